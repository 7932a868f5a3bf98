/** A file and what it carries, each behind what carried it, each committed by itself. */
import { AppError } from '../contract/errors.ts';
import type { DocumentId } from '../contract/values.ts';
import { intakeLimits } from '../intake/limits.ts';
import { removeFinding } from '../store/findings.ts';
import { isFamilyComplete, matchChildren } from './find-family.ts';
import { type Arrival, type Import, importDocument, readDocument } from './import-document.ts';
import type { ArrivingFile } from './prepare-file.ts';
import { type OpenCase, runCommand } from './workplace.ts';

/** Answers the documents that came in. `next` come after them. Throws faults of the file, and `cancelled`. */
export async function importFamily(
  open: OpenCase,
  first: Arrival,
  next: readonly ArrivingFile[],
  work: Import,
): Promise<DocumentId[]> {
  const imported: DocumentId[] = [];
  const waiting: Arrival[] = [first];
  for (let arrival = waiting.pop(); arrival !== undefined; arrival = waiting.pop()) {
    const read = await readDocument(open, arrival, listUpcoming(waiting, next), work);
    const { known } = read;
    if (known === null) {
      const { document, children } = await importDocument(open, arrival, read, work);
      imported.push(document.id);
      const depth = arrival.depth + 1;
      for (const [index, { untrustedName, bytes }] of [...children].reverse().entries()) {
        // What is locked within a locked file mostly opens with the same password.
        const { password } = arrival.file;
        const file = { untrustedName, bytes, password, isChild: true };
        const { isLate } = arrival;
        waiting.push({ file, parent: document, known: null, depth, isLast: index === 0, isLate });
      }
    } else waiting.push(...resumeFamily(open, arrival, { ...read, known }, work));
    if (imported.length + waiting.length > intakeLimits.familySize)
      throw new AppError('file-too-large', { limit: intakeLimits.familySize });
  }
  return imported;
}

/**
 * What of a document's children is not in the case, or not with all that they carry; the first of them last. Throws
 * `file-already-imported` where nothing more can be had.
 */
function resumeFamily(
  open: OpenCase,
  { depth, file: { password } }: Arrival,
  { known, prepared }: Awaited<ReturnType<typeof readDocument>> & { known: NonNullable<Arrival['known']> },
  { worker }: Import,
): Arrival[] {
  if (depth >= intakeLimits.familyDepth) return [];
  const wanted = matchChildren(open.db, known.id, prepared.children).filter(
    (found) => found.known === null || !isFamilyComplete(open.db, found.known.id),
  );
  const last = wanted.findLastIndex((found) => found.known === null);
  if (last < 0)
    runCommand(open, worker, 'importDocuments', (db) => {
      removeFinding(db, known.id, 'children-missing');
      return { value: null, audit: { documentId: known.id, complete: true }, changesBundle: false };
    });
  if (wanted.length === 0) throw new AppError('file-already-imported');
  return wanted
    .map(
      ({ child, known: inside }, index): Arrival => ({
        file: { ...child, password, isChild: true },
        parent: known,
        known: inside,
        depth: depth + 1,
        isLast: index === last,
        isLate: true,
      }),
    )
    .reverse();
}

/** In the order in which they come into the case; the last of `waiting` is the first. */
function* listUpcoming(waiting: readonly Arrival[], next: readonly ArrivingFile[]): Generator<ArrivingFile> {
  for (let at = waiting.length - 1; at >= 0; at -= 1) {
    const arrival = waiting[at];
    if (arrival !== undefined) yield arrival.file;
  }
  yield* next;
}
