/** Rectangles as the checks need them. */
import type { Rect } from '../../contract/values.ts';

export function overlap(a: Rect, b: Rect): Rect | null {
  const common: Rect = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return common[0] < common[2] && common[1] < common[3] ? common : null;
}

/** Whether they overlap or touch: where they do not, nothing else needs to be asked. */
export function isNear(a: Rect, b: Rect): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

export function areaOf(rect: Rect): number {
  return (rect[2] - rect[0]) * (rect[3] - rect[1]);
}

export function grow(rect: Rect, by: number): Rect {
  return [rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by];
}

/** The whole pixels of a picture that a place touches. */
export function holdWhole([x0, y0, x1, y1]: Rect, width: number, height: number): Rect {
  return [
    Math.max(0, Math.floor(x0)),
    Math.max(0, Math.floor(y0)),
    Math.min(width, Math.ceil(x1)),
    Math.min(height, Math.ceil(y1)),
  ];
}

export function middleOf(rect: Rect): readonly [number, number] {
  return [(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2];
}

export function contains(rect: Rect, [x, y]: readonly [number, number]): boolean {
  return x > rect[0] && x < rect[2] && y > rect[1] && y < rect[3];
}

/** What is left of a rectangle without others, as rectangles that do not overlap. */
export function subtract(rect: Rect, holes: readonly Rect[]): readonly Rect[] {
  let left: readonly Rect[] = [rect];
  for (const hole of holes)
    left = left.flatMap((part): readonly Rect[] => {
      const common = overlap(part, hole);
      if (common === null) return [part];
      const around: readonly Rect[] = [
        [part[0], part[1], part[2], common[1]],
        [part[0], common[3], part[2], part[3]],
        [part[0], common[1], common[0], common[3]],
        [common[2], common[1], part[2], common[3]],
      ];
      return around.filter(([x0, y0, x1, y1]) => x0 < x1 && y0 < y1);
    });
  return left;
}
