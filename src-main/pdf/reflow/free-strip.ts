/** Whether a strip of the page holds nothing but certain characters, on an even ground. */
import type { Rect } from '../../contract/model.ts';
import type { VisibleItem } from '../redraw/choose-visible.ts';
import type { DisplayItem, Fill, Stroke } from '../redraw/display-item.ts';
import { contains, growRect, overlaps } from '../redraw/free-area.ts';
import { createItemGrid } from '../redraw/item-grid.ts';
import { boundPath, flattenPath, joinContours, readRectangle } from '../redraw/path.ts';

/** Space: recording pixels. `below` is where a line under the letters would be. */
export type StripQuestion = {
  readonly strip: Rect;
  readonly below: Rect;
  readonly own: ReadonlySet<number>;
};

/** Pixels by which a clip may be narrower. */
const slack = 1;

/** `standing`: characters of which parts stay where they are, whosever they are. */
export function createStripTest(
  visible: readonly VisibleItem[],
  standing: ReadonlySet<number>,
): (question: StripQuestion) => boolean {
  const grid = createItemGrid(visible);
  const isInTheWay = (item: DisplayItem, order: number, seen: Rect, question: StripQuestion): boolean => {
    const { strip, below, own } = question;
    if (item.kind === 'glyph') {
      if (standing.has(order)) return true;
      if (own.has(order)) return item.clip !== null && !contains(item.clip.bounds, strip, slack);
      return item.shownBy !== 'nothing' && overlaps(seen, strip);
    }
    switch (item.kind) {
      case 'fill':
        return !isEvenGround(item, seen, below) && touchesFill(item, below);
      case 'stroke':
        return touchesStroke(item, below);
      case 'picture':
        return true;
    }
  };
  return (question) =>
    !grid.some(question.below, ({ item, order, visible: seen }) => isInTheWay(item, order, seen, question));
}

/** A shaded cell, or the paper. */
function isEvenGround({ rectangle, clip }: Fill, seen: Rect, rect: Rect): boolean {
  return rectangle !== null && clip?.rectangular !== false && contains(seen, rect);
}

const segmentBoxes = new WeakMap<DisplayItem, readonly Rect[]>();

/** The frame of a table has the whole table as its bounds and yet touches no word in it. */
function touchesStroke(stroke: Stroke, rect: Rect): boolean {
  const boxes = segmentBoxes.get(stroke) ?? listSegmentBoxes(stroke);
  segmentBoxes.set(stroke, boxes);
  return boxes.some((box) => overlaps(box, rect));
}

function listSegmentBoxes({ path, style }: Stroke): readonly Rect[] {
  return flattenPath(path, 1).flatMap(({ points, closed }) => {
    const [first] = points;
    const line = closed && first !== undefined ? [...points, first] : points;
    return line.map(([x, y], i) => {
      const [fromX, fromY] = line[i - 1] ?? [x, y];
      const box: Rect = [Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX), Math.max(y, fromY)];
      return growRect(box, style.width / 2 + 0.5);
    });
  });
}

/** Parts of one area may be the cells of a table, of which one is the ground here. */
function touchesFill({ path }: Fill, rect: Rect): boolean {
  const touched = flattenPath(path, 1).filter((contour) => {
    const bounds = boundPath(joinContours([contour]));
    return bounds !== null && overlaps(growRect(bounds, 0.01), rect);
  });
  const [only] = touched;
  if (only === undefined) return false;
  const rectangle = touched.length === 1 ? readRectangle(joinContours([{ ...only, closed: true }])) : null;
  return rectangle === null || !contains(rectangle, rect);
}
