/** The widths that gaps are given: few, so that a width tells next to nothing of what was there. In em of the line. */

export type GapClass = 'word' | 'phrase' | 'passage';

/** Longest that still counts as one; a long surname is some seven em, so that all of them are words. */
const longestWord = 8;
const longestPhrase = 16;

/** The first that the line has room for. The smallest still has room for "Withheld" in ordinary print. */
const widths: Readonly<Record<GapClass, readonly number[]>> = {
  word: [4, 3.2, 2.4],
  phrase: [8, 6, 4],
  passage: [12, 9, 6],
};

/** All of these, for a box that can only be made wider. */
export const widerWidths: readonly number[] = [4, 8, 12, 16, 24];

/** How often a smaller width may be tried. */
export const levels = 3;

export function classifyGap(width: number, size: number): GapClass {
  if (width <= longestWord * size) return 'word';
  return width <= longestPhrase * size ? 'phrase' : 'passage';
}

/** Points. */
export function chooseWidth(gapClass: GapClass, level: number, size: number): number {
  const [first = 0, second = first, third = second] = widths[gapClass];
  return ([first, second, third][level] ?? third) * size;
}
