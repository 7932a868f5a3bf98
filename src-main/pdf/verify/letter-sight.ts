/**
 * Which letters of the original can be seen on its page, by PDFium's pictures of it: with its text, without it, and
 * without some words. Other renderers draw other pixels: of a letter in between neither answer is given.
 */
import type { Rect } from '../../contract/model.ts';
import type { Pdfium } from '../pdfium.ts';
import { type Ink, readInk } from './compare-pictures.ts';
import { renderPage, type Shades, type ViewedChar } from './page-view.ts';
import { isSamePlace, type PageWord, surround } from './page-words.ts';
import { listTexts, mayCover, type OriginalPage, readOwners } from './painted-text.ts';
import type { PictureSize } from './picture-size.ts';
import { indexByPlace } from './place-index.ts';
import { overlap } from './rects.ts';

export type LetterSight = {
  /** By place in the word: true for letters and digits that surely cannot be seen. */
  findHidden(word: PageWord): readonly boolean[];
  /** For each word by place in it: true for characters that surely can be seen. */
  findSeen(words: readonly PageWord[]): readonly (readonly boolean[])[];
};

export type SightInput = {
  readonly pdfium: Pdfium;
  /** Left as it was. */
  readonly page: OriginalPage;
  /** As `renderPage` shows it in `size` and `shades`. */
  readonly before: Ink;
  readonly size: PictureSize;
  readonly shades: Shades;
  /** All characters of the page, as PDFium counts them; boxes in the space of the words that are asked about. */
  readonly chars: readonly ViewedChar[];
  /** From that space to pixels. */
  readonly toPlace: (rect: Rect) => Rect;
};

/** Of 255. What differs by no more is the same; what differs by more is seen. */
const same = 6;
const faintest = 30;
/** Of 255: a place with no more contrast is of one colour; on a scan, paper has a little. */
const flat = 3;
const flatScan = 10;
/** Of a letter's width and height, between the outermost pixels that make a difference. */
const seenShare = 0.6;
/** Words of a page that are looked at one by one. */
const mostWords = 40;

export function createLetterSight(input: SightInput): LetterSight {
  const { pdfium, page, before, size, shades, chars, toPlace } = input;
  const near = indexByPlace(chars);
  const collided = findCollided(chars, toPlace, before);
  let texts: readonly number[] | null = null;
  let bare: Ink | null = null;
  let covers: ((place: Rect) => boolean) | null = null;
  let owners: readonly number[] | null = null;
  let looks = 0;

  const drawWithout = (gone: Iterable<number>): Ink => {
    const objects = [...gone];
    for (const object of objects) pdfium.FPDFPageObj_SetIsActive(object, false);
    const ink = renderPage(pdfium, page.handle, size, shades, readInk);
    for (const object of objects) pdfium.FPDFPageObj_SetIsActive(object, true);
    return ink;
  };
  const drawWithoutText = (): Ink => {
    texts ??= listTexts(pdfium, page);
    bare ??= drawWithout(texts);
    return bare;
  };
  /** Or without all text, where too many words have been looked at. */
  const drawWithoutWords = (words: readonly PageWord[]): Ink => {
    looks += 1;
    if (looks > mostWords) return drawWithoutText();
    owners ??= readOwners(pdfium, page, chars.length);
    const objects = new Set<number>();
    for (const number of words.flatMap((word) => listTwins(word, near, chars))) {
      const owner = owners[number] ?? 0;
      if (owner !== 0) objects.add(owner);
    }
    return drawWithout(objects);
  };
  const isUnchanged = (without: Ink, place: Rect): boolean =>
    findDifference(before, without, place, same) === null;

  return {
    findHidden: (word) => {
      const places = word.boxes.map(toPlace);
      if (word.invisible) {
        const bland = places.map((place) => measureContrast(before, place) <= flatScan);
        // The cells of a text layer are guesses: one of them may well lie between two letters.
        return bland.map((one, at) => one && (bland[at - 1] === true || bland[at + 1] === true));
      }
      covers ??= mayCover(pdfium, page, before);
      const isTelling = word.letters.map((letter) => /[\p{L}\p{N}]/u.test(letter));
      const hidden = places.map((place, at) => {
        if (isTelling[at] !== true) return false;
        if (measureContrast(before, place) <= flat) return true;
        return covers?.(place) === true && isUnchanged(drawWithoutText(), place);
      });
      const isDoubtful = (at: number): boolean =>
        isTelling[at] === true && hidden[at] === false && collided[word.numbers[at] ?? -1] === 1;
      if (!word.numbers.some((_, at) => isDoubtful(at))) return hidden;
      const without = drawWithoutWords([word]);
      return places.map(
        (place, at) => hidden[at] === true || (isDoubtful(at) && isUnchanged(without, place)),
      );
    },
    findSeen: (words) => {
      const isAlone = words.map((word) => isApart(word, words));
      const alone = words.filter((word, index) => isAlone[index] === true && !word.invisible);
      const together = alone.length === 0 ? before : drawWithoutWords(alone);
      return words.map((word, index) => {
        if (word.invisible) return word.boxes.map(() => true);
        const without = isAlone[index] === true ? together : drawWithoutWords([word]);
        return word.boxes.map((box) => isSeen(before, without, toPlace(box)));
      });
    },
  };
}

