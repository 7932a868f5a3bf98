/**
 * PDFium as WebAssembly (@embedpdf/pdfium 2.15.1, pinned: 2.15.0 leaks), behind the few calls Candour needs.
 * One instance a process. Whoever opens closes: memory of the module is not collected.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { AppError } from '../contract/errors.ts';
import type { PdfSource } from './engine.ts';
import { limits } from './limits.ts';

/** Views of the module's memory; its own types leave them out. */
type Heap = { readonly HEAPU8: Uint8Array; readonly HEAPF32: Float32Array; readonly HEAPF64: Float64Array };

export type Pdfium = WrappedPdfiumModule & { readonly pdfium: Heap };

export type PdfiumDocument = {
  readonly pdfium: Pdfium;
  readonly handle: number;
  readonly pages: number;
  close(): void;
};

let instance: Promise<Pdfium> | null = null;

/** The wasm file is read from the package's folder, so that nothing is fetched and an asar archive works too. */
export function loadPdfium(): Promise<Pdfium> {
  instance ??= startPdfium();
  return instance;
}

async function startPdfium(): Promise<Pdfium> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const wasmBinary = new ArrayBuffer(wasm.byteLength);
  new Uint8Array(wasmBinary).set(wasm);
  const wrapped = await init({ wasmBinary });
  if (!hasHeap(wrapped)) throw new AppError('internal');
  const pdfium = { ...wrapped, ...shortenCalls(wrapped) };
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** What is asked for every character or object of a page: the package's wrapper takes longer than most of the answers. */
type OftenCalled = {
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFText_GetCharAngle(text: number, index: number): number;
  FPDFText_GetCharBox(text: number, index: number, l: number, r: number, b: number, t: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_CountMarks(object: number): number;
  FPDFPageObj_GetMark(object: number, index: number): number;
  FPDFPageObjMark_CountParams(mark: number): number;
  FPDFPageObj_GetBounds(object: number, x0: number, y0: number, x1: number, y1: number): number;
};

const oftenCalled = [
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_GetTextObject',
  'FPDFText_GetCharAngle',
  'FPDFText_GetCharBox',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_CountMarks',
  'FPDFPageObj_GetMark',
  'FPDFPageObjMark_CountParams',
  'FPDFPageObj_GetBounds',
] as const satisfies readonly (keyof OftenCalled)[];

/** Without the wrapper; an answer of yes or no is a number there. */
function shortenCalls({ pdfium: { wasmExports: calls } }: Pdfium) {
  if (!hasCalls(calls)) throw new AppError('internal');
  return {
    FPDFText_GetUnicode: calls.FPDFText_GetUnicode,
    FPDFText_IsGenerated: calls.FPDFText_IsGenerated,
    FPDFText_GetTextObject: calls.FPDFText_GetTextObject,
    FPDFText_GetCharAngle: calls.FPDFText_GetCharAngle,
    FPDFTextObj_GetTextRenderMode: calls.FPDFTextObj_GetTextRenderMode,
    FPDFPage_GetObject: calls.FPDFPage_GetObject,
    FPDFPageObj_GetType: calls.FPDFPageObj_GetType,
    FPDFPageObj_CountMarks: calls.FPDFPageObj_CountMarks,
    FPDFPageObj_GetMark: calls.FPDFPageObj_GetMark,
    FPDFPageObjMark_CountParams: calls.FPDFPageObjMark_CountParams,
    FPDFText_GetCharBox: (text: number, index: number, l: number, r: number, b: number, t: number) =>
      calls.FPDFText_GetCharBox(text, index, l, r, b, t) !== 0,
    FPDFText_GetLooseCharBox: (text: number, index: number, rect: number) =>
      calls.FPDFText_GetLooseCharBox(text, index, rect) !== 0,
    FPDFText_GetCharOrigin: (text: number, index: number, x: number, y: number) =>
      calls.FPDFText_GetCharOrigin(text, index, x, y) !== 0,
    FPDFPageObj_GetBounds: (object: number, x0: number, y0: number, x1: number, y1: number) =>
      calls.FPDFPageObj_GetBounds(object, x0, y0, x1, y1) !== 0,
  };
}

function hasCalls(exports: object): exports is OftenCalled {
  return oftenCalled.every((name) => typeof Reflect.get(exports, name) === 'function');
}

function hasHeap(pdfium: WrappedPdfiumModule): pdfium is Pdfium {
  const { pdfium: module } = pdfium;
  return (
    'HEAPU8' in module &&
    module.HEAPU8 instanceof Uint8Array &&
    'HEAPF32' in module &&
    module.HEAPF32 instanceof Float32Array &&
    'HEAPF64' in module &&
    module.HEAPF64 instanceof Float64Array
  );
}

/** FPDF_GetLastError, fpdfview.h. */
const FPDF_ERR_PASSWORD = 4;

/** Throws file-empty, file-too-large, file-password-needed, file-password-wrong, file-damaged, file-without-pages. */
export async function openPdfiumDocument(source: PdfSource): Promise<PdfiumDocument> {
  const { bytes, password } = source;
  if (bytes.length === 0) throw new AppError('file-empty');
  if (bytes.length > limits.fileBytes) throw new AppError('file-too-large', { limit: limits.fileBytes });
  const pdfium = await loadPdfium();
  const memory = allocate(pdfium, bytes.length);
  pdfium.pdfium.HEAPU8.set(bytes, memory);
  const handle = pdfium.FPDF_LoadMemDocument(memory, bytes.length, password ?? '');
  if (handle === 0) {
    const reason = pdfium.FPDF_GetLastError();
    release(pdfium, memory);
    if (reason !== FPDF_ERR_PASSWORD) throw new AppError('file-damaged');
    throw new AppError(password === null ? 'file-password-needed' : 'file-password-wrong');
  }
  const close = () => {
    pdfium.FPDF_CloseDocument(handle);
    release(pdfium, memory);
  };
  const pages = pdfium.FPDF_GetPageCount(handle);
  if (pages < 1) {
    close();
    throw new AppError('file-without-pages');
  }
  return { pdfium, handle, pages, close };
}

/** The same document without its encryption, byte for byte where PDFium can keep it. */
export function saveWithoutSecurity({ pdfium, handle }: PdfiumDocument): Uint8Array {
  if (pdfium.EPDF_IsEncrypted(handle)) pdfium.EPDF_RemoveEncryption(handle);
  return saveCopy(pdfium, handle);
}

/** Throws file-damaged, file-too-large. */
export function saveCopy(pdfium: Pdfium, handle: number): Uint8Array {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (!pdfium.PDFiumExt_SaveAsCopy(handle, writer)) throw new AppError('file-damaged');
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    if (size === 0 || size > limits.fileBytes)
      throw new AppError('file-too-large', { limit: limits.fileBytes });
    return withMemory(pdfium, size, (memory) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, memory, size);
      return pdfium.pdfium.HEAPU8.slice(memory, memory + size);
    });
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}

/** Lends `size` bytes of the module's memory; views of the heap must be taken anew after every call. */
export function withMemory<Result>(pdfium: Pdfium, size: number, use: (memory: number) => Result): Result {
  const memory = allocate(pdfium, size);
  try {
    return use(memory);
  } finally {
    release(pdfium, memory);
  }
}

function allocate(pdfium: Pdfium, size: number): number {
  const memory = pdfium.pdfium.wasmExports.malloc(size);
  if (memory === 0) throw new AppError('out-of-memory', { bytes: size });
  return memory;
}

function release(pdfium: Pdfium, memory: number): void {
  pdfium.pdfium.wasmExports.free(memory);
}
