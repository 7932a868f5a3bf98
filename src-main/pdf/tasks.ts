/** Every PDF task by name: what the inline engine and the worker run. */
import { AppError } from '../contract/errors.ts';
import { assembleBundle } from './assemble/assemble-bundle.ts';
import { convertDocument } from './convert.ts';
import { countPages } from './count-pages.ts';
import type { PdfTaskName, PdfTaskOptions, PdfTasks } from './engine.ts';
import { extractDocument } from './extract.ts';
import { inspectPdf } from './inspect/inspect-pdf.ts';
import { joinDocuments } from './join.ts';
import { findScans } from './recognise/find-scans.ts';
import { layReadings } from './recognise/lay-words.ts';
import { recognisePage } from './recognise/recognise-page.ts';
import { redactDocument } from './redact/redact.ts';
import type { PdfResources } from './resources.ts';
import { verifyOutput } from './verify/verify-output.ts';
import { joinRanges } from './write/join-ranges.ts';

type RunTask<Name extends PdfTaskName> = (
  input: PdfTasks[Name]['input'],
  resources: PdfResources,
  options: PdfTaskOptions,
) => Promise<PdfTasks[Name]['output']>;

const tasks: { readonly [Name in PdfTaskName]: RunTask<Name> } = {
  countPages: ({ source }) => countPages(source),
  extract: ({ source }, _resources, options) => extractDocument(source, options),
  findScans: (input, _resources, options) => findScans(input, options),
  recognise: recognisePage,
  layWords: layReadings,
  inspect: ({ source }, _resources, options) => inspectPdf(source, options),
  convert: convertDocument,
  join: joinDocuments,
  redact: redactDocument,
  joinRanges: async ({ ranges }) => ({ bytes: await joinRanges(ranges) }),
  verify: (input, _resources, options) => verifyOutput(input, options),
  assemble: assembleBundle,
};

/** Rejects with AppError only: what anything else says may hold text of a document. */
export async function runTask<Name extends PdfTaskName>(
  name: Name,
  input: PdfTasks[Name]['input'],
  resources: PdfResources,
  options: PdfTaskOptions,
): Promise<PdfTasks[Name]['output']> {
  try {
    return await tasks[name](input, resources, options);
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
