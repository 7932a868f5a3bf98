/** Pixels of a page, and questions about them. */
import type { Rect } from '../../contract/model.ts';
import type { Matrix } from '../geometry.ts';

export type Raster = {
  readonly width: number;
  readonly height: number;
  /** RGBA, opaque, rows from the top. */
  readonly pixels: Uint8Array;
  /** Default user space → pixels, origin top left. */
  readonly toPixels: Matrix;
  /** Lightest minus darkest value of any channel in the rectangle, 0 to 255. */
  contrast(rect: Rect): number;
  /** Does any pixel of the rectangle differ from the other picture by `least` or more in some channel? */
  differs(other: Raster, rect: Rect, least: number): boolean;
};

export function createRaster(width: number, height: number, pixels: Uint8Array, toPixels: Matrix): Raster {
  return {
    width,
    height,
    pixels,
    toPixels,
    contrast: (rect) => {
      const low = [255, 255, 255];
      const high = [0, 0, 0];
      visitPixels(rect, width, height, (at) => {
        for (let c = 0; c < 3; c++) {
          const value = pixels[at + c] ?? 0;
          if (value < (low[c] ?? 0)) low[c] = value;
          if (value > (high[c] ?? 0)) high[c] = value;
        }
        return false;
      });
      return Math.max(...high.map((value, c) => value - (low[c] ?? 0)));
    },
    differs: (other, rect, least) =>
      visitPixels(rect, width, height, (at) => {
        for (let c = 0; c < 3; c++) {
          if (Math.abs((pixels[at + c] ?? 0) - (other.pixels[at + c] ?? 0)) >= least) return true;
        }
        return false;
      }),
  };
}

/** Calls `visit` with the offset of each pixel that the rectangle covers, until it returns true. */
function visitPixels(rect: Rect, width: number, height: number, visit: (at: number) => boolean): boolean {
  const x0 = Math.max(0, Math.floor(rect[0]));
  const y0 = Math.max(0, Math.floor(rect[1]));
  const x1 = Math.min(width, Math.ceil(rect[2]));
  const y1 = Math.min(height, Math.ceil(rect[3]));
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) if (visit((y * width + x) * 4)) return true;
  }
  return false;
}
