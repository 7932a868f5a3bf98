/** Characters of a page that was set anew, one by one: each must come from where the layout says, and none from a mark. */
import type { Rect } from '../../contract/values.ts';
import { isInBox } from './box-text.ts';
import { foldText } from './fold-text.ts';
import type { ViewedChar } from './page-view.ts';
import { indexByPlace } from './place-index.ts';
import { findOrigins, moveRect, type PlacedLayout } from './place-layout.ts';
import { grow, isNear, middleOf, overlap } from './rects.ts';

/** A character of the original, its box in the user space of the output's page. */
export type OriginalChar = { readonly text: string; readonly box: Rect; readonly angle: number };

/** `toOutput` maps default user space of the original's page to the output's, before anything is moved. */
export function placeChars(
  chars: readonly ViewedChar[],
  toOutput: (rect: Rect) => Rect,
): readonly OriginalChar[] {
  return chars.flatMap(({ text, box, angle }) => (box === null ? [] : [{ text, box: toOutput(box), angle }]));
}

/** Points: moves are told to the nearest step, and two readers round differently. */
const off = 1.2;
/** Points: half a step, and what is left out of a part above and below. */
const beside = 0.9;

/** How many characters outside the boxes the original does not bear out. `point` in user space units. */
export function countUnproved(
  output: readonly ViewedChar[],
  original: readonly OriginalChar[],
  layout: PlacedLayout,
  point: number,
): number {
  const near = indexByPlace(original.filter(({ box }) => !isMarked(box, layout)));
  let bad = 0;
  for (const { text, box } of output) {
    if (box === null || layout.boxes.some((each) => isNear(box, each) && isInBox(box, each))) continue;
    const isProved = findOrigins(layout, box, beside * point).some(
      (origin) =>
        !isMarked(origin, layout) && near(grow(origin, off * point)).some((char) => isAlike(char.text, text)),
    );
    if (!isProved) bad += 1;
  }
  return bad;
}

/** A joint is not withheld for its own sake: where two boxes stay apart, what is between them may be shown. */
function isMarked(box: Rect, { marks }: PlacedLayout): boolean {
  return marks.some((each) => isNear(box, each) && isInBox(box, each));
}

/**
 * A ligature may be read as one character or as several, and signs in many ways; letters and digits must be the same.
 * Where PDFium cannot read the original, another reader may.
 */
function isAlike(original: string, output: string): boolean {
  const [one, other] = [foldText(original).letters, foldText(output).letters];
  if (one === '' && other === '') return true;
  if (isUnreadable(original)) return true;
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** What a font without a map leaves: control characters, private use, the replacement character. */
function isUnreadable(text: string): boolean {
  return /^[\p{Cc}\p{Co}\p{Cn}\ufffd]+$/u.test(text);
}

/** How many moved parts hold text that runs across the way they were moved. */
export function countCrossed(original: readonly OriginalChar[], { parts }: PlacedLayout): number {
  return parts.filter(({ from, to }) => {
    const way = Math.atan2(to[1] - from[1], to[0] - from[0]);
    return original.some(({ box, angle }) => isInBox(box, from) && Math.abs(Math.sin(angle - way)) > slanted);
  }).length;
}

/** Of a line's direction, as a sine. */
const slanted = 0.1;

/**
 * What lies between two marks of a line that became one box, where it is no word: a comma between two names. It is
 * withheld with them, or it would tell how long each of them is.
 */
export function findJoints(
  original: readonly OriginalChar[],
  { marks, boxes, parts }: PlacedLayout,
): readonly Rect[] {
  const joints: Rect[] = [];
  for (const mark of marks)
    for (const level of [true, false]) {
      const next = findNext(mark, marks, level);
      const between = next === null ? null : spanBetween(mark, next, level);
      if (between === null || parts.some(({ from }) => overlap(from, between) !== null)) continue;
      const inside = original.filter(({ box }) => isInBox(box, between));
      if (inside.length === 0 || inside.some(({ text }) => foldText(text).letters !== '')) continue;
      if (boxes.length < marks.length) joints.push(between);
    }
  return joints;
}

function findNext(mark: Rect, marks: readonly Rect[], level: boolean): Rect | null {
  const [start, end] = level ? ([0, 2] as const) : ([1, 3] as const);
  let next: Rect | null = null;
  for (const other of marks) {
    if (other === mark || other[start] < mark[end] || spanBetween(mark, other, level) === null) continue;
    if (next === null || other[start] < next[start]) next = other;
  }
  return next;
}

/** Null where they are not side by side. */
function spanBetween(a: Rect, b: Rect, level: boolean): Rect | null {
  const [low, high] = level ? ([1, 3] as const) : ([0, 2] as const);
  const [from, to] = [Math.max(a[low], b[low]), Math.min(a[high], b[high])];
  if (to - from < Math.min(a[high] - a[low], b[high] - b[low]) / 2) return null;
  const [start, end] = level ? [a[2], b[0]] : [a[3], b[1]];
  if (end <= start) return null;
  return level
    ? [start, Math.min(a[1], b[1]), end, Math.max(a[3], b[3])]
    : [Math.min(a[0], b[0]), start, Math.max(a[2], b[2]), end];
}

/** Letters of words that would come to stand under a box, though none of `marks` (grown by what is cut) touches them. */
export function countCovered(
  original: readonly Pick<OriginalChar, 'text' | 'box'>[],
  layout: PlacedLayout,
  marks: readonly Rect[],
): number {
  return original.filter(({ text, box }) => {
    if (foldText(text).letters === '' || marks.some((mark) => overlap(mark, box) !== null)) return false;
    const [x, y] = middleOf(moveRect(layout, box));
    return layout.boxes.some(([x0, y0, x1, y1]) => x > x0 && x < x1 && y > y0 && y < y1);
  }).length;
}
