/** What else is on the page where a line would be set anew. */
import type { Rect } from '../../contract/values.ts';
import { mapRect } from '../geometry.ts';
import type { VisibleItem } from '../redraw/choose-visible.ts';
import type { DisplayItem, Fill, Stroke } from '../redraw/display-item.ts';
import { contains, growRect, overlaps } from '../redraw/free-area.ts';
import { createItemGrid } from '../redraw/item-grid.ts';
import { boundPath, flattenPath, joinContours, readRectangle } from '../redraw/path.ts';
import type { Direction } from './directions.ts';
import type { Surroundings } from './line-plan.ts';

type Strip = {
  readonly own: ReadonlySet<number>;
  /** In recording pixels; `whole` reaches down to where a line under the letters would be. */
  readonly letters: Rect;
  readonly whole: Rect;
  /** Goes on under all of the strip and beyond its end. */
  isEven(rect: Rect): boolean;
};

/** Pixels by which a clip may be narrower. */
const slack = 1;
/** Of a strip's height: lines under letters run this far below it. */
const underline = 0.14;
/** Of a strip's height: what ends nearer to the end of the words was made as long as they are. */
const beyond = 0.6;
/** Of a strip's height, by which a mark may reach over the edge at which words and rules begin. */
const before = 0.4;

/** `standing`: characters of which parts stay where they are, whosever they are. */
export function createSurroundings(
  visible: readonly VisibleItem[],
  standing: ReadonlySet<number>,
): (direction: Direction) => Surroundings {
  const grid = createItemGrid(visible);
  const isInTheWay = (item: DisplayItem, order: number, seen: Rect, strip: Strip): boolean => {
    switch (item.kind) {
      case 'glyph':
        if (standing.has(order)) return true;
        if (strip.own.has(order))
          return item.clip !== null && !contains(item.clip.bounds, strip.letters, slack);
        return item.shownBy !== 'nothing' && overlaps(seen, strip.letters);
      case 'fill':
        if (item.rectangle !== null && item.clip?.rectangular !== false) return !strip.isEven(seen);
        return touchesFill(item, strip.whole, strip.isEven);
      case 'stroke':
        return touchesStroke(item, strip.whole, strip.isEven);
      case 'picture':
        return true;
    }
  };
  const mustBeCut = (item: DisplayItem, seen: Rect, place: Rect): boolean => {
    switch (item.kind) {
      case 'glyph':
        return false;
      case 'fill':
        if (item.rectangle !== null && item.clip?.rectangular !== false) return !contains(seen, place);
        return touchesFill(item, place, () => false);
      case 'stroke':
        return touchesStroke(item, place, () => false);
      case 'picture':
        return true;
    }
  };
  return (direction) => ({
    isFree: (rect, own) => {
      const strip = describeStrip(rect, own, direction);
      return !grid.some(strip.whole, ({ item, order, visible: seen }) =>
        isInTheWay(item, order, seen, strip),
      );
    },
    isClear: (rect) => {
      const place = mapRect(rect, direction.toPixels);
      return !grid.some(place, ({ item, visible: seen }) => mustBeCut(item, seen, place));
    },
  });
}

function describeStrip(strip: Rect, own: ReadonlySet<number>, { toLine, toPixels }: Direction): Strip {
  const [x0, y0, x1, y1] = strip;
  const height = y1 - y0;
  return {
    own,
    letters: mapRect(strip, toPixels),
    whole: mapRect([x0, y0 - underline * height, x1, y1], toPixels),
    isEven: (rect) => {
      const [start, , end] = mapRect(rect, toLine);
      return start <= x0 + before * height && end >= x1 + beyond * height;
    },
  };
}

const segmentBoxes = new WeakMap<DisplayItem, readonly Rect[]>();

/** The frame of a table has the whole table as its bounds and yet touches no word in it. */
function touchesStroke(stroke: Stroke, whole: Rect, isEven: (rect: Rect) => boolean): boolean {
  const boxes = segmentBoxes.get(stroke) ?? listSegmentBoxes(stroke);
  segmentBoxes.set(stroke, boxes);
  return boxes.some((box) => overlaps(box, whole) && !isEven(box));
}

function listSegmentBoxes({ path, style }: Stroke): readonly Rect[] {
  return flattenPath(path, 1).flatMap(({ points, closed }) => {
    const [first] = points;
    const line = closed && first !== undefined ? [...points, first] : points;
    // Of a line of one point nothing is drawn.
    return line.slice(1).map(([x, y], i) => {
      const [fromX, fromY] = line[i] ?? [x, y];
      const box: Rect = [Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX), Math.max(y, fromY)];
      return growRect(box, style.width / 2 + 0.5);
    });
  });
}

/** Parts of one area may be the cells of a table, and its rules. */
function touchesFill({ path }: Fill, whole: Rect, isEven: (rect: Rect) => boolean): boolean {
  return flattenPath(path, 1).some((contour) => {
    const outline = joinContours([{ ...contour, closed: true }]);
    const bounds = boundPath(outline);
    if (bounds === null || !overlaps(growRect(bounds, 0.01), whole)) return false;
    return readRectangle(outline) === null || !isEven(bounds);
  });
}
