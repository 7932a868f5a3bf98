/** Finds the items near a place. */
import type { Rect } from '../../contract/model.ts';
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
    const isLarge = !visitCells(one.visible, (key) => {
      const there = cells.get(key);
      if (there === undefined) cells.set(key, [index]);
      else there.push(index);
      return false;
    });
    if (isLarge) large.push(index);
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
    let found = false;
    const small = visitCells(rect, (key) => {
      found = cells.get(key)?.some(isFound) ?? false;
      return found;
    });
    return small ? found : placed.some((_, index) => isFound(index));
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

/** Until `visit` is true; false for a rectangle that has too many cells, of which none is visited. */
function visitCells([x0, y0, x1, y1]: Rect, visit: (key: number) => boolean): boolean {
  const [left, top] = [Math.floor(x0 / cell), Math.floor(y0 / cell)];
  const [right, bottom] = [Math.floor(x1 / cell), Math.floor(y1 / cell)];
  if ((right - left + 1) * (bottom - top + 1) > mostCells) return false;
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) if (visit(y * 100_003 + x)) return true;
  return true;
}
