/** Pages a second of processor time. */
import type { CarePage } from '../../../test/support/care-prose.ts';
import { findMedian } from '../measure/print-table.ts';
import { detectInDocument, listPeople } from './run-detection.ts';

const runs = 5;

/** All pages as one document of a case; the first run warms up and is not counted. */
export function measurePagesPerSecond(pages: readonly CarePage[], register: 'no list' | 'with list'): number {
  const texts = pages.map(({ text }) => text);
  const people =
    register === 'no list'
      ? []
      : pages.flatMap(({ file, people: own }) =>
          listPeople(own.map((person) => ({ ...person, id: `${file} ${person.id}` }))),
        );
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const before = process.cpuUsage();
    detectInDocument(texts, people);
    const { user, system } = process.cpuUsage(before);
    if (run > 0) seconds.push((user + system) / 1_000_000);
  }
  return pages.length / findMedian(seconds);
}
