/**
 * Whether two pictures of a page show the same. Made for two renderers, which draw the same stroke thicker or
 * thinner: what one draws must have a counterpart in the other within two pixels, or it must at least be the fringe
 * of something that has one. A letter, a rule or a shade must not be missing.
 */
import type { Rect } from '../../contract/values.ts';
import { boxColour } from '../redact/appearance.ts';
import {
  block,
  type Direction,
  darkAdded,
  darkLost,
  findMissing,
  findTouched,
  lightAdded,
  lightLost,
  type Spot,
  strong,
} from './compare-blocks.ts';
import { isMoved } from './moved-page.ts';
import type { Picture } from './page-view.ts';

/** Darkness, one byte a pixel, so that white paper is 0. */
export type Ink = { readonly width: number; readonly height: number; readonly data: Uint8Array };

export type Difference = {
  /** Blocks of the page in which the original has ink and the other has none, and the other way round. */
  readonly lost: readonly Spot[];
  readonly added: readonly Spot[];
  /** False for places, in pixels, in which every pixel that is compared is the same in both. */
  readonly isChanged: (place: Rect) => boolean;
};

/** As a share of a pixel: what counts as the same, and as a trace of a thin stroke that the other draws paler. */
const alike = 0.5;
const trace = 0.07;
const radius = 2;

/**
 * `skip` is 1 where nothing is compared: see `maskBoxes`. `isExplained` is asked about blocks that differ, and
 * whether two renderers may well draw other things there.
 */
export function compareInk(
  original: Ink,
  output: Ink,
  skip: Uint8Array,
  isExplained: (spot: Spot, direction: Direction) => boolean = () => false,
): Difference {
  const { width, height, data: before } = original;
  const { data: after } = output;
  const across = Math.ceil(width / block);
  const blocks = across * Math.ceil(height / block);
  let alone: Uint8Array = new Uint8Array(0);
  const lost = new Uint16Array(blocks);
  const added = new Uint16Array(blocks);
  const sums = new Int32Array(blocks);
  const changed = new Uint8Array(blocks);
  let [y, row, blocksBefore] = [0, 0, 0];
  const look = (at: number): void => {
    const change = (after[at] ?? 0) - (before[at] ?? 0);
    if (change === 0 || skip[at] === 1) return;
    // Pixels come in order: most are in the row of the one before.
    if (at >= row + width) {
      y = Math.floor(at / width);
      row = y * width;
      blocksBefore = Math.floor(y / block) * across;
    }
    const x = at - row;
    const index = blocksBefore + ((x / block) | 0);
    sums[index] = (sums[index] ?? 0) + change;
    changed[index] = 1;
    if (change <= strong && change >= -strong) return;
    if (alone.length === 0) alone = new Uint8Array(width * height);
    // Dark that is gone, or light that is gone: white letters on a dark ground.
    if (isAlone(before, after, at, x, y, width, height, change < 0 ? 0 : 255)) {
      lost[index] = (lost[index] ?? 0) + 1;
      alone[at] = change < 0 ? darkLost : lightLost;
    }
    if (isAlone(after, before, at, x, y, width, height, change > 0 ? 0 : 255)) {
      added[index] = (added[index] ?? 0) + 1;
      alone[at] = (alone[at] ?? 0) | (change > 0 ? darkAdded : lightAdded);
    }
  };
  const [words, others] = [readWords(before), readWords(after)];
  for (let word = 0; word < words.length; word += 1)
    if (words[word] !== others[word]) for (let at = word * 4; at < word * 4 + 4; at += 1) look(at);
  const compared = { width, height, before, after, skip, alone, across };
  const touched = {
    lost: findTouched(compared, lost, sums, 'lost'),
    added: findTouched(compared, added, sums, 'added'),
    isChanged: (place: Rect) => isAnyChanged(changed, across, place),
  };
  if (touched.lost.length + touched.added.length === 0) return touched;
  if (isMoved(original, output, skip)) return touched;
  return {
    ...touched,
    lost: findMissing(compared, touched.lost, isExplained, 'lost'),
    added: findMissing(compared, touched.added, isExplained, 'added'),
  };
}

