import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import type { StrokeStyle } from '../../../src-main/pdf/redraw/display-item.ts';
import {
  clipContours,
  clipLine,
  contains,
  findFreeArea,
  overlaps,
} from '../../../src-main/pdf/redraw/free-area.ts';
import { outlineStroke } from '../../../src-main/pdf/redraw/outline-stroke.ts';
import {
  boundPath,
  type Contour,
  curveTo,
  flattenPath,
  joinContours,
  moveTo,
  type Point,
  readRectangle,
  rectanglePath,
} from '../../../src-main/pdf/redraw/path.ts';
import { toWinding } from '../../../src-main/pdf/redraw/winding.ts';

const whole = fc.integer({ min: 0, max: 100 });
const rect = fc
  .tuple(whole, whole, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([x, y, width, height]): Rect => [x, y, x + width, y + height]);
const point = fc.tuple(whole, whole).map(([x, y]): Point => [x, y]);
const contour = fc
  .array(point, { minLength: 3, maxLength: 9 })
  .map((points): Contour => ({ points, closed: true }));
const area: Rect = [0, 0, 100, 100];

describe('the free area round holes', () => {
  it('touches no hole, and is all of the rest', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 8 }), fc.constantFrom(0, 0.3), (holes, seam) => {
        const free = findFreeArea(area, holes, seam);
        for (const one of free) for (const hole of holes) expect(overlaps(one, hole)).toBe(false);
        for (let x = 0.5; x < 100; x += 7) {
          for (let y = 0.5; y < 100; y += 7) {
            const spot: Rect = [x, y, x, y];
            const isTaken = holes.some((hole) => contains(hole, spot));
            expect(free.some((one) => contains(one, spot))).toBe(!isTaken);
          }
        }
      }),
    );
  });
});

describe('clipping', () => {
  it('leaves no point of an area or a line outside its rectangle', () => {
    fc.assert(
      fc.property(contour, rect, (shape, frame) => {
        for (const { points } of clipContours([shape], frame))
          for (const [x, y] of points) expect(contains(frame, [x, y, x, y])).toBe(true);
        for (const { points } of clipLine(shape, frame))
          for (const [x, y] of points) expect(contains(frame, [x, y, x, y])).toBe(true);
      }),
    );
  });

  it('goes round every point inside the rectangle as before', () => {
    fc.assert(
      fc.property(fc.array(contour, { minLength: 1, maxLength: 3 }), rect, (shapes, frame) => {
        const [whole, part] = [holding(shapes), holding(clipContours(shapes, frame))];
        const spots = spotsIn(frame).filter((spot) => !isOnEdge(spot, shapes));
        expect(spots.filter(part)).toEqual(spots.filter(whole));
      }),
    );
  });

  it('is told from a cut that loses a corner', () => {
    const frame: Rect = [0, 0, 40, 40];
    const square = rectangle(10, 10, 60, 60);
    const wrong = [{ points: [...square.points.slice(0, 3)], closed: true }];
    const spots = spotsIn(frame);
    expect(spots.filter(holding(clipContours(wrong, frame)))).not.toEqual(spots.filter(holding([square])));
  });
});

describe('flattening', () => {
  it('leaves no curve that could be continued, and is off by less than a quarter of a pixel', () => {
    const curve = [moveTo, 10, 10, curveTo, 10, 80, 90, 80, 90, 10];
    const [line] = flattenPath(curve, 0.15);
    expect(line?.points.length).toBeGreaterThan(5);
    expect(joinContours(line === undefined ? [] : [line])).not.toContain(curveTo);
    for (const [x, y] of line?.points ?? []) {
      const t = (x - 10) / 80;
      // Symmetric control points: x is not linear in t, but the height stays under the curve's top.
      expect(t).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(62.6);
    }
  });
});

describe('rectangles', () => {
  it('are told from other paths', () => {
    expect(readRectangle(rectanglePath([1, 2, 3, 4]))).toEqual([1, 2, 3, 4]);
    expect(readRectangle([...rectanglePath([1, 2, 3, 4]), ...rectanglePath([5, 5, 6, 6])])).toBeNull();
    expect(readRectangle([moveTo, 0, 0, 1, 5, 0, 1, 6, 5, 1, 0, 5, 3])).toBeNull();
    expect(boundPath([])).toBeNull();
  });
});

