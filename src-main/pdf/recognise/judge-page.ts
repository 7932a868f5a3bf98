/** Whether the words of a page can be had as they are, or a machine has to read them from its picture. */

import type { ReadingReason } from '../../contract/reading.ts';
import type { Rect } from '../../contract/values.ts';
import type { Character } from '../characters.ts';
import { intersectRects } from '../geometry.ts';
import { shareOfWords } from './word-like.ts';

export type PageToRead = {
  readonly reason: ReadingReason;
  /** What has to be read, in default user space. */
  readonly part: Rect;
};

type Judged = {
  /** The visible area. */
  readonly box: Rect;
  readonly characters: readonly Pick<Character, 'text' | 'box' | 'invisible'>[];
  readonly pictures: readonly Rect[];
  /** Asked for where there is neither text nor picture: drawings may hold letters too. */
  readonly hasInk: boolean;
};

/** Of the page's area: smaller pictures beside text are logos, signatures and portraits. */
const leastPicture = 0.12;
/** Letters on a picture, for each tenth of the page that it takes: more are the picture's own words. */
const stampLetters = 12;
const leastLayer = 25;
const goodLayer = 0.6;
/** Letters; fewer say nothing about the rest. */
const leastGarbled = 20;
const mostReadable = 0.5;

/** Null: its text can be trusted, or there is nothing to read. */
export function judgePage({ box, characters, pictures, hasInk }: Judged): PageToRead | null {
  const inked = characters.filter((character) => character.box !== null && overlaps(character.box, box));
  const visible = inked.filter(({ invisible }) => !invisible);
  const shown = pictures.map((picture) => intersectRects(picture, box)).filter((picture) => picture !== null);
  if (inked.length === 0 && hasInk) return { reason: 'no-text', part: box };
  if (isGarbled(visible)) return { reason: 'garbled', part: box };
  // Strips and tiles of one scan count together.
  const silent = shown.filter((picture) => countOn(visible, picture) <= allowedOn(picture, box));
  const share = silent.reduce((sum, picture) => sum + areaOf(picture), 0) / areaOf(box);
  if (silent.length === 0 || share < leastPicture) return null;
  const part = surround(silent);
  const layer = characters.filter(({ invisible, box: own }) => own === null || invisible);
  const letters = layer.filter((character) => character.box !== null && overlaps(character.box, part)).length;
  if (letters === 0) return { reason: visible.length === 0 ? 'no-text' : 'little-text', part };
  const text = layer.map((character) => character.text).join('');
  return letters >= leastLayer && shareOfWords(text) >= goodLayer ? null : { reason: 'poor-layer', part };
}

/** Codes without a meaning: a font that does not say what its glyphs are. */
function isGarbled(visible: Judged['characters']): boolean {
  if (visible.length < leastGarbled) return false;
  const readable = visible.filter(
    ({ text }) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/[\p{Co}\uFFFD]/u.test(text),
  );
  return readable.length < mostReadable * visible.length;
}

function countOn(characters: Judged['characters'], picture: Rect): number {
  return characters.filter(({ box }) => {
    if (box === null) return false;
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x > picture[0] && x < picture[2] && y > picture[1] && y < picture[3];
  }).length;
}

function allowedOn(picture: Rect, page: Rect): number {
  return stampLetters * Math.max(1, (10 * areaOf(picture)) / areaOf(page));
}

function overlaps(a: Rect, b: Rect): boolean {
  return intersectRects(a, b) !== null;
}

function areaOf([x0, y0, x1, y1]: Rect): number {
  return (x1 - x0) * (y1 - y0);
}

function surround(rects: readonly Rect[]): Rect {
  return rects.reduce((all, [x0, y0, x1, y1]) => [
    Math.min(all[0], x0),
    Math.min(all[1], y0),
    Math.max(all[2], x1),
    Math.max(all[3], y1),
  ]);
}
