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
  const pdfium = await init({ wasmBinary });
  if (!hasHeap(pdfium)) throw new AppError('internal');
  pdfium.PDFiumExt_Init();
  return pdfium;
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
