/** Lets pdf.js draw a page, annotations and form fields included, into a recorder. */
import type { Rect } from '../../contract/values.ts';
import { mapRect, multiply, touches } from '../geometry.ts';
import type { PDFPageProxy, Pdfjs } from '../pdfjs.ts';
import { type DisplayItem, type Glyph, Inexpressible, type Outline, pixelsPerPoint } from './display-item.ts';
import { findFallbackOutline } from './fallback-outlines.ts';
import type { ShownCharacter } from './glyph-source.ts';
import {
  drawGroupsInPlace,
  findOutline,
  type PdfjsFont,
  type PdfjsGlyph,
  type PdfjsGraphics,
  readGraphics,
  readShownGlyphs,
  recordPaths,
  stopWatchingProcedures,
  watchOutlines,
  watchProcedures,
} from './pdfjs-hooks.ts';
import { Recorder } from './recorder.ts';

export type RecordedPage = { readonly items: readonly DisplayItem[]; readonly page: Rect };

/** ISO 32000-2, 9.3.6: neither filled nor stroked; from 4 on the text also cuts what follows. */
const invisibleMode = 3;

/** Throws Inexpressible, and AppError page-too-large. */
export async function recordPage(pdfjs: Pdfjs, proxy: PDFPageProxy): Promise<RecordedPage> {
  recordPaths();
  const viewport = proxy.getViewport({ scale: pixelsPerPoint });
  const text = createTextWatch();
  const recorder = new Recorder([0, 0, viewport.width, viewport.height], {
    findOutline,
    takeCharacter: text.take,
    findFallback: text.findFallback,
    isShowingText: text.isShowing,
    trueLineWidth: () => readGraphics(task)?.lineWidth ?? null,
    currentPart: text.currentPart,
  });
  const task = proxy.render({
    canvas: null,
    canvasContext: recorder,
    viewport,
    intent: 'display',
    annotationMode: pdfjs.AnnotationMode.ENABLE,
    operationsFilter: (index: number, list: OperatorList) => {
      if (index === 0 && isReadScan(pdfjs, list)) recorder.refuse('invisible text');
      recorder.attempt(() =>
        watchOperator(pdfjs, list.fnArray[index] ?? -1, list.argsArray[index], task, recorder, text),
      );
      // Nothing needs to be drawn any more, but what comes next may wait for what was to be loaded.
      return recorder.failure === null || list.fnArray[index] === pdfjs.OPS.dependency;
    },
  });
  drawGroupsInPlace(pdfjs, task, {
    recorder,
    entered: () => recorder.inPlaceGroups++,
    left: () => recorder.inPlaceGroups--,
    knockout: () => recorder.refuse('a knockout group'),
  });
  try {
    await task.promise;
  } finally {
    text.finish();
  }
  if (recorder.failure !== null) throw recorder.failure;
  const pictures = recorder.items.filter(({ kind }) => kind === 'picture');
  if (text.listInvisible().some((run) => pictures.some(({ bounds }) => touches(bounds, run))))
    throw new Inexpressible('invisible text');
  return { items: recorder.items, page: recorder.page };
}

type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/**
 * Invisible words over a picture say what it shows, as in a scan with a text layer: raster keeps those that can be read
 * there. Elsewhere nobody sees them: they are hidden text, which is not carried over. Where all words are invisible, as
 * far as the list is known when drawing starts, the page is refused before its picture is decoded for nothing.
 */
function isReadScan({ OPS }: Pdfjs, { fnArray, argsArray }: OperatorList): boolean {
  if (!paintsPicture(OPS, fnArray)) return false;
  let mode = 0;
  let found = false;
  const saved: number[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const operands = argsArray[index];
    const first: unknown = Array.isArray(operands) ? operands[0] : null;
    // What may be a hidden layer is looked at when it is drawn.
    if (operator === OPS.beginMarkedContentProps && first === 'OC') return false;
    if (operator === OPS.save) saved.push(mode);
    else if (operator === OPS.restore) mode = saved.pop() ?? mode;
    else if (operator === OPS.setTextRenderingMode) mode = Number(first);
    else if (operator === OPS.showText && hasWords(readShownGlyphs(first))) {
      if (mode !== invisibleMode) return false;
      found = true;
    }
  }
  return found;
}

function paintsPicture(OPS: Pdfjs['OPS'], operators: readonly number[]): boolean {
  return Object.entries(OPS).some(
    ([name, operator]) => name.startsWith('paint') && name.includes('Image') && operators.includes(operator),
  );
}

/** Around the line on which the characters stand, in recording pixels. */
function findBaseline(
  { font, fontSize, textMatrix }: PdfjsGraphics,
  glyphs: readonly PdfjsGlyph[],
  recorder: Recorder,
): Rect {
  const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0) * (font?.unit ?? 0.001) * fontSize;
  return mapRect([0, 0, width, fontSize / 2], multiply(recorder.transformNow, textMatrix));
}

function hasWords(glyphs: readonly PdfjsGlyph[]): boolean {
  return glyphs.some(({ unicode }) => unicode.trim() !== '');
}

type TextWatch = ReturnType<typeof createTextWatch>;

