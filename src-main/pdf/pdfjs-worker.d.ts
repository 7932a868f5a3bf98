/** pdf.js ships no types for its worker; importing it sets globalThis.pdfjsWorker, which is all that is used. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
