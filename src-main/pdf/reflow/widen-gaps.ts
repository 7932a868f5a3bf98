/** Gaps of a segment that stays as it is: wider over the white space beside them, or exactly as wide as the words were. */
import type { Rect } from '../../contract/values.ts';
import { findSetting, pageEdge } from './alignment.ts';
import { widerWidths } from './gap-widths.ts';
import { boxHeight, describeGap, type LinePlan, type PlannedGap, type Work } from './line-plan.ts';
import type { Piece } from './pieces.ts';

export function widenGaps(work: Work): LinePlan {
  const { alignment } = findSetting(work.segment, work.all, work.page);
  const gaps = joinAcrossPunctuation(work.pieces)
    .filter(({ kept }) => !kept)
    .map((piece): PlannedGap => {
      const exact = measureExact(piece, work);
      const wider =
        alignment.kind === 'right' ? findRoom(piece, exact, -1, work) : findRoom(piece, exact, 1, work);
      return describeGap(piece, wider ?? exact, wider === null ? 'exact' : 'widened', work);
    });
  return { gaps, moves: [], dropped: [] };
}

/** From the first of its marks to the last. */
function measureExact({ marks, start, end }: Piece, work: Work): readonly [number, number] {
  const rects = work.marks.filter(({ number }) => marks.includes(number)).map(({ rect }) => rect);
  if (rects.length === 0) return [start, end];
  return [Math.min(...rects.map((rect) => rect[0])), Math.max(...rects.map((rect) => rect[2]))];
}

/** The next of the fixed widths that there is room for, to the right or to the left of where the text begins. */
function findRoom(
  { start, end, glyphs }: Piece,
  exact: readonly [number, number],
  direction: 1 | -1,
  { segment: { base, size }, page, surroundings }: Work,
): readonly [number, number] | null {
  const [from, to] = [Math.min(start, exact[0]), Math.max(end, exact[1])];
  const width = widerWidths.find((each) => each * size >= to - from);
  if (width === undefined) return null;
  const [x0, x1] = direction === 1 ? [from, from + width * size] : [to - width * size, to];
  if (x0 < page[0] + pageEdge || x1 > page[2] - pageEdge) return null;
  const rect: Rect = [x0, base - boxHeight.below * size, x1, base + boxHeight.above * size];
  return surroundings.isFree(rect, new Set(glyphs.map(({ id }) => id))) ? [x0, x1] : null;
}

const punctuation = /^[\p{P}\p{S}]+$/u;

/** A comma between two words that are taken out would tell how long each of them is. */
function joinAcrossPunctuation(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const next = pieces[i + 1];
    const between = piece.kept && last?.kept === false && next?.kept === false;
    if (between && piece.glyphs.every(({ text }) => punctuation.test(text)))
      joined.push({ ...piece, kept: false });
    else joined.push(piece);
    const [before, added] = joined.slice(-2);
    if (before?.kept === false && added?.kept === false) {
      const marks = [...new Set([...before.marks, ...added.marks])].sort((a, b) => a - b);
      const glyphs = [...before.glyphs, ...added.glyphs];
      joined.splice(-2, 2, { ...before, glyphs, marks, end: Math.max(before.end, added.end) });
    }
  }
  return joined;
}
