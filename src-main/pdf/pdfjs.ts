/**
 * pdf.js 6.5.438 outside a browser: command line (Node 24) and Electron's utility process, which pdf.js takes
 * for a browser. Everything that it could fetch or look up comes from files of its own package.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { type Canvas, createCanvas, DOMMatrix, GlobalFonts, ImageData, Path2D } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../contract/errors.ts';
import type { PdfSource } from './engine.ts';
import { describePage, type PageGeometry, readRotation } from './geometry.ts';
import { limits } from './limits.ts';

export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
export type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfjsDocument = {
  readonly pdfjs: Pdfjs;
  readonly proxy: PDFDocumentProxy;
  readonly pages: number;
  close(): Promise<void>;
};

let loading: Promise<Pdfjs> | null = null;

export function loadPdfjs(): Promise<Pdfjs> {
  loading ??= startPdfjs();
  return loading;
}

async function startPdfjs(): Promise<Pdfjs> {
  // One canvas package for everything: pdf.js refuses paths that another copy of it has made.
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D, DecompressionStream: WholeInflate });
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Electron's utility process has no Worker; the decoder runs in this thread, which is a process of its own.
  pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(
    path.join(packageFolder(), 'legacy/build/pdf.worker.mjs'),
  ).href;
  registerFallbackFonts();
  return pdfjs;
}

/** Fonts that a document does not hold look the same on every machine, whatever fonts it has. */
function registerFallbackFonts(): void {
  for (const style of ['Regular', 'Bold', 'Italic', 'BoldItalic']) {
    const file = locateFallbackFont(style);
    for (const family of ['sans-serif', 'serif', 'monospace']) GlobalFonts.registerFromPath(file, family);
  }
}

/** The font that pdf.js brings along for Helvetica. `style`: Regular, Bold, Italic or BoldItalic. */
export function locateFallbackFont(style: string): string {
  return path.join(packageFolder(), 'standard_fonts', `LiberationSans-${style}.ttf`);
}

/**
 * What pdf.js uses of a DecompressionStream: all in, all out. Node's own hands every piece from thread to thread, which
 * takes longer than to inflate it. Where it fails, as on damaged data, pdf.js goes on with its own, more patient reader.
 */
class WholeInflate {
  #bytes: Uint8Array | null = null;

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError('A format that nobody asks for.');
  }

  readonly writable = {
    getWriter: () => ({
      write: async (bytes: Uint8Array) => {
        this.#bytes = bytes;
      },
      close: async () => undefined,
    }),
  };

  readonly readable = {
    getReader: () => ({
      read: async () => {
        const bytes = this.#bytes;
        this.#bytes = null;
        if (bytes === null) return { value: undefined, done: true };
        return { value: new Uint8Array(inflateSync(bytes)), done: false };
      },
    }),
  };
}

function packageFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

/** Canvases of @napi-rs/canvas, and none that would take the machine's memory. */
class CappedCanvasFactory {
  create(width: number, height: number) {
    const canvas = createCappedCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset(entry: { canvas: Canvas }, width: number, height: number) {
    checkCanvasSize(width, height);
    entry.canvas.width = Math.ceil(width);
    entry.canvas.height = Math.ceil(height);
  }

  destroy(entry: { canvas: Canvas | null; context: unknown }) {
    if (entry.canvas !== null) {
      entry.canvas.width = 1;
      entry.canvas.height = 1;
    }
    entry.canvas = null;
    entry.context = null;
  }

  getNoAlphaContext(canvas: Canvas) {
    return canvas.getContext('2d', { alpha: false });
  }
}

/** Throws page-too-large. */
export function createCappedCanvas(width: number, height: number): Canvas {
  checkCanvasSize(width, height);
  return createCanvas(Math.ceil(width), Math.ceil(height));
}

function checkCanvasSize(width: number, height: number): void {
  const fits =
    width > 0 &&
    height > 0 &&
    width <= limits.canvasSide &&
    height <= limits.canvasSide &&
    width * height <= limits.canvasPixels;
  if (!fits) throw new AppError('page-too-large', { limit: limits.canvasPixels });
}

/** Standard fonts, cMaps and decoders as files; the name comes from the document and may hold no path. */
class PackageDataFactory {
  readonly folders = { cMapUrl: 'cmaps', standardFontDataUrl: 'standard_fonts', wasmUrl: 'wasm' };

