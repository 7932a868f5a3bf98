/**
 * Re-creates a document without what is marked. No object of the input reaches the output: every page, marked
 * or not, is drawn and written anew into a document of our own.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import { readCharacters } from '../characters.ts';
import type { PdfTaskOptions, RedactedPage, RedactInput, RedactOutput } from '../engine.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';
import { describePdfjsPage, openPdfjsDocument, openPdfjsPage, type PdfjsDocument } from '../pdfjs.ts';
import type { PdfResources } from '../resources.ts';
import { createLabelWriter } from './label.ts';
import { createOutputDocument } from './output.ts';
import type { PageMark, PageTarget } from './page-writer.ts';
import { checkRedactInput, clipMarks, groupMarks } from './preflight.ts';
import { writeRasterPage } from './raster.ts';
import { createTextLayer } from './text-layer.ts';
import { groupWords } from './words.ts';

/** Pages that are still being compressed while the next one is drawn. */
const pagesInFlight = 3;

/**
 * Output pages are displayed as the input's are and keep their coordinates: the visible box, /Rotate and
 * UserUnit are the input's own, so that a rectangle means the same place in both. The same input gives the same
 * bytes. Throws the codes of opening, marks-invalid, mark-page-missing, mark-outside-page, page-too-large, cancelled.
 */
export async function redactDocument(
  input: RedactInput,
  resources: PdfResources,
  options: PdfTaskOptions = {},
): Promise<RedactOutput> {
  checkRedactInput(input);
  const document = await openPdfjsDocument(input.source);
  try {
    const reader = await openPdfiumDocument(input.source);
    try {
      return await writePages(input, document, reader, resources, options);
    } finally {
      reader.close();
    }
  } finally {
    await document.close();
  }
}

async function writePages(
  input: RedactInput,
  document: PdfjsDocument,
  reader: PdfiumDocument,
  resources: PdfResources,
  { signal, onProgress }: PdfTaskOptions,
): Promise<RedactOutput> {
  const marks = await clipAllMarks(input, document);
  const output = await createOutputDocument();
  const textLayer = createTextLayer(output);
  const labels = await createLabelWriter(output, resources);
  const pages: RedactedPage[] = [];
  for (let page = 1; page <= document.pages; page++) {
    // Lets a message that asks to stop come through.
    await setImmediate();
    if (signal?.aborted) throw new AppError('cancelled');
    const target = { output, textLayer, labels };
    pages.push(await writePage(page, input.dpi, document, reader, marks.get(page) ?? [], target));
    await output.settle(pagesInFlight);
    onProgress?.({ done: page, total: document.pages });
  }
  textLayer.finish();
  await labels.finish();
  return { bytes: await output.finish(), pages };
}

async function clipAllMarks(
  { marks }: RedactInput,
  document: PdfjsDocument,
): Promise<ReadonlyMap<number, readonly PageMark[]>> {
  const clipped = new Map<number, readonly PageMark[]>();
  for (const [page, ofPage] of groupMarks(marks, document.pages)) {
    const proxy = await openPdfjsPage(document, page);
    clipped.set(page, clipMarks(ofPage, describePdfjsPage(proxy)));
  }
  return clipped;
}

async function writePage(
  page: number,
  dpi: number,
  document: PdfjsDocument,
  reader: PdfiumDocument,
  marks: readonly PageMark[],
  target: PageTarget,
): Promise<RedactedPage> {
  const proxy = await openPdfjsPage(document, page);
  const geometry = describePdfjsPage(proxy);
  const words = groupWords(page <= reader.pages ? readCharacters(reader, page).characters : []);
  const source = { number: page, pdfjs: document.pdfjs, proxy, geometry, words, dpi };
  const result = await writeRasterPage(source, marks, target);
  if (result.kind === 'cannot') throw new AppError('internal', { page });
  const { operators, resources, words: written } = result.content;
  target.output.addPage(geometry, operators, resources);
  proxy.cleanup();
  return { page, writer: 'raster', reason: null, marks: marks.length, words: written };
}
