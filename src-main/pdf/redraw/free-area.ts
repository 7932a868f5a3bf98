/**
 * What is left of the page round the holes (marks, and what opaque things cover), as upright rectangles; and the
 * parts of polygons and lines inside one rectangle. Rectangles are convex, so that a part's outline cannot leave
 * its rectangle: nothing that is clipped to them can reach into a hole.
 */
import type { Rect } from '../../contract/values.ts';
import type { Contour, Point } from './path.ts';

/**
 * Rectangles that cover `area` without the inside of any hole and do not overlap but for `seam`: rectangles reach that
 * much over the horizontal edges that they share, so that no light shows between them; 0 where nothing may be
 * painted twice.
 */
export function findFreeArea(area: Rect, holes: readonly Rect[], seam: number): readonly Rect[] {
  const inside = holes.filter((hole) => overlaps(hole, area));
  if (inside.length === 0) return [area];
  const edges = new Set([area[1], area[3]]);
  for (const [, y0, , y1] of inside) {
    if (y0 > area[1]) edges.add(y0);
    if (y1 < area[3]) edges.add(y1);
  }
  const levels = [...edges].sort((a, b) => a - b);
  const free: Rect[] = [];
  for (const [i, low] of levels.entries()) {
    const high = levels[i + 1];
    if (high === undefined) break;
    for (const [left, right] of findGaps(area, inside, low, high)) {
      const grow = (rect: Rect): Rect =>
        inside.some((hole) => overlaps(hole, rect)) ? [left, low, right, high] : rect;
      const [, bottom] = low > area[1] ? grow([left, low - seam, right, high]) : [left, low];
      const [, , , top] = high < area[3] ? grow([left, low, right, high + seam]) : [0, 0, 0, high];
      free.push([left, bottom, right, top]);
    }
  }
  return free;
}

/** Round what holes leave of an area, so that nothing tells how far it reaches into them; null where nothing is left. */
export function boundFreeArea(area: Rect, holes: readonly Rect[]): Rect | null {
  const [first, ...others] = findFreeArea(area, holes, 0);
  if (first === undefined) return null;
  return others.reduce(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    first,
  );
}

/** The stretches of a band that no hole takes. */
function findGaps(
  area: Rect,
  holes: readonly Rect[],
  low: number,
  high: number,
): (readonly [number, number])[] {
  const taken = holes
    .filter((hole) => hole[1] < high && hole[3] > low)
    .map((hole) => [hole[0], hole[2]] as const)
    .sort((a, b) => a[0] - b[0]);
  const gaps: (readonly [number, number])[] = [];
  let from = area[0];
  for (const [start, end] of taken) {
    if (start > from) gaps.push([from, Math.min(start, area[2])]);
    from = Math.max(from, end);
  }
  if (from < area[2]) gaps.push([from, area[2]]);
  return gaps;
}

/** True where the insides have a point in common; sharing an edge is not enough. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

export function contains(outer: Rect, inner: Rect, slack = 0): boolean {
  return (
    inner[0] >= outer[0] - slack &&
    inner[1] >= outer[1] - slack &&
    inner[2] <= outer[2] + slack &&
    inner[3] <= outer[3] + slack
  );
}

export function growRect([x0, y0, x1, y1]: Rect, by: number): Rect {
  return [x0 - by, y0 - by, x1 + by, y1 + by];
}

export function measureArea([x0, y0, x1, y1]: Rect): number {
  return (x1 - x0) * (y1 - y0);
}

export function measureOverlap(a: Rect, b: Rect): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Filled contours within a rectangle (Sutherland and Hodgman): the winding number inside it stays as it is. */
export function clipContours(contours: readonly Contour[], rect: Rect): readonly Contour[] {
  return contours.flatMap(({ points }) => {
    let rest: readonly Point[] = points;
    for (const [axis, limit, side] of sidesOf(rect)) {
      rest = clipToSide(rest, axis, limit, side);
      if (rest.length < 3) return [];
    }
    return [{ points: rest, closed: true }];
  });
}

type Side = readonly [axis: 0 | 1, limit: number, side: 1 | -1];

function sidesOf([x0, y0, x1, y1]: Rect): readonly Side[] {
  return [
    [0, x0, 1],
    [0, x1, -1],
    [1, y0, 1],
    [1, y1, -1],
  ];
}

/** Keeps what lies at `limit` or beyond it in the direction of `side`. */
function clipToSide(points: readonly Point[], axis: 0 | 1, limit: number, side: 1 | -1): Point[] {
  const kept: Point[] = [];
  for (const [i, from] of points.entries()) {
    const to = points[(i + 1) % points.length] ?? from;
    const startsInside = side * (from[axis] - limit) >= 0;
    const endsInside = side * (to[axis] - limit) >= 0;
    if (startsInside) kept.push(from);
    if (startsInside === endsInside) continue;
    const share = (limit - from[axis]) / (to[axis] - from[axis]);
    // Exactly on the edge: rounding must not put the point a hair beyond it.
    kept.push(
      axis === 0
        ? [limit, from[1] + (to[1] - from[1]) * share]
        : [from[0] + (to[0] - from[0]) * share, limit],
    );
  }
  return kept;
}

export type LinePart = {
  readonly points: readonly Point[];
  /** Length of the line before this part starts, for the phase of dashes. */
  readonly start: number;
};

/** The parts of a line within a rectangle. */
export function clipLine({ points, closed }: Contour, rect: Rect): readonly LinePart[] {
  const parts: { points: Point[]; start: number }[] = [];
  let open: { points: Point[]; start: number } | null = null;
  let length = 0;
  const [first] = points;
  const line = closed && first !== undefined ? [...points, first] : points;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (from === undefined) continue;
    const distance = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const shares = findShares(from, to, rect);
    if (shares === null) open = null;
    else {
      const [enter, leave] = shares;
      if (open === null || enter > 0) {
        open = { points: [pointAt(from, to, enter, rect)], start: length + enter * distance };
        parts.push(open);
      }
      open.points.push(pointAt(from, to, leave, rect));
      if (leave < 1) open = null;
    }
    length += distance;
  }
  return parts;
}

/** Where a segment enters and leaves a rectangle, as shares of its length (Liang and Barsky). */
function findShares(from: Point, to: Point, [x0, y0, x1, y1]: Rect): readonly [number, number] | null {
  let enter = 0;
  let leave = 1;
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const edges = [
    [-dx, from[0] - x0],
    [dx, x1 - from[0]],
    [-dy, from[1] - y0],
    [dy, y1 - from[1]],
  ] as const;
  for (const [step, room] of edges) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter <= leave ? [enter, leave] : null;
}

function pointAt(from: Point, to: Point, share: number, [x0, y0, x1, y1]: Rect): Point {
  const x = from[0] + (to[0] - from[0]) * share;
  const y = from[1] + (to[1] - from[1]) * share;
  return [Math.min(Math.max(x, x0), x1), Math.min(Math.max(y, y0), y1)];
}
