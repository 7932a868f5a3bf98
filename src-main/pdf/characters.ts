/** The visible characters of a page, one by one, as PDFium finds them: glyphs, never ActualText. */
import { AppError } from '../contract/errors.ts';
import type { Rect } from '../contract/values.ts';
import { flattenPage } from './flatten.ts';
import { limits } from './limits.ts';
import { type Pdfium, type PdfiumDocument, withMemory } from './pdfium.ts';
import { listPictures } from './recognise/list-pictures.ts';
import { orderTurnedLines } from './turned-lines.ts';

export type Character = {
  /** One Unicode character; a line end is `\n`. */
  readonly text: string;
  /** Ink in default user space (the glyph's whole cell in an OCR layer), or null: white space, line ends. */
  readonly box: Rect | null;
  /** From the font's ascent to its descent; null where `box` is null. */
  readonly looseBox: Rect | null;
  /** Where the baseline starts. */
  readonly origin: readonly [number, number];
  /** Direction of the baseline in degrees, anticlockwise in default user space: 0, 90, 180, 270, rounded. */
  readonly angle: 0 | 90 | 180 | 270;
  /** Text rendering mode 3 (ISO 32000-1, 9.3.6): neither filled nor stroked, as in an OCR layer. */
  readonly invisible: boolean;
};

export type PageCharacters = {
  /** As the page states it; null where it does not. */
  readonly mediaBox: Rect | null;
  readonly characters: readonly Character[];
  /** Where pictures lie, in default user space. */
  readonly pictures: readonly Rect[];
};

/**
 * Reads one page (from 1). Appearances of annotations and form fields are part of what is seen, so they are
 * flattened into the page (in memory) first; then marked content is taken off the objects, since PDFium's
 * text would be the hidden ActualText in place of the glyphs.
 */
export function readCharacters(document: PdfiumDocument, page: number): PageCharacters {
  const { pdfium, handle } = document;
  flattenPage(document, page);
  const pageHandle = pdfium.FPDF_LoadPage(handle, page - 1);
  if (pageHandle === 0) return { mediaBox: null, characters: [], pictures: [] };
  try {
    const mediaBox = withMemory(pdfium, 16, (memory) => readMediaBox(pdfium, pageHandle, memory));
    removeMarkedContent(pdfium, pageHandle);
    const pictures = listPictures(pdfium, pageHandle);
    const textPage = pdfium.FPDFText_LoadPage(pageHandle);
    if (textPage === 0) return { mediaBox, characters: [], pictures };
    try {
      return { mediaBox, characters: readTextPage(pdfium, textPage), pictures };
    } finally {
      pdfium.FPDFText_ClosePage(textPage);
    }
  } finally {
    pdfium.FPDF_ClosePage(pageHandle);
  }
}

function readMediaBox(pdfium: Pdfium, pageHandle: number, memory: number): Rect | null {
  if (!pdfium.FPDFPage_GetMediaBox(pageHandle, memory, memory + 4, memory + 8, memory + 12)) return null;
  const [left, bottom, right, top] = pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 4);
  return orderRect(left, bottom, right, top);
}

const FPDF_PAGEOBJ_FORM = 5;
const deepestForm = 28;

function removeMarkedContent(pdfium: Pdfium, pageHandle: number): void {
  let left: number = limits.pageObjects;
  const visit = (object: number, depth: number) => {
    left -= 1;
    if (left < 0) throw new AppError('page-too-large', { objects: limits.pageObjects });
    for (let i = pdfium.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--) {
      pdfium.FPDFPageObj_RemoveMark(object, pdfium.FPDFPageObj_GetMark(object, i));
    }
    if (depth < deepestForm && pdfium.FPDFPageObj_GetType(object) === FPDF_PAGEOBJ_FORM) {
      const count = pdfium.FPDFFormObj_CountObjects(object);
      for (let i = 0; i < count; i++) visit(pdfium.FPDFFormObj_GetObject(object, i), depth + 1);
    }
  };
  const count = pdfium.FPDFPage_CountObjects(pageHandle);
  for (let i = 0; i < count; i++) visit(pdfium.FPDFPage_GetObject(pageHandle, i), 0);
}

