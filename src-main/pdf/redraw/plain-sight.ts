/**
 * Proof, without painting, that an item can be seen: next to nothing hides it, and in one channel at least its colour
 * is on one side of all that it lies on. Mixtures of grounds lie between them.
 */
import type { Rect } from '../../contract/values.ts';
import { type Colour, equalsColour } from './colour.ts';
import { isSolid, isWithinClip } from './covers.ts';
import type { DisplayItem, Fill, Stroke } from './display-item.ts';
import { contains, growRect, measureArea, measureOverlap, overlaps } from './free-area.ts';
import type { ItemGrid, Placed } from './item-grid.ts';
import { areaOf } from './outline-stroke.ts';
import { flattenPath, type Point } from './path.ts';

/** `parts` show a character that does not show itself. False is no proof that it cannot be seen. */
export function isInPlainSight(
  one: Placed,
  parts: readonly Placed[] | undefined,
  grid: ItemGrid,
  page: Rect,
): boolean {
  if (one.item.kind === 'glyph' && one.item.shownBy !== 'itself')
    return parts?.every((part) => isInkSeen(part, grid, page)) ?? true;
  return isInkSeen(one, grid, page);
}

const frameSides = 4;

/** A level or plumb line, or a frame: it says no more than a rectangle does. */
export function isRule(item: DisplayItem): boolean {
  const places = item.kind === 'stroke' && item.style.width < thin ? listPlaces(item) : null;
  return places !== null && places.boxes.length <= frameSides;
}

/** Of its own area: small things on it or, in its own colour, under it. */
const mostHidden = 0.5;

function isInkSeen(one: Placed, grid: ItemGrid, page: Rect): boolean {
  const { item, visible, order } = one;
  if (item.kind === 'picture' || item.blend !== 'source-over') return false;
  if (item.alpha * item.colour.alpha < 0.5) return false;
  const places = listPlaces(item);
  const view = item.clip?.bounds ?? page;
  const isCut = !isWithinClip(item.bounds, item.clip, 1) || !contains(page, item.bounds, 1);
  if (isCut && (places === null || item.clip?.rectangular === false)) return false;
  const owner = item.part ?? item;
  const grounds: Placed[] = [];
  const boxes = places?.boxes ?? null;
  // What a clip takes away is as hidden as what something covers.
  let hidden = isCut
    ? (boxes ?? [visible]).reduce((sum, box) => sum + measureArea(box) - measureOverlap(box, view), 0)
    : 0;
  const isDoubtful = grid.some(visible, (other) => {
    const { item: thing } = other;
    if (thing === item || thing === owner || thing.part === owner) return false;
    if (thing.kind === 'glyph' && (thing.shownBy !== 'itself' || isTwin(other, one))) return false;
    if (item.kind === 'stroke' && places !== null && isLikeLine(other, item.colour)) return false;
    let shared = 0;
    if (boxes === null) shared = measureShared(other, visible);
    else for (const box of boxes) shared += measureShared(other, box);
    if (shared === 0) return false;
    if (thing.kind === 'picture' || thing.blend !== 'source-over') return true;
    const isLater = other.order > order;
    if (thing.kind === 'glyph' || isThin(other)) {
      if (isLater || !standsOut(item.colour, [thing.colour])) hidden += shared;
    } else if (!isLater) grounds.push(other);
    else if (places === null) return true;
    else hidden += shared;
    return false;
  });
  const size = places?.area ?? measureArea(visible);
  if (isDoubtful || hidden > mostHidden * size) return false;
  return standsOut(item.colour, listGroundColours(grounds, visible));
}

const paper: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
const onPaper: readonly Colour[] = [paper];

/** Down to the first ground that hides all others. */
function listGroundColours(grounds: readonly Placed[], place: Rect): readonly Colour[] {
  if (grounds.length === 0) return onPaper;
  const colours: Colour[] = [];
  for (const { item, visible } of grounds.toSorted((a, b) => b.order - a.order)) {
    if (item.kind === 'picture') continue;
    colours.push(item.colour);
    if (item.kind === 'fill' && isSolid(item) && contains(visible, place) && fills(item, place))
      return colours;
  }
  return [...colours, paper];
}

