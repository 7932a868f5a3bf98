/**
 * Whether a layout could be what it says: parts of lines that made room for boxes of other widths. Nothing of the pages
 * is looked at here.
 */
import type { Rect } from '../../contract/values.ts';
import { moveStep } from '../redact/appearance.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';
import type { Part, PlacedLayout } from './place-layout.ts';
import { grow, overlap } from './rects.ts';

/** Points: ink is rounded outwards, and moves to the nearest step. */
const slack = 1;
/** Of the lower of two things, above which they stand on one line, and below which one only reaches into the other's. */
const onLine = 0.5;
const reaching = 0.35;

type Problem = { readonly kind: 'layout' | 'box-not-covered'; readonly what: string };

/** False where the layout is refused; why is told then. */
export function checkLayout(layout: PlacedLayout, page: PageReading, findings: Findings): boolean {
  const problems = listProblems(layout, page);
  for (const { kind, what } of problems) findings.add(kind, page.page, what);
  return problems.length === 0;
}

function listProblems(layout: PlacedLayout, page: PageReading): readonly Problem[] {
  const { parts, boxes, marks } = layout;
  const all = [...boxes, ...parts.flatMap(({ from, to }) => [from, to])];
  if (!all.every(isRect)) return [{ kind: 'layout', what: 'A part or a box has no area.' }];
  const point = 1 / page.userUnit;
  const whole = grow(page.box, slack * point);
  const meet = (a: Rect, b: Rect): boolean => doMeet(a, b, slack * point);
  const problems: Problem[] = [];
  const tell = (count: number, what: string): void => {
    if (count > 0) problems.push({ kind: 'layout', what: `${countOf(count, 'part')} ${what}.` });
  };
  tell(parts.filter((part) => !isStep(part, page.userUnit)).length, 'moved by no whole step along a line');
  tell(
    countPairs(parts, (a, b) => meet(a.from, b.from)),
    'that overlap where they stood',
  );
  tell(
    countPairs(parts, (a, b) => meet(a.to, b.to)),
    'that overlap where they stand',
  );
  tell(
    countPairs(parts, (a, b) => isTurned(a, b)),
    'in another order than before',
  );
  tell(parts.filter(({ from }) => marks.some((mark) => meet(from, mark))).length, 'that reach into a mark');
  tell(parts.filter(({ to }) => boxes.some((box) => meet(to, box))).length, 'that reach into a box');
  tell(parts.filter(({ to }) => !isWithin(to, whole)).length, 'moved off the page');
  tell(
    parts.filter((part) => !marks.some((mark) => sharesLine(part, mark))).length,
    'on a line without a mark',
  );
  const far = boxes.filter((box) => !isWithin(box, whole)).length;
  if (far > 0) problems.push({ kind: 'layout', what: `${countOf(far, 'box', 'boxes')} beyond the page.` });
  const bare = marks.filter((mark) => !boxes.some((box) => standsFor(box, mark, parts, point))).length;
  if (bare > 0)
    problems.push({ kind: 'box-not-covered', what: `${countOf(bare, 'mark')} without a box in its place.` });
  const idle = boxes.filter((box) => !marks.some((mark) => standsFor(box, mark, parts, point))).length;
  if (idle > 0)
    problems.push({ kind: 'layout', what: `${countOf(idle, 'box', 'boxes')} where there is no mark.` });
  return problems;
}

function isRect(rect: Rect): boolean {
  return rect.every(Number.isFinite) && rect[0] < rect[2] && rect[1] < rect[3];
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/** By whole steps of displayed points, in one of the directions in which lines run. */
function isStep(part: Part, userUnit: number): boolean {
  const [x, y] = stepsOf(part).map((move) => (move * userUnit) / moveStep);
  const isWhole = (steps = Number.NaN): boolean => Math.abs(steps - Math.round(steps)) < 0.02;
  return isWhole(x) && isWhole(y) && (Math.round(x ?? 0) === 0) !== (Math.round(y ?? 0) === 0);
}

function stepsOf({ from, to }: Part): readonly [number, number] {
  return [to[0] - from[0], to[1] - from[1]];
}

function isLevel(part: Part): boolean {
  const [x, y] = stepsOf(part);
  return Math.abs(x) >= Math.abs(y);
}

/** A letter may reach over the edge of its line, and a mark into the next one. */
function doMeet(a: Rect, b: Rect, least: number): boolean {
  const common = overlap(a, b);
  if (common === null) return false;
  const [across, up] = [common[2] - common[0], common[3] - common[1]];
  const lower = Math.min(a[3] - a[1], b[3] - b[1]);
  const narrower = Math.min(a[2] - a[0], b[2] - b[0]);
  return (
    across > Math.min(least, narrower / 2) && up > Math.max(Math.min(least, lower / 2), lower * reaching)
  );
}

function countPairs(parts: readonly Part[], isBad: (a: Part, b: Part) => boolean): number {
  let bad = 0;
  for (const [index, part] of parts.entries())
    if (parts.slice(index + 1).some((other) => isBad(part, other))) bad += 1;
  return bad;
}

/** How much of the lower of two they have in common, at right angles to a level or an upright line. */
function commonHeight(a: Rect, b: Rect, level: boolean): number {
  const [low, high] = level ? [1, 3] : [0, 2];
  const common = Math.min(a[high] ?? 0, b[high] ?? 0) - Math.max(a[low] ?? 0, b[low] ?? 0);
  return common / Math.min((a[high] ?? 0) - (a[low] ?? 0), (b[high] ?? 0) - (b[low] ?? 0));
}

function sharesLine(part: Part, mark: Rect): boolean {
  return commonHeight(part.from, mark, isLevel(part)) >= onLine;
}

function isTurned(a: Part, b: Part): boolean {
  const level = isLevel(a);
  if (isLevel(b) !== level || commonHeight(a.from, b.from, level) < onLine) return false;
  const start = level ? 0 : 1;
  return a.from[start] < b.from[start] !== a.to[start] < b.to[start];
}

/**
 * Whether a box may be the one of a mark: on its line, where the mark was or would be if it had moved with its
 * neighbours, and between them as it was.
 */
function standsFor(box: Rect, mark: Rect, parts: readonly Part[], point: number): boolean {
  const neighbours = parts.filter((part) => sharesLine(part, mark));
  const level = neighbours.every(isLevel);
  if (neighbours.length > 0 && level !== neighbours.some(isLevel)) return false;
  const [start, end] = level ? ([0, 2] as const) : ([1, 3] as const);
  if (neighbours.length === 0) return overlap(grow(box, slack * point), mark) !== null;
  if (commonHeight(box, mark, level) < onLine) return false;
  const moves = [0, ...neighbours.map(({ from, to }) => to[start] - from[start])];
  const least = mark[start] + Math.min(...moves) - slack * point;
  const most = mark[end] + Math.max(...moves) + slack * point;
  if (box[end] < least || box[start] > most) return false;
  return neighbours.every(({ from, to }) => {
    const isBefore = from[start] + from[end] < mark[start] + mark[end];
    return isBefore ? to[end] <= box[start] + 2 * slack * point : to[start] >= box[end] - 2 * slack * point;
  });
}
