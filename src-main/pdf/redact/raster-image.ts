/** Pixels of a page, and questions about them. */
import type { Rect } from '../../contract/values.ts';
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
  /**
   * 0 to 1: how much of its width and of its height lies between the outermost
   * pixels that differ from the other picture by `least` or more in some channel, the smaller of the two shares.
   */
  shareOfDifference(other: Raster, rect: Rect, least: number): number;
  /** Is the rectangle dark all over, as under a black box? */
  isDark(rect: Rect): boolean;
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
    shareOfDifference: (other, rect, least) => {
      const ends = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      visitPixels(rect, width, height, (at) => {
        for (let c = 0; c < 3; c++) {
          if (Math.abs((pixels[at + c] ?? 0) - (other.pixels[at + c] ?? 0)) < least) continue;
          const x = (at / 4) % width;
          const y = Math.floor(at / 4 / width);
          ends.left = Math.min(ends.left, x);
          ends.right = Math.max(ends.right, x + 1);
          ends.top = Math.min(ends.top, y);
          ends.bottom = Math.max(ends.bottom, y + 1);
          break;
        }
        return false;
      });
      const across = (ends.right - ends.left) / (rect[2] - rect[0]);
      const down = (ends.bottom - ends.top) / (rect[3] - rect[1]);
      return Math.max(0, Math.min(1, across, down));
    },
    isDark: (rect) =>
      !visitPixels(rect, width, height, (at) => [0, 1, 2].some((c) => (pixels[at + c] ?? 0) > darkest)),
  };
}

/** Of 255: the lightest that counts as dark. */
const darkest = 110;

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