/** Of a place: what is less does not count as its ground. */
const wholly = 0.98;

/** Whether a place that lies within its bounds lies within its outline, or within several side by side. */
function fills(fill: Fill, place: Rect): boolean {
  if (fill.rectangle !== null) return true;
  const places = listPlaces(fill);
  if (places === null) return false;
  let filled = 0;
  for (const [i, box] of places.boxes.entries()) {
    const outline = places.outlines[i] ?? [];
    if (!overlaps(box, place)) continue;
    if (Math.abs(areaOf(outline)) / 2 > 0.999 * measureArea(box)) filled += measureOverlap(box, place);
    else
      return holds(outline, place) && places.boxes.every((other) => other === box || !overlaps(other, place));
  }
  return filled >= wholly * measureArea(place);
}

function holds(outline: readonly Point[], place: Rect): boolean {
  const [x0, y0, x1, y1] = place;
  const side = Math.sign(areaOf(outline));
  return [x0, x1].every((x) =>
    [y0, y1].every((y) =>
      outline.every(([ax, ay], i) => {
        const [bx, by] = outline[(i + 1) % outline.length] ?? [ax, ay];
        return side * ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) >= 0;
      }),
    ),
  );
}

/** Of 255. A pixel that is covered by a quarter still differs by more than what counts as seen (sight.ts). */
const leastDifference = 64;

function standsOut(colour: Colour, grounds: readonly Colour[]): boolean {
  return (
    isApart(colour, grounds, 'red') || isApart(colour, grounds, 'green') || isApart(colour, grounds, 'blue')
  );
}

function isApart(colour: Colour, grounds: readonly Colour[], channel: 'red' | 'green' | 'blue'): boolean {
  let [isLighter, isDarker] = [true, true];
  for (const ground of grounds) {
    const difference = colour[channel] - ground[channel];
    if (difference < leastDifference) isLighter = false;
    if (-difference < leastDifference) isDarker = false;
  }
  return isLighter || isDarker;
}

/** The same character nearly on the same spot: that is how some programs make letters bold. */
export function isTwin(a: Placed, b: Placed): boolean {
  if (a.item === b.item || a.item.kind !== 'glyph' || b.item.kind !== 'glyph' || a.item.text !== b.item.text)
    return false;
  return measureOverlap(a.visible, b.visible) > 0.5 * measureArea(b.visible);
}

/** Pixels. */
const thin = 3;

function isThin({ item, visible }: Pick<Placed, 'item' | 'visible'>): boolean {
  if (item.kind === 'stroke' && item.style.width < thin) return true;
  return Math.min(visible[2] - visible[0], visible[3] - visible[1]) < thin;
}

/** The frame of a page has the whole page as its bounds and yet touches nothing on it. */
function measureShared({ item, visible }: Placed, place: Rect): number {
  const boxes =
    item.kind === 'stroke' ? findSegmentBoxes(item) : item.kind === 'fill' ? listPlaces(item)?.boxes : null;
  if (boxes === null || boxes === undefined) return measureOverlap(visible, place);
  let shared = 0;
  for (const box of boxes) shared += measureOverlap(box, place);
  return shared;
}

const segmentBoxes = new WeakMap<DisplayItem, readonly Rect[]>();
/** A line with more is taken for one that is everywhere in its bounds. */
const mostSegments = 400;

function findSegmentBoxes(stroke: Stroke): readonly Rect[] {
  const known = segmentBoxes.get(stroke);
  if (known !== undefined) return known;
  const boxes = listSegmentBoxes(stroke);
  segmentBoxes.set(stroke, boxes);
  return boxes;
}

function listSegmentBoxes(stroke: Stroke): readonly Rect[] {
  const segments = listSegments(stroke);
  if (segments.length > mostSegments) return [stroke.bounds];
  return segments.map((segment) => growRect(segment, stroke.style.width + 1));
}

