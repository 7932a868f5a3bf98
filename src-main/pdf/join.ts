/** Several PDFs as one, in order. */
import { AppError } from '../contract/errors.ts';
import type { PdfTasks } from './engine.ts';
import { limits } from './limits.ts';
import { loadPdfium, openPdfiumDocument, saveCopy, withMemory } from './pdfium.ts';

type Join = PdfTasks['join'];

/** `pages` counts those of each part. Throws the codes of opening, file-too-many-pages. */
export async function joinDocuments({ parts }: Join['input']): Promise<Join['output']> {
  const pdfium = await loadPdfium();
  const joined = pdfium.FPDF_CreateNewDocument();
  const pages: number[] = [];
  let total = 0;
  try {
    for (const bytes of parts) {
      const part = await openPdfiumDocument({ bytes, password: null });
      try {
        if (total + part.pages > limits.pages)
          throw new AppError('file-too-many-pages', { limit: limits.pages });
        const done = withMemory(pdfium, part.pages * 4, (memory) => {
          new Int32Array(pdfium.pdfium.HEAPU8.buffer, memory, part.pages).set(
            Array.from({ length: part.pages }, (_, index) => index),
          );
          return pdfium.FPDF_ImportPagesByIndex(joined, part.handle, memory, part.pages, total);
        });
        if (!done) throw new AppError('file-damaged');
        pages.push(part.pages);
        total += part.pages;
      } finally {
        part.close();
      }
    }
    return { bytes: saveCopy(pdfium, joined), pages };
  } finally {
    pdfium.FPDF_CloseDocument(joined);
  }
}
