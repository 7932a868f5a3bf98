/** Paths as flat lists of numbers: an operation code, then its coordinates. Pure geometry. */
import type { Rect } from '../../contract/values.ts';
import type { Matrix } from '../geometry.ts';

/** move x y, line x y, curve x1 y1 x2 y2 x y, close: ISO 32000-2, 8.5.2. */
export type Path = readonly number[];
export const moveTo = 0;
export const lineTo = 1;
export const curveTo = 2;
export const closePath = 3;

/** How many numbers follow each operation. */
const operands = [2, 2, 6, 0] as const;

export type Point = readonly [number, number];

/** Calls `visit` with each operation and the index of its first coordinate. */
function visitOperations(path: Path, visit: (operation: number, at: number) => void): void {
  for (let i = 0; i < path.length; ) {
    const operation = path[i] ?? closePath;
    visit(operation, i + 1);
    i += 1 + (operands[operation] ?? 0);
  }
}

export function transformPath(path: Path, [a, b, c, d, e, f]: Matrix): Path {
  const result: number[] = [];
  visitOperations(path, (operation, at) => {
    result.push(operation);
    const end = at + (operands[operation] ?? 0);
    for (let i = at; i < end; i += 2) {
      const x = path[i] ?? 0;
      const y = path[i + 1] ?? 0;
      result.push(a * x + c * y + e, b * x + d * y + f);
    }
  });
  return result;
}

/** Round all points, control points included; null for a path without points. */
export function boundPath(path: Path): Rect | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  visitOperations(path, (operation, at) => {
    const end = at + (operands[operation] ?? 0);
    for (let i = at; i < end; i += 2) {
      const x = path[i] ?? 0;
      const y = path[i + 1] ?? 0;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  });
  return x0 <= x1 && y0 <= y1 ? [x0, y0, x1, y1] : null;
}

export type Contour = { readonly points: readonly Point[]; readonly closed: boolean };

/** Curves become lines that are off by about `tolerance` at most: a Bézier curve that is cut could be continued. */
export function flattenPath(path: Path, tolerance: number): readonly Contour[] {
  const contours: { points: Point[]; closed: boolean }[] = [];
  let open: { points: Point[]; closed: boolean } | null = null;
  const start = (point: Point) => {
    open = { points: [point], closed: false };
    contours.push(open);
    return open;
  };
  const current = () => open ?? start([0, 0]);
  visitOperations(path, (operation, at) => {
    const point = (i: number): Point => [path[at + i] ?? 0, path[at + i + 1] ?? 0];
    if (operation === moveTo) start(point(0));
    else if (operation === lineTo) current().points.push(point(0));
    else if (operation === curveTo) {
      const contour = current();
      const from = contour.points.at(-1) ?? [0, 0];
      flattenCurve(from, point(0), point(2), point(4), tolerance, contour.points);
    } else {
      const contour = current();
      contour.closed = true;
      // What follows a close without a move starts where the contour started.
      open = null;
      const [first] = contour.points;
      if (first !== undefined && at < path.length && path[at] !== moveTo) start(first);
    }
  });
  return contours;
}

const mostPieces = 64;

function flattenCurve(p: Point, q: Point, r: Point, s: Point, tolerance: number, out: Point[]): void {
  const length =
    Math.hypot(q[0] - p[0], q[1] - p[1]) +
    Math.hypot(r[0] - q[0], r[1] - q[1]) +
    Math.hypot(s[0] - r[0], s[1] - r[1]);
  const pieces = Math.max(2, Math.min(mostPieces, Math.ceil(Math.sqrt(length / tolerance) / 2)));
  for (let i = 1; i <= pieces; i++) {
    const t = i / pieces;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    out.push([a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]]);
  }
}

export function joinContours(contours: readonly Contour[]): Path {
  const path: number[] = [];
  for (const { points, closed } of contours) {
    for (const [i, [x, y]] of points.entries()) path.push(i === 0 ? moveTo : lineTo, x, y);
    if (closed) path.push(closePath);
  }
  return path;
}

export function rectanglePath([x0, y0, x1, y1]: Rect): Path {
  return [moveTo, x0, y0, lineTo, x1, y0, lineTo, x1, y1, lineTo, x0, y1, closePath];
}

const flush = 1e-3;

/** The rectangle that a path is, if it is one single upright rectangle and nothing else. */
export function readRectangle(path: Path): Rect | null {
  if (path.length > 20) return null;
  const points: Point[] = [];
  let plain = true;
  let closed = false;
  visitOperations(path, (operation, at) => {
    const point: Point = [path[at] ?? 0, path[at + 1] ?? 0];
    if (operation === closePath) closed = true;
    else if (closed || operation === curveTo || (operation === moveTo) !== (points.length === 0)) {
      // A move that nothing follows draws nothing.
      if (!(closed && operation === moveTo && at + 2 === path.length)) plain = false;
    } else points.push(point);
  });
  const [p, q, r, s, again] = points;
  if (!plain || p === undefined || q === undefined || r === undefined || s === undefined) return null;
  if (points.length > 5 || (again !== undefined && !isNear(p[0], again[0], p[1], again[1]))) return null;
  const sideways = isNear(p[1], q[1], r[1], s[1]) && isNear(q[0], r[0], p[0], s[0]);
  const upright = isNear(p[0], q[0], r[0], s[0]) && isNear(q[1], r[1], p[1], s[1]);
  if (!sideways && !upright) return null;
  return [Math.min(p[0], r[0]), Math.min(p[1], r[1]), Math.max(p[0], r[0]), Math.max(p[1], r[1])];
}

/** a = b and c = d, nearly. */
function isNear(a: number, b: number, c: number, d: number): boolean {
  return Math.abs(a - b) < flush && Math.abs(c - d) < flush;
}
