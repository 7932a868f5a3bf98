/** The words of a page, and parts of them. */
import type { Rect } from '../../contract/values.ts';
import type { ViewedChar } from './page-view.ts';
import { areaOf, overlap } from './rects.ts';

export type PageWord = {
  readonly text: string;
  /** A text and a box for each of its characters, and their numbers among those of the page. */
  readonly letters: readonly string[];
  readonly boxes: readonly Rect[];
  readonly numbers: readonly number[];
  /** In rendering mode 3, as in an OCR layer. */
  readonly invisible: boolean;
};

export function groupWords(chars: readonly ViewedChar[]): PageWord[] {
  const words: PageWord[] = [];
  let letters: string[] = [];
  let boxes: Rect[] = [];
  let numbers: number[] = [];
  let invisible = false;
  const finish = (): void => {
    if (letters.length > 0) words.push({ text: letters.join(''), letters, boxes, numbers, invisible });
    [letters, boxes, numbers] = [[], [], []];
  };
  for (const [number, char] of chars.entries()) {
    if (char.box === null || /^\s$/.test(char.text)) {
      finish();
      continue;
    }
    const last = boxes.at(-1);
    if (last !== undefined && isElsewhere(last, char.box)) finish();
    letters.push(char.text);
    boxes.push(char.box);
    numbers.push(number);
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

/** The stretches of a word whose characters are to be kept; `keep` is asked for each of them, by its place in the word. */
export function splitWord(word: PageWord, keep: (at: number) => boolean): readonly PageWord[] {
  const kept = word.letters.map((_, at) => keep(at));
  if (kept.every(Boolean)) return [word];
  const parts: PageWord[] = [];
  for (let from = 0; from < kept.length; from += 1) {
    if (kept[from] !== true) continue;
    let to = from;
    while (kept[to] === true) to += 1;
    const letters = word.letters.slice(from, to);
    parts.push({
      text: letters.join(''),
      letters,
      boxes: word.boxes.slice(from, to),
      numbers: word.numbers.slice(from, to),
      invisible: word.invisible,
    });
    from = to;
  }
  return parts;
}

export function surround(boxes: readonly Rect[]): Rect {
  let [x0, y0, x1, y1] = boxes[0] ?? [0, 0, 0, 0];
  for (const box of boxes) {
    if (box[0] < x0) x0 = box[0];
    if (box[1] < y0) y0 = box[1];
    if (box[2] > x1) x1 = box[2];
    if (box[3] > y1) y1 = box[3];
  }
  return [x0, y0, x1, y1];
}

/** Of both boxes. */
const alike = 0.5;

/** Whether two characters' boxes are about the same: the same letter twice, as some programs make it bold. */
export function isSamePlace(a: Rect, b: Rect): boolean {
  const common = overlap(a, b);
  return common !== null && areaOf(common) > alike * Math.max(areaOf(a), areaOf(b));
}

/** Characters that one glyph may stand for: a map that says more of it says what no glyph shows. */
const mostOfOneGlyph = 4;

/** By its place in the word: whether a glyph claims to be more characters than it can show. */
export function findOverclaimed({ boxes }: PageWord): readonly boolean[] {
  return boxes.map(
    (box) =>
      boxes.filter((other) => other.every((value, side) => value === box[side])).length > mostOfOneGlyph,
  );
}
