/** A page as PDFium sees it: characters, objects, pixels. */
import type { Rect } from '../../contract/values.ts';
import { flattenPage } from '../flatten.ts';
import { type Pdfium, type PdfiumDocument, withMemory } from '../pdfium.ts';
import type { PictureSize } from './picture-size.ts';
import { createCharReader, readChar } from './read-char.ts';

export type ViewedChar = {
  readonly text: string;
  /** Ink in default user space; null for white space. */
  readonly box: Rect | null;
  readonly x: number;
  readonly y: number;
  /** Direction of the baseline, radians, anticlockwise. */
  readonly angle: number;
  /** No ink is known for it, so that `box` is only about where the text stands. */
  readonly inkless: boolean;
  /** In rendering mode 3. */
  readonly invisible: boolean;
  /** Its font is not in the file. Only where it was asked for. */
  readonly isSubstituted: boolean;
};

/** Blue, green, red and perhaps a fourth byte a pixel; one byte only for grey. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Bytes a row and a pixel. */
  readonly stride: number;
  readonly step: number;
};

/** Lends a page; it is closed afterwards, and changes made to it are forgotten. */
export function withPage<Result>(
  document: PdfiumDocument,
  page: number,
  use: (handle: number) => Result,
): Result | null {
  const { pdfium, handle } = document;
  const opened = pdfium.FPDF_LoadPage(handle, page - 1);
  if (opened === 0) return null;
  try {
    return use(opened);
  } finally {
    pdfium.FPDF_ClosePage(opened);
  }
}

export function readChars(pdfium: Pdfium, page: number, ask: 'text' | 'fonts' = 'text'): ViewedChar[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const count = pdfium.FPDFText_CountChars(text);
    return withMemory(pdfium, 48, (memory) => {
      const reader = createCharReader(pdfium, text, memory, ask === 'fonts');
      const chars: ViewedChar[] = [];
      for (let index = 0; index < count; index += 1) chars.push(readChar(reader, index));
      return chars;
    });
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

export const objectTypes = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

export type ViewedObject = { readonly handle: number; readonly type: number; readonly bounds: Rect };

/** The objects of the page itself, in the order in which they are painted. */
export function readObjects(pdfium: Pdfium, page: number): ViewedObject[] {
  const count = pdfium.FPDFPage_CountObjects(page);
  return withMemory(pdfium, 16, (memory) => {
    const objects: ViewedObject[] = [];
    for (let index = 0; index < count; index += 1) {
      const handle = pdfium.FPDFPage_GetObject(page, index);
      const known = pdfium.FPDFPageObj_GetBounds(handle, memory, memory + 4, memory + 8, memory + 12);
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 4);
      objects.push({
        handle,
        type: pdfium.FPDFPageObj_GetType(handle),
        bounds: known ? [x0, y0, x1, y1] : [0, 0, 0, 0],
      });
    }
    return objects;
  });
}

/**
 * Marked content may carry an ActualText, which PDFium would give in place of the glyphs: takes it off, in memory.
 * False where there is none that could say anything.
 */
export function dropMarkedContent(pdfium: Pdfium, page: number): boolean {
  let speaks = false;
  withMemory(pdfium, keyLength + 4, (memory) => {
    visitMarks(pdfium, page, (_, mark) => {
      speaks ||= !isNumberOnly(pdfium, mark, memory);
    });
  });
  if (speaks)
    visitMarks(pdfium, page, (object, mark) => {
      pdfium.FPDFPageObj_RemoveMark(object, mark);
    });
  return speaks;
}

/** Bytes; `MCID` in UTF-16 with its end has ten. */
const keyLength = 16;

/** No entry, or only the number that the structure tree knows it by. */
function isNumberOnly(pdfium: Pdfium, mark: number, memory: number): boolean {
  const entries = pdfium.FPDFPageObjMark_CountParams(mark);
  if (entries === 0) return true;
  if (entries !== 1) return false;
  if (!pdfium.FPDFPageObjMark_GetParamKey(mark, 0, memory, keyLength, memory + keyLength)) return false;
  const { HEAPU8 } = pdfium.pdfium;
  const length = HEAPU8[memory + keyLength] ?? 0;
  return length <= keyLength && Buffer.from(HEAPU8.subarray(memory, memory + length)).equals(contentNumber);
}

const contentNumber = Buffer.from('MCID\0', 'utf16le');

function visitMarks(pdfium: Pdfium, page: number, use: (object: number, mark: number) => void): void {
  const visit = (object: number, depth: number): void => {
    for (let mark = pdfium.FPDFPageObj_CountMarks(object) - 1; mark >= 0; mark -= 1)
      use(object, pdfium.FPDFPageObj_GetMark(object, mark));
    if (depth > 20 || pdfium.FPDFPageObj_GetType(object) !== objectTypes.form) return;
    const count = pdfium.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1)
      visit(pdfium.FPDFFormObj_GetObject(object, index), depth + 1);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) visit(pdfium.FPDFPage_GetObject(page, index), 0);
}

/** fpdfview.h */
const FPDF_ANNOT = 1;
const FPDFBitmap_Gray = 1;
const FPDFBitmap_BGRx = 3;

/** Grey takes two thirds of the time. */
export type Shades = 'colour' | 'grey';

/** The displayed page on white, annotations included, lent to `use`, which must not make PDFium's memory grow. */
export function renderPage<Result>(
  pdfium: Pdfium,
  page: number,
  size: PictureSize,
  shades: Shades,
  use: (picture: Picture) => Result,
): Result {
  const { width, height } = size;
  const [format, step] = shades === 'grey' ? [FPDFBitmap_Gray, 1] : [FPDFBitmap_BGRx, 4];
  const stride = width * step;
  return withMemory(pdfium, stride * height, (memory) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, format, memory, stride);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      drawPage(pdfium, page, bitmap, size);
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
    const data = pdfium.pdfium.HEAPU8.subarray(memory, memory + stride * height);
    return use({ width, height, data, stride, step });
  });
}

/** By a matrix, since the size of a page is seldom a whole number of pixels. */
function drawPage(pdfium: Pdfium, page: number, bitmap: number, size: PictureSize): void {
  const { width, height, across, up } = size;
  const points = pdfium.FPDF_GetPageWidthF(page);
  const pointsUp = pdfium.FPDF_GetPageHeightF(page);
  if (!(points > 0 && pointsUp > 0)) {
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FPDF_ANNOT);
    return;
  }
  withMemory(pdfium, 40, (memory) => {
    const matrix = [across / points, 0, 0, up / pointsUp, 0, 0];
    pdfium.pdfium.HEAPF32.set([...matrix, 0, 0, across, up], memory / 4);
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, memory, memory + 24, FPDF_ANNOT);
  });
}

/** Takes all visible text off the page, in memory; text of rendering mode 3 shows nothing anyway. */
export function hideText(pdfium: Pdfium, page: number): void {
  const visit = (object: number, depth: number): void => {
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === objectTypes.text) pdfium.FPDFPageObj_SetIsActive(object, false);
    if (type !== objectTypes.form || depth > 20) return;
    const count = pdfium.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1)
      visit(pdfium.FPDFFormObj_GetObject(object, index), depth + 1);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) visit(pdfium.FPDFPage_GetObject(page, index), 0);
}

/** The page with its annotations and form fields as part of it. */
export function withFlattenedPage<Result>(
  document: PdfiumDocument,
  page: number,
  use: (handle: number) => Result,
): Result | null {
  flattenPage(document, page);
  return withPage(document, page, use);
}
