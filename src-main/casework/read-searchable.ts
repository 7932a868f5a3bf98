/** The PDF that is redacted: with the words that a machine read, so that what stays of them can be found and copied. */
import type { DocumentId } from '../contract/values.ts';
import { listReadings } from '../store/readings.ts';
import { readWorkingPdf } from './read-documents.ts';
import type { OpenCase, Tools } from './workplace.ts';

export async function readSearchablePdf(
  open: OpenCase,
  documentId: DocumentId,
  { engine }: Tools,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const bytes = await readWorkingPdf(open, documentId);
  const readings = listReadings(open.db, documentId).filter(({ reading }) => reading.words.length > 0);
  if (readings.length === 0) return bytes;
  const source = { bytes, password: null };
  const laid = await engine.run('layWords', { source, readings }, signal === undefined ? {} : { signal });
  return laid.bytes;
}
