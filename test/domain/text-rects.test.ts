import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverRange, findCovered } from '../../src-main/domain/text-rects.ts';

/** Letters 6 wide and 8 high on lines 12 apart; b and d stand higher, p and g hang lower, spaces have no ink. */
function layOut(text: string) {
  const boxes = new Float32Array(text.length * 4);
  let x = 0;
  let y = 700;
  for (const [at, letter] of [...text].entries()) {
    if (letter === '\n') {
      x = 0;
      y -= 12;
      continue;
    }
    const rise = 'bd'.includes(letter) ? 3 : 0;
    const fall = 'pg'.includes(letter) ? 2 : 0;
    if (letter !== ' ') boxes.set([x, y - fall, x + 6, y + 5 + rise], at * 4);
    x += 7;
  }
  return { text, boxes };
}

describe('the rectangles over a range of text', () => {
  test('are as high as the whole line, so that their shape does not tell the letters', () => {
    const page = layOut('can bad pig');
    const heights = [
      [0, 3],
      [4, 7],
      [8, 11],
    ].map(([start = 0, end = 0]) => {
      const [rect] = coverRange(page, start, end);
      return rect === undefined ? 0 : rect[3] - rect[1];
    });
    expect(new Set(heights).size).toBe(1);
  });

  test('are one a line', () => {
    const page = layOut('one two\nthree\nfour');
    expect(coverRange(page, 4, 16)).toHaveLength(3);
  });

  test('are none where there is no ink', () => {
    const page = layOut('a   b');
    expect(coverRange(page, 1, 4)).toEqual([]);
  });

  test('keep to the range where a line holds print of very different size', () => {
    const page = layOut('small');
    page.boxes.set([40, 600, 80, 760], 4 * 4);
    const [rect] = coverRange(page, 0, 2);
    expect(rect?.[3]).toBeLessThan(720);
  });

  test('stand upright with a line that runs upwards', () => {
    const text = 'abc';
    const boxes = new Float32Array([10, 0, 20, 6, 10, 7, 23, 13, 10, 14, 20, 20]);
    const [rect] = coverRange({ text, boxes }, 0, 1);
    expect(rect?.[0]).toBeLessThanOrEqual(10);
    expect(rect?.[2]).toBeGreaterThanOrEqual(23);
    expect(rect?.[3]).toBeLessThanOrEqual(6.5);
  });

  test('take some white space, but never half of the way to the next letter', () => {
    const page = layOut('aa bb cc');
    const [rect = [0, 0, 0, 0]] = coverRange(page, 3, 5);
    expect(rect[0]).toBeLessThan(21);
    expect(rect[0]).toBeGreaterThan(13 + 4);
    expect(rect[2]).toBeGreaterThan(34);
    expect(rect[2]).toBeLessThan(34 + 4);
    const [tight = [0, 0, 0, 0]] = coverRange(page, 0, 1);
    expect(tight[2]).toBeLessThanOrEqual(6.5);
  });

  test('cover every character of the range that has ink', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'p', ' ', '\n'), minLength: 1, maxLength: 80 }),
        fc.nat(79),
        fc.nat(79),
        (text, from, length) => {
          const page = layOut(text);
          const start = Math.min(from, text.length - 1);
          const end = Math.min(text.length, start + 1 + length);
          const rects = coverRange(page, start, end);
          for (let at = start; at < end; at += 1) {
            const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.boxes.subarray(at * 4, at * 4 + 4);
            if (x1 <= x0) continue;
            const covered = rects.some((r) => r[0] <= x0 && r[1] <= y0 && r[2] >= x1 && r[3] >= y1);
            expect(covered).toBe(true);
          }
        },
      ),
    );
  });
});

describe('the text under a box drawn by hand', () => {
  test('is each run of characters whose middles lie in it', () => {
    const page = layOut('one two\nthree');
    const box = [27, 696, 50, 712] as const;
    expect(findCovered(page, [box]).map(({ start, end }) => page.text.slice(start, end))).toEqual(['two']);
  });

  test('is nothing under a box over white paper', () => {
    expect(findCovered(layOut('one two'), [[300, 300, 400, 400]])).toEqual([]);
  });

  test('is what a range covers, when the box is the one over that range', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (a, b) => {
        const page = layOut('abcdefg');
        const [start, end] = [Math.min(a, b), Math.max(a, b) + 1];
        expect(findCovered(page, coverRange(page, start, end))).toEqual([{ start, end }]);
      }),
    );
  });
});

describe('a line of a sheet that lay askew in the scanner', () => {
  /** Sixty cells of six by twelve points, each `rise` higher than the one before. */
  function layAskew(rise: number) {
    const text = 'abcdefghij'.repeat(6);
    const boxes = new Float32Array(text.length * 4);
    for (let at = 0; at < text.length; at += 1)
      boxes.set([6 * at, 400 + rise * at, 6 * at + 6, 412 + rise * at], at * 4);
    return { text, boxes };
  }

  test('is covered as high as its neighbourhood, not as all of it from end to end', () => {
    const page = layAskew(0.2);
    const [rect = [0, 0, 0, 0]] = coverRange(page, 30, 36);
    expect(rect[1]).toBeLessThan(400 + 0.2 * 30);
    expect(rect[3]).toBeGreaterThan(412 + 0.2 * 35);
    expect(rect[3] - rect[1]).toBeLessThan(18);
  });

  test('that is level is covered in its whole height wherever the range stands', () => {
    const page = layAskew(0);
    page.boxes.set([0, 396, 6, 420], 0);
    const [rect = [0, 0, 0, 0]] = coverRange(page, 50, 53);
    expect([rect[1] <= 396, rect[3] >= 420]).toEqual([true, true]);
  });
});
