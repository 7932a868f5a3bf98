/** Files into the case: read in a worker, kept as they are, committed one by one. A bad file touches nothing. */

import type { ImportResult } from '../contract/answers.ts';
import type { Input } from '../contract/contract.ts';
import type { MessageOrigin } from '../contract/copies.ts';
import type { Document, InspectionFinding, Page } from '../contract/document.ts';
import { AppError, toErrorReply } from '../contract/errors.ts';
import { DocumentId } from '../contract/values.ts';
import { findTitleAndDate } from '../domain/document-title.ts';
import type { Child } from '../intake/file-content.ts';
import { intakeLimits } from '../intake/limits.ts';
import type { ExtractedPage } from '../pdf/engine.ts';
import { getRevision } from '../store/case-state.ts';
import { findDocumentByHash, insertDocument } from '../store/documents.ts';
import { writeStoredFile } from '../store/file-store.ts';
import { insertFile, type StoredFile } from '../store/files.ts';
import { insertFindings, removeFinding } from '../store/findings.ts';
import { insertMarks } from '../store/marks.ts';
import { insertMessage } from '../store/messages.ts';
import { insertPage } from '../store/pages.ts';
import { replaceFlagged } from '../store/passages.ts';
import { replacePossibleNames } from '../store/possible-names.ts';
import { insertWaiting, listWaiting } from '../store/readings.ts';
import { findCopies } from './find-copies.ts';
import { type Preparation, prepareAhead } from './prepare-ahead.ts';
import { type ArrivingFile, isFileFault } from './prepare-file.ts';
import { type Found, suggestForDocument } from './suggest-marks.ts';
import { type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

type IncomingFile = Input<'importDocuments'>['files'][number];

/**
 * One outcome for each file: in the case with all that it carries, or refused with a code. Errors that are about the
 * case and not about a file (`disk-full`, `vault-locked`, …) end the job; what was committed before stays. Throws
 * `cancelled`.
 */
export async function importDocuments(
  open: OpenCase,
  files: readonly IncomingFile[],
  worker: Worker,
  progress: Progress,
): Promise<ImportResult> {
  const imported: DocumentId[] = [];
  const refused: { index: number; code: string }[] = [];
  const arrivals: readonly Arrival[] = files.map((file) => ({
    file: { ...file, isChild: false },
    parent: null,
    depth: 0,
    isLast: false,
  }));
  const isKnown = (sha256: string) => findDocumentByHash(open.db, sha256) !== null;
  const preparation = prepareAhead(worker.tools.engine, isKnown, progress.signal);
  for (const [index, arrival] of arrivals.entries()) {
    if (progress.signal.aborted) throw new AppError('cancelled');
    progress.report('reading', index, files.length);
    try {
      const next = arrivals.slice(index + 1);
      imported.push(...(await importFamily(open, arrival, next, { worker, progress, preparation })));
    } catch (error) {
      const { code } = toErrorReply(error);
      if (!isFileFault(code)) throw error;
      refused.push({ index, code });
    }
  }
  progress.report('reading', files.length, files.length);
  await findCopies(open, progress);
  const documents = new Set(imported);
  const toRead = listWaiting(open.db).filter(({ documentId }) => documents.has(documentId)).length;
  return { imported, refused, toRead };
}

/** A file on its way into the case, and where it comes from. */
type Arrival = {
  readonly file: ArrivingFile;
  readonly parent: Document | null;
  readonly depth: number;
  /** With the last of its children the parent is complete. */
  readonly isLast: boolean;
};

type Import = {
  readonly worker: Worker;
  readonly progress: Progress;
  readonly preparation: Preparation;
};

/** The file, then what it carries, each behind what carried it. Each is committed by itself. `next` come after them. */
async function importFamily(
  open: OpenCase,
  first: Arrival,
  next: readonly Arrival[],
  work: Import,
): Promise<DocumentId[]> {
  const imported: DocumentId[] = [];
  const waiting: Arrival[] = [first];
  for (let arrival = waiting.pop(); arrival !== undefined; arrival = waiting.pop()) {
    const { document, children } = await importDocument(open, arrival, listUpcoming(waiting, next), work);
    imported.push(document.id);
    const depth = arrival.depth + 1;
    for (const [index, { untrustedName, bytes }] of [...children].reverse().entries()) {
      const file = { untrustedName, bytes, password: null, isChild: true };
      waiting.push({ file, parent: document, depth, isLast: index === 0 });
    }
    if (imported.length + waiting.length > intakeLimits.familySize)
      throw new AppError('file-too-large', { limit: intakeLimits.familySize });
  }
  return imported;
}

/** In the order in which they come into the case; the last of `waiting` is the first. */
function* listUpcoming(waiting: readonly Arrival[], next: readonly Arrival[]): Generator<ArrivingFile> {
  for (let at = waiting.length - 1; at >= 0; at -= 1) {
    const arrival = waiting[at];
    if (arrival !== undefined) yield arrival.file;
  }
  for (const { file } of next) yield file;
}

async function importDocument(
  open: OpenCase,
  arrival: Arrival,
  upcoming: Iterable<ArrivingFile>,
  { worker, progress, preparation }: Import,
): Promise<{ document: Document; children: readonly Child[] }> {
  const { newId, clock } = worker.tools;
  const { file, parent } = arrival;
  const { signal } = progress;
  const { prepared, sha256 } = await preparation.take(file, upcoming);
  // Once more: the same file may have come into the case while this one was being prepared.
  if (parent === null && findDocumentByHash(open.db, sha256) !== null)
    throw new AppError('file-already-imported');
  // Nested deeper than any honest file: what it carries stays inside, and the finding says so.
  const children = arrival.depth < intakeLimits.familyDepth ? prepared.children : [];

  const id = DocumentId.parse(newId());
  const pages = prepared.extracted.pages.map((page) => toPage(id, page));
  const suggest = () => suggestForDocument(open, pages, [], worker, { signal, onPages: () => undefined });
  let revision = getRevision(open.db);
  let found = await suggest();
  const { title, date } = findTitleAndDate(file.untrustedName);
  const document: Document = {
    id,
    title,
    date: date ?? prepared.date ?? parent?.date ?? null,
    fileName: file.untrustedName.slice(-500),
    pages: pages.length,
    bytes: file.bytes.length,
    sha256,
    importedAt: clock.now(),
    importedBy: worker.actor,
    parent: parent?.id ?? null,
  };
  if (signal.aborted) throw new AppError('cancelled');
  const original = await writeStoredFile(open.files, newId(), file.bytes);
  const converted =
    prepared.working === null ? null : await writeStoredFile(open.files, newId(), prepared.working);
  // People go on working: the file follows the register as it is when it comes into the case.
  while (getRevision(open.db) !== revision) {
    revision = getRevision(open.db);
    found = await suggest();
  }
  const missing = prepared.children.length;
  const findings =
    missing === 0
      ? prepared.findings
      : [...prepared.findings, { kind: 'children-missing', page: null, count: missing, places: [] } as const];
  const completes = arrival.isLast ? (parent?.id ?? null) : null;
  const toRead = prepared.extracted.pages.flatMap(({ page, toRead: reason }) =>
    reason === null ? [] : [{ page, reason }],
  );
  commit(open, worker, {
    document,
    message: prepared.message,
    pages,
    toRead,
    findings,
    found,
    original,
    converted,
    completes,
  });
  return { document, children };
}

function toPage(documentId: DocumentId, page: ExtractedPage): Page {
  const { page: number, cropBox, rotation, text, boxes } = page;
  return {
    documentId,
    page: number,
    box: cropBox,
    rotation,
    text,
    boxes: new Float32Array(boxes),
    seen: false,
  };
}

type Incoming = {
  readonly document: Document;
  /** Null where it is no message. */
  readonly message: MessageOrigin | null;
  readonly pages: readonly Page[];
  /** Those that a machine has to read. */
  readonly toRead: Parameters<typeof insertWaiting>[2];
  readonly findings: readonly InspectionFinding[];
  readonly found: Found;
  readonly original: StoredFile;
  readonly converted: StoredFile | null;
  /** The document whose last child this is. */
  readonly completes: DocumentId | null;
};

/** Until here the case knew nothing of the file; from here on it has all of it. */
function commit(open: OpenCase, worker: Worker, incoming: Incoming): void {
  const { document, message, pages, toRead, findings, found, original, converted, completes } = incoming;
  runCommand(open, worker, 'importDocuments', (db) => {
    insertDocument(db, document);
    if (message !== null) insertMessage(db, document.id, message);
    for (const page of pages) insertPage(db, page);
    insertWaiting(db, document.id, toRead);
    insertFindings(db, document.id, findings);
    if (completes !== null) removeFinding(db, completes, 'children-missing');
    insertMarks(db, found.marks);
    replacePossibleNames(db, document.id, found.names);
    replaceFlagged(db, document.id, found.passages);
    const belongs = { documentId: document.id, bundleId: null, at: document.importedAt };
    const revision = getRevision(db);
    insertFile(db, { ...original, ...belongs, revision, kind: 'original' });
    if (converted !== null) insertFile(db, { ...converted, ...belongs, revision, kind: 'working' });
    return {
      value: null,
      audit: {
        documentId: document.id,
        ...(document.parent === null ? {} : { parent: document.parent }),
        pages: document.pages,
        sha256: document.sha256,
        suggestions: found.marks.length,
        possibleNames: found.names.length,
        passages: found.passages.length,
        findings: findings.length,
      },
      changesBundle: true,
    };
  });
}
