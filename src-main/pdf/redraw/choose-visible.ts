/**
 * What of a page can be seen. Text that cannot be seen (outside page or clip, covered, in the colour of its ground,
 * tiny) must not become text, and what is hidden under something opaque must not be in the output at all.
 */
import type { Rect } from '../../contract/model.ts';
import { findLightness } from './colour.ts';
import { findCover, isWithinClip } from './covers.ts';
import { findCutLetters } from './cut-words.ts';
import {
  type DisplayItem,
  type Fill,
  type Glyph,
  Inexpressible,
  pixelsPerPoint,
  type Stroke,
} from './display-item.ts';
import { contains, growRect, overlaps } from './free-area.ts';
import { createItemGrid, type ItemGrid, type Placed } from './item-grid.ts';
import { flattenPath, transformPath } from './path.ts';
import { createSight, isTwin, type Suspect } from './sight.ts';

export type VisibleItem = Placed & {
  /** Opaque rectangles that are painted over it. */
  readonly covers: readonly Rect[];
};

export function chooseVisible(items: readonly DisplayItem[], page: Rect): readonly VisibleItem[] {
  const placed = placeItems(items, page);
  const grid = createItemGrid(placed);
  const covers = placed.flatMap((one) => findCover(one, grid));
  const parts = groupParts(placed);
  const uncovered: VisibleItem[] = placed.flatMap((one) => {
    const over = covers.filter(({ order, rect }) => order > one.order && overlaps(rect, one.visible));
    const rects = over.map(({ rect }) => rect);
    return rects.some((rect) => contains(rect, one.visible)) ? [] : [{ ...one, covers: rects }];
  });
  const suspects = new Map<VisibleItem, Suspect>();
  for (const one of uncovered) {
    if (!isSuspicious(one, parts, grid, page)) continue;
    suspects.set(one, { placed: one, watched: new Set([one.item, ...(parts.get(one.item) ?? [])]) });
  }
  if (suspects.size > mostSuspects) throw new Inexpressible('too many things that may be hidden');
  const painted = placed.map(({ item }) => item);
  const sight = createSight([...suspects.values()], painted, grid, page);
  const chosen = uncovered.flatMap((one) => {
    const suspect = suspects.get(one);
    const settled = settle(one, suspect === undefined ? 1 : sight.judge(suspect));
    if (settled.length === 0) sight.drop(one.item);
    return settled;
  });
  return [...dropLooseSpaces(chosen, placed), ...keepCutLetters(items, chosen, page)].sort(
    (a, b) => a.order - b.order,
  );
}

function keepCutLetters(
  items: readonly DisplayItem[],
  chosen: readonly VisibleItem[],
  page: Rect,
): readonly VisibleItem[] {
  const kept = new Set(chosen.map(({ order }) => order));
  return findCutLetters(items, kept, page).map(({ glyph, order }) => ({
    item: { ...glyph, shownBy: 'others' },
    order,
    visible: glyph.bounds,
    covers: [],
  }));
}

/** On one page: each may have to be painted three times. */
const mostSuspects = 10_000;

/** Shares of a character that must be seen, for it to be there at all and to count as text. */
const leastShare = 0.03;
const readableShare = 0.5;
/** Points; smaller text is for machines. */
const smallestText = 1;

function settle(visible: VisibleItem, share: number): readonly VisibleItem[] {
  const { item } = visible;
  if (share < leastShare) return [];
  if (item.kind !== 'glyph' || item.shownBy === 'nothing') return [visible];
  const [, , c, d] = item.matrix;
  const readable = share >= readableShare && Math.hypot(c, d) >= smallestText * pixelsPerPoint;
  if (readable) return [visible];
  return item.shownBy === 'itself' ? [{ ...visible, item: toFill(item) }] : [];
}

/** The shape of a character without its meaning. */
export function toFill(glyph: Glyph): Fill {
  const { bounds, clip, alpha, blend, part, colour, outline, matrix } = glyph;
  const path = transformPath(outline.path, matrix);
  return { kind: 'fill', bounds, clip, alpha, blend, part, colour, path, rule: 'nonzero', rectangle: null };
}

function placeItems(items: readonly DisplayItem[], page: Rect): readonly Placed[] {
  const partBounds = new Map<DisplayItem, Rect>();
  for (const { part, bounds } of items)
    if (part !== null) partBounds.set(part, unite(partBounds.get(part), bounds));
  const placed: Placed[] = [];
  for (const [order, original] of items.entries()) {
    if (original.alpha === 0 || ('colour' in original && original.colour.alpha === 0)) continue;
    const bounds = partBounds.get(original);
    const isEmpty = original.kind === 'glyph' && original.shownBy === 'others' && bounds === undefined;
    const item = original;
    const visible = cutToView(bounds ?? item.bounds, item, page);
    if (visible === null) continue;
    placed.push({
      item: isEmpty && item.kind === 'glyph' ? { ...item, shownBy: 'nothing' } : item,
      order,
      visible,
    });
  }
  return placed;
}

