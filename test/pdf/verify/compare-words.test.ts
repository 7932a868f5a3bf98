/** Words of the text layer that nobody sees on the page. */
import { expect, test } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import { countUnseenWords } from '../../../src-main/pdf/verify/compare-words.ts';
import type { ViewedChar } from '../../../src-main/pdf/verify/page-view.ts';

const width = 60;
const height = 30;

/** Ink of full strength in these columns, from the tenth row to the twentieth. */
function inkIn(columns: readonly number[]) {
  const data = new Uint8Array(width * height);
  for (const x of columns) for (let y = 10; y < 20; y += 1) data[y * width + x] = 230;
  return { width, height, data };
}

const charIn = (text: string, box: Rect): ViewedChar => ({
  text,
  box,
  x: box[0],
  y: box[1],
  angle: 0,
  inkless: false,
  invisible: true,
  isSubstituted: false,
});

const count = (ink: ReturnType<typeof inkIn>, char: ViewedChar): number =>
  countUnseenWords(ink, [char], [], (rect) => rect);

test('a thin letter that fills its box is seen against what is beside it', () => {
  expect(count(inkIn([20, 21]), charIn('1', [20, 10, 21.1, 20]))).toBe(0);
  expect(count(inkIn([20]), charIn('I', [20, 10, 21, 20]))).toBe(0);
});

test('a letter without ink, thin or broad, is not, nor is one that drowns in ink', () => {
  expect(count(inkIn([]), charIn('1', [20, 10, 21.1, 20]))).toBe(1);
  expect(count(inkIn([30]), charIn('1', [20, 10, 21.1, 20]))).toBe(1);
  expect(count(inkIn([]), charIn('m', [20, 10, 30, 20]))).toBe(1);
  const bar = Array.from({ length: 20 }, (_, index) => 15 + index);
  expect(count(inkIn(bar), charIn('1', [20, 10, 21.1, 20]))).toBe(1);
});