/** Where an item is, if that is so plain that it can be told how much of it a large thing hides. */
type Places = {
  readonly boxes: readonly Rect[];
  /** At least. */
  readonly area: number;
  /** Of areas: one for each box. */
  readonly outlines: readonly (readonly Point[])[];
};

const knownPlaces = new WeakMap<DisplayItem, Places | null>();

function listPlaces(item: DisplayItem): Places | null {
  // Most items are characters.
  if (item.kind !== 'stroke' && item.kind !== 'fill') return null;
  const known = knownPlaces.get(item);
  if (known !== undefined) return known;
  const places = item.kind === 'stroke' ? placeLines(item) : placeArea(item);
  knownPlaces.set(item, places);
  return places;
}

/** A line of level and plumb stretches only. */
function placeLines(stroke: Stroke): Places | null {
  const segments = listSegments(stroke);
  const isUpright = segments.every(([x0, y0, x1, y1]) => Math.min(x1 - x0, y1 - y0) < 0.01);
  if (!isUpright || segments.length > mostSegments || stroke.style.dashes.length > 0) return null;
  const boxes = segments.map((segment) => growRect(segment, stroke.style.width / 2));
  return { boxes, area: boxes.reduce((sum, box) => sum + measureArea(box), 0), outlines: [] };
}

/** Convex areas beside each other: no path that turns back on itself, which could count twice. */
function placeArea({ path }: Fill): Places | null {
  const outlines = flattenPath(path, 1).flatMap(({ points }) => (points.length < 3 ? [] : [points]));
  if (outlines.length === 0 || outlines.length > mostOutlines || !outlines.every(isConvex)) return null;
  const boxes = outlines.map(boundPoints);
  if (boxes.some((box, i) => boxes.some((other, j) => j < i && overlaps(growRect(box, -touching), other))))
    return null;
  const area = outlines.reduce((sum, points) => sum + Math.abs(areaOf(points)) / 2, 0);
  return { boxes, area, outlines };
}

const mostOutlines = 60;
/** Pixels by which what is drawn side by side may overlap. */
const touching = 0.1;

function boundPoints(points: readonly Point[]): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points)
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  return [x0, y0, x1, y1];
}

/** Always turning to one side, and once round in all. */
function isConvex(points: readonly Point[]): boolean {
  let turned = 0;
  let side = 0;
  const corners = points.filter(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    return Math.hypot(nextX - x, nextY - y) > 1e-6;
  });
  for (const [i, at] of corners.entries()) {
    const from = corners[(i + corners.length - 1) % corners.length] ?? at;
    const to = corners[(i + 1) % corners.length] ?? at;
    const [ax, ay, bx, by] = [at[0] - from[0], at[1] - from[1], to[0] - at[0], to[1] - at[1]];
    const turn = Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    if (Math.abs(turn) < 1e-6) continue;
    if (side !== 0 && Math.sign(turn) !== side) return false;
    side = Math.sign(turn);
    turned += turn;
  }
  return Math.abs(Math.abs(turned) - 2 * Math.PI) < 1e-3;
}

/** Cells of a table share their edges. */
function isLikeLine({ item, visible }: Placed, colour: Colour): boolean {
  if (item.kind !== 'stroke' && item.kind !== 'fill') return false;
  if (!equalsColour(item.colour, colour) || !isThin({ item, visible })) return false;
  return item.kind === 'stroke' ? listPlaces(item) !== null : item.rectangle !== null;
}

function listSegments({ path }: Stroke): readonly Rect[] {
  const boxes: Rect[] = [];
  for (const { points, closed } of flattenPath(path, 1)) {
    const [first] = points;
    for (const [i, [x, y]] of (closed && first !== undefined ? [...points, first] : points).entries()) {
      const [fromX, fromY] = points[i - 1] ?? [x, y];
      boxes.push([Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX), Math.max(y, fromY)]);
      if (boxes.length > mostSegments) return boxes;
    }
  }
  return boxes;
}
