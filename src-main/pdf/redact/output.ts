/** The brand-new document. It is given pages and streams of our own making only. */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib';

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
  addPage(width: number, height: number, operators: string, resources: PdfDictionary): void;
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
    addPage: (width, height, operators, resources) => {
      const page = document.addPage([width, height]);
      const contents = context.nextRef();
      setFlateStream(contents, {}, Buffer.from(operators, 'latin1'));
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
