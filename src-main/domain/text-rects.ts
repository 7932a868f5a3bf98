/** From a range of a page's text to the rectangles that cover it. */
import type { Page } from '../contract/document.ts';
import type { Rect } from '../contract/values.ts';

/** A line whose boxes are this much taller than the range's own holds more than one line of print. */
const tallestLine = 2.2;

/**
 * One rectangle for each line that the range touches. Its height is the whole line's, not the letters' own: boxes
 * over "can" and "bad" must look alike, or the shapes tell the word. Characters without ink add nothing; a range
 * without any ink gives no rectangle.
 */
export function coverRange(page: Pick<Page, 'text' | 'boxes'>, start: number, end: number): readonly Rect[] {
  const rects: Rect[] = [];
  let lineStart = page.text.lastIndexOf('\n', start - 1) + 1;
  while (lineStart < end && lineStart <= page.text.length) {
    const newline = page.text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? page.text.length : newline;
    const [from, to] = [Math.max(start, lineStart), Math.min(end, lineEnd)];
    const own = uniteBoxes(page, from, to);
    const line = own === null ? null : uniteLine(page, lineStart, lineEnd, own);
    if (own !== null && line !== null) {
      const before = uniteBoxes(page, lineStart, from);
      const after = uniteBoxes(page, to, lineEnd);
      rects.push(widen(spanLine(own, line), before, after));
    }
    lineStart = lineEnd + 1;
  }
  return rects;
}

/**
 * What lies under rectangles drawn by hand: the ranges of text of which each character has its middle in one of
 * them. White space between two covered characters belongs to the range.
 */
export function findCovered(
  page: Pick<Page, 'text' | 'boxes'>,
  rects: readonly Rect[],
): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (let at = 0; at < page.text.length; at += 1) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.boxes.subarray(at * 4, at * 4 + 4);
    if (x1 <= x0 || y1 <= y0) continue;
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const covered = rects.some((rect) => x > rect[0] && x < rect[2] && y > rect[1] && y < rect[3]);
    if (!covered) open = null;
    else if (open === null) {
      open = { start: at, end: at + 1 };
      ranges.push(open);
    } else open.end = at + 1;
  }
  return ranges;
}

/** In shares of a line's height: lines of a sheet that lay askew in the scanner rise by more from end to end. */
const leastRise = 0.2;
/** In heights of the range, to each side: what of an askew line counts as level with it. */
const nearby = 4;
/** Letters: of fewer, some may all stand high by chance. */
const longLine = 24;

/** The whole line, or of one that does not run level what stands near the range: the rest is higher or lower. */
function uniteLine(page: Pick<Page, 'boxes'>, start: number, end: number, own: Rect): Rect | null {
  if (end - start < longLine) return uniteBoxes(page, start, end);
  const third = Math.floor((end - start) / 3);
  const first = uniteBoxes(page, start, start + third);
  const last = uniteBoxes(page, end - third, end);
  const line = uniteBoxes(page, start, end);
  if (first === null || last === null || line === null) return line;
  const upright = line[3] - line[1] > line[2] - line[0];
  const [low, high] = upright ? ([0, 2] as const) : ([1, 3] as const);
  const height = Math.min(first[high] - first[low], last[high] - last[low]);
  const rises = [last[low] - first[low], last[high] - first[high]];
  const isLevel =
    rises.some((rise) => Math.abs(rise) < leastRise * height) ||
    Math.sign(rises[0] ?? 0) !== Math.sign(rises[1] ?? 0);
  if (isLevel) return line;
  const [from, to] = upright ? ([1, 3] as const) : ([0, 2] as const);
  const reach = nearby * (own[high] - own[low]);
  return uniteBoxes(page, start, end, (box) => box[to] > own[from] - reach && box[from] < own[to] + reach);
}

function spanLine(own: Rect, line: Rect): Rect {
  const [x0, y0, x1, y1] = own;
  const upright = line[3] - line[1] > line[2] - line[0];
  if (upright) {
    return line[2] - line[0] > tallestLine * (x1 - x0) ? own : [line[0], y0, line[2], y1];
  }
  return line[3] - line[1] > tallestLine * (y1 - y0) ? own : [x0, line[1], x1, line[3]];
}

/**
 * Another program draws the same letter a little elsewhere (a substitute font, a slant), so the rectangle takes some
 * of the white space around it: never more than half of the way to the next letter.
 */
function widen(rect: Rect, before: Rect | null, after: Rect | null): Rect {
  const [x0, y0, x1, y1] = rect;
  const upright = y1 - y0 > x1 - x0 && isAlong(rect, before ?? after);
  const size = upright ? x1 - x0 : y1 - y0;
  const [along, across] = [slack.along * size, slack.across * size];
  const room = (gap: number): number => Math.min(along, Math.max(0, gap / 2));
  if (upright) {
    const below = room(Math.min(gapBelow(rect, before), gapBelow(rect, after)));
    const above = room(Math.min(gapAbove(rect, before), gapAbove(rect, after)));
    return [x0 - across, y0 - below, x1 + across, y1 + above];
  }
  const left = room(Math.min(gapLeft(rect, before), gapLeft(rect, after)));
  const right = room(Math.min(gapRight(rect, before), gapRight(rect, after)));
  return [x0 - left, y0 - across, x1 + right, y1 + across];
}

/** In shares of the line's height: how far letters were seen to stray, and a little more. */
const slack = { along: 0.1, across: 0.03 } as const;

/** True where the neighbour stands above or below rather than beside. */
function isAlong([x0, , x1]: Rect, neighbour: Rect | null): boolean {
  return neighbour === null || (neighbour[0] < x1 && neighbour[2] > x0);
}

function gapLeft([x0]: Rect, other: Rect | null): number {
  return other !== null && other[0] < x0 ? x0 - other[2] : Number.POSITIVE_INFINITY;
}

function gapRight([, , x1]: Rect, other: Rect | null): number {
  return other !== null && other[2] > x1 ? other[0] - x1 : Number.POSITIVE_INFINITY;
}

function gapBelow([, y0]: Rect, other: Rect | null): number {
  return other !== null && other[1] < y0 ? y0 - other[3] : Number.POSITIVE_INFINITY;
}

function gapAbove([, , , y1]: Rect, other: Rect | null): number {
  return other !== null && other[3] > y1 ? other[1] - y1 : Number.POSITIVE_INFINITY;
}

function uniteBoxes(
  { boxes }: Pick<Page, 'boxes'>,
  start: number,
  end: number,
  counts: (box: Rect) => boolean = () => true,
): Rect | null {
  let united: Rect | null = null;
  for (let at = start; at < end; at += 1) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(at * 4, at * 4 + 4);
    if (x1 <= x0 || y1 <= y0 || !counts([x0, y0, x1, y1])) continue;
    united =
      united === null
        ? [x0, y0, x1, y1]
        : [
            Math.min(united[0], x0),
            Math.min(united[1], y0),
            Math.max(united[2], x1),
            Math.max(united[3], y1),
          ];
  }
  return united;
}
