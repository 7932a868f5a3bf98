/** The plan for a page as others are told of it: in default user space. */
import type { Rect } from '../../contract/values.ts';
import type { Gap, PageLayout } from '../engine.ts';
import { type Matrix, mapRect } from '../geometry.ts';
import { moveStep } from '../redact/appearance.ts';
import type { PageMark } from '../redact/page-writer.ts';
import type { VisibleItem } from '../redraw/choose-visible.ts';
import { pixelsPerPoint } from '../redraw/display-item.ts';
import { type Guesses, guessNames } from './guess-names.ts';
import { createNameMeasure, type LetterWidths, type NameMeasure } from './name-widths.ts';
import type { Reflow } from './reflow-page.ts';

/** The boxes with the labels that are printed on them: where several marks became one, that of the largest. */
export function listBoxes(
  { boxes }: Reflow,
  marks: readonly PageMark[],
  toUser: Matrix,
): readonly PageMark[] {
  return boxes.flatMap((box) => {
    const [largest] = marks
      .filter((_, i) => box.marks.includes(i))
      .sort((a, b) => areaOf(b.rect) - areaOf(a.rect));
    if (largest === undefined) return [];
    return [{ ...largest, rect: box.isMark ? largest.rect : mapRect(box.rect, toUser) }];
  });
}

function areaOf([x0, y0, x1, y1]: Rect): number {
  return (x1 - x0) * (y1 - y0);
}

/** Moves to the nearest whole step; what is moved by less than half a step is not named. */
export function reportLayout(
  page: number,
  boxes: readonly PageMark[],
  { moves }: Reflow,
  toUser: Matrix,
): PageLayout {
  const step = moveStep * pixelsPerPoint;
  const [a, b, c, d] = toUser;
  return {
    page,
    boxes: boxes.map(({ rect }) => rect),
    moves: moves.flatMap(({ from, by: [x, y] }) => {
      const [stepsX, stepsY] = [Math.round(x / step), Math.round(y / step)];
      if (stepsX === 0 && stepsY === 0) return [];
      const [dx, dy] = [a * stepsX + c * stepsY, b * stepsX + d * stepsY].map((steps) => steps * step);
      return [{ from: mapRect(from, toUser), dx: dx ?? 0, dy: dy ?? 0 }];
    }),
  };
}

/** Points: nobody measures the gap between two printed letters more finely. */
const finest = 0.5;

export function reportGaps(
  reflow: Reflow,
  boxes: readonly PageMark[],
  marks: readonly PageMark[],
  visible: readonly VisibleItem[],
  guesses: Guesses,
): readonly Gap[] {
  const measures = new Map<object, NameMeasure>();
  const measureIn = (font: object) => {
    const known = measures.get(font) ?? createNameMeasure(readLetterWidths(visible, font));
    measures.set(font, known);
    return known;
  };
  return reflow.boxes.flatMap((box, i): readonly Gap[] => {
    const drawn = boxes[i];
    if (box.gap === null || drawn === undefined) return [];
    const { width, removed, boxWidth } = box.gap;
    const measured = {
      width,
      boxWidth,
      removedWidth: removed.width,
      capitals: removed.capitals,
      tolerance: finest,
    };
    return [
      {
        rect: drawn.rect,
        marks: marks.flatMap(({ number }, at) => (box.marks.includes(at) ? [number] : [])),
        width,
        ...guessNames(measured, guesses, measureIn(removed.font), removed.size),
      },
    ];
  });
}

function readLetterWidths(visible: readonly VisibleItem[], font: object): LetterWidths {
  const widths = new Map<string, number>();
  for (const { item } of visible)
    if (item.kind === 'glyph' && item.outline.font === font && item.advance > 0 && !widths.has(item.text))
      widths.set(item.text, item.advance);
  return widths;
}
