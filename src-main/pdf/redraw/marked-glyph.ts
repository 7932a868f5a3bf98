/** What becomes of a character that a mark touches. */
import type { Rect } from '../../contract/values.ts';
import { mapPoint } from '../geometry.ts';
import type { Glyph } from './display-item.ts';
import { contains } from './free-area.ts';

/** Pixels round a mark within which a character counts as touched. */
export const nearness = 0.4;

/** Of a character's height: less is a neighbour line's overhang. */
const overhang = 0.35;
/** Pixels; what stands out less of a character that a mark takes is dropped with it. */
const sliver = 7;

/** Em above the baseline: where readers take a character without ink to be, on it or in the middle of its cell. */
const inklessHeights = [0, 0.3];

/** Its ink may only touch the mark, as that of a comma does, where readers take it to be in it. */
function standsIn(hole: Rect, { matrix, advance }: Glyph): boolean {
  return inklessHeights.some((height) => {
    const [x, y] = mapPoint((advance || 0.25) / 2, height, matrix);
    return contains(hole, [x, y, x, y]);
  });
}

/** A character that a mark touches is no text any more, unless it is of another line and only its edge is touched. */
export function decideGlyph(
  glyph: Glyph,
  bounds: Rect,
  touched: readonly Rect[],
): { text: 'painted' | 'unpainted' | 'none'; outline: boolean } {
  const itself = glyph.shownBy === 'itself';
  if (touched.length === 0)
    return { text: glyph.shownBy === 'others' ? 'unpainted' : 'painted', outline: false };
  if (glyph.shownBy === 'nothing') return { text: 'none', outline: false };
  const [a, b] = glyph.matrix;
  const [low, high] = Math.abs(a) >= Math.abs(b) ? ([1, 3] as const) : ([0, 2] as const);
  const height = bounds[high] - bounds[low];
  const isEdge = touched.every(
    (hole) => Math.min(hole[high], bounds[high]) - Math.max(hole[low], bounds[low]) < overhang * height,
  );
  if (isEdge && !touched.some((hole) => standsIn(hole, glyph))) return { text: 'unpainted', outline: itself };
  const standsOut = !touched.some((hole) => contains(hole, bounds, sliver));
  return { text: 'none', outline: itself && standsOut };
}
