import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rect } from '../../src-main/contract/values.ts';
import { coveredArea, coveredShare, mergeRects } from '../../src-main/domain/rects.ts';

const page: Rect = [0, 0, 100, 200];

describe('rectangles of one line', () => {
  test('become one, those of other lines and other columns stay apart', () => {
    const letters: Rect[] = [
      [10, 100, 16, 112],
      [16, 98, 22, 110],
      [27, 100, 33, 112],
      [10, 80, 16, 92],
      [90, 100, 96, 112],
    ];
    expect(mergeRects(letters)).toEqual([
      [10, 98, 33, 112],
      [10, 80, 16, 92],
      [90, 100, 96, 112],
    ]);
  });

  test('given in any order still become one', () => {
    expect(
      mergeRects([
        [10, 0, 20, 10],
        [50, 0, 60, 10],
        [20, 0, 50, 10],
      ]),
    ).toEqual([[10, 0, 60, 10]]);
  });
});

const rects = fc.array(
  fc
    .tuple(
      fc.integer({ min: -20, max: 110 }),
      fc.integer({ min: -20, max: 210 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
    )
    .map(([x, y, width, height]): Rect => [x, y, x + width, y + height]),
  { maxLength: 8 },
);

describe('covered area', () => {
  test('counts overlaps once and nothing outside the page', () => {
    expect(
      coveredArea(page, [
        [0, 0, 50, 50],
        [25, 25, 75, 75],
        [90, 190, 300, 400],
      ]),
    ).toBe(2500 + 2500 - 625 + 100);
    expect(coveredShare(page, [[0, 0, 100, 100]])).toBe(0.5);
    expect(coveredShare(page, [])).toBe(0);
  });

  test('agrees with counting unit squares', () => {
    fc.assert(
      fc.property(rects, (given) => {
        let squares = 0;
        for (let x = 0; x < 100; x += 1) {
          for (let y = 0; y < 200; y += 1) {
            if (given.some(([x0, y0, x1, y1]) => x0 <= x && x < x1 && y0 <= y && y < y1)) squares += 1;
          }
        }
        expect(coveredArea(page, given)).toBe(squares);
      }),
      { numRuns: 30 },
    );
  });

  test('never shrinks when rectangles are merged', () => {
    fc.assert(
      fc.property(rects, (given) => {
        const merged = mergeRects(given);
        expect(coveredArea(page, [...given, ...merged])).toBe(coveredArea(page, merged));
      }),
    );
  });
});
