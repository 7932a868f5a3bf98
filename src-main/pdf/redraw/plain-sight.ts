/**
 * Proof, without painting, that an item can be seen: next to nothing hides it, and in one channel at least its colour
 * is on one side of all that it lies on. Mixtures of grounds lie between them.
 */
import type { Rect } from '../../contract/model.ts';
import { type Colour, equalsColour } from './colour.ts';
import { isSolid, isWithinClip } from './covers.ts';
import type { DisplayItem, Stroke } from './display-item.ts';
import { contains, growRect, measureArea, measureOverlap } from './free-area.ts';
import type { ItemGrid, Placed } from './item-grid.ts';
import { flattenPath } from './path.ts';

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

/** Of its own area: small things on it or, in its own colour, under it. */
const mostHidden = 0.5;

function isInkSeen(one: Placed, grid: ItemGrid, page: Rect): boolean {
  const { item, visible, order } = one;
  if (item.kind === 'picture' || item.blend !== 'source-over') return false;
  if (item.alpha * item.colour.alpha < 0.5) return false;
  if (!isWithinClip(item.bounds, item.clip, 1) || !contains(page, item.bounds, 1)) return false;
  const owner = item.part ?? item;
  const lines = item.kind === 'stroke' ? listUprightLines(item) : null;
  const places = lines ?? [visible];
  const grounds: Placed[] = [];
  let hidden = 0;
  const isDoubtful = grid.some(visible, (other) => {
    const { item: thing } = other;
    if (thing === item || thing === owner || thing.part === owner) return false;
    if (thing.kind === 'glyph' && (thing.shownBy !== 'itself' || isTwin(other, one))) return false;
    if (lines !== null && isLikeLine(thing, item.colour)) return false;
    const shared = places.reduce((sum, place) => sum + measureShared(other, place), 0);
    if (shared === 0) return false;
    if (thing.kind === 'picture' || thing.blend !== 'source-over') return true;
    const isLater = other.order > order;
    if (thing.kind === 'glyph' || isThin(other)) {
      if (isLater || !standsOut(item.colour, [thing.colour])) hidden += shared;
    } else if (!isLater) grounds.push(other);
    else if (lines === null) return true;
    // How much of it a large thing hides can be told of upright lines only.
    else hidden += shared;
    return false;
  });
  const size = places.reduce((sum, place) => sum + measureArea(place), 0);
  if (isDoubtful || hidden > mostHidden * size) return false;
  return standsOut(item.colour, listGroundColours(grounds, visible));
}

const paper: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** Down to the first ground that hides all others. */
function listGroundColours(grounds: readonly Placed[], place: Rect): readonly Colour[] {
  const colours: Colour[] = [];
  for (const { item, visible } of grounds.toSorted((a, b) => b.order - a.order)) {
    if (item.kind === 'picture') continue;
    colours.push(item.colour);
    if (item.kind === 'fill' && item.rectangle !== null && isSolid(item) && contains(visible, place))
      return colours;
  }
  return [...colours, paper];
}

/** Of 255. A pixel that is covered by a quarter still differs by more than what counts as seen (sight.ts). */
const leastDifference = 64;

function standsOut({ red, green, blue }: Colour, grounds: readonly Colour[]): boolean {
  const isApart = (own: number, values: readonly number[]) =>
    values.every((value) => own - value >= leastDifference) ||
    values.every((value) => value - own >= leastDifference);
  return (
    isApart(
      red,
      grounds.map((ground) => ground.red),
    ) ||
    isApart(
      green,
      grounds.map((ground) => ground.green),
    ) ||
    isApart(
      blue,
      grounds.map((ground) => ground.blue),
    )
  );
}

/** The same character nearly on the same spot: that is how some programs make letters bold. */
export function isTwin(a: Placed, b: Placed): boolean {
  if (a.item === b.item || a.item.kind !== 'glyph' || b.item.kind !== 'glyph' || a.item.text !== b.item.text)
    return false;
  return measureOverlap(a.visible, b.visible) > 0.5 * measureArea(b.visible);
}

/** Pixels. */
const thin = 3;

function isThin({ item, visible }: Placed): boolean {
  if (item.kind === 'stroke' && item.style.width < thin) return true;
  return Math.min(visible[2] - visible[0], visible[3] - visible[1]) < thin;
}

/** The frame of a page has the whole page as its bounds and yet touches nothing on it. */
function measureShared({ item, visible }: Placed, place: Rect): number {
  if (item.kind !== 'stroke') return measureOverlap(visible, place);
  const boxes = segmentBoxes.get(item) ?? listSegmentBoxes(item);
  segmentBoxes.set(item, boxes);
  let shared = 0;
  for (const box of boxes) shared += measureOverlap(box, place);
  return shared;
}

const segmentBoxes = new WeakMap<DisplayItem, readonly Rect[]>();
/** A line with more is taken for one that is everywhere in its bounds. */
const mostSegments = 400;

function listSegmentBoxes(stroke: Stroke): readonly Rect[] {
  const segments = listSegments(stroke);
  if (segments.length > mostSegments) return [stroke.bounds];
  return segments.map((segment) => growRect(segment, stroke.style.width + 1));
}

/** What a pen covers at least; null for a line with anything but level and plumb stretches. */
function listUprightLines(stroke: Stroke): readonly Rect[] | null {
  const known = uprightLines.get(stroke);
  if (known !== undefined) return known;
  const lines = findUprightLines(stroke);
  uprightLines.set(stroke, lines);
  return lines;
}

const uprightLines = new WeakMap<DisplayItem, readonly Rect[] | null>();

function findUprightLines(stroke: Stroke): readonly Rect[] | null {
  const segments = listSegments(stroke);
  const isUpright = segments.every(([x0, y0, x1, y1]) => Math.min(x1 - x0, y1 - y0) < 0.01);
  if (!isUpright || segments.length > mostSegments || stroke.style.dashes.length > 0) return null;
  return segments.map((segment) => growRect(segment, stroke.style.width / 2));
}

/** Cells of a table share their edges. */
function isLikeLine(item: DisplayItem, colour: Colour): boolean {
  return (
    item.kind === 'stroke' &&
    item.style.width < thin &&
    equalsColour(item.colour, colour) &&
    listUprightLines(item) !== null
  );
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