function watchOperator(
  pdfjs: Pdfjs,
  operator: number,
  operands: unknown,
  task: unknown,
  recorder: Recorder,
  text: TextWatch,
): void {
  const { OPS } = pdfjs;
  text.end();
  if (operator === OPS.setFillColorN || operator === OPS.setStrokeColorN)
    refuseTextInPattern(OPS.showText, operands);
  if (operator !== OPS.showText) {
    if (operator === OPS.setGState && Array.isArray(operands)) refuseSoftMask(operands[0]);
    return;
  }
  const graphics = readGraphics(task);
  const shown: unknown = Array.isArray(operands) ? operands[0] : null;
  const glyphs = readShownGlyphs(shown);
  if (graphics === null || graphics.font === null || !graphics.visible || glyphs.length === 0) return;
  if (graphics.masked || graphics.context !== recorder)
    throw new Inexpressible('text in a transparent group');
  if (graphics.renderingMode === invisibleMode) {
    if (hasWords(glyphs)) text.addInvisible(findBaseline(graphics, glyphs, recorder));
    return;
  }
  if (graphics.renderingMode > invisibleMode && hasWords(glyphs)) throw new Inexpressible('text as a clip');
  text.begin(graphics.font, glyphs, graphics.fontSize, recorder);
}

function refuseSoftMask(entries: unknown): void {
  if (!Array.isArray(entries)) return;
  for (const entry of entries) {
    const [key, value]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (key === 'SMask' && value !== false && value !== null) throw new Inexpressible('a soft mask');
  }
}

/** A tile is drawn by another renderer, out of sight. */
function refuseTextInPattern(showText: number, operands: unknown): void {
  if (!Array.isArray(operands)) return;
  for (const operand of operands) {
    const list: unknown =
      typeof operand === 'object' && operand !== null ? Reflect.get(operand, 'fnArray') : null;
    if (Array.isArray(list) && list.includes(showText)) throw new Inexpressible('text in a pattern');
  }
}

/** Which characters are being shown, and which of them comes next. */
function createTextWatch() {
  let font: PdfjsFont | null = null;
  let glyphs: readonly PdfjsGlyph[] = [];
  let next = 0;
  let part: Glyph | null = null;
  const type3Fonts = new Map<object, PdfjsFont>();
  const invisible: Rect[] = [];

  const takeNext = (matches: (glyph: PdfjsGlyph) => boolean): ShownCharacter | null => {
    let at = next;
    let glyph = glyphs[at];
    while (glyph !== undefined && !matches(glyph)) glyph = glyphs[++at];
    if (glyph === undefined || font === null) return null;
    next = at + 1;
    return { text: cleanText(glyph.unicode), advance: glyph.width * font.unit };
  };

  const beginPart = (id: string, fontSize: number, recorder: Recorder) => {
    part = null;
    const shown = takeNext(({ operatorListId }) => operatorListId === id);
    if (shown === null || font === null) return;
    const matrix = multiply(recorder.transformNow, [fontSize, 0, 0, fontSize, 0, 0]);
    part = createType3Glyph(font.object, id, shown, matrix, recorder);
    recorder.add(part);
  };

  return {
    begin: (shownIn: PdfjsFont, shown: readonly PdfjsGlyph[], fontSize: number, recorder: Recorder) => {
      font = shownIn;
      glyphs = shown;
      next = 0;
      if (shownIn.type3) {
        type3Fonts.set(shownIn.object, shownIn);
        watchProcedures(shownIn, (id) => recorder.attempt(() => beginPart(id, fontSize, recorder)));
      } else watchOutlines(shownIn);
    },
    end: () => {
      font = null;
      glyphs = [];
      part = null;
    },
    finish: () => {
      for (const each of type3Fonts.values()) stopWatchingProcedures(each);
    },
    findFallback: (css: string, character: string) =>
      font === null ? null : findFallbackOutline(font.object, css, character),
    isShowing: () => font !== null && !font.type3,
    addInvisible: (baseline: Rect) => void invisible.push(baseline),
    listInvisible: (): readonly Rect[] => invisible,
    take: (outline: Outline) => takeNext(({ fontChar }) => fontChar === outline.character),
    currentPart: () => part,
  };
}

/** Bounds are those of its advance; what it paints comes as items of its own. */
function createType3Glyph(
  font: object,
  character: string,
  { text, advance }: ShownCharacter,
  matrix: Glyph['matrix'],
  recorder: Recorder,
): Glyph {
  const [a, b, c, d, e, f] = matrix;
  const width = advance || 0.3;
  const corners = [
    [0, 0],
    [width, 0],
    [0, 0.7],
    [width, 0.7],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    kind: 'glyph',
    outline: { font, character, path: [], bounds: null },
    bounds: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    clip: recorder.clipNow,
    alpha: 1,
    blend: 'source-over',
    part: null,
    matrix,
    text,
    advance,
    colour: { red: 0, green: 0, blue: 0, alpha: 1 },
    shownBy: 'others',
  };
}

/** Letters that one glyph may stand for, at most: a map of the input's that claims more may be lying. */
const mostLetters = 4;

function cleanText(unicode: string): string {
  // Most are one printable letter.
  if (unicode.length === 1 && unicode >= ' ' && unicode <= '~') return unicode;
  const text = unicode.replaceAll(/\p{Cc}|\ufffe|\uffff/gu, '');
  return [...text].length > mostLetters ? '' : text;
}
