/** A page as PDFium sees it: characters, objects, pixels. */
import type { Rect } from '../../contract/model.ts';
import { type Pdfium, type PdfiumDocument, withMemory } from '../pdfium.ts';

export type ViewedChar = {
  readonly text: string;
  /** Ink in default user space; null for white space. */
  readonly box: Rect | null;
  readonly x: number;
  readonly y: number;
  /** Direction of the baseline, radians. */
  readonly angle: number;
  /** Made up by PDFium: a space or a line end between two glyphs. */
  readonly generated: boolean;
};

/** Grey, one byte a pixel, and the colours it was made of, four bytes (blue, green, red, unused). */
export type Picture = { readonly width: number; readonly height: number; readonly bgrx: Uint8Array };

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

export function readChars(pdfium: Pdfium, page: number): ViewedChar[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const count = pdfium.FPDFText_CountChars(text);
    return withMemory(pdfium, 48, (memory) => {
      const chars: ViewedChar[] = [];
      for (let index = 0; index < count; index += 1) chars.push(readChar(pdfium, text, index, memory));
      return chars;
    });
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

function readChar(pdfium: Pdfium, text: number, index: number, memory: number): ViewedChar {
  const code = pdfium.FPDFText_GetUnicode(text, index);
  // PDFium puts 2 and 0xFFFE where a hyphen ends a line.
  const char = code === 2 || code === 0xfffe ? '-' : code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  const generated = pdfium.FPDFText_IsGenerated(text, index) === 1;
  const blank = generated || code === 32 || code === 10 || code === 13 || code === 0xa0;
  const found =
    !blank && pdfium.FPDFText_GetCharBox(text, index, memory, memory + 8, memory + 16, memory + 24);
  const heap = pdfium.pdfium.HEAPF64;
  const at = memory / 8;
  const [left = 0, right = 0, bottom = 0, top = 0] = found ? heap.subarray(at, at + 4) : [];
  const hasOrigin = !generated && pdfium.FPDFText_GetCharOrigin(text, index, memory, memory + 8);
  const [x = 0, y = 0] = hasOrigin ? heap.subarray(at, at + 2) : [];
  const angle = blank ? 0 : pdfium.FPDFText_GetCharAngle(text, index);
  const box: Rect = [
    Math.min(left, right),
    Math.min(bottom, top),
    Math.max(left, right),
    Math.max(bottom, top),
  ];
  return { text: char, box: found ? box : null, x, y, angle: Math.max(angle, 0), generated };
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

/** Marked content may carry an ActualText, which PDFium would give in place of the glyphs. */
export function dropMarkedContent(pdfium: Pdfium, page: number): boolean {
  let dropped = false;
  const visit = (object: number, depth: number): void => {
    for (let mark = pdfium.FPDFPageObj_CountMarks(object) - 1; mark >= 0; mark -= 1) {
      pdfium.FPDFPageObj_RemoveMark(object, pdfium.FPDFPageObj_GetMark(object, mark));
      dropped = true;
    }
    if (depth > 20 || pdfium.FPDFPageObj_GetType(object) !== objectTypes.form) return;
    const count = pdfium.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1)
      visit(pdfium.FPDFFormObj_GetObject(object, index), depth + 1);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) visit(pdfium.FPDFPage_GetObject(page, index), 0);
  return dropped;
}

/** fpdfview.h */
const FPDF_ANNOT = 1;
const FPDFBitmap_BGRx = 3;

/** The displayed page on white, annotations included, exactly `width` by `height` pixels. */
export function renderPage(pdfium: Pdfium, page: number, width: number, height: number): Picture {
  return withMemory(pdfium, width * height * 4, (memory) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FPDFBitmap_BGRx, memory, width * 4);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FPDF_ANNOT);
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
    return { width, height, bgrx: pdfium.pdfium.HEAPU8.slice(memory, memory + width * height * 4) };
  });
}
