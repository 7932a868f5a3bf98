/**
 * Looks into an incoming file for what a reader of its pages does not see: bad redactions by others, hidden text,
 * comments, forms, scripts, attachments, layers, earlier revisions, what a camera noted. The words that it finds go
 * to the reviewer, and nowhere else.
 */

import type { InspectionFinding } from '../../contract/document.ts';
import { AppError } from '../../contract/errors.ts';
import type { Rect } from '../../contract/values.ts';
import type { PdfSource, PdfTaskOptions } from '../engine.ts';
import { type PdfFile, readPdfFile } from '../objects/file.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';
import { type PageReading, readPages } from '../verify/page-tree.ts';
import { findInAnnotations, listAnnotatedAreas } from './annotations.ts';
import { createRevisionReader } from './earlier-revisions.ts';
import { findInFile, listHiddenLayers } from './file-findings.ts';
import { findImageMetadata } from './image-metadata.ts';
import { showAllLayers } from './show-layers.ts';
import { lookAtPage } from './unseen-text.ts';

export type Inspection = { readonly pages: number; readonly findings: readonly InspectionFinding[] };

/**
 * @throws AppError file-empty, file-too-large, file-password-needed, file-password-wrong, file-damaged,
 * file-without-pages, cancelled
 */
export async function inspectPdf(source: PdfSource, options: PdfTaskOptions = {}): Promise<Inspection> {
  const viewed = await openPdfiumDocument(source);
  try {
    const { pages } = viewed;
    const read = readObjects(source);
    if (read === null) return { pages, findings: [{ kind: 'damaged', page: null, count: 1, places: [] }] };
    const findings = [...findInFile(read.file), ...findImageMetadata(read.file, read.pages)];
    const layered = listHiddenLayers(read.file).length > 0 ? await showAllLayers(source) : null;
    try {
      findings.push(...(await inspectPages(viewed, layered, read, options)));
    } finally {
      layered?.close();
    }
    return { pages, findings: findings.map(dropShapeless) };
  } finally {
    viewed.close();
  }
}

type Read = { readonly file: PdfFile; readonly pages: readonly PageReading[] };

async function inspectPages(
  viewed: PdfiumDocument,
  layered: PdfiumDocument | null,
  { file, pages }: Read,
  { signal, onProgress }: PdfTaskOptions,
): Promise<InspectionFinding[]> {
  const findings: InspectionFinding[] = [];
  let ocrPages = 0;
  const revisions = await createRevisionReader(file, viewed.pages);
  try {
    for (let page = 1; page <= viewed.pages; page += 1) {
      if (signal?.aborted) throw new AppError('cancelled');
      const reading = pages[page - 1];
      if (reading === undefined) continue;
      const annotated = listAnnotatedAreas(file, reading);
      const look = lookAtPage(viewed, reading, { layered, annotated });
      if (look.ocrWords > 0) ocrPages += 1;
      findings.push(...look.findings, ...findInAnnotations(file, reading, look.letters));
      findings.push(...revisions.findGone(page, look.letters));
      onProgress?.({ done: page, total: viewed.pages });
      if (page % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    revisions.close();
  }
  if (ocrPages > 0) findings.push({ kind: 'ocr-layer', page: null, count: ocrPages, places: [] });
  return findings;
}

/** A hostile file may put things at places that are none; what was found is told without them. */
function dropShapeless(finding: InspectionFinding): InspectionFinding {
  const places = finding.places.map(({ rects, text }) => ({ rects: rects.filter(isRect), text }));
  return { ...finding, places };
}

function isRect(rect: Rect): boolean {
  return rect.every(Number.isFinite) && rect[0] < rect[2] && rect[1] < rect[3];
}

/** Null where only PDFium can make sense of the file. */
function readObjects(source: PdfSource): Read | null {
  try {
    const file = readPdfFile(source.bytes, source.password);
    return { file, pages: readPages(file) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
