/** Where a part of a page lies on the picture that is made of it, turned and straightened. Pixels, y down. */
import type { Rect } from '../../contract/values.ts';
import { type Matrix, mapRect, multiply, type PageGeometry } from '../geometry.ts';

export type PictureSpace = {
  /** Whole pixels. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Default user space → pixels. */
  readonly toPicture: Matrix;
};

export type View = {
  /** In default user space. */
  readonly part: Rect;
  readonly dpi: number;
  /** Anticlockwise, after the page's own rotation. */
  readonly turn: 0 | 180;
  /** Anticlockwise, radians: small, for lines that do not run level. */
  readonly skew: number;
};

/** Enough for A3 at 300 dots an inch. */
const mostPixels = 18_000_000;

export function placePicture({ toDisplay }: PageGeometry, view: View): PictureSpace {
  const { part, turn, skew } = view;
  const [x0, y0, x1, y1] = mapRect(part, toDisplay);
  const angle = skew + (turn === 180 ? Math.PI : 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across = (x1 - x0) * Math.abs(cos) + (y1 - y0) * Math.abs(sin);
  const up = (x1 - x0) * Math.abs(sin) + (y1 - y0) * Math.abs(cos);
  const scale = Math.min(view.dpi / 72, Math.sqrt(mostPixels / (across * up)));
  // A hundredth of a pixel is rounding: a scan drawn at its own resolution keeps its pixels as they are.
  const width = Math.max(1, Math.ceil(across * scale - 0.01));
  const height = Math.max(1, Math.ceil(up * scale - 0.01));
  const toCentre: Matrix = [1, 0, 0, 1, -(x0 + x1) / 2, -(y0 + y1) / 2];
  const turned: Matrix = [cos, sin, -sin, cos, 0, 0];
  const toPixels: Matrix = [scale, 0, 0, -scale, width / 2, height / 2];
  const toPicture = multiply(toPixels, multiply(turned, multiply(toCentre, toDisplay)));
  return { width, height, dpi: scale * 72, toPicture };
}
