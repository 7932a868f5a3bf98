/**
 * The redraw writer: pdf.js draws a page into a recorder, what marks touch and what nobody can see is left out, and
 * the rest is written anew with fonts of our own. What it cannot express or prove it leaves to another writer.
 */
import { AppError } from '../../contract/errors.ts';
import type { Gap, PageLayout } from '../engine.ts';
import { invert, type Matrix, mapRect, multiply } from '../geometry.ts';
import { boxColour, shortLabel } from '../redact/appearance.ts';
import { addSpaces } from '../redact/label.ts';
import type { OutputDocument } from '../redact/output.ts';
import { chooseLabelled } from '../redact/page-text.ts';
import type { PageMark, PageSource, PageTarget, PageWriteResult, PageWriter } from '../redact/page-writer.ts';
import { keepUnmoved, reflowPage } from '../reflow/reflow-page.ts';
import { listBoxes, reportGaps, reportLayout } from '../reflow/report-layout.ts';
import { releaseCanvas } from '../release-memory.ts';
import { chooseVisible } from './choose-visible.ts';
import { type BoxWriter, type DrawnLabel, writeContent } from './content-writer.ts';
import { type DisplayItem, Inexpressible, pixelsPerPoint } from './display-item.ts';
import type { Drawing } from './drawing.ts';
import { growRect } from './free-area.ts';
import { createGlyphStore } from './glyph-store.ts';
import { type BurnColour, boxMargin } from './picture.ts';
import { createPictureStore } from './picture-store.ts';
import { placeBoxes } from './place-boxes.ts';
import { findMissingHook } from './probe.ts';
import { recordPage } from './record-page.ts';
import { findTaken, removeMarked } from './remove-marked.ts';
import { writeFillColour, writeNumbers } from './write-operators.ts';

export type RedrawWriter = {
  readonly writePage: PageWriter;
  /** Writes the fonts; to be called once, after the last page. */
  finish(): void;
};

export type RedrawOptions = {
  /** False only to see what lies under the boxes; pictures are then kept exactly. */
  readonly boxes: boolean;
  /** Of the boxes in pictures. */
  readonly burn: BurnColour;
};

export const asReleased: RedrawOptions = { boxes: true, burn: boxColour };

/** For one document: its pages share fonts and pictures. */
export function createRedrawWriter(
  output: OutputDocument,
  options: RedrawOptions = asReleased,
): RedrawWriter {
  const glyphs = createGlyphStore(output);
  const pictures = createPictureStore(output, !options.boxes);
  return {
    finish: glyphs.finish,
    writePage: async (source, marks, target) => {
      const missing = await findMissingHook();
      if (missing !== null) return { kind: 'cannot', reason: missing };
      const prepared = await prepare(source, marks, options);
      if ('reason' in prepared) return prepared;
      const { drawings, boxes, layout, gaps } = prepared;
      const toPage: Matrix = [1 / pixelsPerPoint, 0, 0, -1 / pixelsPerPoint, 0, source.geometry.height];
      const writeBoxes = (numbers: readonly number[]) =>
        options.boxes
          ? drawBoxes(
              numbers.flatMap((i) => boxes[i] ?? []),
              source,
              target,
            )
          : { boxes: '', labels: [] };
      const content = writeContent(drawings, toPage, { glyphs, pictures }, writeBoxes);
      return {
        kind: 'written',
        content: {
          ...content,
          words: countWords(drawings),
          layout,
          gaps,
        },
      };
    },
  };
}

type Prepared = {
  readonly drawings: readonly Drawing[];
  readonly boxes: readonly PageMark[];
  readonly layout: PageLayout;
  readonly gaps: readonly Gap[];
};

/** Everything that can fail, before anything of the page reaches the document. */
async function prepare(
  source: PageSource,
  marks: readonly PageMark[],
  options: RedrawOptions,
): Promise<Prepared | Extract<PageWriteResult, { kind: 'cannot' }>> {
  let recorded: readonly DisplayItem[] = [];
  try {
    const { items, page } = await recordPage(source.pdfjs, source.proxy);
    recorded = items;
    const toPixels = multiply(
      [pixelsPerPoint, 0, 0, -pixelsPerPoint, 0, source.geometry.height * pixelsPerPoint],
      source.geometry.toDisplay,
    );
    const rects = marks.map(({ rect }) => mapRect(rect, toPixels));
    const toUser = invert(toPixels);
    const visible = chooseVisible(items, page, rects);
    const taken = findTaken(visible, rects);
    const planned = reflowPage(visible, rects, taken, page);
    const reflow = source.reflow ? planned : keepUnmoved(rects, planned);
    const remains = removeMarked(visible, rects, taken, reflow, options.burn);
    const boxes = listBoxes(reflow, marks, toUser);
    return {
      drawings: placeBoxes(remains, reflow.boxes),
      boxes,
      layout: reportLayout(source.number, boxes, reflow, toUser),
      gaps: reportGaps(reflow, boxes, marks, visible, source.guesses),
    };
  } catch (error) {
    if (error instanceof Inexpressible) return { kind: 'cannot', reason: error.reason };
    if (error instanceof AppError && error.code !== 'page-too-large') throw error;
    return { kind: 'cannot', reason: 'pdf.js could not draw it' };
  } finally {
    // What remains of the pictures are copies.
    for (const item of recorded) if (item.kind === 'picture') releaseCanvas(item.canvas);
  }
}

/** All boxes, and over them the labels of those that do not run into a larger one. */
function drawBoxes(
  marks: readonly PageMark[],
  { geometry }: PageSource,
  { labels, textLayer }: PageTarget,
): ReturnType<BoxWriter> {
  let boxes = writeFillColour({ ...boxColour, alpha: 1 });
  for (const { rect } of marks) {
    const [x0, y0, x1, y1] = growRect(mapRect(rect, geometry.toDisplay), boxMargin / pixelsPerPoint);
    const [left, bottom] = [Math.floor(x0 * 100) / 100, Math.floor(y0 * 100) / 100];
    const [right, top] = [Math.ceil(x1 * 100) / 100, Math.ceil(y1 * 100) / 100];
    boxes += `${writeNumbers([left, bottom, right - left, top - bottom])} re f\n`;
  }
  const drawn = chooseLabelled(marks).map(({ label, rect }): DrawnLabel => {
    const shown = mapRect(rect, geometry.toDisplay);
    const draw: DrawnLabel['draw'] = (spaces) => {
      const printed = labels.write(label, shown, spaces);
      // Who listens to the page must hear of a box that is too small to be written on.
      return printed === null
        ? {
            operators: textLayer.writeText(addSpaces(shortLabel, spaces), shown, null),
            fonts: textLayer.fonts,
          }
        : { operators: printed, fonts: labels.fonts };
    };
    return { rect: shown, draw };
  });
  return { boxes, labels: drawn };
}

/** Em; a wider gap separates words. */
const wordGap = 0.2;

function countWords(drawings: readonly Drawing[]): number {
  let words = 0;
  let end: readonly [number, number] | null = null;
  for (const drawing of drawings) {
    if (drawing.kind !== 'text') continue;
    const { matrix, advance, text } = drawing.glyph;
    if (text.trim() === '') {
      end = null;
      continue;
    }
    const [a, b, c, d, x, y] = matrix;
    const gap = wordGap * Math.hypot(c, d);
    if (end === null || Math.hypot(x - end[0], y - end[1]) > gap) words += 1;
    end = [x + a * advance, y + b * advance];
  }
  return words;
}
