/** The four upright ways in which text runs over a page, each with a space of its own: see `text-line.ts`. */
import { invert, type Matrix } from '../geometry.ts';
import { pixelsPerPoint } from '../redraw/display-item.ts';

export type Direction = {
  /** Where the text runs to, in recording pixels, y downwards. */
  readonly along: readonly [number, number];
  /** Recording pixels → points along the text and up. */
  readonly toLine: Matrix;
  readonly toPixels: Matrix;
};

export const directions: readonly Direction[] = (
  [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const
).map(([x, y]) => {
  const scale = 1 / pixelsPerPoint;
  const toLine: Matrix = [x * scale, y * scale, y * scale, -x * scale, 0, 0];
  return { along: [x, y], toLine, toPixels: invert(toLine) };
});

/** Of the length of a character's height that it may lean. */
const mostLean = 0.6;
const upright = 1e-3;

/** The way in which a character stands; null where it is slanted, mirrored or without height. */
export function findDirection([a, b, c, d]: Matrix): Direction | null {
  const width = Math.sqrt(a * a + b * b);
  const height = Math.sqrt(c * c + d * d);
  if (width === 0 || height === 0) return null;
  const found = directions.find(({ along }) => {
    const x = a / width - along[0];
    const y = b / width - along[1];
    return x * x + y * y < upright * upright;
  });
  if (found === undefined) return null;
  const [x, y] = found.along;
  const isUp = (c * y - d * x) / height > 0;
  return isUp && Math.abs(c * x + d * y) < mostLean * height ? found : null;
}
