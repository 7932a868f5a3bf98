/**
 * Fills outlines into a coverage buffer by signed areas. Plain arithmetic only, so that the scan is the same, bit for
 * bit, on every machine: a graphics library's anti-aliasing differs between processors and operating systems.
 */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  readonly area: Float64Array;
}

export type Point = readonly [x: number, y: number];

export function createCoverage(width: number, height: number): Coverage {
  return { width, height, area: new Float64Array(width * height + 4) };
}

/** Adds one edge of a closed outline; y grows downwards. */
function addEdge(coverage: Coverage, from: Point, to: Point): void {
  const direction = from[1] < to[1] ? 1 : -1;
  const [upper, lower] = direction === 1 ? [from, to] : [to, from];
  if (upper[1] === lower[1]) return;
  const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
  const { width, height, area } = coverage;
  const add = (index: number, value: number): void => {
    area[index] = (area[index] ?? 0) + value;
  };
  let x = upper[0];
  for (let row = Math.floor(upper[1]); row < Math.min(height, Math.ceil(lower[1])); row += 1) {
    const dy = Math.min(row + 1, lower[1]) - Math.max(row, upper[1]);
    const next = x + slope * dy;
    const share = dy * direction;
    const start = row * width;
    const [x0, x1] = x < next ? [x, next] : [next, x];
    const first = Math.floor(x0);
    const end = Math.ceil(x1);
    if (end <= first + 1) {
      const mid = 0.5 * (x + next) - first;
      add(start + first, share - share * mid);
      add(start + first + 1, share * mid);
    } else {
      const step = 1 / (x1 - x0);
      let covered = 0;
      for (let column = first; column < end; column += 1) {
        // Area right of the edge within this column, by the trapezium rule over the part of the edge in it.
        const left = Math.max(x0, column);
        const right = Math.min(x1, column + 1);
        const part = share * (right - left) * step;
        const mid = 0.5 * (left + right) - column;
        add(start + column, part * (1 - mid) + covered);
        covered = part * mid;
      }
      add(start + end, covered);
    }
    x = next;
  }
}

/** Adds a closed outline given by its corners. */
export function addOutline(coverage: Coverage, corners: readonly Point[]): void {
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % corners.length];
    if (next !== undefined) addEdge(coverage, corner, next);
  });
}

/** The share of ink in each pixel, 0 to 1. */
export function readCoverage({ width, height, area }: Coverage): Float32Array {
  const ink = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let column = 0; column < width; column += 1) {
      const index = row * width + column;
      sum += area[index] ?? 0;
      ink[index] = Math.min(1, Math.abs(sum));
    }
  }
  return ink;
}
