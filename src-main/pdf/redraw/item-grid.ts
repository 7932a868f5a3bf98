/** Finds the items near a place. */
import type { Rect } from '../../contract/model.ts';
import type { DisplayItem } from './display-item.ts';
import { overlaps } from './free-area.ts';

export type Placed = { readonly item: DisplayItem; readonly order: number; readonly visible: Rect };

export type ItemGrid = {
  /** In the order of painting. */
  near(rect: Rect): readonly Placed[];
};

const cell = 60;
/** Cells from which on an item is asked for everywhere. */
const mostCells = 80;

export function createItemGrid(placed: readonly Placed[]): ItemGrid {
  const cells = new Map<number, Placed[]>();
  const large: Placed[] = [];
  for (const one of placed) {
    const keys = listCells(one.visible);
    if (keys === null) large.push(one);
    else
      for (const key of keys) {
        const there = cells.get(key);
        if (there === undefined) cells.set(key, [one]);
        else there.push(one);
      }
  }
  return {
    near: (rect) => {
      const keys = listCells(rect);
      const candidates = keys === null ? placed : [...large, ...keys.flatMap((key) => cells.get(key) ?? [])];
      const found = new Set(candidates.filter(({ visible }) => overlaps(visible, rect)));
      return [...found].sort((a, b) => a.order - b.order);
    },
  };
}

function listCells([x0, y0, x1, y1]: Rect): readonly number[] | null {
  const [left, top] = [Math.floor(x0 / cell), Math.floor(y0 / cell)];
  const [right, bottom] = [Math.floor(x1 / cell), Math.floor(y1 / cell)];
  if ((right - left + 1) * (bottom - top + 1) > mostCells) return null;
  const keys: number[] = [];
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) keys.push(y * 100_003 + x);
  return keys;
}
