/** Words of the original outside the boxes that the output no longer has as text. */
import type { Rect } from '../../contract/values.ts';
import { isInBox } from './box-text.ts';
import type { Ink } from './compare-pictures.ts';
import { foldText } from './fold-text.ts';
import { sumInk } from './ink-amount.ts';
import type { ViewedChar } from './page-view.ts';
import {
  findOverclaimed,
  groupWords,
  isSamePlace,
  type PageWord,
  splitWord,
  surround,
} from './page-words.ts';
import { indexByPlace } from './place-index.ts';
import { areaOf, contains, grow, isNear, middleOf, overlap } from './rects.ts';

/** Shorter words are found inside others and prove nothing. */
const shortest = 3;

/**
 * What the output's text should have of a word: the stretches of it that touch none of `marks` (which are grown by what
 * burning takes), without letters that nobody sees (`hidden`, by place in the word) or that no glyph shows.
 */
export function listWanted(
  word: PageWord,
  hidden: readonly boolean[],
  marks: readonly Rect[],
): readonly PageWord[] {
  const near = listNear(word, marks);
  const overclaimed = findOverclaimed(word);
  return splitWord(word, (at) => {
    const box = word.boxes[at];
    return (
      box !== undefined &&
      hidden[at] !== true &&
      overclaimed[at] !== true &&
      !near.some((mark) => touches(box, mark))
    );
  });
}

/**
 * Words, or parts of words, that no other word overprints and that `output` does not hold often enough; what was moved
 * must stand where it was moved to. All in one space; `toMoved` says where the output shows what the original shows in
 * a place. Where the output's words begin and end does not matter.
 */
export function findLostWords(
  wantedWords: readonly PageWord[],
  output: readonly ViewedChar[],
  toMoved: (rect: Rect) => Rect,
): PageWord[] {
  const remaining = foldText(output.map((char) => char.text).join('')).letters;
  const wanted = new Map<string, PageWord[]>();
  const folded = new Map<string, string>();
  for (const word of wantedWords) {
    const letters = folded.get(word.text) ?? foldText(word.text).letters;
    folded.set(word.text, letters);
    if (letters.length < shortest) continue;
    const same = wanted.get(letters);
    if (same === undefined) wanted.set(letters, [word]);
    else same.push(word);
  }
  const lost: PageWord[] = [];
  const place = ({ boxes }: PageWord): Rect => surround(boxes.map(toMoved));
  const near = lookUp(output);
  for (const [letters, words] of wanted) {
    const moved = words.filter((word) => isMoved(place(word), surround(word.boxes)));
    const missing = words.length - countIn(remaining, letters, words.length);
    if (missing <= 0 && moved.length === 0) continue;
    // Of several equal words, those that do not stand where they should are the missing ones.
    const absent = words.filter((word) => !standsThere(letters, place(word), near));
    const plain = absent.filter((word) => !isOverprinted(word, wantedWords));
    const strays = plain.filter((word) => moved.includes(word));
    const others = plain.filter((word) => !moved.includes(word));
    lost.push(...strays, ...others.slice(0, Math.max(0, missing - strays.length)));
  }
  return lost;
}

function isMoved(place: Rect, before: Rect): boolean {
  return place[0] !== before[0] || place[1] !== before[1];
}

/** Units by which a text layer of whole points may be off, and by which its cells reach beyond the ink. */
const off = 3;

/** Of parts of lost words, those that do not stand in their place either. */
export function findAbsent(
  parts: readonly PageWord[],
  output: readonly ViewedChar[],
  toMoved: (rect: Rect) => Rect,
): readonly PageWord[] {
  const near = lookUp(output);
  return parts.filter(({ text, boxes }) => {
    const { letters } = foldText(text);
    return letters.length >= shortest && !standsThere(letters, surround(boxes.map(toMoved)), near);
  });
}

function lookUp(output: readonly ViewedChar[]): (where: Rect) => readonly ViewedChar[] {
  let index: ReturnType<typeof indexByPlace<ViewedChar>> | null = null;
  return (where) => {
    index ??= indexByPlace(output);
    return index(where);
  };
}

