/**
 * Looks into an incoming file for what a reader of its pages does not see: bad redactions by others, hidden text,
 * comments, forms, scripts, attachments, layers, earlier revisions. Tells kinds, pages and counts, never the text.
 */
import { AppError } from '../../contract/errors.ts';
import type { InspectionFinding } from '../../contract/model.ts';
import type { PdfSource, PdfTaskOptions } from '../engine.ts';
import { type PdfFile, readPdfFile } from '../objects/file.ts';
import { openPdfiumDocument } from '../pdfium.ts';
import { type PageReading, readPages } from '../verify/page-tree.ts';
import { findInAnnotations, findInFile } from './file-findings.ts';
import { findUnseenText } from './unseen-text.ts';

export type Inspection = { readonly pages: number; readonly findings: readonly InspectionFinding[] };

/**
 * @throws AppError file-empty, file-too-large, file-password-needed, file-password-wrong, file-damaged,
 * file-without-pages, cancelled
 */
export async function inspectPdf(source: PdfSource, options: PdfTaskOptions = {}): Promise<Inspection> {
  const viewed = await openPdfiumDocument(source);
  try {
    const read = readObjects(source);
    const findings: InspectionFinding[] = [];
    if (read === null) findings.push({ kind: 'damaged', page: null, count: 1 });
    else findings.push(...findInFile(read.file));
    const { pages } = viewed;
    for (let page = 1; page <= pages; page += 1) {
      if (options.signal?.aborted) throw new AppError('cancelled');
      const reading = read?.pages[page - 1];
      if (read === null || reading === undefined) continue;
      findings.push(...findInAnnotations(read.file, reading), ...findUnseenText(viewed, reading));
      options.onProgress?.({ done: page, total: pages });
      if (page % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return { pages, findings };
  } finally {
    viewed.close();
  }
}

/** Null where only PDFium can make sense of the file. */
function readObjects(source: PdfSource): { file: PdfFile; pages: readonly PageReading[] } | null {
  try {
    const file = readPdfFile(source.bytes, source.password);
    return { file, pages: readPages(file) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
