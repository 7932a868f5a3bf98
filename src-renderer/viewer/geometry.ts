/**
 * The one place where PDF space (points, default user space, origin bottom left, before /Rotate) and view space
 * (CSS pixels from the top left corner of the page as shown) meet.
 */
import type { Page } from '../../src-main/contract/document.ts';
import type { Rect } from '../../src-main/contract/values.ts';

export type PageShape = Pick<Page, 'box' | 'rotation'>;

/** CSS pixels, from the top left corner of the page as shown. */
export type ViewPoint = { readonly x: number; readonly y: number };
export type ViewRect = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export type Size = { readonly width: number; readonly height: number };

/** CSS pixels for a point at 100 %. */
export const pixelsPerPoint = 96 / 72;

/** The size of the page as shown, turned. `scale` is pixels for a point. */
export function measurePage({ box, rotation }: PageShape, scale: number): Size {
  const width = (box[2] - box[0]) * scale;
  const height = (box[3] - box[1]) * scale;
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

export function pointToView(shape: PageShape, scale: number, x: number, y: number): ViewPoint {
  const [x0, y0, x1, y1] = shape.box;
  // /Rotate turns the page clockwise (ISO 32000-2, 7.7.3.3).
  switch (shape.rotation) {
    case 0:
      return { x: (x - x0) * scale, y: (y1 - y) * scale };
    case 90:
      return { x: (y - y0) * scale, y: (x - x0) * scale };
    case 180:
      return { x: (x1 - x) * scale, y: (y - y0) * scale };
    case 270:
      return { x: (y1 - y) * scale, y: (x1 - x) * scale };
  }
}

export function pointToPage(shape: PageShape, scale: number, point: ViewPoint): readonly [number, number] {
  const [x0, y0, x1, y1] = shape.box;
  const across = point.x / scale;
  const down = point.y / scale;
  switch (shape.rotation) {
    case 0:
      return [x0 + across, y1 - down];
    case 90:
      return [x0 + down, y0 + across];
    case 180:
      return [x1 - across, y0 + down];
    case 270:
      return [x1 - down, y1 - across];
  }
}

export function rectToView(shape: PageShape, scale: number, rect: Rect): ViewRect {
  const a = pointToView(shape, scale, rect[0], rect[1]);
  const b = pointToView(shape, scale, rect[2], rect[3]);
  return spanRect(a, b);
}

export function rectToPage(shape: PageShape, scale: number, rect: ViewRect): Rect {
  const [ax, ay] = pointToPage(shape, scale, { x: rect.left, y: rect.top });
  const [bx, by] = pointToPage(shape, scale, { x: rect.left + rect.width, y: rect.top + rect.height });
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** The rectangle with these two opposite corners. */
export function spanRect(a: ViewPoint, b: ViewPoint): ViewRect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** The part of the rectangle that lies on the page, or null. */
export function clipToPage(rect: ViewRect, page: Size): ViewRect | null {
  const left = Math.max(0, rect.left);
  const top = Math.max(0, rect.top);
  const width = Math.min(page.width, rect.left + rect.width) - left;
  const height = Math.min(page.height, rect.top + rect.height) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

export function containsPoint(rect: ViewRect, point: ViewPoint, tolerance = 0): boolean {
  return (
    point.x >= rect.left - tolerance &&
    point.x <= rect.left + rect.width + tolerance &&
    point.y >= rect.top - tolerance &&
    point.y <= rect.top + rect.height + tolerance
  );
}

/** The smallest rectangle around all; null for none. */
export function boundRects(rects: readonly ViewRect[]): ViewRect | null {
  const [first, ...rest] = rects;
  if (!first) return null;
  let { left, top } = first;
  let right = first.left + first.width;
  let bottom = first.top + first.height;
  for (const rect of rest) {
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.left + rect.width);
    bottom = Math.max(bottom, rect.top + rect.height);
  }
  return { left, top, width: right - left, height: bottom - top };
}
