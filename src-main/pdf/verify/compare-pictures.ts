/**
 * Whether two pictures of a page show the same. Made for two renderers: what one draws must have a counterpart
 * in the other within two pixels; the finest lines and shades may differ, a letter or a rule may not.
 */
import type { Rect } from '../../contract/model.ts';
import { boxColour } from '../redact/appearance.ts';
import type { Picture } from './page-view.ts';

export type Difference = {
  /** Blocks of the page in which the original has ink and the other has none, and the other way round. */
  readonly lost: number;
  readonly added: number;
};

const block = 12;
/** Of 255; what must be missing after the tolerance for position. */
const strong = 72;
/** Pixels a block. */
const few = 4;
const radius = 2;

/** `ignored` in pixels: boxes; up to `boxReach` around them the box's own colour is ignored as well. */
export function comparePictures(
  original: Picture,
  output: Picture,
  ignored: readonly Rect[],
  boxReach: number,
): Difference {
  const { width, height } = original;
  const before = inkOf(original);
  const after = inkOf(output);
  const skip = new Uint8Array(width * height);
  for (const box of ignored) maskBox(skip, width, height, box, boxReach, output);
  const beforeWide = widen(before, width, height);
  const afterWide = widen(after, width, height);
  const across = Math.ceil(width / block);
  const blocks = across * Math.ceil(height / block);
  const lost = new Uint16Array(blocks);
  const added = new Uint16Array(blocks);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / block) * across;
    for (let x = 0; x < width; x += 1, at += 1) {
      if (skip[at] === 1) continue;
      const gone = (before[at] ?? 0) - (afterWide[at] ?? 0);
      const fresh = (after[at] ?? 0) - (beforeWide[at] ?? 0);
      if (gone > strong) lost[row + Math.floor(x / block)] = (lost[row + Math.floor(x / block)] ?? 0) + 1;
      if (fresh > strong) added[row + Math.floor(x / block)] = (added[row + Math.floor(x / block)] ?? 0) + 1;
    }
  }
  return { lost: countFull(lost), added: countFull(added) };
}

function countFull(blocks: Uint16Array): number {
  let count = 0;
  for (const pixels of blocks) if (pixels >= few) count += 1;
  return count;
}

/** Darkness, so that white paper is 0. */
function inkOf({ width, height, bgrx }: Picture): Uint8Array {
  const ink = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < ink.length; at += 1, from += 4)
    ink[at] =
      255 - (((bgrx[from] ?? 0) * 29 + (bgrx[from + 1] ?? 0) * 150 + (bgrx[from + 2] ?? 0) * 77) >> 8);
  return ink;
}

function maskBox(
  skip: Uint8Array,
  width: number,
  height: number,
  box: Rect,
  boxReach: number,
  output: Picture,
): void {
  const x0 = Math.max(0, Math.floor(box[0] - boxReach));
  const y0 = Math.max(0, Math.floor(box[1] - boxReach));
  const x1 = Math.min(width, Math.ceil(box[2] + boxReach));
  const y1 = Math.min(height, Math.ceil(box[3] + boxReach));
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      const inside = x >= box[0] && x < box[2] && y >= box[1] && y < box[3];
      if (inside || isDark(output, (y * width + x) * 4)) skip[y * width + x] = 1;
    }
  }
}

/** The box's colour, or a blend of it with its surroundings. */
function isDark({ bgrx }: Picture, at: number): boolean {
  return (
    Math.abs((bgrx[at] ?? 0) - boxColour.blue) < 80 &&
    Math.abs((bgrx[at + 1] ?? 0) - boxColour.green) < 80 &&
    Math.abs((bgrx[at + 2] ?? 0) - boxColour.red) < 80
  );
}

/** Each pixel the darkest within `radius`, first along rows, then along columns. */
function widen(ink: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    for (let x = 0; x < width; x += 1) {
      const at = start + x;
      let most = ink[at] ?? 0;
      for (let step = 1; step <= radius; step += 1) {
        if (x >= step && (ink[at - step] ?? 0) > most) most = ink[at - step] ?? 0;
        if (x + step < width && (ink[at + step] ?? 0) > most) most = ink[at + step] ?? 0;
      }
      rows[at] = most;
    }
  }
  const out = new Uint8Array(ink.length);
  for (let at = 0; at < ink.length; at += 1) {
    let most = rows[at] ?? 0;
    for (let step = 1; step <= radius; step += 1) {
      const above = rows[at - step * width] ?? 0;
      const below = rows[at + step * width] ?? 0;
      if (above > most) most = above;
      if (below > most) most = below;
    }
    out[at] = most;
  }
  return out;
}
