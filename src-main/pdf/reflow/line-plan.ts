/** What is planned for the lines of a page. Space: see `text-line.ts`. */
import type { Rect } from '../../contract/values.ts';
import type { Piece } from './pieces.ts';
import type { Segment } from './text-line.ts';

/** A number of a mark and its rectangle. */
export type LineMark = { readonly number: number; readonly rect: Rect };

/** What else is on the page. */
export type Surroundings = {
  /** True where nothing but `own` characters is, and what goes on evenly under the whole line. */
  isFree(strip: Rect, own: ReadonlySet<number>): boolean;
  /** True where no drawing is but such as hold the whole rectangle: nothing of it has to be cut there. */
  isClear(rect: Rect): boolean;
};

export type PlannedGap = {
  readonly rect: Rect;
  readonly marks: readonly number[];
  readonly width: 'fixed' | 'widened' | 'exact';
  /** Of what was taken out. */
  readonly removed: {
    readonly width: number;
    readonly size: number;
    readonly font: object;
    /** Without a small letter. */
    readonly capitals: boolean;
  };
};

export type PlannedMove = {
  /** Round the ink of the characters. */
  readonly from: Rect;
  readonly by: number;
  readonly glyphs: readonly number[];
};

export type LinePlan = {
  readonly gaps: readonly PlannedGap[];
  readonly moves: readonly PlannedMove[];
  /** White space that would stand in the way of nothing, but tell where something was. */
  readonly dropped: readonly number[];
};

/** A segment with marks, and what it is set among. */
export type Work = {
  readonly segment: Segment;
  readonly pieces: readonly Piece[];
  readonly marks: readonly LineMark[];
  readonly all: readonly Segment[];
  readonly page: Rect;
  readonly surroundings: Surroundings;
};

/** Points by which a rule may reach into a mark: to such an edge a mark is never exact. */
const markEdge = 0.5;

export function shrinkMark([x0, y0, x1, y1]: Rect): Rect {
  return [x0 + markEdge, y0 + markEdge, x1 - markEdge, y1 - markEdge];
}

/** Em below and above the baseline: the height of every box, and where a line must be alone to be set anew. */
export const boxHeight = { below: 0.22, above: 0.78 } as const;
export const stripHeight = { below: 0.14, above: 0.68 } as const;

/** A box as high as its line; where it stays over its marks, as high as they are if they are higher. */
export function describeGap(
  piece: Piece,
  [start, end]: readonly [number, number],
  width: PlannedGap['width'],
  { segment: { base, size }, marks }: Work,
): PlannedGap {
  const own = marks
    .filter(({ number }) => width !== 'fixed' && piece.marks.includes(number))
    .map(({ rect }) => rect);
  const low = Math.min(base - boxHeight.below * size, ...own.map((rect) => rect[1]));
  const high = Math.max(base + boxHeight.above * size, ...own.map((rect) => rect[3]));
  const [first] = piece.glyphs;
  return {
    rect: [start, low, end, high],
    marks: piece.marks,
    width,
    removed: {
      width: piece.end - piece.start,
      size,
      font: first?.font ?? piece,
      capitals: !piece.glyphs.some(({ text }) => /\p{Ll}/u.test(text)),
    },
  };
}
