/** Where the marks, the boxes and the moved parts of a page are: in the default user space of the output's page. */
import type { Rect } from '../../contract/values.ts';
import type { PageLayout, RedactionMark } from '../engine.ts';
import { fromDisplay, type PageReading, toDisplay } from './page-tree.ts';
import { contains, grow, middleOf, overlap, subtract } from './rects.ts';

/** What the original shows in `from` stands at `to`. */
export type Part = { readonly from: Rect; readonly to: Rect };

export type PlacedLayout = {
  readonly labels: readonly string[];
  readonly marks: readonly Rect[];
  /** What lies between two marks that became one box, such as a comma: withheld too. Found out by the checks. */
  readonly joints: readonly Rect[];
  readonly boxes: readonly Rect[];
  readonly parts: readonly Part[];
  /** Boxes are the marks, and nothing was moved. */
  readonly isPlain: boolean;
};

/** User space units in which a layout's boxes are still the marks. */
const same = 0.01;

/** `original` is the original's page, or the output's own where there is none: they are laid out alike. */
export function placeLayout(
  marks: readonly RedactionMark[],
  layout: PageLayout | null,
  original: PageReading,
  page: PageReading,
): PlacedLayout {
  const place = (rect: Rect): Rect => fromDisplay(page, toDisplay(original, rect));
  const rects = marks.map(({ rect }) => place(rect));
  const labels = marks.map(({ label }) => label);
  const plain = { labels, marks: rects, joints: [], boxes: rects, parts: [], isPlain: true };
  if (layout === null) return plain;
  const boxes = layout.boxes.map(place);
  const parts = layout.moves.map(({ from, dx, dy }) => ({
    from: place(from),
    to: place(shift(from, dx, dy)),
  }));
  const visible = rects.map((rect) => overlap(rect, page.box) ?? rect);
  const isPlain =
    parts.length === 0 &&
    visible.every((mark) => boxes.some((box) => isAlike(mark, box))) &&
    boxes.every((box) => visible.some((mark) => isAlike(mark, box)));
  return isPlain ? plain : { labels, marks: rects, joints: [], boxes, parts, isPlain };
}

function shift([x0, y0, x1, y1]: Rect, dx: number, dy: number): Rect {
  return [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
}

function isAlike(a: Rect, b: Rect): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? Number.NaN)) <= same);
}

/** Where the output shows what the original shows at `rect`. */
export function moveRect({ parts }: PlacedLayout, rect: Rect): Rect {
  const part = parts.find(({ from }) => contains(from, middleOf(rect)));
  return part === undefined ? rect : shift(rect, part.to[0] - part.from[0], part.to[1] - part.from[1]);
}

/**
 * Where the original may show what the output shows at `rect`; nowhere where what stood there was moved away. A thing
 * as small as a comma may stand beside its part: parts are told to the nearest step, and cut a little.
 */
export function findOrigins({ parts }: PlacedLayout, rect: Rect, slack: number): readonly Rect[] {
  const middle = middleOf(rect);
  const takeBack = ({ from, to }: PlacedLayout['parts'][number]): Rect =>
    shift(rect, from[0] - to[0], from[1] - to[1]);
  const part = parts.find(({ to }) => contains(to, middle));
  if (part !== undefined) return [takeBack(part)];
  const beside = parts.filter(({ to }) => contains(grow(to, slack), middle)).map(takeBack);
  return parts.some(({ from }) => contains(from, middle)) ? beside : [...beside, rect];
}

/** Parts of marks over which the output has no box. `edge` is left out on each side. */
export function findOpenAreas({ marks, boxes, isPlain }: PlacedLayout, edge: number): readonly Rect[] {
  if (isPlain) return [];
  return marks.flatMap((mark) => {
    const core = grow(mark, -edge);
    if (core[0] >= core[2] || core[1] >= core[3]) return [];
    return subtract(
      core,
      boxes.map((box) => grow(box, edge)),
    );
  });
}
