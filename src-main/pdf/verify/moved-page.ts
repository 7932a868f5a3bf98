/**
 * Whether a page as a whole is somewhere else. Told by the darkness of its rows and columns, which hardly depends on
 * how letters are drawn.
 */
import type { Ink } from './compare-pictures.ts';

/** Pixels. */
const furthest = 10;
const least = 2;
/** Of the difference that the page has where it stands: what may be left where it was moved to. */
const left = 0.7;

/** `skip` is 1 where nothing is compared. */
export function isMoved(original: Ink, output: Ink, skip: Uint8Array): boolean {
  const before = sumLines(original, skip);
  const after = sumLines(output, skip);
  return isShifted(before.rows, after.rows) || isShifted(before.columns, after.columns);
}

function sumLines(
  { width, height, data }: Ink,
  skip: Uint8Array,
): { rows: Float64Array; columns: Float64Array } {
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const value = data[at] ?? 0;
      if (value === 0 || skip[at] === 1) continue;
      rows[y] = (rows[y] ?? 0) + value;
      columns[x] = (columns[x] ?? 0) + value;
    }
  return { rows, columns };
}

function isShifted(before: Float64Array, after: Float64Array): boolean {
  const unmoved = sumDifferences(before, after, 0);
  if (unmoved === 0) return false;
  let best = 0;
  let smallest = unmoved;
  for (let shift = -furthest; shift <= furthest; shift += 1) {
    const difference = sumDifferences(before, after, shift);
    if (difference >= smallest) continue;
    smallest = difference;
    best = shift;
  }
  return Math.abs(best) >= least && smallest < unmoved * left;
}

function sumDifferences(before: Float64Array, after: Float64Array, shift: number): number {
  let sum = 0;
  for (let at = furthest; at < before.length - furthest; at += 1)
    sum += Math.abs((before[at] ?? 0) - (after[at + shift] ?? 0));
  return sum;
}
