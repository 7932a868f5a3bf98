/** Opaque rectangles: what lies wholly under one cannot be seen and must not be kept. */
import type { Rect } from '../../contract/values.ts';
import { releasePixels } from '../release-memory.ts';
import type { Clip, DisplayItem, Picture } from './display-item.ts';
import { contains } from './free-area.ts';
import type { ItemGrid, Placed } from './item-grid.ts';

export type Cover = { readonly order: number; readonly rect: Rect };

/** Pixels that a cover is smaller than what covers, so that its edge does not count. */
const edge = 0.7;

/** None or one. Pixels of pictures are looked at only where something lies under them. */
export function findCover({ item, order, visible }: Placed, grid: ItemGrid): readonly Cover[] {
  if (!isSolid(item)) return [];
  const [x0, y0, x1, y1] = visible;
  const rect: Rect = [x0 + edge, y0 + edge, x1 - edge, y1 - edge];
  if (!(rect[0] < rect[2] && rect[1] < rect[3])) return [];
  if (item.kind === 'fill') return item.rectangle === null ? [] : [{ order, rect }];
  if (item.kind !== 'picture' || !isUpright(item)) return [];
  const isOverSomething = grid.some(rect, (other) => other.order < order);
  return isOverSomething && isOpaque(item) ? [{ order, rect }] : [];
}

/** Hides what is under it, as far as its own shape reaches within its clip. */
export function isSolid(item: DisplayItem): boolean {
  if (item.alpha !== 1 || item.blend !== 'source-over' || item.clip?.rectangular === false) return false;
  return item.kind === 'picture' || item.colour.alpha === 1;
}

function isUpright({ matrix: [a, b, c, d] }: Picture): boolean {
  return Math.abs(b) + Math.abs(c) < 1e-6 || Math.abs(a) + Math.abs(d) < 1e-6;
}

const known = new WeakMap<object, boolean>();

export function isOpaque({ canvas }: Picture): boolean {
  const cached = known.get(canvas);
  if (cached !== undefined) return cached;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const opaque = isOpaquePixels(data);
  releasePixels(data);
  known.set(canvas, opaque);
  return opaque;
}

/** RGBA. */
export function isOpaquePixels(pixels: Uint8Array | Uint8ClampedArray): boolean {
  // Signed: what does not fit into 32 bits would be handled as a fraction.
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (let from = 0; from < words.length; from += stretch) {
    const to = Math.min(words.length, from + stretch);
    let common = opaqueMask;
    for (let i = from; i < to; i++) common &= words[i] ?? 0;
    if (common !== opaqueMask) return false;
  }
  return true;
}

/** Pixels after which it is asked whether one of them is not opaque. */
const stretch = 4096;

/** The fourth byte in this machine's order, as the signed number that & gives. */
const opaqueMask = (new Uint32Array(Uint8Array.of(0, 0, 0, 0xff).buffer)[0] ?? 0) | 0;

/** A clip that hides nothing of what lies within `bounds`. */
export function isWithinClip(bounds: Rect, clip: Clip | null, slack: number): boolean {
  return clip === null || (clip.rectangular && contains(clip.bounds, bounds, slack));
}
