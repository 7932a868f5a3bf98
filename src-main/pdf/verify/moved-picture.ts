/**
 * The picture that the output should show: that of the original without what is marked, and with the parts of its lines
 * where the layout puts them.
 */
import type { Rect } from '../../contract/values.ts';
import type { Ink } from './compare-pictures.ts';
import type { PlacedLayout } from './place-layout.ts';
import { grow, holdWhole, subtract } from './rects.ts';

export type MovedPicture = {
  readonly expected: Ink;
  /** Places where what was moved lies on what was not. */
  readonly collisions: number;
  /** Boxes with anything under them that is neither marked nor cut by a mark. */
  readonly greedyBoxes: number;
  /** Marks that no box covers, and where anything can be seen that the layout did not put there. */
  readonly openMarks: number;
};

/** Of 255: ink, a thing of its own, and what may be the shade of an edge. */
const strong = 72;
const faint = 24;
/** Pixels. */
const few = 4;
const many = 12;

/**
 * `before` is the original, `after` the output, of one size; `toPixels` maps user space of the output's page.
 * `fringe` are the pixels round a mark within which letters may be cut by it.
 */
export function showMoved(
  before: Ink,
  after: Ink,
  layout: PlacedLayout,
  toPixels: (rect: Rect) => Rect,
  fringe: number,
): MovedPicture {
  const { width, height } = before;
  const data = before.data.slice();
  const loose = new Int16Array(width * height).fill(none);
  const cut = (rect: Rect): Rect => cutToWhole(toPixels(rect), width, height);
  const holes = [...layout.marks, ...layout.joints].map(cut);
  for (const hole of holes)
    fill(loose, width, cutToWhole(grow(hole, fringe), width, height), findGround(before, hole));
  const looseBefore = loose.slice();
  for (const hole of holes) fill(data, width, hole, findGround(before, hole));
  // Letters are drawn on whole pixels, half of one beside where they are.
  const hold = (rect: Rect): Rect => holdWhole(grow(toPixels(rect), 0.5), width, height);
  for (const { from } of layout.parts) fill(data, width, hold(from), findGround(before, hold(from)));
  let collisions = 0;
  for (const { from, to } of layout.parts) {
    const source = hold(from);
    const ground = findGround(before, source);
    const [left, top] = toPixels(from);
    const [toLeft, toTop] = toPixels(to);
    const [dx, dy] = [Math.round(toLeft - left), Math.round(toTop - top)];
    for (let y = source[1]; y < source[3]; y += 1)
      for (let x = source[0]; x < source[2]; x += 1) {
        const [toX, toY] = [x + dx, y + dy];
        if (toX < 0 || toY < 0 || toX >= width || toY >= height) continue;
        if (holes.some((hole) => x >= hole[0] && x < hole[2] && y >= hole[1] && y < hole[3])) continue;
        const here = y * width + x;
        const there = toY * width + toX;
        const value = before.data[here] ?? 0;
        if (Math.abs(value - ground) <= faint) continue;
        const stays = loose[there] === none && Math.abs((data[there] ?? 0) - ground) > strong;
        if (stays && Math.abs(value - ground) > strong) collisions += 1;
        data[there] = value;
        if (looseBefore[here] !== none) loose[there] = looseBefore[here] ?? none;
      }
  }
  const greedyBoxes = layout.boxes.filter((box) =>
    hidesSomething({ width, height, data }, loose, cutToWhole(grow(toPixels(box), -inner), width, height)),
  ).length;
  const openMarks = countOpenMarks(before, after, layout, toPixels);
  // Of a letter that a mark touches, the output may show less, never more.
  for (let at = 0; at < loose.length; at += 1) {
    const ground = loose[at] ?? none;
    if (ground === none) continue;
    const shown = after.data[at] ?? 0;
    if (Math.abs(shown - ground) < Math.abs((data[at] ?? 0) - ground)) data[at] = shown;
  }
  return { expected: { width, height, data }, collisions: collisions > many ? 1 : 0, greedyBoxes, openMarks };
}

const none = -1;

/** Pixels of the edge of a box that may lie on the edge of something else. */
const inner = 2.5;

function cutToWhole(rect: Rect, width: number, height: number): Rect {
  return [
    Math.max(0, Math.round(rect[0])),
    Math.max(0, Math.round(rect[1])),
    Math.min(width, Math.round(rect[2])),
    Math.min(height, Math.round(rect[3])),
  ];
}

function fill(data: Uint8Array | Int16Array, width: number, [x0, y0, x1, y1]: Rect, value: number): void {
  if (x0 < x1) for (let y = y0; y < y1; y += 1) data.fill(value, y * width + x0, y * width + x1);
}

/** Pixels around a place in which its ground is looked for too. */
const around = 3;

/** The shade that most of a place and its surroundings have: letters stand on it. */
export function findGround({ width, height, data }: Ink, rect: Rect): number {
  const [x0, y0, x1, y1] = cutToWhole(grow(rect, around), width, height);
  const counts = new Uint32Array(256);
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) {
      const value = data[y * width + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  let most = 0;
  for (const [value, count] of counts.entries()) if (count > (counts[most] ?? 0)) most = value;
  return most;
}

function hidesSomething(expected: Ink, loose: Int16Array, [x0, y0, x1, y1]: Rect): boolean {
  const { width, data } = expected;
  const ground = findGround(expected, [x0, y0, x1, y1]);
  let hidden = 0;
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) {
      const at = y * width + x;
      if (loose[at] === none && Math.abs((data[at] ?? 0) - ground) > strong) hidden += 1;
    }
  return hidden >= few;
}

/** Pixels: by which moved letters may reach into the place of a mark, and the edges of it and of boxes. */
const overhang = 1.5;
const edge = 1;

function countOpenMarks(
  before: Ink,
  after: Ink,
  layout: PlacedLayout,
  toPixels: (rect: Rect) => Rect,
): number {
  const boxes = layout.boxes.map((box) => grow(toPixels(box), edge));
  const targets = layout.parts.map(({ to }) => grow(toPixels(to), overhang));
  return layout.marks.filter((mark) => {
    const place = toPixels(mark);
    const ground = findGround(before, cutToWhole(place, before.width, before.height));
    const open = subtract(grow(place, -edge), [...boxes, ...targets]);
    return open.some((area) => isInked(after, area, ground));
  }).length;
}

function isInked({ width, height, data }: Ink, [x0, y0, x1, y1]: Rect, ground: number): boolean {
  for (let y = Math.max(0, Math.ceil(y0)); y < Math.min(height, Math.floor(y1)); y += 1)
    for (let x = Math.max(0, Math.ceil(x0)); x < Math.min(width, Math.floor(x1)); x += 1)
      if (Math.abs((data[y * width + x] ?? 0) - ground) > faint) return true;
  return false;
}
