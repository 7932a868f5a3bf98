/**
 * Pixels given back as soon as they are not needed. They lie outside V8's heap, and left to the collector they make it
 * look through the whole heap once a page.
 */
import type { Canvas } from '@napi-rs/canvas';

/** The array is empty afterwards. */
export function releasePixels({ buffer }: Uint8Array | Uint8ClampedArray): void {
  // ECMAScript 2024, which Node 20 by itself does not have: there the collector does it.
  const transfer: unknown = Reflect.get(buffer, 'transfer');
  if (typeof transfer === 'function') Reflect.apply(transfer, buffer, [0]);
}

/** The canvas is of one pixel afterwards. */
export function releaseCanvas(canvas: Canvas): void {
  canvas.width = 1;
  canvas.height = 1;
}
