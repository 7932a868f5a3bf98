/** From a range of a page's text to the rectangles that cover it. */
import type { Page, Rect } from '../contract/model.ts';

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
    const own = uniteBoxes(page, Math.max(start, lineStart), Math.min(end, lineEnd));
    const line = uniteBoxes(page, lineStart, lineEnd);
    if (own !== null && line !== null) rects.push(spanLine(own, line));
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

function spanLine(own: Rect, line: Rect): Rect {
  const [x0, y0, x1, y1] = own;
  const upright = line[3] - line[1] > line[2] - line[0];
  if (upright) {
    return line[2] - line[0] > tallestLine * (x1 - x0) ? own : [line[0], y0, line[2], y1];
  }
  return line[3] - line[1] > tallestLine * (y1 - y0) ? own : [x0, line[1], x1, line[3]];
}

function uniteBoxes({ boxes }: Pick<Page, 'boxes'>, start: number, end: number): Rect | null {
  let united: Rect | null = null;
  for (let at = start; at < end; at += 1) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(at * 4, at * 4 + 4);
    if (x1 <= x0 || y1 <= y0) continue;
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
