import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPages } from '../../src-main/domain/page-ranges.ts';

describe('a document in ranges of pages', () => {
  test.each([
    [1, [[1, 1]]],
    [25, [[1, 25]]],
    [
      26,
      [
        [1, 13],
        [14, 26],
      ],
    ],
    [
      100,
      [
        [1, 25],
        [26, 50],
        [51, 75],
        [76, 100],
      ],
    ],
  ])('of %i pages', (pages, expected) => {
    expect(splitPages(pages).map(({ from, to }) => [from, to])).toEqual(expected);
  });

  test('has each page in exactly one range, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (pages) => {
        let next = 1;
        for (const { from, to } of splitPages(pages)) {
          expect(from).toBe(next);
          expect(to).toBeGreaterThanOrEqual(from);
          next = to + 1;
        }
        expect(next).toBe(pages + 1);
      }),
    );
  });

  test('is opened twenty times at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (pages) => {
        expect(splitPages(pages).length).toBeLessThanOrEqual(20);
      }),
    );
  });

  test('has ranges of nearly equal size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (pages) => {
        const sizes = splitPages(pages).map(({ from, to }) => to - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
