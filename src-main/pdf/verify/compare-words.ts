/** Words of the original outside the boxes that the output no longer has as text. */
import type { Rect } from '../../contract/model.ts';
import { isInBox } from './box-text.ts';
import type { Ink } from './compare-pictures.ts';
import { foldText } from './fold-text.ts';
import type { ViewedChar } from './page-view.ts';
import { overlap } from './rects.ts';

export type PageWord = { readonly text: string; readonly boxes: readonly Rect[] };

export function groupWords(chars: readonly ViewedChar[]): PageWord[] {
  const words: PageWord[] = [];
  let text = '';
  let boxes: Rect[] = [];
  const finish = (): void => {
    if (text !== '') words.push({ text, boxes });
    text = '';
    boxes = [];
  };
  for (const char of chars) {
    if (char.box === null || /^\s$/.test(char.text)) finish();
    else {
      text += char.text;
      boxes.push(char.box);
    }
  }
  finish();
  return words;
}

/** Shorter words are found inside others and prove nothing. */
const shortest = 3;

/**
 * `isVisible` says whether a word can be seen on the original; hidden text is rightly left out of the output.
 * Words that touch a mark, grown by what the burning takes, are not asked for.
 */
export function countLostWords(
  original: readonly PageWord[],
  output: readonly ViewedChar[],
  marks: readonly Rect[],
  isVisible: (word: PageWord) => boolean,
): number {
  const remaining = foldText(output.map((char) => char.text).join('')).letters;
  const wanted = new Map<string, number>();
  for (const word of original) {
    const letters = foldText(word.text).letters;
    if (
      letters.length < shortest ||
      word.boxes.some((box) => marks.some((mark) => overlap(box, mark) !== null || isInBox(box, mark)))
    )
      continue;
    if (isVisible(word)) wanted.set(letters, (wanted.get(letters) ?? 0) + 1);
  }
  let lost = 0;
  for (const [letters, count] of wanted) lost += Math.max(0, count - countIn(remaining, letters, count));
  return lost;
}

function countIn(text: string, part: string, enough: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < enough; at = text.indexOf(part, at + part.length))
    count += 1;
  return count;
}

/** Light and dark pixels within the word's boxes; `toPixels` maps default user space to the picture. */
export function hasInk(ink: Ink, word: PageWord, toPixels: (rect: Rect) => Rect): boolean {
  let inked = 0;
  for (const box of word.boxes) {
    const [x0, y0, x1, y1] = toPixels(box);
    let darkest = 255;
    let lightest = 0;
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(ink.height, Math.ceil(y1)); y += 1)
      for (let x = Math.max(0, Math.floor(x0)); x < Math.min(ink.width, Math.ceil(x1)); x += 1) {
        const value = ink.data[y * ink.width + x] ?? 0;
        darkest = Math.min(darkest, value);
        lightest = Math.max(lightest, value);
      }
    if (lightest - darkest > 60) inked += 1;
  }
  return inked * 2 > word.boxes.length;
}
