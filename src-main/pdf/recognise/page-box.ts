/** A page's shape as PDFium has it. */
import { AppError } from '../../contract/errors.ts';
import type { Rect } from '../../contract/values.ts';
import { describePage, type PageGeometry, readRotation } from '../geometry.ts';
import { type Pdfium, type PdfiumDocument, withMemory } from '../pdfium.ts';

/** CropBox within MediaBox in default user space. Throws file-damaged. */
export function readPageBox({ pdfium, handle }: PdfiumDocument, page: number): Rect {
  const opened = pdfium.FPDF_LoadPage(handle, page - 1);
  if (opened === 0) throw new AppError('file-damaged', { page });
  try {
    return readBox(pdfium, opened);
  } finally {
    pdfium.FPDF_ClosePage(opened);
  }
}

/** `page` is PDFium's handle. It knows no UserUnit. */
export function readPageGeometry(pdfium: Pdfium, page: number): PageGeometry {
  return describePage(readBox(pdfium, page), readRotation(90 * pdfium.FPDFPage_GetRotation(page)), 1);
}

function readBox(pdfium: Pdfium, page: number): Rect {
  return withMemory(pdfium, 16, (memory) => {
    // FS_RECTF: left, top, right, bottom.
    if (!pdfium.FPDF_GetPageBoundingBox(page, memory)) throw new AppError('file-damaged');
    const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.pdfium.HEAPF32.subarray(
      memory / 4,
      memory / 4 + 4,
    );
    const box: Rect = [
      Math.min(left, right),
      Math.min(top, bottom),
      Math.max(left, right),
      Math.max(top, bottom),
    ];
    if (!(box[0] < box[2] && box[1] < box[3])) throw new AppError('file-damaged');
    return box;
  });
}
