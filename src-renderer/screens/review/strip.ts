/** The strip of a document: one cell a page, or a cell for several where there are more pages than room. Pure. */
import type { DocumentSummary, PageState } from '../../../src-main/contract/document.ts';
import { sayCount } from '../frame/words.ts';

export type StripCell = { readonly first: number; readonly last: number; readonly state: PageState };

/** What needs work shows, even when it is one page of many. */
const urgency: readonly PageState[] = ['open-suggestions', 'unseen', 'part-withheld', 'seen'];

export function makeStrip(states: readonly PageState[], mostCells: number): readonly StripCell[] {
  const cells = Math.min(mostCells, states.length);
  return Array.from({ length: cells }, (_, index) => {
    const from = Math.floor((index * states.length) / cells);
    const to = Math.max(from + 1, Math.floor(((index + 1) * states.length) / cells));
    const part = states.slice(from, to);
    return { first: from + 1, last: to, state: urgency.find((state) => part.includes(state)) ?? 'unseen' };
  });
}

/** The page under a point of the strip; `share` from 0 at its left to 1 at its right. */
export function findStripPage(share: number, pages: number): number {
  return Math.min(pages, Math.max(1, Math.floor(share * pages) + 1));
}

export const stateNames: Readonly<Record<PageState, string>> = {
  unseen: 'Not seen',
  seen: 'Seen, nothing withheld',
  'open-suggestions': 'Open suggestions',
  'part-withheld': 'Part withheld',
};

/** "18 pages, 7 suggestions open" */
export function describeProgress(document: DocumentSummary, secondReview: boolean): string {
  const parts = [sayCount(document.pages, 'page')];
  if (secondReview) {
    parts.push(document.awaitingReview > 0 ? `${document.awaitingReview} to review` : 'nothing to review');
  } else if (document.suggestions > 0) {
    const short = document.returned > 0;
    parts.push(
      short ? `${document.suggestions} open` : `${sayCount(document.suggestions, 'suggestion')} open`,
    );
  }
  if (document.returned > 0) parts.push(`${document.returned} returned`);
  if (parts.length === 1) {
    const unseen = document.pageStates.filter((state) => state === 'unseen').length;
    if (unseen > 0) parts.push(unseen === document.pages ? 'not seen' : `${unseen} not seen`);
    else parts.push('done');
  }
  return parts.join(', ');
}
