/**
 * White areas on nothing but paper. Some programs paint one behind every line, exactly as wide as its words: nobody
 * sees it, and it would tell their width.
 */
import type { VisibleItem } from '../redraw/choose-visible.ts';
import { createItemGrid } from '../redraw/item-grid.ts';

const white = 254;

/** Orders of the items. */
export function findPaper(visible: readonly VisibleItem[]): ReadonlySet<number> {
  const grid = createItemGrid(visible);
  const paper = new Set<number>();
  for (const { item, order, visible: seen } of visible) {
    if (item.kind !== 'fill' || item.rectangle === null || item.blend !== 'source-over') continue;
    const { red, green, blue } = item.colour;
    if (Math.min(red, green, blue) < white || item.clip?.rectangular === false) continue;
    const isOnPaper = !grid.some(seen, (other) => other.order < order && !paper.has(other.order));
    if (isOnPaper) paper.add(order);
  }
  return paper;
}
