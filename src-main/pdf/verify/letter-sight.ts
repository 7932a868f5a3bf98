/**
 * Which letters of the original can be seen on its page, by PDFium's pictures of it: with its text, without it, and
 * without some words. Other renderers draw other pixels: of a letter in between neither answer is given.
 */
import type { Rect } from '../../contract/values.ts';
import type { Pdfium } from '../pdfium.ts';
import { type Ink, readInk } from './compare-pictures.ts';
import { renderPage, type Shades, type ViewedChar } from './page-view.ts';
import { isSamePlace, type PageWord } from './page-words.ts';
import { listTexts, mayCover, type OriginalPage, readOwners } from './painted-text.ts';
import type { PictureSize } from './picture-size.ts';
import { indexByPlace } from './place-index.ts';
import { grow, holdWhole, overlap } from './rects.ts';

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

/** The characters round a place, and the number of each. */
type Neighbours = {
  readonly near: (place: Rect) => readonly ViewedChar[];
  readonly numbers: ReadonlyMap<ViewedChar, number>;
};

/** Of 255. What differs by no more is the same; what differs by more is seen. */
const same = 6;
const faintest = 30;
/** Of 255: a place with no more contrast is of one colour; on a scan, paper has a little. */
const flat = 3;
const flatScan = 10;
/** Of a letter's width and height, between the outermost pixels that make a difference. */
const seenShare = 0.6;
/** Pictures of one page without this or that. */
const mostLooks = 40;

export function createLetterSight(input: SightInput): LetterSight {
  const { pdfium, page, before, size, shades, chars, toPlace } = input;
  const collided = findCollided(chars, toPlace, before);
  let neighbours: Neighbours | null = null;
  let texts: readonly number[] | null = null;
  let bare: Ink | null = null;
  let covers: ((place: Rect) => boolean) | null = null;
  let owners: readonly number[] | null = null;
  const drawn = new Map<string, Ink>();

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
  /** Of characters, and of the same ones printed once more in the same place. */
  const listObjects = (asked: readonly number[]): readonly number[] => {
    if (asked.length === 0) return [];
    owners ??= readOwners(pdfium, page, chars.length);
    neighbours ??= { near: indexByPlace(chars), numbers: new Map(chars.map((char, at) => [char, at])) };
    const [known, { near, numbers }] = [owners, neighbours];
    const twins = asked.flatMap((number) => listTwins(chars[number], near));
    const objects = twins.map((char) => known[numbers.get(char) ?? -1] ?? 0);
    return [...new Set(objects)].filter((object) => object !== 0).sort((a, b) => a - b);
  };
  /** Null where too much has been looked at. */
  const drawWithoutObjects = (objects: readonly number[]): Ink | null => {
    const key = objects.join(' ');
    const known = drawn.get(key);
    if (known !== undefined) return known;
    if (objects.length === 0 || drawn.size >= mostLooks) return null;
    const ink = drawWithout(objects);
    drawn.set(key, ink);
    return ink;
  };
  const isUnchanged = (without: Ink | null, place: Rect): boolean =>
    without !== null && isSame(before, without, place);

  return {
    findHidden: (word) => {
      const places = word.boxes.map(toPlace);
      if (word.invisible) {
        const bland = places.map((place) => isFlat(before, place, flatScan));
        // The cells of a text layer are guesses: one of them may well lie between two letters.
        return bland.map((one, at) => one && (bland[at - 1] === true || bland[at + 1] === true));
      }
      covers ??= mayCover(pdfium, page, before);
      // What is thinner, this picture may swallow.
      const isTelling = places.map(
        (place, at) => isLarge(place) && /[\p{L}\p{N}]/u.test(word.letters[at] ?? ''),
      );
      const hidden = places.map((place, at) => {
        if (isTelling[at] !== true) return false;
        // A letter may be a stroke that fills its box.
        if (isFlat(before, grow(place, 1.5), flat)) return true;
        return covers?.(place) === true && isUnchanged(drawWithoutText(), place);
      });
      const isDoubtful = (at: number): boolean =>
        isTelling[at] === true && hidden[at] === false && collided[word.numbers[at] ?? -1] === 1;
      return places.map((place, at) => {
        if (!isDoubtful(at)) return hidden[at] === true;
        const objects = listObjects(word.numbers.slice(at, at + 1));
        return isUnchanged(drawWithoutObjects(objects), place);
      });
    },
    findSeen: (words) => {
      const visible = words.filter((word) => !word.invisible);
      const isAlone = (word: PageWord): boolean =>
        word.numbers.every((number) => collided[number] !== 1) || visible.length === 1;
      const together = listObjects(visible.filter(isAlone).flatMap((word) => word.numbers));
      return words.map((word) =>
        word.boxes.map((box, at) => {
          if (word.invisible) return true;
          const objects = isAlone(word) ? together : listObjects(word.numbers.slice(at, at + 1));
          const without = drawWithoutObjects(objects);
          return without !== null && isSeen(before, without, toPlace(box));
        }),
      );
    },
  };
}

/** Pixels. */
const thin = 1.5;

function isLarge([x0, y0, x1, y1]: Rect): boolean {
  return x1 - x0 >= thin && y1 - y0 >= thin;
}

function isSeen(before: Ink, without: Ink, place: Rect): boolean {
  const change = findDifference(before, without, place, faintest);
  if (change === null) return false;
  // A stroke may fall on two pixels neither of which differs much: one is granted on each side.
  const [across, up] = [change[2] - change[0] + 2, change[3] - change[1] + 2];
  return across >= seenShare * (place[2] - place[0]) && up >= seenShare * (place[3] - place[1]);
}

/** A character, and the same one printed once more in the same place. */
function listTwins(
  own: ViewedChar | undefined,
  near: (place: Rect) => readonly ViewedChar[],
): readonly ViewedChar[] {
  if (own === undefined || own.box === null) return [];
  const { box, text } = own;
  return near(box).filter(
    (other) => other === own || (other.text === text && other.box !== null && isSamePlace(box, other.box)),
  );
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
        const at = y * width + x;
        const taker = (takers[at] ?? 0) - 1;
        takers[at] = number + 1;
        if (taker < 0 || taker === number) continue;
        if (!collides(chars[taker], text, box)) continue;
        collided[number] = 1;
        collided[taker] = 1;
      }
  }
  return collided;
}

function collides(other: ViewedChar | undefined, text: string, box: Rect): boolean {
  if (other === undefined || other.box === null || isOneGlyph(other.box, box)) return false;
  if (other.text === text && isSamePlace(other.box, box)) return false;
  return overlap(other.box, box) !== null;
}

/** The letters of a ligature. */
function isOneGlyph(a: Rect, b: Rect): boolean {
  return a.every((value, side) => value === b[side]);
}

function isFlat({ width, height, data }: Ink, place: Rect, most: number): boolean {
  const [left, top, right, bottom] = holdWhole(place, width, height);
  let [lightest, darkest] = [255, 0];
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1) {
      const value = data[at] ?? 0;
      if (value < lightest) lightest = value;
      if (value > darkest) darkest = value;
      if (darkest - lightest > most) return false;
    }
  return true;
}

function isSame(a: Ink, b: Ink, place: Rect): boolean {
  const { width, height } = a;
  const [left, top, right, bottom] = holdWhole(place, width, height);
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1)
      if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > same) return false;
  return true;
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
  place: Rect,
  visit: (at: number, x: number, y: number) => void,
): void {
  const [left, top, right, bottom] = holdWhole(place, width, height);
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) visit(y * width + x, x, y);
}
