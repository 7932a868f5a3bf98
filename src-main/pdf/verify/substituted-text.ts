/**
 * Text in fonts that the file does not bring along: every program draws it with a font of its own, so that letters are
 * thicker, wider or of another shape. They must be there, but not in the same pixels.
 */
import type { Rect } from '../../contract/values.ts';
import type { Pdfium } from '../pdfium.ts';
import { block, type Direction, type Spot } from './compare-blocks.ts';
import type { Ink } from './compare-pictures.ts';
import { sumInk } from './ink-amount.ts';
import { readChars } from './page-view.ts';
import { grow, overlap } from './rects.ts';

/** Pixels by which another font's letters may reach over. */
const reach = 4;
/** Of the ink that the other renderer has in a letter's place. */
const least = 0.25;

/** The letters' places in pixels; text that shows nothing is left out. */
export function findSubstitutedText(
  pdfium: Pdfium,
  handle: number,
  toPixels: (rect: Rect) => Rect,
): readonly Rect[] {
  return readChars(pdfium, handle, 'fonts').flatMap(({ box, isSubstituted, invisible }) =>
    box === null || invisible || !isSubstituted ? [] : [grow(toPixels(box), 1)],
  );
}

/**
 * Whether a block that differs holds such letters, and each of them that was lost has ink in the output too. Ink that
 * is added there needs no counterpart: one program may have no letter where the other has one.
 */
export function isSubstitution(
  letters: readonly Rect[],
  before: Ink,
  after: Ink,
  skip: Uint8Array,
  [x, y]: Spot,
  direction: Direction,
): boolean {
  const place = grow([x, y, x + block, y + block], reach);
  const here = letters.filter((letter) => overlap(letter, place) !== null);
  if (here.length === 0) return false;
  return (
    direction === 'added' ||
    here.every((letter) => sumInk(after, letter, skip) >= least * sumInk(before, letter, skip))
  );
}
