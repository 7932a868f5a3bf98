/** A working copy that opens without a password, its pages untouched. */
import { AppError } from '../contract/errors.ts';
import type { PdfSource } from './engine.ts';
import { limits } from './limits.ts';
import { openPdfiumDocument, saveWithoutSecurity } from './pdfium.ts';

/** Warnings: `password-removed`. Throws the codes of opening. */
export async function convertDocument(
  source: PdfSource,
): Promise<{ bytes: Uint8Array; pages: number; warnings: readonly string[] }> {
  const document = await openPdfiumDocument(source);
  try {
    const { pages, pdfium, handle } = document;
    if (pages > limits.pages) throw new AppError('file-too-many-pages', { pages, limit: limits.pages });
    if (!pdfium.EPDF_IsEncrypted(handle)) return { bytes: source.bytes, pages, warnings: [] };
    return { bytes: saveWithoutSecurity(document), pages, warnings: ['password-removed'] };
  } finally {
    document.close();
  }
}
