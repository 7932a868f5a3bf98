/**
 * Even-odd areas as areas by winding number. Parts of an even-odd area have edges of several contours on the same
 * cut, and readers show those as lines that were never there; with contours that turn against each other they cancel.
 */
import type { Rect } from '../../contract/values.ts';
import { areaOf } from './outline-stroke.ts';
import type { Contour, Point } from './path.ts';

const mostContours = 60;

/** Null where contours cross each other or themselves, as far as a grid of samples shows. */
export function toWinding(contours: readonly Contour[], bounds: Rect): readonly Contour[] | null {
  if (contours.length > mostContours) return null;
  const turned = contours.map((contour) => {
    const [point] = contour.points;
    const depth =
      point === undefined
        ? 0
        : contours.filter((other) => other !== contour && findWinding(other.points, point) !== 0).length;
    const clockwise = areaOf(contour.points) < 0;
    return clockwise === (depth % 2 === 1) ? contour : { ...contour, points: contour.points.toReversed() };
  });
  return isSame(contours, turned, bounds) ? turned : null;
}

const samples = 24;

function isSame(evenOdd: readonly Contour[], winding: readonly Contour[], [x0, y0, x1, y1]: Rect): boolean {
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) {
      const point: Point = [x0 + ((i + 0.5) / samples) * (x1 - x0), y0 + ((j + 0.5) / samples) * (y1 - y0)];
      const sum = (contours: readonly Contour[]) =>
        contours.reduce((all, { points }) => all + findWinding(points, point), 0);
      if ((sum(evenOdd) % 2 !== 0) !== (sum(winding) !== 0)) return false;
    }
  }
  return true;
}

/** How often the contour goes round the point. */
function findWinding(points: readonly Point[], [x, y]: Point): number {
  let winding = 0;
  for (const [i, from] of points.entries()) {
    const to = points[(i + 1) % points.length] ?? from;
    if (from[1] <= y === to[1] <= y) continue;
    const crossing = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
    if (crossing > x) winding += to[1] > from[1] ? 1 : -1;
  }
  return winding;
}