const style: StrokeStyle = {
  width: 8,
  cap: 'butt',
  join: 'miter',
  miterLimit: 10,
  dashes: [],
  dashOffset: 0,
};

describe('the area that a pen covers', () => {
  it.each<[string, Partial<StrokeStyle>]>([
    ['mitres', {}],
    ['bevels and square ends', { join: 'bevel', cap: 'square' }],
    ['round joins and ends', { join: 'round', cap: 'round' }],
    ['dashes', { dashes: [12, 7], dashOffset: 5 }],
    ['an odd list of dashes', { dashes: [9], dashOffset: 0 }],
  ])('is what a canvas paints: %s', (_, change) => {
    const pen = { ...style, ...change };
    // Whether the last dash of a closed line is joined to the first is left to the reader.
    for (const closed of pen.dashes.length === 0 ? [false, true] : [false]) {
      const line: Contour = {
        points: [
          [20, 30],
          [110, 40],
          [60, 100],
          [40, 60],
        ],
        closed,
      };
      const ours = paint(outlineStroke([line], pen), 'nonzero');
      const context = createCanvas(150, 150).getContext('2d');
      context.lineWidth = pen.width;
      context.lineCap = pen.cap;
      context.lineJoin = pen.join;
      context.miterLimit = pen.miterLimit;
      context.setLineDash([...pen.dashes]);
      context.lineDashOffset = pen.dashOffset;
      trace(context, [line]);
      context.stroke();
      expect(countDifferent(ours, readAlpha(context))).toBeLessThan(12);
    }
  });
});

describe('even-odd areas by winding number', () => {
  const ring = [rectangle(10, 10, 90, 90), rectangle(30, 30, 70, 70), rectangle(45, 45, 55, 55)];

  it('look the same', () => {
    const turned = toWinding(ring, area);
    expect(turned).not.toBeNull();
    expect(countDifferent(paint(ring, 'evenodd'), paint(turned ?? [], 'nonzero'))).toBe(0);
  });

  it('are refused where a contour crosses itself', () => {
    const star: Contour = {
      points: [
        [50, 5],
        [80, 95],
        [5, 40],
        [95, 40],
        [20, 95],
      ],
      closed: true,
    };
    expect(toWinding([star], area)).toBeNull();
  });
});

function rectangle(x0: number, y0: number, x1: number, y1: number): Contour {
  return {
    points: [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    closed: true,
  };
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>;

function trace(context: Context, contours: readonly Contour[]): void {
  context.beginPath();
  for (const { points, closed } of contours) {
    for (const [i, [x, y]] of points.entries()) {
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    if (closed) context.closePath();
  }
}

function paint(contours: readonly Contour[], rule: 'nonzero' | 'evenodd'): readonly number[] {
  const context = createCanvas(150, 150).getContext('2d');
  trace(context, contours);
  context.fill(rule);
  return readAlpha(context);
}

function readAlpha(context: Context): readonly number[] {
  const { data } = context.getImageData(0, 0, 150, 150);
  return Array.from({ length: 150 * 150 }, (_, i) => data[i * 4 + 3] ?? 0);
}

function countDifferent(a: readonly number[], b: readonly number[]): number {
  return a.filter((value, i) => Math.abs(value - (b[i] ?? 0)) > 96).length;
}

/** Whether points are inside, as a canvas has it: exact, where the shades of painted edges are not. */
function holding(contours: readonly Contour[]): (spot: Point) => boolean {
  const context = createCanvas(1, 1).getContext('2d');
  trace(context, contours);
  return ([x, y]) => context.isPointInPath(x, y);
}

function spotsIn([x0, y0, x1, y1]: Rect): readonly Point[] {
  const spots: Point[] = [];
  for (let x = x0 + 0.37; x < x1; x += 1.9) for (let y = y0 + 0.61; y < y1; y += 1.9) spots.push([x, y]);
  return spots;
}

function isOnEdge([x, y]: Point, contours: readonly Contour[]): boolean {
  return contours.some(({ points }) =>
    points.some(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
      const length = Math.hypot(bx - ax, by - ay);
      const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2;
      const t = Math.min(Math.max(along, 0), 1);
      return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) < 0.01;
    }),
  );
}
