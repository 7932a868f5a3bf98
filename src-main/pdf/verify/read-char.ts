/** One character of a page as PDFium sees it. */
import type { Rect } from '../../contract/values.ts';
import type { Pdfium } from '../pdfium.ts';
import type { ViewedChar } from './page-view.ts';

export type CharReader = {
  readonly pdfium: Pdfium;
  readonly text: number;
  readonly memory: number;
  readonly withFont: boolean;
  /** The text object that was asked last: its characters follow one another. */
  object: number;
  invisible: boolean;
  angle: number;
  isSubstituted: boolean;
};

/** `memory`: 48 bytes that it may write in. */
export function createCharReader(
  pdfium: Pdfium,
  text: number,
  memory: number,
  withFont: boolean,
): CharReader {
  return { pdfium, text, memory, withFont, object: 0, invisible: false, angle: 0, isSubstituted: false };
}

export function readChar(reader: CharReader, index: number): ViewedChar {
  const { pdfium, text, memory } = reader;
  const code = pdfium.FPDFText_GetUnicode(text, index);
  // PDFium puts 2 and 0xFFFE where a hyphen ends a line.
  const char = code === 2 || code === 0xfffe ? '-' : code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  if (code === 32 || code === 10 || code === 13 || code === 0xa0) return { ...spaceChar, text: char };
  if (pdfium.FPDFText_IsGenerated(text, index) === 1) return { ...spaceChar, text: char };
  const object = pdfium.FPDFText_GetTextObject(text, index);
  if (object !== reader.object || object === 0) askObject(reader, object, index);
  const { invisible, angle, isSubstituted } = reader;
  // Invisible glyphs may have any outlines or none: only where they stand says something.
  const ink = invisible ? null : readInkBox(pdfium, text, index, memory);
  const box = ink ?? readLooseBox(pdfium, text, index, memory);
  const hasOrigin = pdfium.FPDFText_GetCharOrigin(text, index, memory, memory + 8);
  const x = hasOrigin ? (pdfium.pdfium.HEAPF64[memory / 8] ?? 0) : 0;
  const y = hasOrigin ? (pdfium.pdfium.HEAPF64[memory / 8 + 1] ?? 0) : 0;
  return { text: char, box, x, y, angle, inkless: ink === null, invisible, isSubstituted };
}

function askObject(reader: CharReader, object: number, index: number): void {
  const { pdfium, text, withFont } = reader;
  reader.object = object;
  reader.invisible = object !== 0 && pdfium.FPDFTextObj_GetTextRenderMode(object) === 3;
  // PDFium counts clockwise; -1 means that it does not know.
  reader.angle = -Math.max(0, pdfium.FPDFText_GetCharAngle(text, index));
  reader.isSubstituted =
    withFont && object !== 0 && pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(object)) === 0;
}

const spaceChar = {
  box: null,
  x: 0,
  y: 0,
  angle: 0,
  inkless: true,
  invisible: false,
  isSubstituted: false,
} as const;

function readInkBox(pdfium: Pdfium, text: number, index: number, memory: number): Rect | null {
  if (!pdfium.FPDFText_GetCharBox(text, index, memory, memory + 8, memory + 16, memory + 24)) return null;
  const heap = pdfium.pdfium.HEAPF64;
  const at = memory / 8;
  const [left, right, bottom, top] = [heap[at] ?? 0, heap[at + 1] ?? 0, heap[at + 2] ?? 0, heap[at + 3] ?? 0];
  const flat = Math.abs(right - left) < 0.01 || Math.abs(top - bottom) < 0.01;
  return flat ? null : orderBox(left, bottom, right, top);
}

/** From ascent to descent: all there is for glyphs without outlines, such as those of an invisible text layer. */
function readLooseBox(pdfium: Pdfium, text: number, index: number, memory: number): Rect | null {
  if (!pdfium.FPDFText_GetLooseCharBox(text, index, memory)) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.pdfium.HEAPF32.subarray(
    memory / 4,
    memory / 4 + 4,
  );
  return orderBox(left, bottom, right, top);
}

function orderBox(a: number, b: number, c: number, d: number): Rect {
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}
