/**
 * Re-creates a document without what is marked. No object of the input reaches the output: every page, marked
 * or not, is drawn and written anew into a document of our own.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import { readCharacters } from '../characters.ts';
import type { PdfTaskOptions, RedactedPage, RedactInput, RedactOutput } from '../engine.ts';
import { flattenDocument } from '../flatten.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';
import { describePdfjsPage, openPdfjsDocument, openPdfjsPage, type PdfjsDocument } from '../pdfjs.ts';
import { asReleased, createRedrawWriter, type RedrawOptions } from '../redraw/write-page.ts';
import { readSurnames } from '../reflow/surnames.ts';
import type { PdfResources } from '../resources.ts';
import { createLabelWriter } from './label.ts';
import { createOutputDocument } from './output.ts';
import { findOverprinted } from './overprinted.ts';
import type { PageMark, PageSource, PageTarget, PageWriter } from './page-writer.ts';
import { checkRedactInput, clipMarks, groupMarks } from './preflight.ts';
import { writeRasterPage } from './raster.ts';
import { createTextLayer } from './text-layer.ts';
import { groupWords, type Word } from './words.ts';

export type RedactOptions = PdfTaskOptions & {
  /** Pages are drawn anew where they can be; null: every page becomes a picture. */
  readonly redraw?: RedrawOptions | null;
};

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
  options: RedactOptions = {},
): Promise<RedactOutput> {
  checkRedactInput(input);
  const reader = await openPdfiumDocument(input.source);
  try {
    const range = input.range ?? { from: 1, to: reader.pages };
    const flat = flattenDocument(reader, range);
    const document = await openPdfjsDocument(flat === null ? input.source : { bytes: flat, password: null });
    try {
      return await writePages(input, document, reader, resources, options);
    } finally {
      await document.close();
    }
  } finally {
    reader.close();
  }
}

async function writePages(
  input: RedactInput,
  document: PdfjsDocument,
  reader: PdfiumDocument,
  resources: PdfResources,
  { signal, onProgress, redraw = asReleased }: RedactOptions,
): Promise<RedactOutput> {
  const marks = await clipAllMarks(input, document);
  const output = await createOutputDocument();
  const textLayer = createTextLayer(output);
  const labels = await createLabelWriter(output, resources);
  const redrawing = redraw === null ? null : createRedrawWriter(output, redraw);
  const guesses = { surnames: await readSurnames(resources), names: input.names ?? [] };
  const pages: RedactedPage[] = [];
  const { from, to } = input.range ?? { from: 1, to: document.pages };
  if (to > document.pages) throw new AppError('invalid-input', { to, pages: document.pages });
  for (let page = from; page <= to; page++) {
    // Lets a message that asks to stop come through.
    await setImmediate();
    if (signal?.aborted) throw new AppError('cancelled');
    const target = { output, textLayer, labels };
    const way = input.ways?.find((one) => one.page === page)?.way ?? null;
    const setting = { dpi: input.dpi, guesses, reflow: input.reflow === true && way === null };
    const source = await openPage(page, setting, document, reader);
    const writer = way === 'picture' ? writeAsPicture : (redrawing?.writePage ?? null);
    pages.push(await writePage(source, marks.get(page) ?? [], target, writer));
    source.proxy.cleanup();
    await output.settle(pagesInFlight);
    onProgress?.({ done: page - from + 1, total: to - from + 1 });
  }
  redrawing?.finish();
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

async function openPage(
  page: number,
  setting: Pick<PageSource, 'dpi' | 'guesses' | 'reflow'>,
  document: PdfjsDocument,
  reader: PdfiumDocument,
): Promise<PageSource> {
  const proxy = await openPdfjsPage(document, page);
  const geometry = describePdfjsPage(proxy);
  let words: readonly Word[] | null = null;
  return {
    number: page,
    pdfjs: document.pdfjs,
    proxy,
    geometry,
    // Read when they are asked for: only raster needs them.
    get words() {
      words ??= groupWords(page <= reader.pages ? readCharacters(reader, page).characters : []);
      return words;
    },
    findOverprinted: (among) => findOverprinted(among, geometry, reader, page),
    ...setting,
  };
}

/** Whatever made the attack find something in the page drawn anew: a picture shows what is seen and no more. */
const writeAsPicture: PageWriter = async () => ({
  kind: 'cannot',
  reason: 'the check found something in the page drawn anew',
});

async function writePage(
  source: PageSource,
  marks: readonly PageMark[],
  target: PageTarget,
  redraw: PageWriter | null,
): Promise<RedactedPage> {
  const redrawn = redraw === null ? null : await redraw(source, marks, target);
  const written = redrawn?.kind === 'written' ? redrawn : await writeRasterPage(source, marks, target);
  if (written.kind === 'cannot') throw new AppError('internal', { page: source.number });
  const { operators, resources, structure, words, layout, gaps } = written.content;
  target.output.addPage(source.geometry, operators, resources, structure);
  return {
    page: source.number,
    writer: written === redrawn ? 'redraw' : 'raster',
    reason: redrawn?.kind === 'cannot' ? redrawn.reason : null,
    marks: marks.length,
    words,
    layout,
    gaps,
  };
}
