/** The table of all parts, which ends the part `contents`. */
import type { BundlePart } from '../../contract/bundle.ts';
import { describeDayShort } from '../../domain/civil-date.ts';
import { formatPageRange } from '../../domain/numbers.ts';
import type { Block } from '../../domain/prose.ts';

export function composeContentsTable(parts: readonly BundlePart[]): Block {
  const listed = parts.filter((part) => part.kind !== 'contents');
  return {
    kind: 'table',
    header: ['Document', 'Date', 'Pages'],
    rows: listed.map((part) => [
      part.title,
      part.date === null ? '' : describeDayShort(part.date),
      formatPageRange(part.firstPage, part.lastPage),
    ]),
    pages: listed.map((part) => part.firstPage),
    widths: [0.6, 0.2, 0.2],
    alignRight: [2],
  };
}
