/**
 * Ranges of one document go to the same workers one after the other. Each worker keeps the document of its last task,
 * so that a large file is sent to it once and not with every range.
 */
import type { PdfSource, PdfTaskName, PdfTasks } from './engine.ts';

type Input = PdfTasks[PdfTaskName]['input'];

/** The file that is worked on, if there is exactly one; the same object of bytes stands for the same document. */
export function findDocument(input: Input): Uint8Array | null {
  if ('source' in input) return input.source.bytes;
  if ('output' in input) return (input.original ?? input.output).bytes;
  return null;
}

/** The input with these bytes in place of those that `findDocument` finds. */
export function replaceDocument<Some extends Input>(input: Some, bytes: Uint8Array): Some {
  const replace = (source: PdfSource): PdfSource => ({ ...source, bytes });
  if ('source' in input) return { ...input, source: replace(input.source) };
  if (!('output' in input)) return input;
  return input.original === null
    ? { ...input, output: replace(input.output) }
    : { ...input, original: replace(input.original) };
}
