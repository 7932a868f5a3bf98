/** Rectangles as the checks need them. */
import type { Rect } from '../../contract/model.ts';

export function overlap(a: Rect, b: Rect): Rect | null {
  const common: Rect = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return common[0] < common[2] && common[1] < common[3] ? common : null;
}

export function areaOf(rect: Rect): number {
  return (rect[2] - rect[0]) * (rect[3] - rect[1]);
}

export function grow(rect: Rect, by: number): Rect {
  return [rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by];
}

export function middleOf(rect: Rect): readonly [number, number] {
  return [(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2];
}

export function contains(rect: Rect, [x, y]: readonly [number, number]): boolean {
  return x > rect[0] && x < rect[2] && y > rect[1] && y < rect[3];
}
