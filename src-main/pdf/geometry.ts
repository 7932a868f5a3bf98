/**
 * Where a page's default user space (the space of marks and character boxes) lies on the page as displayed:
 * CropBox cut, /Rotate and UserUnit applied. Every mapping goes through here.
 */
import type { Rect } from '../contract/values.ts';

/** [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Rotation = 0 | 90 | 180 | 270;

export type PageGeometry = {
  /** What a viewer shows, in default user space: CropBox within MediaBox. */
  readonly visibleBox: Rect;
  readonly rotation: Rotation;
  readonly userUnit: number;
  /** Size as displayed, in points. */
  readonly width: number;
  readonly height: number;
  /** Default user space → displayed page, points, origin bottom left. */
  readonly toDisplay: Matrix;
};

export function describePage(visibleBox: Rect, rotation: Rotation, userUnit: number): PageGeometry {
  const [x0, y0, x1, y1] = visibleBox;
  const u = userUnit;
  const across = (x1 - x0) * u;
  const up = (y1 - y0) * u;
  const base = { visibleBox, rotation, userUnit };
  switch (rotation) {
    case 0:
      return { ...base, width: across, height: up, toDisplay: [u, 0, 0, u, -x0 * u, -y0 * u] };
    case 90:
      return { ...base, width: up, height: across, toDisplay: [0, -u, u, 0, -y0 * u, x1 * u] };
    case 180:
      return { ...base, width: across, height: up, toDisplay: [-u, 0, 0, -u, x1 * u, y1 * u] };
    case 270:
      return { ...base, width: up, height: across, toDisplay: [0, u, -u, 0, y1 * u, -x0 * u] };
  }
}

/** Any number of degrees as a viewer reads it: a multiple of 90, clockwise; everything else counts as 0. */
export function readRotation(degrees: number): Rotation {
  const turned = ((degrees % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

export function mapPoint(x: number, y: number, m: Matrix): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** The smallest upright rectangle round the mapped one. */
export function mapRect(rect: Rect, m: Matrix): Rect {
  const [x0, y0, x1, y1] = rect;
  const [a, b, c, d, e, f] = m;
  const left = a * x0 + c * y0 + e;
  const right = a * x1 + c * y1 + e;
  const otherLeft = a * x0 + c * y1 + e;
  const otherRight = a * x1 + c * y0 + e;
  const low = b * x0 + d * y0 + f;
  const high = b * x1 + d * y1 + f;
  const otherLow = b * x0 + d * y1 + f;
  const otherHigh = b * x1 + d * y0 + f;
  return [
    Math.min(left, right, otherLeft, otherRight),
    Math.min(low, high, otherLow, otherHigh),
    Math.max(left, right, otherLeft, otherRight),
    Math.max(low, high, otherLow, otherHigh),
  ];
}

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** Throws where the matrix has no area. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c;
  if (determinant === 0) throw new RangeError('A matrix without area has no inverse.');
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

/** The common part, or null where there is none. */
export function intersectRects(a: Rect, b: Rect): Rect | null {
  const x0 = Math.max(a[0], b[0]);
  const y0 = Math.max(a[1], b[1]);
  const x1 = Math.min(a[2], b[2]);
  const y1 = Math.min(a[3], b[3]);
  return x0 < x1 && y0 < y1 ? [x0, y0, x1, y1] : null;
}

/** True also where they only share an edge. */
export function touches(a: Rect, b: Rect): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
