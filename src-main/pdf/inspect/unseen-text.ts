/**
 * Text that is in a page and cannot be seen on it. The page is drawn with its text and without: a character that
 * makes no difference is not seen, and what was painted after it tells why.
 */
import type { InspectionFinding, Rect } from '../../contract/model.ts';
import { type Pdfium, type PdfiumDocument, withMemory } from '../pdfium.ts';
import { type Ink, readInk } from '../verify/compare-pictures.ts';
import { type PageReading, toDisplay } from '../verify/page-tree.ts';
import { objectTypes, readChars, renderPage, type ViewedChar, withPage } from '../verify/page-view.ts';
import { areaOf, contains, grow, middleOf } from '../verify/rects.ts';
import { listPainted, type Painted } from './paint-order.ts';

type Fate = 'seen' | 'text-under-box' | 'hidden-text' | 'off-page-text';

const resolution = 100;
const maxPixels = 16_000_000;
/** Of 255. */
const visible = 14;
/** Points; smaller letters cannot be read on paper. */
const smallestReadable = 1;
/** Share of the page from which on a picture is the page itself, with its text as an OCR layer. */
const wholePage = 0.5;
/** Share of a word's characters. */
const mostOf = 0.6;

export function findUnseenText(viewed: PdfiumDocument, page: PageReading): InspectionFinding[] {
  const { pdfium } = viewed;
  const findings = withPage(viewed, page.page, (handle) => {
    const chars = readChars(pdfium, handle);
    if (!chars.some((char) => char.box !== null)) return [];
    const painted = listPainted(pdfium, handle);
    const owners = readOwners(pdfium, handle, painted);
    const scale = Math.min(resolution / 72, Math.sqrt(maxPixels / (page.width * page.height)));
    const width = Math.max(1, Math.round(page.width * scale));
    const height = Math.max(1, Math.round(page.height * scale));
    const withText = renderPage(pdfium, handle, width, height, readInk);
    for (const { handle: object, type } of painted)
      if (type === objectTypes.text) pdfium.FPDFPageObj_SetIsActive(object, false);
    const without = renderPage(pdfium, handle, width, height, readInk);
    const judge = { page, painted, withText, without, width, height };
    const fates = chars.map((char, index) => judgeChar(pdfium, judge, char, owners[index] ?? null));
    return countWords(chars, fates);
  });
  return [...(findings ?? [])].map(([kind, count]) => ({ kind, page: page.page, count }));
}

/** The object that painted each character, as PDFium knows it. */
function readOwners(pdfium: Pdfium, page: number, painted: readonly Painted[]): (Painted | null)[] {
  const byHandle = new Map(painted.map((object) => [object.handle, object]));
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const count = pdfium.FPDFText_CountChars(text);
  const owners = Array.from(
    { length: count },
    (_, index) => byHandle.get(pdfium.FPDFText_GetTextObject(text, index)) ?? null,
  );
  pdfium.FPDFText_ClosePage(text);
  return owners;
}

type Judge = {
  readonly page: PageReading;
  readonly painted: readonly Painted[];
  readonly withText: Ink;
  readonly without: Ink;
  readonly width: number;
  readonly height: number;
};

function judgeChar(pdfium: Pdfium, judge: Judge, char: ViewedChar, owner: Painted | null): Fate {
  const { box } = char;
  if (box === null || owner === null) return 'seen';
  const { page, painted } = judge;
  if (!contains(grow(page.box, 1), middleOf(box))) return 'off-page-text';
  const small = Math.max(box[2] - box[0], box[3] - box[1]);
  if (small < smallestReadable && /[\p{L}\p{N}]/u.test(char.text)) return 'hidden-text';
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(owner.handle);
  if (mode !== invisibleMode && (char.inkless || isSeen(judge, box))) return 'seen';
  const pageArea = areaOf(page.box);
  const over = painted.filter((object) => isOver(object, middleOf(box)));
  // An OCR layer: text on, or under, the picture of the page.
  if (
    over.some((object) => object.type === objectTypes.image && areaOf(object.bounds) > pageArea * wholePage)
  )
    return 'seen';
  if (mode === invisibleMode)
    return over.some((object) => object.type === objectTypes.image) ? 'seen' : 'hidden-text';
  const later = over.filter((object) => object.order > owner.order);
  if (later.some((object) => isOpaque(pdfium, object)) && isFlat(judge, box)) return 'text-under-box';
  return 'hidden-text';
}

const invisibleMode = 3;

function isOver(object: Painted, point: readonly [number, number]): boolean {
  return object.type !== objectTypes.text && contains(object.bounds, point);
}

function isOpaque(pdfium: Pdfium, object: Painted): boolean {
  if (object.type === objectTypes.image || object.type === objectTypes.shading) return true;
  return withMemory(pdfium, 16, (memory) => {
    if (!pdfium.FPDFPath_GetDrawMode(object.handle, memory, memory + 4)) return false;
    const filled = new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 1)[0] !== 0;
    if (!filled) return false;
    if (!pdfium.FPDFPageObj_GetFillColor(object.handle, memory, memory + 4, memory + 8, memory + 12))
      return true;
    return (new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 4)[3] ?? 0) > 230;
  });
}

function pixelsOf({ page, width, height }: Judge, box: Rect): Rect {
  const [x0, y0, x1, y1] = toDisplay(page, box);
  return [
    Math.max(0, Math.floor(x0 * width)),
    Math.max(0, Math.floor(y0 * height)),
    Math.min(width, Math.ceil(x1 * width)),
    Math.min(height, Math.ceil(y1 * height)),
  ];
}

function isSeen(judge: Judge, box: Rect): boolean {
  const [x0, y0, x1, y1] = pixelsOf(judge, box);
  for (let y = y0; y < y1; y += 1)
    for (let x = x0, at = y * judge.width + x0; x < x1; x += 1, at += 1)
      if (Math.abs((judge.withText.data[at] ?? 0) - (judge.without.data[at] ?? 0)) > visible) return true;
  return false;
}

/** One colour all over, as a box has. */
function isFlat(judge: Judge, box: Rect): boolean {
  const [x0, y0, x1, y1] = pixelsOf(judge, box);
  let least = 255;
  let most = 0;
  for (let y = y0; y < y1; y += 1)
    for (let x = x0, at = y * judge.width + x0; x < x1; x += 1, at += 1) {
      least = Math.min(least, judge.withText.data[at] ?? 0);
      most = Math.max(most, judge.withText.data[at] ?? 0);
    }
  return most - least <= 24;
}

function countWords(
  chars: readonly ViewedChar[],
  fates: readonly Fate[],
): Map<Exclude<Fate, 'seen'>, number> {
  const counts = new Map<Exclude<Fate, 'seen'>, number>();
  let word: Fate[] = [];
  let readable = false;
  const finish = (): void => {
    for (const kind of ['text-under-box', 'hidden-text', 'off-page-text'] as const) {
      const share = word.filter((fate) => fate === kind).length / Math.max(1, word.length);
      if (readable && share >= mostOf) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    word = [];
    readable = false;
  };
  for (const [index, char] of chars.entries()) {
    if (char.box === null || /^\s$/.test(char.text)) finish();
    else {
      word.push(fates[index] ?? 'seen');
      readable ||= /[\p{L}\p{N}]/u.test(char.text);
    }
  }
  finish();
  return counts;
}
