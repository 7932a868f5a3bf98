/** Words that a clip cuts off, as in a narrow column: what is seen of them is read as the whole word. */
import type { Rect } from '../../contract/values.ts';
import type { DisplayItem, Glyph } from './display-item.ts';
import { contains } from './free-area.ts';

/** Share of a word's characters that must be kept. */
const readableShare = 0.6;
/** Em between two characters of one word. */
const wordGap = 0.2;

type Letter = { readonly glyph: Glyph; readonly order: number };

/**
 * Characters that are not kept because a clip hides them, of words most of which is kept. Not of those that something
 * covers: somebody may have meant to hide them.
 */
export function findCutLetters(
  items: readonly DisplayItem[],
  kept: ReadonlySet<number>,
  page: Rect,
): readonly Letter[] {
  const isLostToClip = (item: DisplayItem, order: number): boolean =>
    item.kind === 'glyph' && !kept.has(order) && isCut(item, page);
  if (!items.some(isLostToClip)) return [];
  return groupWords(items).flatMap((word) => {
    const lost = word.filter(({ order }) => !kept.has(order));
    if (lost.length === 0 || word.length - lost.length < readableShare * word.length) return [];
    return lost.every(({ glyph }) => isCut(glyph, page)) ? lost : [];
  });
}

function isCut({ bounds, clip, shownBy }: Glyph, page: Rect): boolean {
  return shownBy === 'itself' && clip !== null && !contains(clip.bounds, bounds, 1) && contains(page, bounds);
}

function groupWords(items: readonly DisplayItem[]): readonly (readonly Letter[])[] {
  const words: Letter[][] = [];
  let word: Letter[] = [];
  let last: Glyph | null = null;
  for (const [order, item] of items.entries()) {
    if (item.kind !== 'glyph') continue;
    if (item.text.trim() === '') {
      last = null;
      continue;
    }
    if (last === null || !follows(last, item)) {
      word = [];
      words.push(word);
    }
    word.push({ glyph: item, order });
    last = item;
  }
  return words;
}

function follows({ matrix: [a, b, c, d, x, y], advance }: Glyph, { matrix }: Glyph): boolean {
  const gap = Math.hypot(matrix[4] - (x + a * advance), matrix[5] - (y + b * advance));
  return gap < wordGap * Math.hypot(c, d);
}
