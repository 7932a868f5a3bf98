/** How bright the paper is, place by place: on a photograph one corner lies in shadow. */
import type { GreyPicture } from './draw-grey.ts';

/** Of an inch: larger than letters, smaller than shadows. */
const cellSide = 1 / 4;
/** Of the pixels of a square: ink is less than the rest. */
const paperRank = 0.75;

export type PaperGrey = {
  /** Side of the squares in pixels. */
  readonly cell: number;
  readonly across: number;
  /** Grey of each square's paper, row by row. */
  readonly greys: Uint8Array;
};

export function findPaperGrey({ width, height, dpi, data }: GreyPicture): PaperGrey {
  const cell = Math.max(8, Math.round(dpi * cellSide));
  const across = Math.ceil(width / cell);
  const greys = new Uint8Array(across * Math.ceil(height / cell));
  const counts = new Uint16Array(256);
  for (let index = 0; index < greys.length; index += 1) {
    const [left, top] = [(index % across) * cell, Math.floor(index / across) * cell];
    let seen = 0;
    counts.fill(0);
    for (let y = top; y < Math.min(height, top + cell); y += 3)
      for (let x = left; x < Math.min(width, left + cell); x += 3, seen += 1)
        counts[data[y * width + x] ?? 255] = (counts[data[y * width + x] ?? 255] ?? 0) + 1;
    let below = 0;
    let grey = 0;
    for (; grey < 255; grey += 1) {
      below += counts[grey] ?? 0;
      if (below > paperRank * seen) break;
    }
    greys[index] = grey;
  }
  return { cell, across, greys };
}

/** A byte a pixel: 1 where it is darker than this share of its paper. */
export function findInk({ width, height, data }: GreyPicture, paper: PaperGrey, share: number): Uint8Array {
  const { cell, across, greys } = paper;
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / cell) * across;
    for (let column = 0; column < across; column += 1) {
      const limit = share * (greys[row + column] ?? 255);
      const end = y * width + Math.min(width, (column + 1) * cell);
      for (let at = y * width + column * cell; at < end; at += 1) if ((data[at] ?? 255) < limit) ink[at] = 1;
    }
  }
  return ink;
}
