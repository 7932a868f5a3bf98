/** The brand-new document. It is given pages and streams of our own making only. */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { invert, type PageGeometry } from '../geometry.ts';

const compress = promisify(deflate);

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
  addPage(geometry: PageGeometry, operators: string, resources: PdfDictionary): void;
  /** Waits until at most `most` streams are still being compressed. */
  settle(most: number): Promise<void>;
  finish(): Promise<Uint8Array>;
};

export async function createOutputDocument(): Promise<OutputDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  document.catalog.set(PDFName.of('Lang'), PDFHexString.fromText('en-GB'));
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
    setStream(ref, { ...dictionary, Filter: 'FlateDecode' }, compress(bytes, { level: 6 }));

  return {
    reserve: () => context.nextRef(),
    setStream,
    setFlateStream,
    setDictionary: (ref, dictionary) => context.assign(ref, context.obj(toLiteral(dictionary))),
    addPage: (geometry, operators, resources) => {
      const page = document.addPage([geometry.width, geometry.height]);
      for (const [key, value] of Object.entries(toLiteral(describeBoxes(geometry))))
        page.node.set(PDFName.of(key), context.obj([value]).get(0));
      const contents = context.nextRef();
      setFlateStream(contents, {}, Buffer.from(placeOnPage(operators, geometry), 'latin1'));
      page.node.set(PDFName.of('Contents'), contents);
      page.node.set(PDFName.of('Resources'), context.obj(toLiteral(resources)));
    },
    settle,
    finish: async () => {
      await settle(0);
      return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
    },
  };
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
