/** How large the pictures are in which pages are compared. */
import type { Rect } from '../../contract/values.ts';
import { moveStep } from '../redact/appearance.ts';
import type { PageReading } from './page-tree.ts';

export type PictureSize = {
  /** Whole pixels, the last of which may be partly beyond the page. */
  readonly width: number;
  readonly height: number;
  /** The page itself, in pixels. */
  readonly across: number;
  readonly up: number;
};

const maxPixels = 16_000_000;

/**
 * A pixel for each `moveStep` (80 dots an inch), exactly, whatever the page's size: what was moved by such steps shows
 * the same pixels. Only the pictures of giant pages are smaller.
 */
export function choosePictureSize({ width, height }: PageReading): PictureSize {
  const wanted = 1 / moveStep;
  const scale = Math.min(wanted, Math.sqrt(maxPixels / (width * height)));
  const [across, up] = [width * scale, height * scale];
  // Four pixels are one word of memory.
  return { width: Math.ceil(countPixels(across) / 4) * 4, height: countPixels(up), across, up };
}

/** A thousandth of a pixel is rounding. */
function countPixels(size: number): number {
  return Math.max(1, Math.ceil(size - 0.001));
}

/** Four pixels for each one. */
export function doubleSize({ width, height, across, up }: PictureSize): PictureSize {
  return { width: width * 2, height: height * 2, across: across * 2, up: up * 2 };
}

/** `shown` in parts of the displayed page, from its top left. */
export function toPixels(shown: Rect, { across, up }: PictureSize): Rect {
  return [shown[0] * across, shown[1] * up, shown[2] * across, shown[3] * up];
}
