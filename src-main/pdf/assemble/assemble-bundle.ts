/**
 * Makes the bundle: its own pages are set, the documents placed on A4, every page stamped at the foot, and the
 * whole encrypted. The same input gives the same file, but for the encryption.
 */
import { setImmediate } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { AppError } from '../../contract/errors.ts';
import type { BundlePart } from '../../contract/model.ts';
import { formatNumber } from '../../domain/numbers.ts';
import type { Block } from '../../domain/prose.ts';
import type { AssembleInput, AssembleOutput, AssemblePart, PdfTaskOptions } from '../engine.ts';
import type { PdfResources } from '../resources.ts';
import { type OpenFonts, openFonts } from '../typeset/fonts.ts';
import { readFontFiles } from '../typeset/read-fonts.ts';
import { setBlocks } from '../typeset/set-blocks.ts';
import type { SetPage } from '../typeset/strips.ts';
import { composeContentsTable } from './contents.ts';
import { encryptBundle } from './encrypt-bundle.ts';
import { writeOutline, writePageLabels } from './outline.ts';
import { createPageWriter } from './page-writer.ts';
import { openDocument, type PlacedPage, placePages } from './place-document.ts';
import { resolvePlaceholders } from './placeholders.ts';

type DocumentPart = Extract<AssemblePart, { kind: 'document' }>;
type OwnPart = Exclude<AssemblePart, DocumentPart>;
type ReadyPart =
  | { readonly part: OwnPart; readonly pages: readonly SetPage[] }
  | { readonly part: DocumentPart; readonly pages: readonly PlacedPage[] };

/** Setting again moves page numbers, which seldom takes more than two rounds; a bundle that never settles is refused. */
const maxRounds = 8;

/**
 * Throws `invalid-input` without parts or password, or where a text points to a part that is not there;
 * `file-damaged` or `file-password-needed` for a document; `cancelled`.
 */
export async function assembleBundle(
  input: AssembleInput,
  resources: PdfResources,
  options: PdfTaskOptions = {},
): Promise<AssembleOutput> {
  if (input.parts.length === 0 || input.password === '') throw new AppError('invalid-input');
  const bundle = await PDFDocument.create({ updateMetadata: false });
  const fonts = openFonts(await readFontFiles(resources.folder));
  const placed = await placeDocuments(input, bundle, options);
  const { ready, parts, pages } = settlePages(input, fonts, placed);
  await writePages(bundle, input, fonts, ready, parts, pages, options);
  describeBundle(bundle, input);
  encryptBundle(bundle, input.password);
  await checkCancelled(options);
  const bytes = await bundle.save({ useObjectStreams: true, addDefaultPage: false, objectsPerTick: 500 });
  await checkCancelled(options);
  options.onProgress?.({ done: pages, total: pages });
  return { bytes, pages, parts };
}

async function placeDocuments(
  input: AssembleInput,
  bundle: PDFDocument,
  options: PdfTaskOptions,
): Promise<ReadonlyMap<DocumentPart, readonly PlacedPage[]>> {
  const placed = new Map<DocumentPart, readonly PlacedPage[]>();
  for (const part of input.parts) {
    if (part.kind !== 'document') continue;
    const pages: PlacedPage[] = [];
    for (const range of part.ranges) {
      for (const page of placePages(await openDocument(range), bundle.context)) {
        pages.push(page);
        if (pages.length % 100 === 0) await checkCancelled(options);
      }
      await checkCancelled(options);
    }
    if (pages.length === 0) throw new AppError('file-without-pages');
    placed.set(part, pages);
  }
  return placed;
}

/** Sets the bundle's own pages until the page numbers in them are those of the pages they stand for. */
function settlePages(
  input: AssembleInput,
  fonts: OpenFonts,
  placed: ReadonlyMap<DocumentPart, readonly PlacedPage[]>,
): { ready: ReadyPart[]; parts: BundlePart[]; pages: number } {
  const known = new Map<OwnPart, { readonly text: string; readonly pages: readonly SetPage[] }>();
  /** A part whose text is what it was in the round before stays as it was set. */
  const setOnce = (part: OwnPart, blocks: readonly Block[]): readonly SetPage[] => {
    const text = JSON.stringify(blocks);
    const before = known.get(part);
    if (before?.text === text) return before.pages;
    const pages = setBlocks(fonts, blocks);
    known.set(part, { text, pages });
    return pages;
  };
  let counts = input.parts.map((part) => (part.kind === 'document' ? (placed.get(part)?.length ?? 0) : 1));
  for (let round = 0; round < maxRounds; round += 1) {
    const parts = numberParts(input.parts, counts);
    const pages = counts.reduce((sum, count) => sum + count, 0);
    const ready = input.parts.map((part): ReadyPart => {
      if (part.kind === 'document') return { part, pages: placed.get(part) ?? [] };
      const blocks = resolvePlaceholders(part.blocks, { pages, parts });
      const all = part.kind === 'contents' ? [...blocks, composeContentsTable(parts)] : blocks;
      return { part, pages: setOnce(part, all) };
    });
    const next = ready.map((part) => part.pages.length);
    if (next.every((count, index) => count === counts[index])) return { ready, parts, pages };
    // From the third round on a part never shrinks, or two parts could push each other for ever.
    counts = next.map((count, index) => (round < 2 ? count : Math.max(count, counts[index] ?? 0)));
  }
  throw new AppError('internal', { rounds: maxRounds });
}

function numberParts(parts: readonly AssemblePart[], counts: readonly number[]): BundlePart[] {
  let page = 1;
  return parts.map((part, index) => {
    const firstPage = page;
    page += counts[index] ?? 0;
    return {
      kind: part.kind,
      documentId: part.kind === 'document' ? part.documentId : null,
      title: part.title,
      date: part.kind === 'document' ? part.date : null,
      firstPage,
      lastPage: page - 1,
    };
  });
}

async function writePages(
  bundle: PDFDocument,
  input: AssembleInput,
  fonts: OpenFonts,
  ready: readonly ReadyPart[],
  parts: readonly BundlePart[],
  pages: number,
  options: PdfTaskOptions,
): Promise<void> {
  const writer = createPageWriter(bundle, fonts, pages);
  for (const [index, { part, pages: own }] of ready.entries()) {
    for (const [at, page] of own.entries()) {
      const number = (parts[index]?.firstPage ?? 1) + at;
      if ('form' in page) {
        const place = `, page ${formatNumber(at + 1)} of ${formatNumber(own.length)}`;
        writer.writeDocumentPage(page, { title: part.title, place, page: number });
      } else writer.writeOwnPage(page, { title: input.title, place: '', page: number });
      if (number % 100 === 0) {
        options.onProgress?.({ done: number, total: pages });
        await checkCancelled(options);
      }
    }
  }
  await writer.finish();
  const bookmarks = parts.flatMap((part) => {
    const page = writer.pageRefs[part.firstPage - 1];
    return page ? [{ title: part.title, page }] : [];
  });
  writeOutline(bundle, bookmarks);
  writePageLabels(bundle);
}

/** Title, language and producer; no dates, no names. */
function describeBundle(bundle: PDFDocument, input: AssembleInput): void {
  bundle.setTitle(input.title, { showInWindowTitleBar: true });
  bundle.setProducer('Candour');
  bundle.setLanguage(input.language);
}

/** Lets a message come in first: the signal may have been raised by one. */
async function checkCancelled(options: PdfTaskOptions): Promise<void> {
  await setImmediate();
  if (options.signal?.aborted) throw new AppError('cancelled');
}
