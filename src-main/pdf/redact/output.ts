/** The brand-new document. It is given pages and streams of our own making only. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFRef, PDFStreamWriter } from '@cantoo/pdf-lib';
import { invert, type PageGeometry } from '../geometry.ts';
import { describeArchive } from '../write/archive.ts';
import { chooseHeadings } from '../write/choose-headings.ts';
import type { PageElement, PageStructure } from '../write/page-structure.ts';
import { writePageTree } from '../write/page-tree.ts';
import { type StructureNode, writeStructureTree } from '../write/structure-tree.ts';

const compress = promisify(deflate);
/** Bytes: what is smaller is done before another thread has woken up. */
const worthAThread = 100_000;

/** A value of a PDF dictionary; `{ ref }` points at an object that `addStream` or `addObject` returned. */
export type PdfValue = string | number | boolean | PDFRef | PDFHexString | PdfArray | PdfDictionary;
type PdfArray = readonly PdfValue[];
export type PdfDictionary = { readonly [key: string]: PdfValue };

export type OutputDocument = {
  /** Reserves an object; numbers follow the order of the calls, so that the same input gives the same file. */
  reserve(): PDFRef;
  /** The object is written when its bytes are ready; compression runs on another thread meanwhile. */
  setStream(ref: PDFRef, dictionary: PdfDictionary, bytes: Uint8Array | Promise<Uint8Array>): void;
  setFlateStream(ref: PDFRef, dictionary: PdfDictionary, bytes: Uint8Array): void;
  setDictionary(ref: PDFRef, dictionary: PdfDictionary): void;
  /** `operators` draw on the page as displayed: points, origin bottom left. */
  addPage(
    geometry: PageGeometry,
    operators: string,
    resources: PdfDictionary,
    structure: PageStructure,
  ): void;
  /** Waits until at most `most` streams are still being compressed. */
  settle(most: number): Promise<void>;
  /** A tagged PDF/A-2u. */
  finish(): Promise<Uint8Array>;
};

/** The input's own title may name people. */
const title = 'Redacted document';
/** More than pdf-lib's fifty: small dictionaries compress better together. */
const objectsInStream = 200;

export async function createOutputDocument(): Promise<OutputDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const pages: PDFRef[] = [];
  const elements: { readonly page: PDFRef; readonly element: PageElement }[] = [];
  const shown = createHash('sha256');
  const pending = new Set<Promise<void>>();
  let failure: unknown = null;

  const settle = async (most: number) => {
    while (pending.size > most) await Promise.race(pending);
    if (failure !== null) throw failure;
  };

  const setStream = (ref: PDFRef, dictionary: PdfDictionary, bytes: Uint8Array | Promise<Uint8Array>) => {
    const work = Promise.resolve(bytes).then(
      (ready) => context.assign(ref, context.stream(ready, { ...toLiteral(dictionary) })),
      (error: unknown) => {
        failure ??= error;
      },
    );
    pending.add(work);
    void work.finally(() => pending.delete(work));
  };

  const setFlateStream = (ref: PDFRef, dictionary: PdfDictionary, bytes: Uint8Array) =>
    setStream(
      ref,
      { ...dictionary, Filter: 'FlateDecode' },
      bytes.length < worthAThread ? deflateSync(bytes, { level: 6 }) : compress(bytes, { level: 6 }),
    );

  return {
    reserve: () => context.nextRef(),
    setStream,
    setFlateStream,
    setDictionary: (ref, dictionary) => context.assign(ref, context.obj(toLiteral(dictionary))),
    addPage: (geometry, operators, resources, structure) => {
      const contents = context.nextRef();
      const drawn = placeOnPage(operators, geometry);
      setFlateStream(contents, {}, Buffer.from(drawn, 'latin1'));
      shown.update(drawn);
      const entries = { ...describeBoxes(geometry), Contents: contents, Resources: resources };
      const page = context.register(context.obj(toLiteral({ Type: 'Page', ...entries })));
      pages.push(page);
      for (const element of structure) elements.push({ page, element });
    },
    settle,
    finish: async () => {
      await settle(0);
      writePageTree(document, pages);
      writeStructureTree(document, composeStructure(elements));
      document.setLanguage('en-GB');
      document.catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
      describeArchive(document, { title, content: shown.digest('hex') });
      return PDFStreamWriter.forContext(context, Infinity, true, objectsInStream).serializeToBuffer();
    },
  };
}

function composeStructure(
  elements: readonly { readonly page: PDFRef; readonly element: PageElement }[],
): StructureNode {
  const headings = chooseHeadings(elements.map(({ element }) => element));
  const kids = elements.map(({ page, element }, index): StructureNode => {
    const contents = element.contents.map((content) => ({ page, content }));
    return element.kind === 'figure'
      ? { role: 'Figure', alt: element.alt, kids: contents }
      : { role: headings[index] ?? 'P', kids: contents };
  });
  return { role: 'Document', kids };
}

/** The page attributes that make the output's coordinates those of the input, so that a mark fits both. */
function describeBoxes({ visibleBox, rotation, userUnit }: PageGeometry): PdfDictionary {
  return {
    MediaBox: visibleBox,
    CropBox: visibleBox,
    ...(rotation === 0 ? {} : { Rotate: rotation }),
    ...(userUnit === 1 ? {} : { UserUnit: userUnit }),
  };
}

function placeOnPage(operators: string, { toDisplay }: PageGeometry): string {
  const matrix = invert(toDisplay).map(writeNumber).join(' ');
  return matrix === '1 0 0 1 0 0' ? operators : `q\n${matrix} cm\n${operators}Q\n`;
}

/** PDF has no exponents (ISO 32000-1, 7.3.3). */
function writeNumber(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/u, '');
}

type Literal = string | number | boolean | PDFRef | PDFHexString | Literal[] | { [key: string]: Literal };

function toLiteral(dictionary: PdfDictionary): { [key: string]: Literal } {
  return Object.fromEntries(Object.entries(dictionary).map(([key, value]) => [key, toLiteralValue(value)]));
}

function toLiteralValue(value: PdfValue): Literal {
  if (typeof value !== 'object' || value instanceof PDFRef || value instanceof PDFHexString) return value;
  return isArray(value) ? value.map(toLiteralValue) : toLiteral(value);
}

function isArray(value: PdfArray | PdfDictionary): value is PdfArray {
  return Array.isArray(value);
}
