/** How much is drawn in a place, whatever its form. */
import type { Rect } from '../../contract/values.ts';
import type { Ink } from './compare-pictures.ts';
import { holdWhole } from './rects.ts';

/**
 * What differs from the mean, in darkness times pixels: on a tinted ground the ground itself is no ink. `rect` is in
 * pixels; where `skip` is 1 nothing counts.
 */
export function sumInk({ width, height, data }: Ink, rect: Rect, skip: Uint8Array): number {
  const [left, top, right, bottom] = holdWhole(rect, width, height);
  let total = 0;
  let count = 0;
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1)
      if (skip[at] !== 1) {
        total += data[at] ?? 0;
        count += 1;
      }
  const mean = total / (count || 1);
  let sum = 0;
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1)
      if (skip[at] !== 1) sum += Math.abs((data[at] ?? 0) - mean);
  return sum;
}
