/** How much is drawn in a place, whatever its form. */
import type { Rect } from '../../contract/model.ts';
import type { Ink } from './compare-pictures.ts';

/**
 * What differs from the mean, in darkness times pixels: on a tinted ground the ground itself is no ink. `rect` is in
 * pixels; where `skip` is 1 nothing counts.
 */
export function sumInk({ width, height, data }: Ink, rect: Rect, skip: Uint8Array): number {
  const [x0, y0, x1, y1] = rect;
  const values: number[] = [];
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y += 1)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, Math.ceil(x1)); x += 1) {
      const at = y * width + x;
      if (skip[at] !== 1) values.push(data[at] ?? 0);
    }
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return values.reduce((sum, value) => sum + Math.abs(value - mean), 0);
}
