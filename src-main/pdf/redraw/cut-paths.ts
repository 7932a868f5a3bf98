/** Cuts areas and lines round marks and covers. Every part is an object of its own: none has a mark in its bounds. */
import type { Rect } from '../../contract/values.ts';
import type { VisibleItem } from './choose-visible.ts';
import type { Fill, Stroke } from './display-item.ts';
import type { FillDrawing, StrokeDrawing } from './drawing.ts';
import { clipContours, clipLine, contains, findFreeArea, growRect, overlaps } from './free-area.ts';
import { outlineStroke } from './outline-stroke.ts';
import { type Contour, flattenPath, joinContours, lineTo, moveTo, rectanglePath } from './path.ts';
import { toWinding } from './winding.ts';

type CutFill = Pick<FillDrawing, 'path' | 'rule'>;
type CutStroke = Pick<StrokeDrawing, 'path' | 'style'>;

/** Pixels by which flattened curves may be off. */
export const tolerance = 0.15;
/** Pixels by which parts of a cut area overlap, so that no light shows between them. */
const seam = 0.3;

export function cutFill(
  fill: Fill,
  { covers, visible }: VisibleItem,
  marks: readonly Rect[],
): readonly CutFill[] {
  const holes = [...marks, ...trimCovers(covers, marks)];
  const view = growRect(visible, 0.5);
  if (holes.length === 0 && contains(view, fill.bounds, 1.5)) return [fill];
  const contours = flattenPath(
    fill.rectangle === null ? fill.path : rectanglePath(fill.rectangle),
    tolerance,
  );
  const turned = fill.rule === 'evenodd' ? toWinding(contours, fill.bounds) : contours;
  const opaque = fill.alpha === 1 && fill.colour.alpha === 1 && fill.blend === 'source-over';
  const rule = turned === null ? fill.rule : 'nonzero';
  const seen = findFreeArea(visible, holes, 0);
  const free = findFreeArea(view, holes, opaque ? seam : 0);
  return cutContours(turned ?? contours, free, seen).map((path) => ({ path, rule }));
}

/** What covers hide inside marks nobody sees: where their edges are in there must not show in how areas are cut. */
function trimCovers(covers: readonly Rect[], marks: readonly Rect[]): readonly Rect[] {
  return marks.length === 0 ? covers : covers.flatMap((cover) => findFreeArea(cover, marks, 0));
}

/** `seen` is what can be seen: what a clip hides and marks only touch is not kept. */
function cutContours(
  contours: readonly Contour[],
  free: readonly Rect[],
  seen: readonly Rect[],
): readonly FillDrawing['path'][] {
  return free.flatMap((rect) => {
    if (!seen.some((one) => overlaps(one, rect))) return [];
    const inside = contours.flatMap((contour) =>
      clipContours([contour], rect).filter((part) => !isSplinter(part, contour)),
    );
    return inside.length === 0 ? [] : [joinContours(inside)];
  });
}

/** Pixels; readers draw anything thinner as a line of a whole pixel of theirs, which may reach into a mark. */
const splinter = 0.3;

function isSplinter(part: Contour, whole: Contour): boolean {
  return findThickness(part) < splinter && findThickness(whole) >= splinter;
}

function findThickness({ points }: Contour): number {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return Math.min(findSpread(xs), findSpread(ys));
}

function findSpread(values: readonly number[]): number {
  return (
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity)
  );
}

/** Only what the dashes show of how long a line is before a part of it: the rest of that way may lie in a mark. */
function findPhase({ dashes, dashOffset }: Stroke['style'], start: number): number {
  // An odd list is read twice (8.4.3.6).
  const period = 2 * dashes.reduce((sum, length) => sum + length, 0);
  return period > 0 ? Number((dashOffset + start).toFixed(3)) % period : 0;
}

/** Pixels; a wider pen is cut as the area that it covers. */
const thinPen = 2;
/** A sharp corner reaches beyond the pen by this much of its width at most, where a line was cut. */
const cutMiterLimit = 2;
/** Of the pen's width: as far as readers believe that an end or a corner of a cut line reaches. */
const cutReach = 1.5;

export function cutStroke(
  stroke: Stroke,
  { covers, visible }: VisibleItem,
  marks: readonly Rect[],
): { readonly lines: readonly CutStroke[]; readonly areas: readonly CutFill[] } {
  const { style, path } = stroke;
  const holes = [...marks, ...trimCovers(covers, marks)].filter((hole) =>
    overlaps(hole, growRect(stroke.bounds, 0.3)),
  );
  const view = growRect(visible, style.width + 2);
  if (holes.length === 0 && contains(view, stroke.bounds, style.width + 2))
    return { lines: [{ path, style }], areas: [] };
  const seen = findFreeArea(visible, holes, 0);
  if (seen.length === 0) return { lines: [], areas: [] };
  const contours = flattenPath(path, tolerance);
  if (style.width > thinPen) {
    const areas = cutContours(
      outlineStroke(contours, style),
      findFreeArea(growRect(visible, 0.5), holes, 0),
      seen,
    );
    return { lines: [], areas: areas.map((area) => ({ path: area, rule: 'nonzero' })) };
  }
  const reach = cutReach * style.width + 0.3;
  const free = findFreeArea(
    view,
    holes.map((hole) => growRect(hole, reach)),
    0,
  ).filter((rect) => seen.some((one) => overlaps(one, growRect(rect, reach))));
  const dashed = style.dashes.length > 0;
  // Corners of a thin line would stand open where it is cut in two.
  const cap = style.cap === 'butt' && !dashed ? 'square' : style.cap;
  const cutStyle = { ...style, cap, miterLimit: Math.min(style.miterLimit, cutMiterLimit) };
  const lines = contours.flatMap((contour) =>
    free.flatMap((rect) =>
      clipLine(contour, rect).map(({ points, start }) => ({
        path: points.flatMap(([x, y], i) => [i === 0 ? moveTo : lineTo, x, y]),
        style: { ...cutStyle, dashOffset: dashed ? findPhase(style, start) : 0 },
      })),
    ),
  );
  return { lines, areas: [] };
}