function isSeen(before: Ink, without: Ink, place: Rect): boolean {
  const change = findDifference(before, without, place, faintest);
  if (change === null) return false;
  // A stroke may fall on two pixels neither of which differs much: one is granted on each side.
  const [across, up] = [change[2] - change[0] + 2, change[3] - change[1] + 2];
  return across >= seenShare * (place[2] - place[0]) && up >= seenShare * (place[3] - place[1]);
}

/** Whether no other word has letters in its place. */
function isApart(word: PageWord, words: readonly PageWord[]): boolean {
  const whole = surround(word.boxes);
  return words.every((other) => other === word || overlap(whole, surround(other.boxes)) === null);
}

/** Numbers of a word's characters, and of the same ones printed once more in the same place. */
function listTwins(
  { numbers, boxes, letters }: PageWord,
  near: (place: Rect) => readonly ViewedChar[],
  chars: readonly ViewedChar[],
): readonly number[] {
  const twins = boxes.flatMap((box, at) =>
    near(box).flatMap((other) =>
      other.text === letters[at] && other.box !== null && isSamePlace(box, other.box)
        ? [chars.indexOf(other)]
        : [],
    ),
  );
  return [...numbers, ...twins];
}

/** Of a letter's width and height, left out on each side: letters side by side may overhang. */
const overhang = 0.15;

/** 1 for characters in whose place others stand: what is seen there may be theirs. */
function findCollided(
  chars: readonly ViewedChar[],
  toPlace: (rect: Rect) => Rect,
  { width, height }: Ink,
): Uint8Array {
  const collided = new Uint8Array(chars.length);
  const takers = new Int32Array(width * height);
  for (const [number, { box, text }] of chars.entries()) {
    if (box === null) continue;
    const [x0, y0, x1, y1] = toPlace(box);
    const [across, up] = [(x1 - x0) * overhang, (y1 - y0) * overhang];
    const [left, right] = [Math.max(0, Math.floor(x0 + across)), Math.min(width, Math.ceil(x1 - across))];
    const [top, bottom] = [Math.max(0, Math.floor(y0 + up)), Math.min(height, Math.ceil(y1 - up))];
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) {
        const taker = (takers[y * width + x] ?? 0) - 1;
        takers[y * width + x] = number + 1;
        const other = chars[taker];
        if (other === undefined || other.box === null || isOneGlyph(other.box, box)) continue;
        if (other.text === text && isSamePlace(other.box, box)) continue;
        if (overlap(other.box, box) === null) continue;
        collided[number] = 1;
        collided[taker] = 1;
      }
  }
  return collided;
}

/** The letters of a ligature. */
function isOneGlyph(a: Rect, b: Rect): boolean {
  return a.every((value, side) => value === b[side]);
}

function measureContrast(ink: Ink, place: Rect): number {
  let least = 255;
  let most = 0;
  visitPixels(ink, place, (at) => {
    const value = ink.data[at] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  });
  return most - least;
}

/** Round the pixels in which two pictures differ by more; null where they do not. */
function findDifference(a: Ink, b: Ink, place: Rect, by: number): Rect | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  visitPixels(a, place, (at, x, y) => {
    if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) <= by) return;
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
  });
  return x0 < x1 ? [x0, y0, x1, y1] : null;
}

function visitPixels(
  { width, height }: Ink,
  [x0, y0, x1, y1]: Rect,
  visit: (at: number, x: number, y: number) => void,
): void {
  const [left, right] = [Math.max(0, Math.floor(x0)), Math.min(width, Math.ceil(x1))];
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y += 1)
    for (let x = left; x < right; x += 1) visit(y * width + x, x, y);
}
