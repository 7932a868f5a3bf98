/** The separate shapes of ink of a picture, outside some boxes. */
import type { GreyPicture } from './draw-grey.ts';
import { findInk, findPaperGrey } from './paper-grey.ts';
import type { Box } from './raw-lines.ts';

export type Shape = { readonly box: Box; readonly pixels: number };

/** Of the paper's grey: what is darker is ink. */
const inkShare = 0.68;

/** Boxes in pixels, y down; `covered` is left out with two pixels around it. */
export function findShapes(picture: GreyPicture, covered: readonly Box[]): readonly Shape[] {
  const ink = findInk(picture, findPaperGrey(picture), inkShare);
  for (const box of covered) clear(ink, picture, box);
  return joinRuns(ink, picture);
}

const margin = 2;

function clear(ink: Uint8Array, { width, height }: GreyPicture, { x0, y0, x1, y1 }: Box): void {
  const [left, right] = [Math.max(0, Math.floor(x0) - margin), Math.min(width, Math.ceil(x1) + margin)];
  if (left >= right) return;
  for (let y = Math.max(0, Math.floor(y0) - margin); y < Math.min(height, Math.ceil(y1) + margin); y += 1)
    ink.fill(0, y * width + left, y * width + right);
}

/** Runs of a row and of the row above that touch, corners included, are of one shape. */
function joinRuns(ink: Uint8Array, { width }: GreyPicture): readonly Shape[] {
  const parents: number[] = [];
  const boxes: { x0: number; y0: number; x1: number; y1: number; pixels: number }[] = [];
  const find = (shape: number): number => {
    let root = shape;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[shape] = root;
    return root;
  };
  type Run = { readonly from: number; readonly to: number; readonly shape: number };
  let above: readonly Run[] = [];
  let here: Run[] = [];
  let [y, first] = [-1, 0];
  for (let at = ink.indexOf(1); at >= 0; ) {
    const row = Math.floor(at / width);
    if (row !== y) {
      above = row === y + 1 ? here : [];
      [here, y, first] = [[], row, 0];
    }
    const end = (row + 1) * width;
    const from = at - row * width;
    while (at < end && ink[at] === 1) at += 1;
    const to = at - row * width;
    let shape = -1;
    while ((above[first]?.to ?? Infinity) < from) first += 1;
    for (let index = first; (above[index]?.from ?? Infinity) <= to; index += 1) {
      const other = find(above[index]?.shape ?? 0);
      if (shape === -1) shape = other;
      else if (other !== shape) merge(parents, boxes, shape, other);
    }
    if (shape === -1) {
      shape = parents.length;
      parents.push(shape);
      boxes.push({ x0: from, y0: row, x1: to, y1: row + 1, pixels: 0 });
    }
    const box = boxes[shape];
    if (box !== undefined) {
      box.x0 = Math.min(box.x0, from);
      box.x1 = Math.max(box.x1, to);
      box.y1 = row + 1;
      box.pixels += to - from;
    }
    here.push({ from, to, shape });
    at = ink.indexOf(1, at);
  }
  return boxes.flatMap(({ pixels, ...box }, shape) => (parents[shape] === shape ? [{ box, pixels }] : []));
}

function merge(
  parents: number[],
  boxes: { x0: number; y0: number; x1: number; y1: number; pixels: number }[],
  into: number,
  from: number,
): void {
  parents[from] = into;
  const [a, b] = [boxes[into], boxes[from]];
  if (a === undefined || b === undefined) return;
  a.x0 = Math.min(a.x0, b.x0);
  a.y0 = Math.min(a.y0, b.y0);
  a.x1 = Math.max(a.x1, b.x1);
  a.y1 = Math.max(a.y1, b.y1);
  a.pixels += b.pixels;
}