  async fetch({ kind, filename }: { kind: keyof PackageDataFactory['folders']; filename: string }) {
    const folder = this.folders[kind];
    if (folder === undefined || path.basename(filename) !== filename) throw new Error('unknown data file');
    return new Uint8Array(await readFile(path.join(packageFolder(), folder, filename)));
  }
}

/** SVG filters do not exist here; pdf.js asks for none and draws without. */
class NoFilterFactory {
  addFilter() {
    return 'none';
  }
  addHCMFilter() {
    return 'none';
  }
  addAlphaFilter() {
    return 'none';
  }
  addLuminosityFilter() {
    return 'none';
  }
  addKnockoutFilter() {
    return 'none';
  }
  addHighlightHCMFilter() {
    return 'none';
  }
  addSelectionHCMFilter() {
    return 'none';
  }
  addSelectionFilter() {
    return 'none';
  }
  createSelectionStyle() {
    return null;
  }
  destroy() {}
}

/**
 * Throws file-empty, file-too-large, file-password-needed, file-password-wrong, file-without-pages,
 * file-too-many-pages, file-damaged. The bytes are copied, since pdf.js keeps (detaches) what it is given.
 */
export async function openPdfjsDocument(source: PdfSource): Promise<PdfjsDocument> {
  const { bytes, password } = source;
  if (bytes.length === 0) throw new AppError('file-empty');
  if (bytes.length > limits.fileBytes) throw new AppError('file-too-large', { limit: limits.fileBytes });
  const pdfjs = await loadPdfjs();
  const folder = pathToFileURL(packageFolder()).href;
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    ...(password === null ? {} : { password }),
    CanvasFactory: CappedCanvasFactory,
    FilterFactory: NoFilterFactory,
    BinaryDataFactory: PackageDataFactory,
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    wasmUrl: `${folder}/wasm/`,
    iccUrl: `${folder}/iccs/`,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: limits.canvasPixels * 4,
    canvasMaxAreaInBytes: limits.canvasPixels * 4,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const close = () => task.destroy();
  try {
    const proxy = await task.promise;
    const pages = proxy.numPages;
    if (!(pages >= 1)) throw new AppError('file-without-pages');
    if (pages > limits.pages) throw new AppError('file-too-many-pages', { pages, limit: limits.pages });
    return { pdfjs, proxy, pages, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw toOpenError(pdfjs, error, password);
  }
}

function toOpenError(pdfjs: Pdfjs, error: unknown, password: string | null): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof pdfjs.PasswordException) {
    return new AppError(password === null ? 'file-password-needed' : 'file-password-wrong');
  }
  // pdf.js says this of a catalog whose page tree is empty; everything else that fails here is damage.
  if (
    error instanceof Error &&
    /page/iu.test(error.message) &&
    !(error instanceof pdfjs.InvalidPDFException)
  ) {
    return new AppError('file-without-pages');
  }
  return new AppError('file-damaged');
}

/** Throws file-damaged where the page cannot be read, page-too-large. */
export async function openPdfjsPage(document: PdfjsDocument, page: number): Promise<PDFPageProxy> {
  try {
    return await document.proxy.getPage(page);
  } catch {
    throw new AppError('file-damaged', { page });
  }
}

/** pdf.js has already cut the CropBox to the MediaBox and put boxes without area right (US Letter). */
export function describePdfjsPage(page: PDFPageProxy): PageGeometry {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const geometry = describePage(
    [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)],
    readRotation(page.rotate),
    page.userUnit,
  );
  const fits = (side: number) => side > 0 && side <= limits.pageSide;
  if (!fits(geometry.width) || !fits(geometry.height)) {
    throw new AppError('page-too-large', { page: page.pageNumber, limit: limits.pageSide });
  }
  return geometry;
}
