/** One file of an import: read in a worker, then into the case with all that is known of it, or not at all. */
import type { MessageOrigin } from '../contract/copies.ts';
import type { Document, InspectionFinding, Page } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import { DocumentId } from '../contract/values.ts';
import { findTitleAndDate } from '../domain/document-title.ts';
import type { Child } from '../intake/file-content.ts';
import { intakeLimits } from '../intake/limits.ts';
import type { ExtractedPage } from '../pdf/engine.ts';
import { getRevision } from '../store/case-state.ts';
import { findDocumentByHash, insertDocument, moveDocument } from '../store/documents.ts';
import { writeStoredFile } from '../store/file-store.ts';
import { insertFile, type StoredFile } from '../store/files.ts';
import { insertFindings, removeFinding } from '../store/findings.ts';
import { insertMarks } from '../store/marks.ts';
import { insertMessage } from '../store/messages.ts';
import { insertPage } from '../store/pages.ts';
import { replaceFlagged } from '../store/passages.ts';
import { replacePossibleNames } from '../store/possible-names.ts';
import { insertWaiting } from '../store/readings.ts';
import { findPlaceBehind, isFamilyComplete } from './find-family.ts';
import type { HashedFile, Preparation } from './prepare-ahead.ts';
import type { ArrivingFile } from './prepare-file.ts';
import { type Found, suggestForDocument } from './suggest-marks.ts';
import { type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

/** A file on its way into the case, and where it comes from. */
export type Arrival = {
  readonly file: ArrivingFile;
  readonly parent: Document | null;
  /** The document that it is already, without some of what it carries. */
  readonly known: Document | null;
  readonly depth: number;
  /** With the last of its children the parent is complete. */
  readonly isLast: boolean;
  /** What carried it is in the case since an earlier import: its place is there, not at the end. */
  readonly isLate: boolean;
};

export type Import = {
  readonly worker: Worker;
  readonly progress: Progress;
  readonly preparation: Preparation;
};

export type ReadFile = HashedFile & { readonly known: Document | null };

/** `known`: what of the file is in the case. Throws faults of the file, `file-already-imported` among them. */
export async function readDocument(
  open: OpenCase,
  { file, parent, known }: Arrival,
  upcoming: Iterable<ArrivingFile>,
  { preparation, progress }: Import,
): Promise<ReadFile> {
  const hashed = await preparation.take(file, upcoming, (pages) => progress.report('reading', 0, 0, pages));
  if (parent !== null) return { ...hashed, known };
  // Once more: the same file may have come into the case while this one was being prepared.
  const same = findDocumentByHash(open.db, hashed.sha256);
  if (same !== null && isFamilyComplete(open.db, same.id)) throw new AppError('file-already-imported');
  return { ...hashed, known: same };
}

export async function importDocument(
  open: OpenCase,
  arrival: Arrival,
  { prepared, sha256 }: HashedFile,
  { worker, progress }: Import,
): Promise<{ document: Document; children: readonly Child[] }> {
  const { newId, clock } = worker.tools;
  const { file, parent } = arrival;
  const { signal } = progress;
  // Nested deeper than any honest file: what it carries stays inside, and the finding says so.
  const children = arrival.depth < intakeLimits.familyDepth ? prepared.children : [];

  const id = DocumentId.parse(newId());
  const pages = prepared.extracted.pages.map((page) => toPage(id, page));
  const onPages = (done: number): void => progress.report('finding', 0, 0, { done, total: pages.length });
  const suggest = () => suggestForDocument(open, pages, [], worker, { signal, onPages });
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
    isLate: arrival.isLate,
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
  /** Its place is behind what carried it. */
  readonly isLate: boolean;
};

/** Until here the case knew nothing of the file; from here on it has all of it. */
function commit(open: OpenCase, worker: Worker, incoming: Incoming): void {
  const { document, message, pages, toRead, findings, found, original, converted, completes } = incoming;
  const { parent } = document;
  runCommand(open, worker, 'importDocuments', (db) => {
    insertDocument(db, document);
    if (incoming.isLate && parent !== null)
      moveDocument(db, document.id, findPlaceBehind(db, parent, document.id));
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
        ...(parent === null ? {} : { parent }),
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
