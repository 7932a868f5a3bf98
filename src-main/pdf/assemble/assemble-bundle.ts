/**
 * Makes the bundle: its own pages are set, the documents placed on A4, every page stamped at the foot, and the
 * whole encrypted. The same input gives the same file, but for the encryption.
 */
import { setImmediate } from 'node:timers/promises';
import { PDFDocument, PDFStreamWriter } from '@cantoo/pdf-lib';
import type { BundlePart } from '../../contract/bundle.ts';
import { AppError } from '../../contract/errors.ts';
import { formatNumber } from '../../domain/numbers.ts';
import type { Block } from '../../domain/prose.ts';
import type { AssembleInput, AssembleOutput, AssemblePart, PdfTaskOptions } from '../engine.ts';
import type { PdfResources } from '../resources.ts';
import { type OpenFonts, openFonts } from '../typeset/fonts.ts';
import { readFontFiles } from '../typeset/read-fonts.ts';
import { type SetText, setBlocks } from '../typeset/set-blocks.ts';
import { type StructureNode, writeStructureTree } from '../write/structure-tree.ts';
import { composeContentsTable } from './contents.ts';
import { composeBookmarks, composeStructure, type DescribedPart } from './describe-parts.ts';
import { encryptBundle } from './encrypt-bundle.ts';
import { writeOutline, writePageLabels } from './outline.ts';
import { createPageWriter } from './page-writer.ts';
import { openDocument, type PlacedPage, placeDocument } from './place-document.ts';
import { resolvePlaceholders } from './placeholders.ts';

type DocumentPart = Extract<AssemblePart, { kind: 'document' }>;
type OwnPart = Exclude<AssemblePart, DocumentPart>;
/** What the pages of a document are made of, as our own writers have said; nothing where it is not tagged. */
type PlacedDocument = {
  readonly pages: readonly PlacedPage[];
  readonly structure: readonly StructureNode[];
};
type ReadyPart =
  | { readonly part: OwnPart; readonly text: SetText }
  | { readonly part: DocumentPart; readonly placed: PlacedDocument };

/** Setting again moves page numbers, which seldom takes more than two rounds; a bundle that never settles is refused. */
const maxRounds = 8;
const objectsPerTick = 500;
const objectsInStream = 200;

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
  const writer = PDFStreamWriter.forContext(bundle.context, objectsPerTick, true, objectsInStream);
  const bytes = await writer.serializeToBuffer();
  await checkCancelled(options);
  options.onProgress?.({ done: pages, total: pages });
  return { bytes, pages, parts };
}

async function placeDocuments(
  input: AssembleInput,
  bundle: PDFDocument,
  options: PdfTaskOptions,
): Promise<ReadonlyMap<DocumentPart, PlacedDocument>> {
  const placed = new Map<DocumentPart, PlacedDocument>();
  for (const part of input.parts) {
    if (part.kind !== 'document') continue;
    const document = await placeRanges(part.ranges, bundle, options);
    if (document.pages.length === 0) throw new AppError('file-without-pages');
    placed.set(part, document);
  }
  return placed;
}

async function placeRanges(
  ranges: readonly Uint8Array[],
  bundle: PDFDocument,
  options: PdfTaskOptions,
): Promise<PlacedDocument> {
  const pages: PlacedPage[] = [];
  const structure: StructureNode[] = [];
  for (const bytes of ranges) {
    const range = placeDocument(await openDocument(bytes), bundle.context);
    for (let next = range.next(); ; next = range.next()) {
      if (next.done === true) {
        structure.push(...next.value);
        break;
      }
      pages.push(next.value);
      if (pages.length % 100 === 0) await checkCancelled(options);
    }
    await checkCancelled(options);
  }
  return { pages, structure };
}

/** Sets the bundle's own pages until the page numbers in them are those of the pages they stand for. */
function settlePages(
  input: AssembleInput,
  fonts: OpenFonts,
  placed: ReadonlyMap<DocumentPart, PlacedDocument>,
): { ready: ReadyPart[]; parts: BundlePart[]; pages: number } {
  const known = new Map<OwnPart, { readonly source: string; readonly text: SetText }>();
  /** A part whose text is what it was in the round before stays as it was set. */
  const setOnce = (part: OwnPart, blocks: readonly Block[]): SetText => {
    const source = JSON.stringify(blocks);
    const before = known.get(part);
    if (before?.source === source) return before.text;
    const text = setBlocks(fonts, blocks);
    known.set(part, { source, text });
    return text;
  };
  let counts = input.parts.map((part) =>
    part.kind === 'document' ? (placed.get(part)?.pages.length ?? 0) : 1,
  );
  for (let round = 0; round < maxRounds; round += 1) {
    const parts = numberParts(input.parts, counts);
    const pages = counts.reduce((sum, count) => sum + count, 0);
    const ready = input.parts.map((part): ReadyPart => {
      if (part.kind === 'document') return { part, placed: placed.get(part) ?? { pages: [], structure: [] } };
      const blocks = resolvePlaceholders(part.blocks, { pages, parts });
      const all = part.kind === 'contents' ? [...blocks, composeContentsTable(parts)] : blocks;
      return { part, text: setOnce(part, all) };
    });
    const next = ready.map((one) => ('text' in one ? one.text : one.placed).pages.length);
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
  const tick = async () => {
    const done = writer.pageRefs.length;
    if (done % 100 !== 0) return;
    options.onProgress?.({ done, total: pages });
    await checkCancelled(options);
  };
  for (const one of ready) {
    if ('text' in one) {
      for (const page of one.text.pages) {
        writer.writeOwnPage(page, { title: input.title, place: '', page: writer.pageRefs.length + 1 });
        await tick();
      }
    } else {
      const total = formatNumber(one.placed.pages.length);
      for (const [at, page] of one.placed.pages.entries()) {
        const place = `, page ${formatNumber(at + 1)} of ${total}`;
        writer.writeDocumentPage(page, { title: one.part.title, place, page: writer.pageRefs.length + 1 });
        await tick();
      }
    }
  }
  await writer.finish();
  const described = ready.flatMap((one, index): DescribedPart[] => {
    const part = parts[index];
    if (part === undefined) return [];
    return 'text' in one
      ? [{ part, content: { kind: 'text', elements: one.text.elements } }]
      : [{ part, content: { kind: 'document', structure: one.placed.structure } }];
  });
  writeStructureTree(bundle, composeStructure(described, writer.listContents));
  writeOutline(bundle, composeBookmarks(described, writer.pageRefs, writer.listContents));
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