function readTextPage(pdfium: Pdfium, textPage: number): readonly Character[] {
  const count = pdfium.FPDFText_CountChars(textPage);
  if (count > limits.pageCharacters) throw new AppError('page-too-large', { characters: count });
  return withMemory(pdfium, 48, (memory) => {
    const characters: Character[] = [];
    for (let i = 0; i < count; i++) {
      const code = readCode(pdfium, textPage, i);
      const character = readCharacter(pdfium, textPage, i, code, memory);
      if (character !== null) characters.push(character);
      // It leaves out the line end behind such a hyphen; two halves of a name must not look like one line.
      if (character !== null && lineEndHyphens.has(code)) {
        characters.push({ ...character, text: '\n', box: null, looseBox: null });
      }
      // The second half of a surrogate pair is a character of its own to PDFium.
      if (code > 0xffff && pdfium.FPDFText_GetUnicode(textPage, i) < 0x10000) i += 1;
    }
    return orderTurnedLines(characters);
  });
}

/** PDFium stands these in for a hyphen at the end of a line. */
const lineEndHyphens = new Set([0x02, 0xfffe]);
const invisibleMode = 3;

function readCode(pdfium: Pdfium, textPage: number, index: number): number {
  const code = pdfium.FPDFText_GetUnicode(textPage, index);
  if (code < 0xd800 || code > 0xdbff) return code;
  const low = pdfium.FPDFText_GetUnicode(textPage, index + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + (code - 0xd800) * 0x400 + (low - 0xdc00) : code;
}

function readCharacter(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  code: number,
  memory: number,
): Character | null {
  const text = lineEndHyphens.has(code) ? '-' : printable(code);
  if (text === null) return null;
  const origin = readOrigin(pdfium, textPage, index, memory);
  if (text === '\n' || /^\s$/u.test(text)) {
    return { text, box: null, looseBox: null, origin, angle: 0, invisible: false };
  }
  const object = pdfium.FPDFText_GetTextObject(textPage, index);
  const invisible = object !== 0 && pdfium.FPDFTextObj_GetTextRenderMode(object) === invisibleMode;
  const looseBox = readLooseBox(pdfium, textPage, index, memory);
  const box = chooseBox(readBox(pdfium, textPage, index, memory), looseBox, invisible);
  // PDFium counts clockwise.
  const turned = Math.round((-pdfium.FPDFText_GetCharAngle(textPage, index) * 2) / Math.PI);
  const angle = ([0, 90, 180, 270] as const)[((turned % 4) + 4) % 4] ?? 0;
  return { text, box, looseBox: looseBox ?? box, origin, angle, invisible };
}

/** Flatter or narrower than any real glyph (a dash is about 5 % of its line): the font has none here. */
const leastInk = 0.03;

/**
 * The ink, or the whole cell of the glyph where its ink says nothing: a font that is not embedded, or an OCR
 * layer, whose picture of the word is the scan and not the font's.
 */
function chooseBox(ink: Rect | null, cell: Rect | null, invisible: boolean): Rect | null {
  if (ink === null || cell === null) return cell ?? ink;
  const flat = ink[3] - ink[1] < leastInk * (cell[3] - cell[1]);
  const narrow = ink[2] - ink[0] < leastInk * (cell[2] - cell[0]);
  return invisible || flat || narrow ? cell : ink;
}

function printable(code: number): string | null {
  if (code === 0x0a) return '\n';
  if (code < 0x20 && code !== 0x09) return null;
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return String.fromCodePoint(code);
}

function readOrigin(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  memory: number,
): readonly [number, number] {
  if (!pdfium.FPDFText_GetCharOrigin(textPage, index, memory, memory + 8)) return [0, 0];
  const heap = pdfium.pdfium.HEAPF64;
  return [heap[memory / 8] ?? 0, heap[memory / 8 + 1] ?? 0];
}

function readBox(pdfium: Pdfium, textPage: number, index: number, memory: number): Rect | null {
  if (!pdfium.FPDFText_GetCharBox(textPage, index, memory, memory + 8, memory + 16, memory + 24)) return null;
  const [left, right, bottom, top] = pdfium.pdfium.HEAPF64.subarray(memory / 8, memory / 8 + 4);
  return orderRect(left, bottom, right, top);
}

function readLooseBox(pdfium: Pdfium, textPage: number, index: number, memory: number): Rect | null {
  if (!pdfium.FPDFText_GetLooseCharBox(textPage, index, memory)) return null;
  const [left, top, right, bottom] = pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 4);
  return orderRect(left, bottom, right, top);
}

function orderRect(a = 0, b = 0, c = 0, d = 0): Rect | null {
  const rect: Rect = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return rect.every(Number.isFinite) && rect[0] < rect[2] && rect[1] < rect[3] ? rect : null;
}
