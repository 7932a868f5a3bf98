/** Marks as people draw them, on words and across them, and others that lie anywhere. */
import type { Rect } from '../../../src-main/contract/values.ts';
import type { ExtractedPage, RedactionMark } from '../../../src-main/pdf/engine.ts';

export type PlacedWord = { readonly text: string; readonly page: number; readonly boxes: readonly Rect[] };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function listWords({ page, text, boxes }: ExtractedPage): readonly PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    text: match[0].toLowerCase(),
    page,
    boxes: Array.from({ length: match[0].length }, (_, i) => boxAt(boxes, match.index + i)).filter(
      ([x0, y0, x1, y1]) => x0 < x1 && y0 < y1,
    ),
  }));
}

function boxAt(boxes: Float32Array, index: number): Rect {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(index * 4, index * 4 + 4);
  return [x0, y0, x1, y1];
}

const marksOnPage = 10;
const shareOnWords = 0.7;

export function placeMarks(
  page: ExtractedPage,
  words: readonly PlacedWord[],
  random: () => number,
): readonly RedactionMark[] {
  const [left, bottom, right, top] = page.cropBox;
  return Array.from({ length: marksOnPage }, () => {
    const word = words[Math.floor(random() * words.length)];
    const rect = word === undefined || random() > shareOnWords ? null : surround(word.boxes);
    const [x0, y0, x1, y1] = rect ?? anywhere(page.cropBox, random);
    const grow = rect === null ? 0 : random() * 4 - 1;
    const mark: Rect = [
      Math.max(left, Math.min(x0 - grow, right - 2)),
      Math.max(bottom, Math.min(y0 - grow, top - 2)),
      Math.min(right, Math.max(x1 + grow, left + 2)),
      Math.min(top, Math.max(y1 + grow, bottom + 2)),
    ];
    return { page: page.page, rect: mark, label: 'Withheld' };
  }).filter(({ rect: [x0, y0, x1, y1] }) => x1 - x0 > 0.5 && y1 - y0 > 0.5);
}

function anywhere([left, bottom, right, top]: Rect, random: () => number): Rect {
  const width = (right - left) * (0.02 + random() * 0.3);
  const height = (top - bottom) * (0.005 + random() * 0.08);
  const x = left + random() * (right - left - width);
  const y = bottom + random() * (top - bottom - height);
  return [x, y, x + width, y + height];
}

function surround(boxes: readonly Rect[]): Rect | null {
  const [first, ...others] = boxes;
  if (first === undefined) return null;
  return others.reduce(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    first,
  );
}

/** Shorter ones occur by chance. */
const leastLetters = 5;

/** Words every character of whose every occurrence lies under marks with its middle. */
export function findWithheld(
  words: readonly PlacedWord[],
  marks: readonly RedactionMark[],
): readonly string[] {
  const shown = new Set<string>();
  const covered = new Set<string>();
  for (const { text, page, boxes } of words) {
    const isCovered = boxes.length > 0 && boxes.every((box) => isUnder(box, page, marks));
    (isCovered ? covered : shown).add(text);
  }
  return [...covered].filter((word) => word.length >= leastLetters && !shown.has(word));
}

function isUnder([x0, y0, x1, y1]: Rect, page: number, marks: readonly RedactionMark[]): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return marks.some(
    ({ page: on, rect }) => on === page && x > rect[0] && x < rect[2] && y > rect[1] && y < rect[3],
  );
}
