/** What a machine has read, in words for the reviewer. */

import type { FindingKind } from '../../../src-main/contract/document.ts';
import { assertNever } from '../../../src-main/contract/errors.ts';
import { needsEyes, type PageReading, type ReadingFlag } from '../../../src-main/contract/reading.ts';

function sayFlag(flag: ReadingFlag): string {
  switch (flag) {
    case 'poor':
      return 'hard to read';
    case 'faint':
      return 'faint';
    case 'handwritten':
      return 'perhaps handwritten';
    case 'no-text':
      return 'no words found';
    case 'sideways':
      return 'lies on its side or head';
    case 'failed':
      return 'could not be read';
    default:
      return assertNever(flag);
  }
}

/** A sentence without its full stop, such as "Read by machine, 62 % sure, faint: check by eye". */
export function sayReading({ state, confidence, flags }: PageReading): string {
  if (state === 'waiting') return 'A picture of text, waiting to be read by machine';
  const isEmpty = flags.includes('no-text') || flags.includes('failed');
  const notes = flags.filter((flag) => flag !== 'poor' || flags.length === 1).map(sayFlag);
  const sure = isEmpty ? [] : [`${Math.round(100 * confidence)} % sure`];
  const said = ['Read by machine', ...sure, ...notes].join(', ');
  return needsEyes(flags) ? `${said}: check by eye` : said;
}

/** Findings that are about how well a page was read. */
export const readingKinds: ReadonlySet<FindingKind> = new Set(['poor-reading', 'no-words-read']);
