/** How many pages a document has, before anything else is done with it. */
import type { PdfSource } from './engine.ts';
import { openPdfiumDocument } from './pdfium.ts';
import { openPdfjsDocument } from './pdfjs.ts';

/** `agreed`: both readers find as many. Throws the codes of opening. */
export async function countPages(source: PdfSource): Promise<{ pages: number; agreed: boolean }> {
  const document = await openPdfjsDocument(source);
  const { pages } = document;
  await document.close();
  const reader = await openPdfiumDocument(source);
  const agreed = reader.pages === pages;
  reader.close();
  return { pages, agreed };
}
