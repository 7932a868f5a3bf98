/** The characters of a page with the object that paints each. */
import type { Pdfium } from '../pdfium.ts';
import { dropMarkedContent, readChars, type ViewedChar } from '../verify/page-view.ts';
import type { Painted } from './paint-order.ts';

export type Letter = ViewedChar & { readonly owner: Painted | null };

/** In reading order. Takes ActualText off the page, which PDFium would give in place of the glyphs, and layers too. */
export function readLetters(pdfium: Pdfium, page: number, painted: readonly Painted[]): Letter[] {
  dropMarkedContent(pdfium, page);
  const chars = readChars(pdfium, page);
  const byHandle = new Map(painted.map((object) => [object.handle, object]));
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    return chars.map((char, index) => ({
      ...char,
      owner: byHandle.get(pdfium.FPDFText_GetTextObject(text, index)) ?? null,
    }));
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}
