/**
 * Where a box belongs among the texts of a page, for who listens to it. Told from the texts that stay and from the box
 * alone: the order in which the removed words were painted would tell of them, as that they were filled in later.
 */
import type { Rect } from '../../contract/values.ts';

/** `turns`: quarters of a turn, clockwise, from left to right to the way in which it runs. */
export type PlacedText = { readonly rect: Rect; readonly turns: 0 | 1 | 2 | 3 };

/** Heights of the box, or points, within which a text belongs to its line, or a line to its paragraph. */
const near = 2;
const tallest = 20;
/** Heights of a text within which the next one belongs to its word. */
const joined = 0.18;

/**
 * The number of the text before which the box comes, `texts.length` for the end. `texts` in reading order, letters or
 * words; y downwards; `point` is the length of one.
 */
export function findReadingPlace(texts: readonly PlacedText[], box: Rect, point: number): number {
  const turns = findTurns(texts, box);
  // What runs another way is nowhere near.
  const rects = texts.map((text) => (text.turns === turns ? turnBack(text.rect, turns) : null));
  const place = findPlace(rects, turnBack(box, turns), point);
  let at = place;
  while (isJoined(rects[at - 1], rects[at])) at += 1;
  return at;
}

/** Those of the nearest text. */
function findTurns(texts: readonly PlacedText[], box: Rect): PlacedText['turns'] {
  let found: PlacedText['turns'] = 0;
  let least = Infinity;
  for (const { rect, turns } of texts) {
    const across = Math.max(0, rect[0] - box[2], box[0] - rect[2]);
    const down = Math.max(0, rect[1] - box[3], box[1] - rect[3]);
    const distance = across + down;
    if (distance < least) [found, least] = [turns, distance];
  }
  return found;
}

/** To where the text would run from left to right. */
function turnBack(rect: Rect, turns: PlacedText['turns']): Rect {
  const [x0, y0, x1, y1] = rect;
  switch (turns) {
    case 0:
      return rect;
    case 1:
      return [y0, -x1, y1, -x0];
    case 2:
      return [-x1, -y1, -x0, -y0];
    case 3:
      return [-y1, x0, -y0, x1];
  }
}

type Rects = readonly (Rect | null)[];

function findPlace(rects: Rects, box: Rect, point: number): number {
  const reach = near * Math.min(box[3] - box[1], box[2] - box[0], tallest * point);
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const onLine = (rect: Rect) => rect[1] < y && rect[3] > y;
  const over = (rect: Rect) => rect[0] < box[2] && rect[2] > box[0];
  const left = findNearest(rects, (rect) => (onLine(rect) && rect[2] <= x ? box[0] - rect[2] : null));
  const right = findNearest(rects, (rect) => (onLine(rect) && rect[0] >= x ? rect[0] - box[2] : null));
  const above = findNearest(rects, (rect) => (over(rect) && rect[3] <= y ? box[1] - rect[3] : null));
  const below = findNearest(rects, (rect) => (over(rect) && rect[1] >= y ? rect[1] - box[3] : null));
  // In a table the rest of the row is read between what stands above and what stands below; another column is not.
  const isBetween = ({ at }: Found) => (above === null || at > above.at) && (below === null || at < below.at);
  const isNear = ({ distance }: Found) => distance <= reach;
  for (const belongs of [isBetween, isNear]) {
    if (left !== null && belongs(left)) return left.at + 1;
    if (right !== null && belongs(right)) return right.at;
  }
  if (above !== null) return endOfLine(rects, above.at, reach) + 1;
  if (below !== null) return startOfLine(rects, below.at, reach);
  return left !== null ? left.at + 1 : (right?.at ?? rects.length);
}

type Found = { readonly at: number; readonly distance: number };

/** Of several as near, the last in reading. `measure` is null for what does not count. */
function findNearest(rects: Rects, measure: (rect: Rect) => number | null): Found | null {
  let found: number | null = null;
  let least = Infinity;
  for (let at = 0; at < rects.length; at += 1) {
    const rect = rects[at] ?? null;
    const distance = rect === null ? null : measure(rect);
    if (distance !== null && distance <= least) [found, least] = [at, distance];
  }
  return found === null ? null : { at: found, distance: least };
}

function endOfLine(rects: Rects, from: number, reach: number): number {
  let at = from;
  while (isSameLine(rects[at], rects[at + 1], reach)) at += 1;
  return at;
}

function startOfLine(rects: Rects, from: number, reach: number): number {
  let at = from;
  while (isSameLine(rects[at - 1], rects[at], reach)) at -= 1;
  return at;
}

function isSameLine(a: Rect | null | undefined, b: Rect | null | undefined, reach: number): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return false;
  return a[1] < b[3] && a[3] > b[1] && Math.abs(b[0] - a[2]) <= reach;
}

function isJoined(a: Rect | null | undefined, b: Rect | null | undefined): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return false;
  return isSameLine(a, b, joined * Math.max(a[3] - a[1], b[3] - b[1]));
}
