/**
 * What of a page can be seen. Text that cannot be seen (outside page or clip, covered, in the colour of its ground,
 * tiny) must not become text, and what is hidden under something opaque must not be in the output at all.
 */
import type { Rect } from '../../contract/values.ts';
import { findCover } from './covers.ts';
import { findCutLetters } from './cut-words.ts';
import { type DisplayItem, type Fill, type Glyph, Inexpressible, pixelsPerPoint } from './display-item.ts';
import { contains, growRect, overlaps } from './free-area.ts';
import { createItemGrid, type ItemGrid, type Placed } from './item-grid.ts';
import { decideGlyph, nearness } from './marked-glyph.ts';
import { transformPath } from './path.ts';
import { isInPlainSight, isRule } from './plain-sight.ts';
import { createSight, type Suspect } from './sight.ts';

export type VisibleItem = Placed & {
  /** Opaque rectangles that are painted over it. */
  readonly covers: readonly Rect[];
};

const none: readonly Rect[] = [];

/**
 * What lies wholly in a mark is gone whatever it is, and must decide nothing, neither of what can be seen round it nor by
 * being seen itself: its characters are all among the visible ones, as what the mark takes, and nothing else is.
 */
export function chooseVisible(
  items: readonly DisplayItem[],
  page: Rect,
  marks: readonly Rect[] = none,
): readonly VisibleItem[] {
  const { taken, rest: placed } = takeMarked(placeItems(items, page), marks);
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
  const known = [...chosen, ...taken];
  return [
    ...dropLooseSpaces(known, [...placed, ...taken].sort(inOrder)),
    ...keepCutLetters(items, known, page),
  ].sort(inOrder);
}

function inOrder(a: Placed, b: Placed): number {
  return a.order - b.order;
}

function takeMarked(
  placed: readonly PlacedAnywhere[],
  marks: readonly Rect[],
): { readonly taken: readonly VisibleItem[]; readonly rest: readonly Placed[] } {
  const near = marks.map((mark) => growRect(mark, nearness));
  const taken: VisibleItem[] = [];
  const rest: Placed[] = [];
  for (const { item, order, visible, onPage } of placed) {
    const bounds = item.kind === 'glyph' ? onPage : visible;
    const touched = bounds === null ? [] : near.filter((rect) => overlaps(rect, bounds));
    if (bounds !== null && isTakenWhole(item, bounds, touched)) {
      if (item.kind === 'glyph')
        taken.push({ item: { ...item, clip: null }, order, visible: bounds, covers: none });
    } else if (visible !== null) rest.push({ item, order, visible });
  }
  return { taken, rest };
}

function isTakenWhole(item: DisplayItem, bounds: Rect, touched: readonly Rect[]): boolean {
  if (touched.length === 0) return false;
  if (item.kind !== 'glyph') return touched.some((rect) => contains(rect, bounds, -nearness));
  const { text, outline } = decideGlyph(item, bounds, touched);
  return text === 'none' && !outline;
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

type PlacedAnywhere = Omit<Placed, 'visible'> & {
  /** Null for what is transparent, or outside the page or its clip. */
  readonly visible: Rect | null;
  /** What of it is on the page. */
  readonly onPage: Rect | null;
};

function placeItems(items: readonly DisplayItem[], page: Rect): readonly PlacedAnywhere[] {
  const partBounds = new Map<DisplayItem, Rect>();
  for (const { part, bounds } of items)
    if (part !== null) partBounds.set(part, unite(partBounds.get(part), bounds));
  return items.map((item, order) => {
    const bounds = partBounds.get(item);
    const isEmpty = item.kind === 'glyph' && item.shownBy === 'others' && bounds === undefined;
    const isTransparent = item.alpha === 0 || ('colour' in item && item.colour.alpha === 0);
    const whole = bounds ?? item.bounds;
    return {
      item: isEmpty ? { ...item, shownBy: 'nothing' } : item,
      order,
      visible: isTransparent ? null : cutToView(whole, item.kind, item.clip?.bounds ?? page, page),
      onPage: cutToView(whole, item.kind, page, page),
    };
  });
}

function cutToView(bounds: Rect, kind: DisplayItem['kind'], view: Rect, page: Rect): Rect | null {
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
