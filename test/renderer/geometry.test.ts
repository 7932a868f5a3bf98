import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clipToPage,
  measurePage,
  type PageShape,
  pointToView,
  rectToPage,
  rectToView,
} from '../../src-renderer/viewer/geometry.ts';

const box = [10, 20, 210, 320] as const;
const shapes = fc.record({
  box: fc
    .tuple(
      fc.double({ min: -500, max: 500, noNaN: true }),
      fc.double({ min: -500, max: 500, noNaN: true }),
      fc.double({ min: 10, max: 2000, noNaN: true }),
      fc.double({ min: 10, max: 2000, noNaN: true }),
    )
    .map(([x, y, width, height]) => [x, y, x + width, y + height] as const),
  rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
});

describe('geometry of a page as shown', () => {
  it.each([
    [0, { x: 0, y: 0 }],
    [90, { x: 300, y: 0 }],
    [180, { x: 200, y: 300 }],
    [270, { x: 0, y: 200 }],
  ] as const)(
    'shows the upper left corner of a page turned by %i clockwise where it belongs',
    (rotation, at) => {
      expect(pointToView({ box, rotation }, 1, 10, 320)).toEqual(at);
    },
  );

  it('swaps width and height of a page that lies on its side', () => {
    expect(measurePage({ box, rotation: 0 }, 2)).toEqual({ width: 400, height: 600 });
    expect(measurePage({ box, rotation: 270 }, 2)).toEqual({ width: 600, height: 400 });
  });

  it('measures from the crop box and not from the origin of the file', () => {
    expect(rectToView({ box, rotation: 0 }, 2, [10, 300, 60, 320])).toEqual({
      left: 0,
      top: 0,
      width: 100,
      height: 40,
    });
  });

  it('maps every rectangle to the view and back, for all four rotations', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 1, noNaN: true }))),
        (shape: PageShape, scale, shares) => {
          const [x0, y0, x1, y1] = shape.box;
          const [a = 0, b = 0, c = 0, d = 0] = shares;
          const xs = [x0 + (x1 - x0) * a, x0 + (x1 - x0) * b].sort((m, n) => m - n);
          const ys = [y0 + (y1 - y0) * c, y0 + (y1 - y0) * d].sort((m, n) => m - n);
          const rect = [xs[0] ?? 0, ys[0] ?? 0, xs[1] ?? 0, ys[1] ?? 0] as const;
          const view = rectToView(shape, scale, rect);
          const size = measurePage(shape, scale);
          expect(view.left).toBeGreaterThanOrEqual(-1e-6);
          expect(view.top).toBeGreaterThanOrEqual(-1e-6);
          expect(view.left + view.width).toBeLessThanOrEqual(size.width + 1e-6);
          expect(view.top + view.height).toBeLessThanOrEqual(size.height + 1e-6);
          const back = rectToPage(shape, scale, view);
          for (const index of [0, 1, 2, 3]) expect(back[index]).toBeCloseTo(rect[index] ?? Number.NaN, 6);
        },
      ),
    );
  });

  it('cuts a rectangle at the edge of the page and gives up one that lies beside it', () => {
    const page = { width: 100, height: 100 };
    expect(clipToPage({ left: -10, top: 90, width: 30, height: 30 }, page)).toEqual({
      left: 0,
      top: 90,
      width: 20,
      height: 10,
    });
    expect(clipToPage({ left: 120, top: 0, width: 30, height: 30 }, page)).toBeNull();
  });
});
