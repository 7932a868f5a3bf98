/** A second look at the lines that the first reading of a picture left out. */
import type { GreyPicture } from './draw-grey.ts';
import { findMissedLines, groupBlocks, type MissedLine } from './missed-lines.ts';
import type { Box, RawLine } from './raw-lines.ts';

export type WholeReading = {
  /** In the order of reading. */
  readonly lines: readonly RawLine[];
  /** Shapes as large as letters, on lines, that no word stands for. */
  readonly unread: number;
};

/** Of an inch, around the lines of a block. */
const margin = 0.06;
/** Of 100: less sure words are what drawings are read as. */
const leastSure = 40;
/** Of a word's box: what stands there already is the same word. */
const mostShared = 0.25;
/** More would take longer than the page: it is a drawing or a photograph. */
const mostBlocks = 25;

/** `readBlock`: a part of the picture, taken for lines under one another. */
export function readMissed(
  picture: GreyPicture,
  lines: readonly RawLine[],
  readBlock: (part: GreyPicture) => readonly RawLine[],
): WholeReading {
  const first = leaveOutTangled(lines);
  const missed = findMissedLines(picture, listBoxes(first));
  const blocks = groupBlocks(missed);
  if (blocks.length === 0) return { lines, unread: 0 };
  if (blocks.length > mostBlocks) return { lines, unread: countLetters(missed) };
  let whole = first;
  for (const block of blocks) {
    const part = cutOut(picture, block);
    const taken = listBoxes(whole);
    for (const line of readBlock(part.picture)) {
      const words = line.words
        .map((word) => ({ ...word, bbox: shift(word.bbox, part.left, part.top) }))
        .filter((word) => isNew(word, taken));
      if (words.length === 0) continue;
      const { bbox, baseline } = line;
      whole = insertLine(whole, {
        ...line,
        bbox: shift(bbox, part.left, part.top),
        baseline: shift(baseline, part.left, part.top),
        words,
      });
    }
  }
  return { lines: whole, unread: countLetters(findMissedLines(picture, listBoxes(whole))) };
}

/** Of 100, and of the usual height of a word: a doubtful word that is higher is two lines taken for one. */
const tangledSure = 70;
const tangledHeight = 1.6;

function leaveOutTangled(lines: readonly RawLine[]): readonly RawLine[] {
  const heights = listBoxes(lines)
    .map(({ y0, y1 }) => y1 - y0)
    .sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  return lines.map((line) => ({
    ...line,
    words: line.words.filter(
      ({ confidence, bbox }) => confidence >= tangledSure || bbox.y1 - bbox.y0 <= tangledHeight * usual,
    ),
  }));
}

function listBoxes(lines: readonly RawLine[]): readonly Box[] {
  return lines.flatMap(({ words }) => words.map(({ bbox }) => bbox));
}

function countLetters(lines: readonly MissedLine[]): number {
  return lines.reduce((sum, { letters }) => sum + letters, 0);
}

function cutOut({ width, height, dpi, data }: GreyPicture, { x0, y0, x1, y1 }: Box) {
  const around = Math.round(margin * dpi);
  const [left, top] = [Math.max(0, x0 - around), Math.max(0, y0 - around)];
  const [right, bottom] = [Math.min(width, x1 + around), Math.min(height, y1 + around)];
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1)
    part.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { left, top, picture: { width: right - left, height: bottom - top, dpi, data: part } };
}

function shift({ x0, y0, x1, y1 }: Box, across: number, down: number): Box {
  return { x0: x0 + across, y0: y0 + down, x1: x1 + across, y1: y1 + down };
}

function isNew({ text, confidence, bbox }: RawLine['words'][number], taken: readonly Box[]): boolean {
  if (confidence < leastSure || !/[\p{L}\p{N}]/u.test(text)) return false;
  const area = (bbox.x1 - bbox.x0) * (bbox.y1 - bbox.y0);
  const shared = taken.reduce((sum, box) => sum + sharedArea(bbox, box), 0);
  return shared <= mostShared * area;
}

function sharedArea(a: Box, b: Box): number {
  const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const down = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Behind the nearest line that stands over it or to its left in its row; at the beginning where there is none. */
function insertLine(lines: readonly RawLine[], line: RawLine): readonly RawLine[] {
  let best = -1;
  let nearest = Infinity;
  for (const [index, { bbox }] of lines.entries()) {
    const distance = distanceBefore(bbox, line.bbox);
    if (distance <= nearest) [best, nearest] = [index, distance];
  }
  return [...lines.slice(0, best + 1), line, ...lines.slice(best + 1)];
}

/** How far `before` is from where `box` would be read next; infinite where it is read later. */
function distanceBefore(before: Box, box: Box): number {
  const middle = (box.y0 + box.y1) / 2;
  const inRow = before.y0 < middle && before.y1 > middle;
  if (inRow) return before.x1 <= box.x0 + (box.y1 - box.y0) ? (box.x0 - before.x1) / 20 : Infinity;
  if (before.y1 > middle) return Infinity;
  const aside = Math.max(0, before.x0 - box.x1, box.x0 - before.x1);
  return box.y0 - before.y1 + aside;
}
