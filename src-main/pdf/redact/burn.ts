/** Boxes put into the pixels, before anything is encoded. */
import type { Rect } from '../../contract/values.ts';
import { mapRect } from '../geometry.ts';
import { boxColour, burnPadding } from './appearance.ts';
import type { Raster } from './raster-image.ts';

/** Whole pixels: x0 and y0 inside, x1 and y1 outside. */
export type PixelRect = readonly [number, number, number, number];

/** Rounded outwards, padded, cut to the picture; null where nothing is left. */
export function findPixels(rect: Rect, raster: Raster): PixelRect | null {
  const [x0, y0, x1, y1] = mapRect(rect, raster.toPixels);
  const left = Math.max(0, Math.floor(x0) - burnPadding);
  const right = Math.min(raster.width, Math.ceil(x1) + burnPadding);
  const top = Math.max(0, Math.floor(y0) - burnPadding);
  const bottom = Math.min(raster.height, Math.ceil(y1) + burnPadding);
  return left < right && top < bottom ? [left, top, right, bottom] : null;
}

export function burnBoxes(raster: Raster, boxes: readonly PixelRect[]): void {
  const words = new Uint32Array(raster.pixels.buffer, raster.pixels.byteOffset, raster.width * raster.height);
  for (const [x0, y0, x1, y1] of boxes) {
    for (let y = y0; y < y1; y++) words.fill(packedBox, y * raster.width + x0, y * raster.width + x1);
  }
}

/** RGBA of the box as one number in this machine's byte order. */
export const packedBox = packColour(boxColour.red, boxColour.green, boxColour.blue);

export function packColour(red: number, green: number, blue: number): number {
  return new Uint32Array(Uint8Array.of(red, green, blue, 0xff).buffer)[0] ?? 0;
}
