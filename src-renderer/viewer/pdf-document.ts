/** Working PDFs opened by pdf.js: in its own worker, from bytes that main gave, with assets of the application only. */
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import type { CaseId, DocumentId } from '../../src-main/contract/values.ts';
import { client } from '../api.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** One for all documents: starting one takes longer than opening most files. */
let worker: PDFWorker | null = null;

/** Published beside the window's index.html by the build. */
function assetUrl(folder: string): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href;
}

type OpenDocument = {
  readonly key: string;
  readonly opening: Promise<PDFDocumentProxy>;
  readonly close: () => void;
};

/** The last used stand at the end. The neighbours of a document are often wanted again; a whole case does not fit. */
const keep = 3;
const open: OpenDocument[] = [];

/** Rejects with AppError, or with pdf.js's own error where the file cannot be shown. */
export function openDocument(caseId: CaseId, documentId: DocumentId): Promise<PDFDocumentProxy> {
  const key = `${caseId} ${documentId}`;
  const index = open.findIndex((one) => one.key === key);
  const known = open[index];
  if (known) {
    open.splice(index, 1);
    open.push(known);
    return known.opening;
  }
  const opening = client
    .call('getWorkingPdf', { caseId, documentId })
    .then(({ bytes }) => openPdf(bytes, null));
  const entry: OpenDocument = {
    key,
    opening,
    close: () => {
      void opening.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined);
    },
  };
  open.push(entry);
  // A failure is not kept: the next attempt asks again.
  opening.catch(() => {
    const at = open.indexOf(entry);
    if (at >= 0) open.splice(at, 1);
  });
  while (open.length > keep) open.shift()?.close();
  return opening;
}

/** Any PDF that main gave; the caller closes it with `loadingTask.destroy()`. */
export function openPdf(bytes: Uint8Array, password: string | null): Promise<PDFDocumentProxy> {
  return getDocument({ ...makeParameters(bytes), ...(password === null ? {} : { password }) }).promise;
}

/** Forgets all pages, with the worker that read them; called when the desk is left or the vault is locked. */
export function closeDocuments(): void {
  for (const entry of open.splice(0)) entry.close();
  worker?.destroy();
  worker = null;
}

function makeParameters(bytes: Uint8Array) {
  worker ??= new PDFWorker();
  return {
    worker,
    // pdf.js hands the buffer over to its worker; these bytes are nobody else's.
    data: bytes,
    standardFontDataUrl: assetUrl('standard_fonts'),
    cMapUrl: assetUrl('cmaps'),
    cMapPacked: true,
    wasmUrl: assetUrl('wasm'),
    iccUrl: assetUrl('iccs'),
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: 100_000_000,
  };
}
