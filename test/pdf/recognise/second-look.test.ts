import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test, vi } from 'vitest';
import { loadPdfjs } from '../../../src-main/pdf/pdfjs.ts';
import type { GreyPicture } from '../../../src-main/pdf/recognise/draw-grey.ts';
import { findMissedLines } from '../../../src-main/pdf/recognise/missed-lines.ts';
import type { RawLine } from '../../../src-main/pdf/recognise/raw-lines.ts';
import { readMissed } from '../../../src-main/pdf/recognise/read-missed.ts';
import { removeRules } from '../../../src-main/pdf/recognise/remove-rules.ts';

type Bar = readonly [x: number, y: number, width: number, height: number, grey?: number];

/** Paper of grey 240 with bars on it, a hundredth of an inch and more at 300 dots an inch. */
function draw(bars: readonly Bar[], paper = 240): GreyPicture {
  const [width, height] = [900, 600];
  const data = new Uint8Array(width * height).fill(paper);
  for (const [x, y, across, down, grey = 20] of bars)
    for (let row = y; row < y + down; row += 1) data.fill(grey, row * width + x, row * width + x + across);
  return { width, height, dpi: 300, data };
}

/** Shapes as wide and high as letters, side by side. */
const letters = (count: number, x: number, y: number): Bar[] =>
  Array.from({ length: count }, (_, at): Bar[] => [
    [x + 24 * at, y, 5, 28],
    [x + 24 * at + 5, y + 12, 9, 5],
  ]).flat();

const box = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1 });

function lineOf(text: string, place: ReturnType<typeof box>, confidence = 95): RawLine {
  return {
    bbox: place,
    baseline: { ...place, y0: place.y1 },
    rowAttributes: { rowHeight: place.y1 - place.y0, descenders: 4, ascenders: 4 },
    words: [{ text, confidence, bbox: place }],
  };
}

describe('letters that no word stands for', () => {
  test('are found as a line', () => {
    const [line, ...more] = findMissedLines(draw(letters(9, 100, 200)), []);
    expect(more).toEqual([]);
    expect(line?.box).toEqual(box(100, 200, 100 + 24 * 8 + 14, 228));
    expect(line?.letters).toBe(9);
  });

  test.each([
    ['a word stands there', letters(9, 100, 200), [box(95, 195, 320, 232)]],
    ['there are only three', letters(3, 100, 200), []],
    ['it is a rule', [[100, 200, 600, 4]] as Bar[], []],
    ['it is a black area', [[100, 200, 300, 60]] as Bar[], []],
    ['they are specks', Array.from({ length: 20 }, (_, at): Bar => [100 + at * 9, 200, 3, 3]), []],
  ])('are none where %s', (_, bars, words) => {
    expect(findMissedLines(draw(bars), words)).toEqual([]);
  });
});

describe('a second look', () => {
  const picture = draw([...letters(9, 100, 100), ...letters(9, 100, 200), ...letters(9, 100, 300)]);
  const read = [lineOf('above', box(95, 95, 320, 132)), lineOf('below', box(95, 295, 320, 332))];

  test('reads the line that was left out, and puts it where it is read', () => {
    const readBlock = vi.fn((part: GreyPicture) => [lineOf('between', box(20, 20, part.width - 20, 44))]);
    const { lines, unread } = readMissed(picture, read, readBlock);
    expect(lines.map(({ words }) => words[0]?.text)).toEqual(['above', 'between', 'below']);
    expect(lines[1]?.words[0]?.bbox.y0).toBeGreaterThan(190);
    expect(readBlock).toHaveBeenCalledTimes(1);
    expect(unread).toBe(0);
  });

  test('says how many letters are left where it reads nothing, or nothing sure', () => {
    expect(readMissed(picture, read, () => []).unread).toBe(9);
    const doubtful = () => [lineOf('wvv', box(20, 20, 200, 44), 12)];
    expect(readMissed(picture, read, doubtful)).toEqual({ lines: read, unread: 9 });
  });

  test('is not asked for where all was read', () => {
    const readBlock = vi.fn(() => []);
    const all = [...read, lineOf('between', box(95, 195, 320, 232))];
    expect(readMissed(picture, all, readBlock)).toEqual({ lines: all, unread: 0 });
    expect(readBlock).not.toHaveBeenCalled();
  });

  test('gives up a doubtful word that is two lines high', () => {
    const tangled = [lineOf('ahove', box(95, 95, 320, 232), 30), lineOf('below', box(95, 295, 320, 332))];
    const { lines } = readMissed(picture, [...tangled, ...tangled.slice(1)], (part) => [
      lineOf('above', box(20, 20, part.width - 20, 44)),
      lineOf('between', box(20, 120, part.width - 20, 144)),
    ]);
    expect(lines.map(({ words }) => words[0]?.text)).toEqual(expect.arrayContaining(['above', 'between']));
    expect(lines.flatMap(({ words }) => words.map(({ text }) => text))).not.toContain('ahove');
  });
});

