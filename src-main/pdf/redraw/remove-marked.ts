/** Takes out of the visible items what lies in a mark or under a cover, and moves what is set anew. */
import type { Rect } from '../../contract/values.ts';
import type { Reflow, Taken } from '../reflow/reflow-page.ts';
import { toFill, type VisibleItem } from './choose-visible.ts';
import { createClipCutter } from './cut-clips.ts';
import { cutFill, cutStroke } from './cut-paths.ts';
import { type Fill, Inexpressible } from './display-item.ts';
import type { FillDrawing, PictureDrawing, StrokeDrawing, TextDrawing } from './drawing.ts';
import { contains, growRect, overlaps } from './free-area.ts';
import { decideGlyph, nearness } from './marked-glyph.ts';
import { type BurnColour, boxMargin, finishPicture } from './picture.ts';

export type MarkedPage = {
  /** What must be empty of everything, in recording pixels: boxes, and marks whose place nothing else takes. */
  readonly marks: readonly Rect[];
  readonly burn: BurnColour;
};

export type RemainingDrawing = {
  readonly drawing: TextDrawing | FillDrawing | StrokeDrawing | PictureDrawing;
  readonly order: number;
};

const mostDrawings = 200_000;

/** The characters that marks take, `marks` in recording pixels. */
export function findTaken(visible: readonly VisibleItem[], marks: readonly Rect[]): Taken {
  const near = marks.map((mark) => growRect(mark, nearness));
  const glyphs = new Map<number, readonly number[]>();
  const standing = new Set<number>();
  for (const { item, order, visible: seen } of visible) {
    if (item.kind !== 'glyph') continue;
    const numbers = near.flatMap((rect, number) => (overlaps(rect, seen) ? [number] : []));
    if (numbers.length === 0) continue;
    const fate = decideGlyph(item, seen, pick(near, numbers));
    if (fate.text !== 'none') continue;
    glyphs.set(order, numbers);
    if (fate.outline) standing.add(order);
  }
  return { glyphs, standing };
}

/** Pixels by which a rule may reach into the place of a mark whose box stands elsewhere. */
const markEdge = 1.4;

/** What is left outside `reflow`'s boxes and the marks that keep their place, moved to where it belongs. */
export function removeMarked(
  visible: readonly VisibleItem[],
  marks: readonly Rect[],
  taken: Taken,
  reflow: Reflow,
  burn: BurnColour,
): readonly RemainingDrawing[] {
  const staying = marks.filter((_, number) => !reflow.released.has(number));
  const left = marks
    .filter((_, number) => reflow.released.has(number))
    .map((rect) => growRect(rect, -markEdge));
  const boxes = reflow.boxes.map(({ rect }) => rect);
  const marked: MarkedPage = { marks: [...boxes, ...staying], burn };
  const holes = marked.marks.map((rect) => growRect(rect, boxMargin));
  // Only grounds may go on where a mark was. Nothing else is there; but large drawings must not have it in their bounds.
  const holesIn = (ground: Rect | null) => [
    ...holes,
    ...left.filter((rect) => ground === null || !contains(ground, rect)),
  ];
  const near = marked.marks.map((rect) => growRect(rect, nearness));
  const drawings: RemainingDrawing[] = [];
  const clips = createClipCutter(holes);
  for (const untrimmed of visible) {
    if (reflow.dropped.has(untrimmed.order)) continue;
    const one =
      untrimmed.item.kind === 'glyph'
        ? moveGlyph(untrimmed, reflow.shifts.get(untrimmed.order))
        : clips.trim(untrimmed);
    if (one === null) continue;
    const { item, order } = one;
    const painted = { clip: clips.cut(item.clip, item.bounds), alpha: item.alpha, blend: item.blend };
    const put = (drawing: RemainingDrawing['drawing']) => drawings.push({ drawing, order });
    const cut = (fill: Fill) => {
      const touched = holesIn(fill.rectangle).filter((hole) => overlaps(hole, growRect(fill.bounds, 0.01)));
      for (const part of cutFill(fill, one, touched))
        put({ ...painted, kind: 'fill', colour: fill.colour, path: part.path, rule: part.rule });
    };
    switch (item.kind) {
      case 'glyph': {
        if (taken.glyphs.has(order)) {
          if (taken.standing.has(order)) cut(toFill(item));
          break;
        }
        const fate = decideGlyph(
          item,
          one.visible,
          near.filter((rect) => overlaps(rect, one.visible)),
        );
        if (fate.text !== 'none')
          put({ ...painted, kind: 'text', glyph: item, painted: fate.text === 'painted' });
        if (fate.outline) cut(toFill(item));
        break;
      }
      case 'fill':
        cut(item);
        break;
      case 'stroke': {
        const { colour } = item;
        const { lines, areas } = cutStroke(item, one, holesIn(null));
        for (const { path, style } of lines) put({ ...painted, kind: 'stroke', colour, path, style });
        for (const { path, rule } of areas) put({ ...painted, kind: 'fill', colour, path, rule });
        break;
      }
      case 'picture': {
        const finished = finishPicture(item, one, visible, marked);
        if (finished !== null) put({ ...finished, clip: finished.clip === null ? null : painted.clip });
        break;
      }
    }
    if (drawings.length > mostDrawings) throw new Inexpressible('too many objects');
  }
  return drawings;
}

function pick(rects: readonly Rect[], numbers: readonly number[]): readonly Rect[] {
  return rects.filter((_, number) => numbers.includes(number));
}

function moveGlyph(one: VisibleItem, shift: readonly [number, number] | undefined): VisibleItem {
  const { item } = one;
  if (shift === undefined || item.kind !== 'glyph') return one;
  const [x, y] = shift;
  const move = ([x0, y0, x1, y1]: Rect): Rect => [x0 + x, y0 + y, x1 + x, y1 + y];
  const [a, b, c, d, e, f] = item.matrix;
  return {
    ...one,
    item: { ...item, matrix: [a, b, c, d, e + x, f + y], bounds: move(item.bounds) },
    visible: move(one.visible),
  };
}