function cutToView(bounds: Rect, { clip, kind }: DisplayItem, page: Rect): Rect | null {
  const view = clip?.bounds ?? page;
  const x0 = Math.max(bounds[0], view[0], page[0]);
  const y0 = Math.max(bounds[1], view[1], page[1]);
  const x1 = Math.min(bounds[2], view[2], page[2]);
  const y1 = Math.min(bounds[3], view[3], page[3]);
  // A fill without area still shows as a hairline.
  const hairline = kind === 'fill' ? 0.01 : 0;
  return x1 + hairline > x0 && y1 + hairline > y0
    ? [x0, y0, Math.max(x1, x0 + hairline), Math.max(y1, y0 + hairline)]
    : null;
}

function unite(a: Rect | undefined, b: Rect): Rect {
  if (a === undefined) return b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function groupParts(placed: readonly Placed[]): ReadonlyMap<DisplayItem, readonly DisplayItem[]> {
  const parts = new Map<DisplayItem, DisplayItem[]>();
  for (const { item } of placed) {
    if (item.part === null) continue;
    const known = parts.get(item.part);
    if (known === undefined) parts.set(item.part, [item]);
    else known.push(item);
  }
  return parts;
}

/** Of 255: a lighter colour may vanish on paper, a nearer one on its ground. */
const light = 150;
const similar = 120;
/** Pixels: thinner things hide nothing, unless there are many of them. */
const thin = 3;
const fewThin = 3;

/** Cheap tests that let through whatever could be hidden; replaying decides. */
function isSuspicious(
  one: Placed,
  parts: ReadonlyMap<DisplayItem, readonly DisplayItem[]>,
  grid: ItemGrid,
  page: Rect,
): boolean {
  const { item, visible, order } = one;
  if (item.kind === 'picture' || (item.kind === 'fill' && item.rectangle !== null)) return false;
  if (item.kind === 'glyph' && item.shownBy === 'nothing') return false;
  const lightness = findLightness(item.colour);
  if (lightness > light || item.alpha < 0.5 || item.blend !== 'source-over') return true;
  if (!isWithinClip(item.bounds, item.clip, 1) || !contains(page, item.bounds, 1)) return true;
  const own = parts.get(item) ?? [];
  let thinOnes = 0;
  return grid.some(visible, (other) => {
    if (other.item === item) return false;
    if (other.item.kind === 'glyph')
      return (
        item.kind === 'glyph' && other.order > order && hides(other.visible, visible) && !isTwin(other, one)
      );
    if (own.includes(other.item) || (item.part !== null && other.item.part === item.part)) return false;
    if (!reaches(other, visible)) return false;
    if (isThin(other)) return ++thinOnes > fewThin;
    if (other.order > order || other.item.kind === 'picture') return true;
    return Math.abs(findLightness(other.item.colour) - lightness) < similar;
  });
}

const segmentBoxes = new WeakMap<DisplayItem, readonly Rect[]>();
/** A line with more is taken for one that is everywhere in its bounds. */
const mostSegments = 400;

/** The frame of a page has the whole page as its bounds and yet touches nothing on it. */
function reaches({ item }: Placed, rect: Rect): boolean {
  if (item.kind !== 'stroke') return true;
  const boxes = segmentBoxes.get(item) ?? listSegmentBoxes(item);
  segmentBoxes.set(item, boxes);
  return boxes.some((box) => overlaps(box, rect));
}

function listSegmentBoxes({ path, style, bounds }: Stroke): readonly Rect[] {
  const boxes: Rect[] = [];
  for (const { points, closed } of flattenPath(path, 1)) {
    const [first] = points;
    for (const [i, [x, y]] of (closed && first !== undefined ? [...points, first] : points).entries()) {
      const [fromX, fromY] = points[i - 1] ?? [x, y];
      const box: Rect = [Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX), Math.max(y, fromY)];
      boxes.push(growRect(box, style.width + 1));
      if (boxes.length > mostSegments) return [bounds];
    }
  }
  return boxes;
}

function isThin({ item, visible }: Placed): boolean {
  if (item.kind === 'stroke' && item.style.width < thin) return true;
  return Math.min(visible[2] - visible[0], visible[3] - visible[1]) < thin;
}

/** More than half of `under`. */
function hides(over: Rect, under: Rect): boolean {
  const width = Math.min(over[2], under[2]) - Math.max(over[0], under[0]);
  const height = Math.min(over[3], under[3]) - Math.max(over[1], under[1]);
  return width > 0 && height > 0 && width * height > 0.5 * (under[2] - under[0]) * (under[3] - under[1]);
}

/** White space between two characters that are gone would still tell how long hidden words are. */
function dropLooseSpaces(chosen: readonly VisibleItem[], placed: readonly Placed[]): readonly VisibleItem[] {
  const kept = new Set(
    chosen.flatMap(({ item, order }) => (item.kind === 'glyph' && item.shownBy !== 'nothing' ? [order] : [])),
  );
  const glyphs = placed.flatMap(({ item, order }) =>
    item.kind === 'glyph' ? [{ order, space: item.shownBy === 'nothing' }] : [],
  );
  const loose = new Set<number>();
  let before = false;
  let pending: number[] = [];
  const release = (after: boolean) => {
    if (!before && !after) for (const order of pending) loose.add(order);
    pending = [];
  };
  for (const { order, space } of glyphs) {
    if (space) pending.push(order);
    else {
      release(kept.has(order));
      before = kept.has(order);
    }
  }
  release(false);
  return chosen.filter(({ order }) => !loose.has(order));
}
