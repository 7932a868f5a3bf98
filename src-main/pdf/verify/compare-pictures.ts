/**
 * Whether two pictures of a page show the same. Made for two renderers: what one draws must have a counterpart
 * in the other within two pixels; the finest lines and shades may differ, a letter or a rule may not.
 */
import type { Rect } from '../../contract/model.ts';
import { boxColour } from '../redact/appearance.ts';
import type { Picture } from './page-view.ts';

/** Darkness, one byte a pixel, so that white paper is 0. */
export type Ink = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Top left corner of a block of pixels. */
export type Spot = readonly [x: number, y: number];

export type Difference = {
  /** Blocks of the page in which the original has ink and the other has none, and the other way round. */
  readonly lost: readonly Spot[];
  readonly added: readonly Spot[];
};

const block = 10;
/** Of 255; what must be missing after the tolerance for position. */
const strong = 72;
/** What is there at all of a thin stroke, though one renderer draws it darker than the other, as a share. */
const trace = 0.15;
/** Of 255; difference of the mean of a block, which catches shades that no single pixel shows. */
const shade = 64;
/** Pixels a block. */
const few = 4;
const radius = 2;

/** `skip` is 1 where nothing is compared: see `maskBoxes`. */
export function compareInk(original: Ink, output: Ink, skip: Uint8Array): Difference {
  const { width, height, data: before } = original;
  const { data: after } = output;
  const across = Math.ceil(width / block);
  const blocks = across * Math.ceil(height / block);
  const lost = new Uint16Array(blocks);
  const added = new Uint16Array(blocks);
  const sums = new Int32Array(blocks);
  const sizes = new Uint16Array(blocks);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / block) * across;
    for (let left = 0, index = row; left < width; left += block, index += 1) {
      const right = Math.min(width, left + block);
      let sum = 0;
      let size = 0;
      for (let x = left; x < right; x += 1, at += 1) {
        if (skip[at] === 1) continue;
        const change = (after[at] ?? 0) - (before[at] ?? 0);
        size += 1;
        if (change === 0) continue;
        sum += change;
        if (change <= strong && change >= -strong) continue;
        // Dark that is gone, or light that is gone: white letters on a dark ground.
        const gone = isAlone(before, after, at, x, y, width, height, change < 0 ? 0 : 255);
        const fresh = isAlone(after, before, at, x, y, width, height, change > 0 ? 0 : 255);
        if (gone) lost[index] = (lost[index] ?? 0) + 1;
        if (fresh) added[index] = (added[index] ?? 0) + 1;
      }
      sums[index] = (sums[index] ?? 0) + sum;
      sizes[index] = (sizes[index] ?? 0) + size;
    }
  }
  compareShades(sums, sizes, lost, added);
  return { lost: findFull(lost, across), added: findFull(added, across) };
}

/** Whether nothing near this place in `there` is like the pixel of `here`. `paper`: 0 for dark on light, 255 for light on dark. */
function isAlone(
  here: Uint8Array,
  there: Uint8Array,
  at: number,
  x: number,
  y: number,
  width: number,
  height: number,
  paper: 0 | 255,
): boolean {
  const mine = Math.abs((here[at] ?? 0) - paper);
  if (mine <= strong) return false;
  const enough = mine * trace;
  for (let dy = Math.max(-radius, -y); dy <= Math.min(radius, height - 1 - y); dy += 1)
    for (let dx = Math.max(-radius, -x); dx <= Math.min(radius, width - 1 - x); dx += 1)
      if (Math.abs((there[at + dy * width + dx] ?? 0) - paper) >= enough) return false;
  return true;
}

/** Blocks whose mean has changed, however evenly. */
function compareShades(sums: Int32Array, sizes: Uint16Array, lost: Uint16Array, added: Uint16Array): void {
  for (const [index, sum] of sums.entries()) {
    const size = sizes[index] ?? 0;
    if (size < (block * block) / 2) continue;
    if (sum / size < -shade) lost[index] = few;
    if (sum / size > shade) added[index] = few;
  }
}

function findFull(blocks: Uint16Array, across: number): Spot[] {
  const spots: Spot[] = [];
  for (const [index, pixels] of blocks.entries())
    if (pixels >= few) spots.push([(index % across) * block, Math.floor(index / across) * block]);
  return spots;
}

export function readInk({ width, height, data, stride }: Picture): Ink {
  const ink = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0, from = y * stride; x < width; x += 1, at += 1, from += 4)
      ink[at] =
        255 - (((data[from] ?? 0) * 29 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 77) >> 8);
  return { width, height, data: ink };
}

/** Marks the boxes, in pixels, and up to `reach` around them whatever has the box's own colour. */
export function maskBoxes(output: Picture, boxes: readonly Rect[], reach: number): Uint8Array {
  const { width, height } = output;
  const skip = new Uint8Array(width * height);
  for (const box of boxes) {
    const x0 = Math.max(0, Math.floor(box[0] - reach));
    const y0 = Math.max(0, Math.floor(box[1] - reach));
    const x1 = Math.min(width, Math.ceil(box[2] + reach));
    const y1 = Math.min(height, Math.ceil(box[3] + reach));
    for (let y = y0; y < y1; y += 1) {
      for (let x = x0; x < x1; x += 1) {
        const inside = x >= box[0] && x < box[2] && y >= box[1] && y < box[3];
        if (inside || isDark(output, y * output.stride + x * 4)) skip[y * width + x] = 1;
      }
    }
  }
  return skip;
}

/** The box's colour, or a blend of it with its surroundings. */
function isDark({ data }: Picture, at: number): boolean {
  return (
    Math.abs((data[at] ?? 0) - boxColour.blue) < 80 &&
    Math.abs((data[at + 1] ?? 0) - boxColour.green) < 80 &&
    Math.abs((data[at + 2] ?? 0) - boxColour.red) < 80
  );
}
