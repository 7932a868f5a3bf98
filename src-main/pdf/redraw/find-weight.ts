/** How bold a character is: pdf.js does not tell for fonts that a file brings along, so its outline must. */
import type { Outline } from './display-item.ts';
import { flattenPath } from './path.ts';

const known = new WeakMap<Outline, number>();

/** Em: the mean thickness of its strokes, which is twice the area by the length of the edge. 0 for white space. */
export function findWeight(outline: Outline): number {
  let weight = known.get(outline);
  if (weight === undefined) {
    weight = measure(outline);
    known.set(outline, weight);
  }
  return weight;
}

const tolerance = 0.01;

function measure({ path }: Outline): number {
  let area = 0;
  let edge = 0;
  for (const { points } of flattenPath(path, tolerance)) {
    let [px, py] = points.at(-1) ?? [0, 0];
    for (const [x, y] of points) {
      area += (px * y - x * py) / 2;
      edge += Math.hypot(x - px, y - py);
      [px, py] = [x, y];
    }
  }
  return edge === 0 ? 0 : (2 * Math.abs(area)) / edge;
}