describe('rules are taken out of a picture', () => {
  /** But for where two rules cross: a speck of a few pixels there is read as nothing. */
  const countDark = ({ data }: GreyPicture): number => data.filter((grey) => grey < 235).length;

  test.each([
    ['level', [[50, 100, 700, 3]] as Bar[]],
    ['upright', [[50, 100, 3, 400]] as Bar[]],
    ['pale', [[50, 100, 700, 2, 200]] as Bar[]],
    [
      'a grid',
      [
        [50, 100, 700, 3],
        [50, 300, 700, 3],
        [50, 100, 3, 203],
        [747, 100, 3, 203],
      ] as Bar[],
    ],
  ])('%s', (_, bars) => {
    expect(countDark(draw(bars))).toBeGreaterThan(1000);
    expect(countDark(removeRules(draw(bars)))).toBeLessThan(60);
  });

  test('on faint pages too', () => {
    const faint = draw([
      ...letters(40, 20, 300).map(([x, y, w, h]): Bar => [x, y, w, h, 180]),
      [50, 100, 700, 3, 225],
    ]);
    const cleaned = removeRules(faint);
    // Its very ends are as pale as the grain of the paper.
    expect(cleaned.data.subarray(0, 200 * 900).filter((grey) => grey < 234).length).toBeLessThan(60);
    expect(cleaned.data.some((grey) => grey === 180)).toBe(true);
  });

  test('and letters stay, also those that stand on one', async () => {
    await loadPdfjs();
    const canvas = createCanvas(900, 600);
    const context = canvas.getContext('2d');
    context.fillStyle = 'rgb(240,240,240)';
    context.fillRect(0, 0, 900, 600);
    context.fillStyle = 'black';
    context.font = '48px sans-serif';
    context.fillText('Hill Lane, Doncaster', 60, 200);
    const pixels = context.getImageData(0, 0, 900, 600).data;
    const data = Uint8Array.from({ length: 900 * 600 }, (_, at) => pixels[at * 4] ?? 255);
    const plain = { width: 900, height: 600, dpi: 300, data };
    expect(removeRules(plain)).toBe(plain);
    const ruled = { ...plain, data: data.slice() };
    for (let row = 201; row < 204; row += 1) ruled.data.fill(60, row * 900 + 40, row * 900 + 800);
    const ink = (picture: GreyPicture): number =>
      picture.data.subarray(0, 198 * 900).filter((grey) => grey < 100).length;
    expect(ink(removeRules(ruled))).toBe(ink(plain));
    expect(
      removeRules(ruled)
        .data.subarray(201 * 900 + 600, 201 * 900 + 790)
        .every((grey) => grey >= 235),
    ).toBe(true);
  });

  test('a picture without any stays the very same', () => {
    const picture = draw([[100, 100, 200, 200], ...letters(9, 400, 200)]);
    expect(removeRules(picture)).toBe(picture);
  });
});
