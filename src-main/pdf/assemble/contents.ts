/** The table of all parts, which ends the part `contents`. */
import type { BundlePart } from '../../contract/model.ts';
import { describeDayShort } from '../../domain/civil-date.ts';
import { formatPageRange } from '../../domain/numbers.ts';
import type { Block } from '../../domain/prose.ts';

export function composeContentsTable(parts: readonly BundlePart[]): Block {
  return {
    kind: 'table',
    header: ['Document', 'Date', 'Pages'],
    rows: parts
      .filter((part) => part.kind !== 'contents')
      .map((part) => [
        part.title,
        part.date === null ? '' : describeDayShort(part.date),
        formatPageRange(part.firstPage, part.lastPage),
      ]),
    widths: [0.6, 0.2, 0.2],
    alignRight: [2],
  };
}
