/**
 * Annotations and form fields, set into their pages: readers draw them each in its own way, and what a reviewer sees must
 * be what is written and what is attacked.
 */
import type { PageRange } from '../domain/page-ranges.ts';
import { type PdfiumDocument, saveWithoutSecurity } from './pdfium.ts';

/** fpdf_flatten.h */
const FLAT_NORMALDISPLAY = 0;

/** ISO 32000-2, 12.5.3: Hidden and NoView. */
const notShown = 2 | 32;

/**
 * Of these pages, in the open document itself. Answers it as a file without a password, or null where nothing was to be
 * set. Throws file-damaged, file-too-large.
 */
export function flattenDocument(document: PdfiumDocument, { from, to }: PageRange): Uint8Array | null {
  let flattened = false;
  for (let page = from; page <= Math.min(to, document.pages); page += 1) {
    if (flattenPage(document, page)) flattened = true;
  }
  return flattened ? saveWithoutSecurity(document) : null;
}

export function hasAnnotations({ pdfium, handle, pages }: PdfiumDocument): boolean {
  return Array.from({ length: pages }, (_, index) => index).some(
    (index) => pdfium.EPDFPage_GetAnnotCountRaw(handle, index) > 0,
  );
}

/**
 * In the open document itself: PDFium draws no form fields and reads none of their words otherwise. Annotations that a
 * viewer does not show are taken away. Of a page without any nothing is read; answers whether there were some.
 */
export function flattenPage({ pdfium, handle }: PdfiumDocument, page: number): boolean {
  if (pdfium.EPDFPage_GetAnnotCountRaw(handle, page - 1) <= 0) return false;
  const loaded = pdfium.FPDF_LoadPage(handle, page - 1);
  if (loaded === 0) return false;
  for (let index = pdfium.FPDFPage_GetAnnotCount(loaded) - 1; index >= 0; index -= 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(loaded, index);
    const hidden = (pdfium.FPDFAnnot_GetFlags(annotation) & notShown) !== 0;
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (hidden) pdfium.FPDFPage_RemoveAnnot(loaded, index);
  }
  if (pdfium.FPDFPage_GetAnnotCount(loaded) > 0) pdfium.FPDFPage_Flatten(loaded, FLAT_NORMALDISPLAY);
  pdfium.FPDF_ClosePage(loaded);
  return true;
}