/** Four pixels each, so that equal ones are passed over quickly. */
function readWords(data: Uint8Array): Uint32Array {
  if (data.byteOffset % 4 === 0 && data.length % 4 === 0)
    return new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  const padded = new Uint8Array(Math.ceil(data.length / 4) * 4);
  padded.set(data);
  return new Uint32Array(padded.buffer);
}

function isAnyChanged(changed: Uint8Array, across: number, [x0, y0, x1, y1]: Rect): boolean {
  const left = Math.max(0, Math.floor(x0 / block));
  const right = Math.min(across - 1, Math.floor(x1 / block));
  const bottom = Math.min(changed.length / across - 1, Math.floor(y1 / block));
  for (let y = Math.max(0, Math.floor(y0 / block)); y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) if (changed[y * across + x] === 1) return true;
  return false;
}

/**
 * Whether nothing near this place in `there` is like the pixel of `here`: neither about as strong, nor a trace of a
 * stroke on whatever ground. `paper`: 0 for dark on light, 255 for light on dark.
 */
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
  const enough = mine * alike;
  const contrast = mine * trace;
  let least = 255;
  let most = 0;
  for (let dy = Math.max(-radius, -y); dy <= Math.min(radius, height - 1 - y); dy += 1)
    for (let dx = Math.max(-radius, -x); dx <= Math.min(radius, width - 1 - x); dx += 1) {
      const value = Math.abs((there[at + dy * width + dx] ?? 0) - paper);
      if (value > most) most = value;
      if (value < least) least = value;
      if (most >= enough || most - least >= contrast) return false;
    }
  return true;
}

/** The picture at half its size, each pixel the mean of four. */
export function halveInk({ width, height, data }: Ink): Ink {
  const small = { width: width >> 1, height: height >> 1 };
  const means = new Uint8Array(small.width * small.height);
  for (let y = 0, to = 0; y < small.height; y += 1)
    for (let x = 0, at = 2 * y * width; x < small.width; x += 1, at += 2, to += 1)
      means[to] =
        ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0)) >> 2;
  return { ...small, data: means };
}

export function readInk({ width, height, data, stride, step }: Picture): Ink {
  const ink = new Uint8Array(width * height);
  if (step === 1 && stride === width) {
    ink.set(data.subarray(0, ink.length));
    const words = new Uint32Array(ink.buffer, 0, ink.length >> 2);
    for (let at = 0; at < words.length; at += 1) words[at] = ~(words[at] ?? 0);
    for (let at = words.length * 4; at < ink.length; at += 1) ink[at] = 255 - (ink[at] ?? 0);
    return { width, height, data: ink };
  }
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0, from = y * stride; x < width; x += 1, at += 1, from += 4)
      ink[at] =
        255 - (((data[from] ?? 0) * 29 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 77) >> 8);
  return { width, height, data: ink };
}

/** Marks what is within `inner`, and within `outer` whatever has the box's own colour; all in pixels. */
export function maskBoxes(output: Picture, inner: readonly Rect[], outer: readonly Rect[]): Uint8Array {
  const { width, height } = output;
  const skip = new Uint8Array(width * height);
  for (const [left, top, right, bottom] of outer)
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y += 1)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, Math.ceil(right)); x += 1)
        if (isDark(output, y * output.stride + x * output.step)) skip[y * width + x] = 1;
  for (const rect of inner) maskRect(skip, output, rect);
  return skip;
}

/** Pixels whose top left corner is within. */
export function maskRect(
  skip: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  [left, top, right, bottom]: Rect,
): void {
  const from = Math.max(0, Math.ceil(left));
  const to = Math.min(width, Math.ceil(right));
  if (from >= to) return;
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(height, Math.ceil(bottom)); y += 1)
    skip.fill(1, y * width + from, y * width + to);
}

/** The box's colour, or a blend of it with its surroundings. */
function isDark({ data }: Picture, at: number): boolean {
  return (
    Math.abs((data[at] ?? 0) - boxColour.blue) < 80 &&
    Math.abs((data[at + 1] ?? 0) - boxColour.green) < 80 &&
    Math.abs((data[at + 2] ?? 0) - boxColour.red) < 80
  );
}
