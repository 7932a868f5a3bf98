/** The widths that gaps are given: few, so that a width tells next to nothing of what was there. In em of the line. */

export type GapClass = 'word' | 'phrase' | 'passage';

/** Em: a first name and a surname together are seldom longer, so that all names are words. */
const longestWord = 12;
const longestPhrase = 24;

/** The first that the line has room for. All but the last have room for "Withheld" in ordinary print. */
const widths: Readonly<Record<GapClass, readonly number[]>> = {
  word: [4, 3.5, 2.8, 1.8],
  phrase: [8, 6, 4, 2.8],
  passage: [12, 9, 6, 4],
};

/** All of these, for a box that can only be made wider. */
export const widerWidths: readonly number[] = [4, 8, 12, 16, 24];

/** How often a smaller width may be tried. */
export const levels = 4;

export function classifyGap(width: number, size: number): GapClass {
  if (width <= longestWord * size) return 'word';
  return width <= longestPhrase * size ? 'phrase' : 'passage';
}

/** Points. */
export function chooseWidth(gapClass: GapClass, level: number, size: number): number {
  return (widths[gapClass][level] ?? 0) * size;
}
