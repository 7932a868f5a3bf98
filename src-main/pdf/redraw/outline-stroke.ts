/** The area that a pen covers, as polygons that all turn the same way, so that filling by winding number joins them. */
import type { StrokeStyle } from './display-item.ts';
import type { Contour, Point } from './path.ts';

export function outlineStroke(lines: readonly Contour[], style: StrokeStyle): readonly Contour[] {
  const dashed = lines.flatMap((line) => cutIntoDashes(line, style));
  return dashed.flatMap((line) => outlineLine(dropRepeats(line), style));
}

function outlineLine({ points, closed }: Contour, style: StrokeStyle): readonly Contour[] {
  const half = style.width / 2;
  const areas: Contour[] = [];
  const put = (corners: readonly Point[]) => areas.push({ points: orient(corners), closed: true });
  const [first] = points;
  if (first === undefined) return [];
  if (points.length === 1) {
    if (style.cap === 'round') put(circle(first, half));
    return areas;
  }
  const line = closed ? [...points, first] : points;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (from === undefined) continue;
    const [dx, dy] = directionOf(from, to);
    const atStart = !closed && i === 1 && style.cap === 'square' ? half : 0;
    const atEnd = !closed && i === line.length - 1 && style.cap === 'square' ? half : 0;
    const start: Point = [from[0] - dx * atStart, from[1] - dy * atStart];
    const end: Point = [to[0] + dx * atEnd, to[1] + dy * atEnd];
    const [nx, ny] = [-dy * half, dx * half];
    put([
      [start[0] + nx, start[1] + ny],
      [end[0] + nx, end[1] + ny],
      [end[0] - nx, end[1] - ny],
      [start[0] - nx, start[1] - ny],
    ]);
    const next = line[i + 1] ?? (closed ? line[1] : undefined);
    if (next !== undefined) for (const join of joinLines(from, to, next, half, style)) put(join);
  }
  const last = line.at(-1);
  if (!closed && style.cap === 'round' && last !== undefined)
    for (const end of [first, last]) put(circle(end, half));
  return areas;
}

/** The wedge on the outside of a corner, and its point where the join is a mitre within its limit. */
function joinLines(
  from: Point,
  at: Point,
  to: Point,
  half: number,
  { join, miterLimit }: StrokeStyle,
): readonly (readonly Point[])[] {
  const [ax, ay] = directionOf(from, at);
  const [bx, by] = directionOf(at, to);
  const turn = ax * by - ay * bx;
  const along = ax * bx + ay * by;
  if (Math.abs(turn) < 1e-6 && along > 0) return [];
  if (join === 'round') return [circle(at, half)];
  const side = turn > 0 ? -half : half;
  const p: Point = [at[0] - ay * side, at[1] + ax * side];
  const q: Point = [at[0] - by * side, at[1] + bx * side];
  // ISO 32000-2, 8.4.3.5: the mitre's length is the width over the sine of half the angle.
  const sine = Math.sqrt(Math.max(0, (1 - along) / 2));
  const cosine = Math.sqrt(Math.max(0, (1 + along) / 2));
  if (join === 'bevel' || cosine < 1e-6 || 1 / cosine > miterLimit) return [[at, p, q]];
  const reach = half * (sine / cosine);
  return [[at, p, [p[0] + ax * reach, p[1] + ay * reach], q]];
}

function directionOf(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function circle([x, y]: Point, radius: number): readonly Point[] {
  const sides = Math.max(8, Math.min(48, Math.ceil(radius * 4)));
  return Array.from({ length: sides }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / sides;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function orient(points: readonly Point[]): readonly Point[] {
  return areaOf(points) < 0 ? points.toReversed() : points;
}

/** Twice the area; its sign says which way the points go round. */
export function areaOf(points: readonly Point[]): number {
  let sum = 0;
  for (const [i, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

function dropRepeats({ points, closed }: Contour): Contour {
  const kept = points.filter(([x, y], i) => {
    const [beforeX, beforeY] = points[i - 1] ?? [NaN, NaN];
    return x !== beforeX || y !== beforeY;
  });
  const [first] = kept;
  const last = kept.at(-1);
  const repeats =
    closed &&
    kept.length > 1 &&
    first !== undefined &&
    last !== undefined &&
    first[0] === last[0] &&
    first[1] === last[1];
  return { points: repeats ? kept.slice(0, -1) : kept, closed };
}

const mostDashes = 20_000;

function cutIntoDashes(line: Contour, { dashes, dashOffset }: StrokeStyle): readonly Contour[] {
  const period = dashes.reduce((sum, length) => sum + length, 0);
  const [first] = line.points;
  if (!(period > 0.01) || first === undefined) return [line];
  // An odd list is read twice (8.4.3.6).
  const pattern = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes];
  let index = 0;
  let left = ((dashOffset % (period * 2)) + period * 2) % (period * 2);
  while (left >= (pattern[index] ?? 0)) {
    left -= pattern[index] ?? 0;
    index = (index + 1) % pattern.length;
  }
  let room = (pattern[index] ?? 0) - left;
  const cut: { points: Point[]; closed: boolean }[] = [];
  let open: { points: Point[]; closed: boolean } | null = null;
  const start = (point: Point) => {
    open = { points: [point], closed: false };
    cut.push(open);
  };
  if (index % 2 === 0) start(first);
  const points = line.closed ? [...line.points, first] : line.points;
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from === undefined) continue;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    let done = 0;
    while (length - done > room && cut.length < mostDashes) {
      done += room;
      const share = done / length;
      const point: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      if (index % 2 === 0) cut.at(-1)?.points.push(point);
      else start(point);
      index = (index + 1) % pattern.length;
      room = pattern[index] ?? 0;
    }
    room -= length - done;
    if (index % 2 === 0) cut.at(-1)?.points.push(to);
  }
  return cut;
}
