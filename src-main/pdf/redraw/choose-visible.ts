/**
 * What of a page can be seen. Text that cannot be seen (outside page or clip, covered, in the colour of its ground,
 * tiny) must not become text, and what is hidden under something opaque must not be in the output at all.
 */
import type { Rect } from '../../contract/model.ts';
import { findCover } from './covers.ts';
import { findCutLetters } from './cut-words.ts';
import { type DisplayItem, type Fill, type Glyph, Inexpressible, pixelsPerPoint } from './display-item.ts';
import { contains, overlaps } from './free-area.ts';
import { createItemGrid, type ItemGrid, type Placed } from './item-grid.ts';
import { transformPath } from './path.ts';
import { isInPlainSight, isRule } from './plain-sight.ts';
import { createSight, type Suspect } from './sight.ts';

export type VisibleItem = Placed & {
  /** Opaque rectangles that are painted over it. */
  readonly covers: readonly Rect[];
};

const none: readonly Rect[] = [];

export function chooseVisible(items: readonly DisplayItem[], page: Rect): readonly VisibleItem[] {
  const placed = placeItems(items, page);
  const grid = createItemGrid(placed);
  const covers = placed.flatMap((one) => findCover(one, grid));
  const parts = groupParts(placed);
  const uncovered: VisibleItem[] = placed.flatMap((one) => {
    if (covers.length === 0) return [{ ...one, covers: none }];
    const over = covers.filter(({ order, rect }) => order > one.order && overlaps(rect, one.visible));
    const rects = over.map(({ rect }) => rect);
    return rects.some((rect) => contains(rect, one.visible)) ? [] : [{ ...one, covers: rects }];
  });
  const suspects = new Map<VisibleItem, Suspect>();
  for (const one of uncovered) {
    const own = parts.get(one.item);
    if (!isSuspicious(one, own, grid, page)) continue;
    suspects.set(one, { placed: one, watched: new Set([one.item, ...(own ?? []).map(({ item }) => item)]) });
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

function groupParts(placed: readonly Placed[]): ReadonlyMap<DisplayItem, readonly Placed[]> {
  const parts = new Map<DisplayItem, Placed[]>();
  for (const one of placed) {
    const { part } = one.item;
    if (part === null) continue;
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [one]);
    else known.push(one);
  }
  return parts;
}

/** Pictures, rectangles and rules are kept unless something covers them. */
function isSuspicious(
  one: Placed,
  parts: readonly Placed[] | undefined,
  grid: ItemGrid,
  page: Rect,
): boolean {
  const { item } = one;
  if (item.kind === 'picture' || (item.kind === 'fill' && item.rectangle !== null) || isRule(item))
    return false;
  if (item.kind === 'glyph' && item.shownBy === 'nothing') return false;
  return !isInPlainSight(one, parts, grid, page);
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
