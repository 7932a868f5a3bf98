/** Words of the original outside the boxes that the output no longer has as text. */
import type { Rect } from '../../contract/model.ts';
import { isInBox } from './box-text.ts';
import type { Ink } from './compare-pictures.ts';
import { foldText } from './fold-text.ts';
import { sumInk } from './ink-amount.ts';
import type { ViewedChar } from './page-view.ts';
import { indexByPlace } from './place-index.ts';
import { areaOf, contains, grow, isNear, middleOf, overlap } from './rects.ts';

export type PageWord = {
  readonly text: string;
  readonly boxes: readonly Rect[];
  /** In rendering mode 3, as in an OCR layer. */
  readonly invisible: boolean;
};

export function groupWords(chars: readonly ViewedChar[]): PageWord[] {
  const words: PageWord[] = [];
  let text = '';
  let boxes: Rect[] = [];
  let invisible = false;
  const finish = (): void => {
    if (text !== '') words.push({ text, boxes, invisible });
    text = '';
    boxes = [];
  };
  for (const char of chars) {
    if (char.box === null || /^\s$/.test(char.text)) {
      finish();
      continue;
    }
    const last = boxes.at(-1);
    if (last !== undefined && isElsewhere(last, char.box)) finish();
    text += char.text;
    boxes.push(char.box);
    invisible = char.invisible;
  }
  finish();
  return words;
}

/** PDFium joins the last word of a line that ends in a hyphen with whatever it reads next. */
function isElsewhere(last: Rect, next: Rect): boolean {
  const size = Math.max(last[3] - last[1], next[3] - next[1], last[2] - last[0], next[2] - next[0]);
  const reach = 2 * size;
  return (
    last[0] - next[2] >= reach ||
    next[0] - last[2] >= reach ||
    last[1] - next[3] >= reach ||
    next[1] - last[3] >= reach
  );
}

/** Shorter words are found inside others and prove nothing. */
const shortest = 3;

/**
 * Words that touch none of `marks` (which are grown by what burning takes), that no other word overprints, and that
 * `output` does not hold often enough; a word that was moved must stand where it was moved to. All in one space;
 * `toMoved` says where the output shows what the original shows in a place.
 */
export function findLostWords(
  original: readonly PageWord[],
  output: readonly ViewedChar[],
  marks: readonly Rect[],
  toMoved: (rect: Rect) => Rect,
): PageWord[] {
  const remaining = foldText(output.map((char) => char.text).join('')).letters;
  const wanted = new Map<string, PageWord[]>();
  const folded = new Map<string, string>();
  for (const word of original) {
    const letters = folded.get(word.text) ?? foldText(word.text).letters;
    folded.set(word.text, letters);
    if (letters.length < shortest || touchesAny(word, marks)) continue;
    const same = wanted.get(letters);
    if (same === undefined) wanted.set(letters, [word]);
    else same.push(word);
  }
  const lost: PageWord[] = [];
  const place = ({ boxes }: PageWord): Rect => surround(boxes.map(toMoved));
  let index: ReturnType<typeof indexByPlace<ViewedChar>> | null = null;
  const near = (where: Rect): readonly ViewedChar[] => {
    index ??= indexByPlace(output);
    return index(where);
  };
  for (const [letters, words] of wanted) {
    const moved = words.filter((word) => isMoved(place(word), surround(word.boxes)));
    const missing = words.length - countIn(remaining, letters, words.length);
    if (missing <= 0 && moved.length === 0) continue;
    // Of several equal words, those that do not stand where they should are the missing ones.
    const absent = words.filter((word) => !standsThere(letters, place(word), near));
    const plain = absent.filter((word) => !isOverprinted(word, original));
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

function standsThere(letters: string, place: Rect, find: (place: Rect) => readonly ViewedChar[]): boolean {
  const near = grow(place, off);
  const there = find(near).filter(({ box }) => box !== null && contains(near, middleOf(box)));
  return foldText(there.map((char) => char.text).join('')).letters.includes(letters);
}

function surround(boxes: readonly Rect[]): Rect {
  let [x0, y0, x1, y1] = boxes[0] ?? [0, 0, 0, 0];
  for (const box of boxes) {
    if (box[0] < x0) x0 = box[0];
    if (box[1] < y0) y0 = box[1];
    if (box[2] > x1) x1 = box[2];
    if (box[3] > y1) y1 = box[3];
  }
  return [x0, y0, x1, y1];
}

function touchesAny({ boxes }: PageWord, marks: readonly Rect[]): boolean {
  if (marks.length === 0) return false;
  const whole = surround(boxes);
  const near = marks.filter((mark) => isNear(whole, mark));
  return (
    near.length > 0 &&
    boxes.some((box) => near.some((mark) => overlap(box, mark) !== null || isInBox(box, mark)))
  );
}

/** Two words on one place: which of them is seen cannot be known, so neither is asked for. */
function isOverprinted(word: PageWord, all: readonly PageWord[]): boolean {
  const covered = word.boxes.filter((box) =>
    all.some(
      (other) =>
        other !== word &&
        other.text !== word.text &&
        other.boxes.some((over) => areaOf(overlap(box, over) ?? [0, 0, 0, 0]) > areaOf(box) * 0.3),
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

/** Whether the page with its text differs from the page without it where the word stands. */
export function isSeen(withText: Ink, without: Ink, word: PageWord, toPixels: (rect: Rect) => Rect): boolean {
  const seen = word.boxes.filter((box) => {
    const [x0, y0, x1, y1] = toPixels(box);
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(withText.height, Math.ceil(y1)); y += 1)
      for (let x = Math.max(0, Math.floor(x0)); x < Math.min(withText.width, Math.ceil(x1)); x += 1) {
        const at = y * withText.width + x;
        if (Math.abs((withText.data[at] ?? 0) - (without.data[at] ?? 0)) > faintest) return true;
      }
    return false;
  });
  return seen.length * 2 > word.boxes.length;
}

/** Of 255. */
const faintest = 30;

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
      !word.boxes.some((box) => hasContrast(ink, toPixels(box), faintestInk)),
  ).length;
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
