/** The same file without the settings of its layers, so that a viewer shows all of them. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { PdfSource } from '../engine.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';

/** Null where the file cannot be written again. */
export async function showAllLayers({ bytes, password }: PdfSource): Promise<PdfiumDocument | null> {
  try {
    const document = await PDFDocument.load(bytes, { password: password ?? '', updateMetadata: false });
    document.catalog.delete(PDFName.of('OCProperties'));
    return await openPdfiumDocument({ bytes: await document.save(), password: null });
  } catch {
    // A file too broken for this is still looked at as it is shown.
    return null;
  }
}
