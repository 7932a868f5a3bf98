/** The order in which the parts of a line are drawn where some are written from right to left (Unicode Standard Annex 9). */
import createBidi from 'bidi-js/dist/bidi.mjs';

const bidi = createBidi();

/** Letters of scripts that are written from right to left, and marks that say so. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

export type OrderedPart = {
  /** UTF-16 offsets into the text. */
  readonly from: number;
  readonly to: number;
  readonly isRightToLeft: boolean;
};

/** From left to right, as drawn. A part ends where the direction changes and at each of `cuts`. */
export function orderText(text: string, cuts: readonly number[] = []): OrderedPart[] {
  const { levels } = bidi.getEmbeddingLevels(text);
  const at = new Set(cuts);
  const parts: { from: number; to: number; level: number }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const level = levels[index] ?? 0;
    const last = parts.at(-1);
    if (last !== undefined && last.level === level && !at.has(index)) last.to = index + 1;
    else parts.push({ from: index, to: index + 1, level });
  }
  // Rule L2: from the highest level to the lowest odd one, every run of that level or above is turned.
  const highest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < parts.length; from += 1) {
      let to = from;
      while ((parts[to]?.level ?? -1) >= level) to += 1;
      if (to > from) parts.splice(from, to - from, ...parts.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return parts.map(({ from, to, level }) => ({ from, to, isRightToLeft: level % 2 === 1 }));
}

/** A bracket that opens on the right is drawn as its mirror image. */
export function mirror(text: string): string {
  return [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');
}
