/** Two pictures of a page, block by block: which differ in more than the fringes of strokes that both show. */

/** Pixels. */
export const block = 10;
/** Of 255; what must be missing after the tolerance for position. */
export const strong = 72;
/** Of 255; difference of the mean of a block, which catches shades that no single pixel shows. */
const shade = 30;
/** Pixels a block. */
const few = 4;
/** Pixels around a block within which its strokes are looked at as a whole. */
const around = 2;
/** Of the ink in and around a block, above which what is alone there is more than a fringe; or so many pixels. */
const body = 0.3;
const many = 30;
/** Of all blocks with ink: above this share, fringes are no longer fringes, but another picture. */
const everywhere = 0.12;

/** What is alone, a bit each: dark on light and light on dark, of the original and of the output. */
export const darkLost = 1;
export const lightLost = 2;
export const darkAdded = 4;
export const lightAdded = 8;

export type Direction = 'lost' | 'added';

/** Top left corner of a block of pixels. */
export type Spot = readonly [x: number, y: number];

export type Compared = {
  readonly width: number;
  readonly height: number;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly skip: Uint8Array;
  readonly alone: Uint8Array;
  /** Blocks a row. */
  readonly across: number;
};

export function findTouched(
  compared: Compared,
  counts: Uint16Array,
  sums: Int32Array,
  direction: Direction,
): Spot[] {
  const { across } = compared;
  const sign = direction === 'lost' ? -1 : 1;
  const touched: Spot[] = [];
  for (const [index, count] of counts.entries()) {
    const spot: Spot = [(index % across) * block, Math.floor(index / across) * block];
    const sum = (sums[index] ?? 0) * sign;
    if (count >= few || (sum > (shade * block * block) / 2 && hasOtherShade(compared, spot, sign)))
      touched.push(spot);
  }
  return touched;
}

export function findMissing(
  compared: Compared,
  touched: readonly Spot[],
  isExplained: (spot: Spot, direction: Direction) => boolean,
  direction: Direction,
): Spot[] {
  const sign = direction === 'lost' ? -1 : 1;
  const open = touched.filter((spot) => !isExplained(spot, direction));
  if (open.length > few && open.length > everywhere * countInked(compared, direction)) return open;
  return open.filter((spot) => isBody(compared, spot, direction) || hasOtherShade(compared, spot, sign));
}

/** Whether what is alone in a block is a thing of its own, and not the fringe of one that both pictures show. */
function isBody(
  { width, height, before, after, skip, alone }: Compared,
  [left, top]: Spot,
  direction: Direction,
): boolean {
  const here = direction === 'lost' ? before : after;
  const [darkBit, lightBit] = direction === 'lost' ? [darkLost, lightLost] : [darkAdded, lightAdded];
  let [darkAlone, dark, lightAlone, light] = [0, 0, 0, 0];
  for (let y = Math.max(0, top - around); y < Math.min(height, top + block + around); y += 1)
    for (let x = Math.max(0, left - around); x < Math.min(width, left + block + around); x += 1) {
      const at = y * width + x;
      if (skip[at] === 1) continue;
      const value = here[at] ?? 0;
      const bits = alone[at] ?? 0;
      if (value > strong) dark += 1;
      if (value < 255 - strong) light += 1;
      if ((bits & darkBit) !== 0) darkAlone += 1;
      if ((bits & lightBit) !== 0) lightAlone += 1;
    }
  return (
    Math.max(darkAlone, lightAlone) >= many ||
    (darkAlone >= few && darkAlone > body * dark) ||
    (lightAlone >= few && lightAlone > body * light)
  );
}

/**
 * Whether the mean of a block has changed, and evenly: a thicker stroke changes some of its pixels, a shade all. Readers
 * turn the inks of printers into the colours of screens each in its own way; a shade that stays one is not lost.
 */
function hasOtherShade(
  { width, height, before, after, skip }: Compared,
  [left, top]: Spot,
  sign: number,
): boolean {
  let sum = 0;
  let size = 0;
  let changed = 0;
  let [darkBefore, darkAfter] = [0, 0];
  for (let y = top; y < Math.min(height, top + block); y += 1)
    for (let x = left; x < Math.min(width, left + block); x += 1) {
      const at = y * width + x;
      if (skip[at] === 1) continue;
      const change = ((after[at] ?? 0) - (before[at] ?? 0)) * sign;
      darkBefore += before[at] ?? 0;
      darkAfter += after[at] ?? 0;
      size += 1;
      sum += change;
      if (change > shade / 2) changed += 1;
    }
  const isStillShade = Math.min(darkBefore, darkAfter) > sameShade * Math.max(darkBefore, darkAfter);
  return size >= (block * block) / 2 && sum > shade * size && changed > size * even && !isStillShade;
}

/** Share of a block's pixels. */
const even = 0.95;
/** Of the darker of two shades, from which the other is the same ink. */
const sameShade = 0.6;

/** Blocks in which there is anything that could be alone. */
function countInked({ width, height, before, after, across }: Compared, direction: Direction): number {
  const here = direction === 'lost' ? before : after;
  const counts = new Uint16Array(across * Math.ceil(height / block));
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / block) * across;
    for (let x = 0; x < width; x += 1, at += 1)
      if ((here[at] ?? 0) > strong) {
        const index = row + Math.floor(x / block);
        counts[index] = (counts[index] ?? 0) + 1;
      }
  }
  return counts.filter((count) => count >= few).length;
}
