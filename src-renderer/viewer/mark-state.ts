/** What a mark looks like, and which label stands on it. */
import type { Mark, MarkState } from '../../src-main/contract/mark.ts';
import type { ViewPoint, ViewRect } from './geometry.ts';
import { containsPoint } from './geometry.ts';

export function stateOf(mark: Mark): MarkState {
  if (mark.decision === null) return 'suggested';
  if (mark.review?.outcome === 'returned') return 'returned';
  if (mark.decision.outcome === 'keep') return 'kept';
  return mark.review ? 'agreed' : 'withheld';
}

export const stateWords: Readonly<Record<MarkState, string>> = {
  suggested: 'Suggested',
  withheld: 'Withheld',
  kept: 'Kept',
  agreed: 'Withheld, agreed',
  returned: 'Returned',
};

/** A mark with its rectangles as shown at the present scale. */
export type PlacedMark = { readonly mark: Mark; readonly rects: readonly ViewRect[] };

/** The smallest mark under the point: a name inside a withheld paragraph can still be picked. */
export function findMarkAt(marks: readonly PlacedMark[], point: ViewPoint, tolerance: number): Mark | null {
  let best: Mark | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { mark, rects } of marks) {
    if (!rects.some((rect) => containsPoint(rect, point, tolerance))) continue;
    const area = measureArea(rects);
    if (area < least) {
      least = area;
      best = mark;
    }
  }
  return best;
}

export type MarkWords = {
  /** Printed on the box. */
  readonly label: string;
  /** Where the label does not fit. */
  readonly short: string;
};

/** The label that fits on a box of this size, or nothing. */
export function fitLabel(words: MarkWords, width: number, size: number): string {
  const room = width - 4;
  // The typeface is about half as wide as it is high.
  for (const text of [words.label, words.short]) if (text.length * size * 0.56 <= room) return text;
  return '';
}

/** Whether the mark covers its text with a box. */
export function hidesText(mark: Mark): boolean {
  return mark.decision?.outcome === 'withhold';
}

/** Small boxes under large ones, as they will be printed; what can still be read, on top. */
export function orderForPainting(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  return marks
    .map((placed) => ({ placed, hides: hidesText(placed.mark), area: measureArea(placed.rects) }))
    .sort((a, b) => Number(b.hides) - Number(a.hides) || (a.hides ? a.area - b.area : b.area - a.area))
    .map(({ placed }) => placed);
}

function measureArea(rects: readonly ViewRect[]): number {
  return rects.reduce((sum, rect) => sum + rect.width * rect.height, 0);
}
