/** Rectangles on a page: PDF points, default user space, x0 < x1 and y0 < y1. */
import type { Rect } from '../contract/values.ts';

/** Wider than any space between two words of a line, narrower than the gap between two columns. */
const widestGap = 1.5;

/** Whether any of it is within the box that is shown of its page. */
export function isOnPage([x0, y0, x1, y1]: Rect, box: Rect): boolean {
  return x0 < box[2] && x1 > box[0] && y0 < box[3] && y1 > box[1];
}

/**
 * One rectangle a line: rectangles that stand side by side on the same line become one, in the order given
 * otherwise. Covers everything that was covered.
 */
export function mergeRects(rects: readonly Rect[]): readonly Rect[] {
  const merged: Rect[] = [];
  for (const rect of rects) {
    let grown = rect;
    // A rectangle that grew may now touch others, so look again until nothing joins.
    for (let index = 0; index < merged.length; ) {
      const other = merged[index];
      if (other !== undefined && standSideBySide(other, grown)) {
        merged.splice(index, 1);
        grown = joinRects(other, grown);
        index = 0;
      } else {
        index += 1;
      }
    }
    merged.push(grown);
  }
  return merged;
}

/** The area within `box` that the rectangles cover, each point counted once, in square points. */
export function coveredArea(box: Rect, rects: readonly Rect[]): number {
  const inside = rects.map((rect) => clipRect(rect, box)).filter((rect) => rect !== null);
  const edges = [...new Set(inside.flatMap(([x0, , x1]) => [x0, x1]))].sort((a, b) => a - b);
  let area = 0;
  for (const [index, left] of edges.entries()) {
    const right = edges[index + 1];
    if (right === undefined) break;
    const spans = inside
      .filter(([x0, , x1]) => x0 <= left && x1 >= right)
      .map(([, y0, , y1]) => [y0, y1] as const)
      .sort((a, b) => a[0] - b[0]);
    let height = 0;
    let top = Number.NEGATIVE_INFINITY;
    for (const [y0, y1] of spans) {
      height += Math.max(0, y1 - Math.max(y0, top));
      top = Math.max(top, y1);
    }
    area += (right - left) * height;
  }
  return area;
}

/** The covered share of a page's visible area, 0 to 1. */
export function coveredShare(box: Rect, rects: readonly Rect[]): number {
  const [x0, y0, x1, y1] = box;
  const whole = (x1 - x0) * (y1 - y0);
  return whole > 0 ? Math.min(1, coveredArea(box, rects) / whole) : 0;
}

function standSideBySide(a: Rect, b: Rect): boolean {
  const lower = Math.min(a[3] - a[1], b[3] - b[1]);
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
  return shared > lower / 2 && gap <= lower * widestGap;
}

function joinRects(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function clipRect(rect: Rect, box: Rect): Rect | null {
  const x0 = Math.max(rect[0], box[0]);
  const y0 = Math.max(rect[1], box[1]);
  const x1 = Math.min(rect[2], box[2]);
  const y1 = Math.min(rect[3], box[3]);
  return x0 < x1 && y0 < y1 ? [x0, y0, x1, y1] : null;
}
