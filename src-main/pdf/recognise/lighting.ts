/** Whether the paper of a picture is as bright in one place as in another: on photographs it seldom is. */
import type { GreyPicture } from './draw-grey.ts';

/** Of an inch: larger than letters, smaller than shadows. */
const cellSide = 1 / 6;
/** Of the pixels of a cell: ink is less than the rest. */
const paperRank = 0.8;
/** Of 255, between the dark and the bright cells of a page; shaded rows of a table differ by less. */
const leastSpread = 40;

export function isUnevenlyLit({ width, height, dpi, data }: GreyPicture): boolean {
  const cell = Math.max(4, Math.round(dpi * cellSide));
  const papers: number[] = [];
  for (let top = 0; top + cell <= height; top += cell)
    for (let left = 0; left + cell <= width; left += cell) {
      const shades: number[] = [];
      for (let y = top; y < top + cell; y += 3)
        for (let x = left; x < left + cell; x += 3) shades.push(data[y * width + x] ?? 255);
      papers.push(rankOf(shades, paperRank));
    }
  return papers.length > 0 && rankOf(papers, 0.9) - rankOf(papers, 0.1) > leastSpread;
}

function rankOf(values: number[], share: number): number {
  return values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}
