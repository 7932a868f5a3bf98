/** Finds the items near a place. */
import type { Rect } from '../../contract/values.ts';
import type { DisplayItem } from './display-item.ts';
import { overlaps } from './free-area.ts';

export type Placed = { readonly item: DisplayItem; readonly order: number; readonly visible: Rect };

export type ItemGrid = {
  /** In the order of painting. */
  near(rect: Rect): readonly Placed[];
  /** Whether any of them, in no order, is what is looked for. */
  some(rect: Rect, test: (placed: Placed) => boolean): boolean;
};

const cell = 60;
/** Cells from which on an item is looked at everywhere. */
const mostCells = 80;

export function createItemGrid(placed: readonly Placed[]): ItemGrid {
  /** Indices in `placed`. */
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  // The number of the last search that came across an item: it may lie in several cells.
  const seen = new Uint32Array(placed.length);
  let searches = 0;
  for (const [index, one] of placed.entries()) {
    const range = findCells(one.visible);
    if (range === null) {
      large.push(index);
      continue;
    }
    for (let y = range.top; y <= range.bottom; y += 1)
      for (let x = range.left; x <= range.right; x += 1) {
        const there = cells.get(keyOf(x, y));
        if (there === undefined) cells.set(keyOf(x, y), [index]);
        else there.push(index);
      }
  }

  const some = (rect: Rect, test: (one: Placed) => boolean): boolean => {
    const search = ++searches;
    const isFound = (index: number): boolean => {
      const one = placed[index];
      if (seen[index] === search || one === undefined || !overlaps(one.visible, rect)) return false;
      seen[index] = search;
      return test(one);
    };
    if (large.some(isFound)) return true;
    const range = findCells(rect);
    if (range === null) return placed.some((_, index) => isFound(index));
    for (let y = range.top; y <= range.bottom; y += 1)
      for (let x = range.left; x <= range.right; x += 1)
        if (cells.get(keyOf(x, y))?.some(isFound)) return true;
    return false;
  };

  return {
    some,
    near: (rect) => {
      const found: Placed[] = [];
      some(rect, (one) => {
        found.push(one);
        return false;
      });
      return found.sort((a, b) => a.order - b.order);
    },
  };
}

type CellRange = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Null for a rectangle that has too many. */
function findCells(rect: Rect): CellRange | null {
  const left = Math.floor(rect[0] / cell);
  const top = Math.floor(rect[1] / cell);
  const right = Math.floor(rect[2] / cell);
  const bottom = Math.floor(rect[3] / cell);
  return (right - left + 1) * (bottom - top + 1) > mostCells ? null : { left, top, right, bottom };
}

function keyOf(x: number, y: number): number {
  return y * 100_003 + x;
}