/** Letter by letter, in any order: two readers may begin and end the words of a line elsewhere. */
function standsThere(letters: string, place: Rect, find: (place: Rect) => readonly ViewedChar[]): boolean {
  const near = grow(place, off);
  const there = find(near).filter(({ box }) => box !== null && contains(near, middleOf(box)));
  const text = foldText(there.map((char) => char.text).join('')).letters;
  if (text.includes(letters)) return true;
  const rest = [...text];
  return [...letters].every((letter) => {
    const at = rest.indexOf(letter);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function listNear({ boxes }: PageWord, marks: readonly Rect[]): readonly Rect[] {
  if (marks.length === 0) return marks;
  const whole = surround(boxes);
  return marks.filter((mark) => isNear(whole, mark));
}

function touches(box: Rect, mark: Rect): boolean {
  return overlap(box, mark) !== null || isInBox(box, mark);
}

function touchesAny(word: PageWord, marks: readonly Rect[]): boolean {
  const near = listNear(word, marks);
  return near.length > 0 && word.boxes.some((box) => near.some((mark) => touches(box, mark)));
}

/** Two words on one place, and not the same one printed twice: which of them is seen cannot be known, so neither is asked for. */
function isOverprinted(word: PageWord, all: readonly PageWord[]): boolean {
  const covered = word.boxes.filter((box) =>
    all.some(
      (other) =>
        other !== word &&
        other.boxes.some(
          (over) =>
            areaOf(overlap(box, over) ?? [0, 0, 0, 0]) > areaOf(box) * 0.3 &&
            !(other.text === word.text && isSamePlace(box, over)),
        ),
    ),
  );
  if (covered.length * 2 > word.boxes.length) return true;
  if (!word.invisible) return false;
  // The cells of an OCR layer are guesses: there a word over another need not meet its letters.
  const whole = surround(word.boxes);
  return all.some(
    (other) =>
      other !== word &&
      other.text !== word.text &&
      areaOf(overlap(whole, surround(other.boxes)) ?? [0, 0, 0, 0]) > areaOf(whole) * 0.3,
  );
}

function countIn(text: string, part: string, enough: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < enough; at = text.indexOf(part, at + part.length))
    count += 1;
  return count;
}

/**
 * Whether there is something under an invisible word, such as the picture that it was read from. Half way up its
 * letters it is not of one colour: what is seen at their edges may be what somebody's box left of them.
 */
export function hasInk(ink: Ink, word: PageWord, toPixels: (rect: Rect) => Rect): boolean {
  const whole = surround(word.boxes);
  const isUpright = whole[2] - whole[0] < whole[3] - whole[1];
  if (!hasContrast(ink, toPixels(middleBand(whole, isUpright)), boxContrast)) return false;
  const inked = word.boxes.filter(
    (box) => hasContrast(ink, toPixels(box), 60) && hasLight(ink, toPixels(middleBand(box, isUpright))),
  );
  return inked.length * 2 > word.boxes.length;
}

/** Of 255: what a box may have, from where its picture was compressed, or at the edge of another. */
const boxContrast = 40;

function middleBand([x0, y0, x1, y1]: Rect, isUpright: boolean): Rect {
  const [across, up] = [(x1 - x0) / 4, (y1 - y0) / 4];
  return isUpright ? [x0 + across, y0, x1 - across, y1] : [x0, y0 + up, x1, y1 - up];
}

/** Darkness that a scanned letter does not have all over. */
const black = 180;

function hasLight(ink: Ink, [x0, y0, x1, y1]: Rect): boolean {
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(ink.height, Math.ceil(y1)); y += 1)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(ink.width, Math.ceil(x1)); x += 1)
      if ((ink.data[y * ink.width + x] ?? 0) < black) return true;
  return false;
}

/** Of the ink that a letter has in the original. */
const leastInk = 0.2;
/** Darkness times pixels, below which a letter is too faint to be judged. */
const faintestLetter = 400;

/**
 * Words with ink in the original in whose place the output shows nothing. `skip` is 1 for pixels that are not compared;
 * `isChanged` is false for places in which all other pixels are the same in both.
 */
export function countErasedWords(
  words: readonly PageWord[],
  before: Ink,
  after: Ink,
  skip: Uint8Array,
  marks: readonly Rect[],
  isChanged: (place: Rect) => boolean,
  toPixels: (rect: Rect) => Rect,
): number {
  return words.filter((word) => {
    const places = word.boxes.map(toPixels);
    if (!isChanged(surround(places)) || touchesAny(word, marks)) return false;
    let seen = 0;
    let erased = 0;
    for (const place of places) {
      const there = sumInk(before, place, skip);
      if (there < faintestLetter) continue;
      seen += 1;
      if (sumInk(after, place, skip) < leastInk * there) erased += 1;
    }
    return erased >= 2 && erased * 2 > seen;
  }).length;
}

/** Words of a text layer under which nothing at all is to be seen, and that touch no box. */
export function countUnseenWords(
  ink: Ink,
  chars: readonly ViewedChar[],
  marks: readonly Rect[],
  toPixels: (rect: Rect) => Rect,
): number {
  return groupWords(chars).filter(
    (word) =>
      /[\p{L}\p{N}]/u.test(word.text) &&
      !touchesAny(word, marks) &&
      !word.boxes.some((box) => hasContrast(ink, withSides(toPixels(box)), faintestInk)),
  ).length;
}

/** A thin letter fills its box: that it is dark shows only against what is beside it. */
function withSides([x0, y0, x1, y1]: Rect): Rect {
  return x1 - x0 < 2 ? [x0 - 1, y0, x1 + 1, y1] : [x0, y0, x1, y1];
}

/** Of 255. */
const faintestInk = 10;

function hasContrast(ink: Ink, [x0, y0, x1, y1]: Rect, enough: number): boolean {
  let least = 255;
  let most = 0;
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(ink.height, Math.ceil(y1)); y += 1)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(ink.width, Math.ceil(x1)); x += 1) {
      const value = ink.data[y * ink.width + x] ?? 0;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  return most - least > enough;
}
