/** Every PDF task by name: what the inline engine and the worker run. */
import { AppError } from '../contract/errors.ts';
import type { PdfTaskName, PdfTaskOptions, PdfTasks } from './engine.ts';
import type { PdfResources } from './resources.ts';

type RunTask<Name extends PdfTaskName> = (
  input: PdfTasks[Name]['input'],
  resources: PdfResources,
  options: PdfTaskOptions,
) => Promise<PdfTasks[Name]['output']>;

/** The code of a task is read when it is asked for: all of it together takes longer than many a task. */
const tasks: { readonly [Name in PdfTaskName]: () => Promise<RunTask<Name>> } = {
  countPages: async () => {
    const { countPages } = await import('./count-pages.ts');
    return ({ source }) => countPages(source);
  },
  extract: async () => {
    const { extractDocument } = await import('./extract.ts');
    return ({ source, textOnly }, _resources, options) =>
      extractDocument(source, { ...options, textOnly: textOnly === true });
  },
  findScans: async () => {
    const { findScans } = await import('./recognise/find-scans.ts');
    return (input, _resources, options) => findScans(input, options);
  },
  recognise: async () => (await import('./recognise/recognise-page.ts')).recognisePage,
  layWords: async () => (await import('./recognise/lay-words.ts')).layReadings,
  inspect: async () => {
    const { inspectPdf } = await import('./inspect/inspect-pdf.ts');
    return ({ source }, _resources, options) => inspectPdf(source, options);
  },
  convert: async () => (await import('./convert.ts')).convertDocument,
  join: async () => (await import('./join.ts')).joinDocuments,
  redact: async () => (await import('./redact/redact.ts')).redactDocument,
  joinRanges: async () => {
    const { joinRanges } = await import('./write/join-ranges.ts');
    return async ({ ranges }) => ({ bytes: await joinRanges(ranges) });
  },
  verify: async () => {
    const { verifyOutput } = await import('./verify/verify-output.ts');
    return (input, _resources, options) => verifyOutput(input, options);
  },
  assemble: async () => (await import('./assemble/assemble-bundle.ts')).assembleBundle,
};

/** Reads the code that these tasks need, so that they begin at once when they come. */
export async function prepareTasks(names: readonly PdfTaskName[]): Promise<void> {
  if (names.length === 0) return;
  for (const name of names) await tasks[name]();
  const [{ loadPdfjs }, { loadPdfium }] = await Promise.all([import('./pdfjs.ts'), import('./pdfium.ts')]);
  await Promise.all([loadPdfjs(), loadPdfium()]);
}

/** Rejects with AppError only: what anything else says may hold text of a document. */
export async function runTask<Name extends PdfTaskName>(
  name: Name,
  input: PdfTasks[Name]['input'],
  resources: PdfResources,
  options: PdfTaskOptions,
): Promise<PdfTasks[Name]['output']> {
  try {
    const run = await tasks[name]();
    return await run(input, resources, options);
  } catch (error) {
    throw toAppError(error);
  }
}

/** Set in an error's detail where a reader fell over, so that its process is good for nothing more. */
export const crashed = 'crashed';

/** What V8 says of a text that is longer than any may be. */
const tooLong = 'ERR_STRING_TOO_LONG';

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // Of PDFium: its memory is full, or it has met something that it never expected.
  if (error instanceof Error && error.name === 'RuntimeError') {
    return new AppError(error.message.startsWith('Aborted') ? 'out-of-memory' : 'file-damaged', {
      [crashed]: 1,
    });
  }
  const full =
    error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === tooLong);
  return new AppError(full ? 'out-of-memory' : 'internal');
}
