/** Pages a second of processor time. */
import { detectInPages } from '../../../src-main/detect/suggestion.ts';
import type { CarePage } from '../../../test/support/care-prose.ts';
import { findMedian } from '../measure/print-table.ts';
import { listPeople } from './run-detection.ts';

const runs = 5;

/** All pages as one document of a case; the first run warms up and is not counted. */
export function measurePagesPerSecond(pages: readonly CarePage[], register: 'no list' | 'with list'): number {
  const document = pages.map(({ text }, index) => ({ page: index + 1, text }));
  const people =
    register === 'no list'
      ? []
      : pages.flatMap(({ file, people: own }) =>
          listPeople(own.map((person) => ({ ...person, id: `${file} ${person.id}` }))),
        );
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const before = process.cpuUsage();
    detectInPages(document, people);
    const { user, system } = process.cpuUsage(before);
    if (run > 0) seconds.push((user + system) / 1_000_000);
  }
  return pages.length / findMedian(seconds);
}
