/** Ink that looks like letters on a line and that no word stands for: the search for columns leaves out whole lines. */
import type { GreyPicture } from './draw-grey.ts';
import { findShapes, type Shape } from './ink-shapes.ts';
import type { Box } from './raw-lines.ts';

/** A stretch of a line, and how many shapes as large as letters it has. */
export type MissedLine = { readonly box: Box; readonly letters: number };

/** Of an inch. */
const lowestLetter = 0.04;
const highestLetter = 0.28;
const widestLetter = 0.5;
/** Share of its box that a letter's ink takes: less is a scratch, more a block. */
const leastInk = 0.12;
const mostInk = 0.92;
/** Letters that make a word worth a second look. */
const fewestLetters = 4;
/** Heights of letters between two of them on one line. */
const widestGap = 1.6;
/** Of the lower of two letters, what they share of their heights on one line. */
const onLine = 0.5;
/** Heights of a line that others on it have, as shares: what differs more is drawing. */
const alike = 2.6;

export function findMissedLines(picture: GreyPicture, words: readonly Box[]): readonly MissedLine[] {
  const { dpi } = picture;
  const letters = findShapes(picture, words).filter(({ box, pixels }) => {
    const [across, down] = [box.x1 - box.x0, box.y1 - box.y0];
    const share = pixels / (across * down);
    return (
      down >= lowestLetter * dpi &&
      down <= highestLetter * dpi &&
      across <= widestLetter * dpi &&
      share >= leastInk &&
      share <= mostInk
    );
  });
  return chainLetters(letters).flatMap((chain) => {
    const heights = chain.map(({ box }) => box.y1 - box.y0).sort((a, b) => a - b);
    const usual = heights[heights.length >> 1] ?? 0;
    const even = heights.filter((height) => height * alike >= usual && height <= alike * usual).length;
    const box = surround(chain.map((shape) => shape.box));
    const isLine =
      even >= fewestLetters && even * 3 >= heights.length * 2 && box.x1 - box.x0 >= 2 * (box.y1 - box.y0);
    return isLine ? [{ box, letters: even }] : [];
  });
}

/** From left to right, each letter to the line whose last letter it follows. */
function chainLetters(letters: readonly Shape[]): readonly (readonly Shape[])[] {
  const open: Shape[][] = [];
  const closed: Shape[][] = [];
  for (const letter of [...letters].sort((a, b) => a.box.x0 - b.box.x0)) {
    const at = open.findIndex((chain) => follows(chain.at(-1), letter));
    if (at >= 0) open[at]?.push(letter);
    else open.push([letter]);
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const last = open[index]?.at(-1);
      if (last !== undefined && letter.box.x0 - last.box.x1 > widestGap * 3 * heightOf(last))
        closed.push(...open.splice(index, 1));
    }
  }
  return [...closed, ...open];
}

function follows(last: Shape | undefined, { box }: Shape): boolean {
  if (last === undefined) return false;
  const shared = Math.min(last.box.y1, box.y1) - Math.max(last.box.y0, box.y0);
  const [low, high] = [Math.min(heightOf(last), box.y1 - box.y0), Math.max(heightOf(last), box.y1 - box.y0)];
  return shared >= onLine * low && box.x0 - last.box.x1 <= widestGap * high;
}

function heightOf({ box }: Shape): number {
  return box.y1 - box.y0;
}

/** Lines under one another, as one part of the picture each. */
export function groupBlocks(lines: readonly MissedLine[]): readonly Box[] {
  const blocks: Box[] = [];
  for (const { box } of [...lines].sort((a, b) => a.box.y0 - b.box.y0)) {
    const height = box.y1 - box.y0;
    const at = blocks.findIndex(
      (block) =>
        box.y0 - block.y1 < 1.5 * height &&
        Math.min(block.x1, box.x1) - Math.max(block.x0, box.x0) > -2 * height,
    );
    const block = blocks[at];
    if (block === undefined) blocks.push(box);
    else blocks[at] = surround([block, box]);
  }
  return blocks;
}

function surround(boxes: readonly Box[]): Box {
  return boxes.reduce((all, box) => ({
    x0: Math.min(all.x0, box.x0),
    y0: Math.min(all.y0, box.y0),
    x1: Math.max(all.x1, box.x1),
    y1: Math.max(all.y1, box.y1),
  }));
}
