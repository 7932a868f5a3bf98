/** Files into the case: read in a worker, kept as they are, committed one by one. A bad file touches nothing. */
import { createHash } from 'node:crypto';
import type { ImportResult, Input } from '../contract/contract.ts';
import { AppError, toErrorReply } from '../contract/errors.ts';
import {
  type Document,
  DocumentId,
  type InspectionFinding,
  type Mark,
  type Page,
} from '../contract/model.ts';
import { findTitleAndDate } from '../domain/document-title.ts';
import type { ExtractedPage, PdfSource } from '../pdf/engine.ts';
import { getRevision } from '../store/case-state.ts';
import { findDocumentByHash, insertDocument } from '../store/documents.ts';
import { writeStoredFile } from '../store/file-store.ts';
import { insertFile, type StoredFile } from '../store/files.ts';
import { insertFindings } from '../store/findings.ts';
import { insertMarks } from '../store/marks.ts';
import { insertPage } from '../store/pages.ts';
import { suggestForDocument } from './suggest-marks.ts';
import { type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

type IncomingFile = Input<'importDocuments'>['files'][number];

/** Larger files are refused: they would have to be held in memory several times over. */
const largestFile = 512 * 1024 * 1024;

/**
 * One outcome for each file: in the case, or refused with a code. Errors that are about the case and not about a
 * file (`disk-full`, `vault-locked`, …) end the job; what was committed before stays. Throws `cancelled`.
 */
export async function importDocuments(
  open: OpenCase,
  files: readonly IncomingFile[],
  worker: Worker,
  progress: Progress,
): Promise<ImportResult> {
  const imported: DocumentId[] = [];
  const refused: { index: number; code: string }[] = [];
  for (const [index, file] of files.entries()) {
    if (progress.signal.aborted) throw new AppError('cancelled');
    progress.report('reading', index, files.length);
    try {
      imported.push(await importDocument(open, file, worker, progress));
    } catch (error) {
      const { code } = toErrorReply(error);
      if (!refusals.has(code)) throw error;
      refused.push({ index, code });
    }
  }
  progress.report('reading', files.length, files.length);
  return { imported, refused };
}

/** What is the file's own fault. */
const refusals: ReadonlySet<string> = new Set([
  'file-unreadable',
  'file-empty',
  'file-unsupported',
  'file-damaged',
  'file-without-pages',
  'file-password-needed',
  'file-password-wrong',
  'file-too-large',
  'file-too-many-pages',
  'file-already-imported',
  'page-too-large',
  'took-too-long',
  'out-of-memory',
  'worker-died',
]);

async function importDocument(
  open: OpenCase,
  file: IncomingFile,
  worker: Worker,
  progress: Progress,
): Promise<DocumentId> {
  const { engine, newId, clock } = worker.tools;
  if (file.bytes.length === 0) throw new AppError('file-empty');
  if (file.bytes.length > largestFile) throw new AppError('file-too-large');
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  if (findDocumentByHash(open.db, sha256) !== null) throw new AppError('file-already-imported');

  const source: PdfSource = { bytes: file.bytes, password: file.password };
  const { signal } = progress;
  const extracted = await engine.run('extract', { source }, { signal });
  const { findings } = await engine.run('inspect', { source }, { signal });
  const working = file.password === null ? null : await engine.run('convert', { source }, { signal });

  const id = DocumentId.parse(newId());
  const pages = extracted.pages.map((page) => toPage(id, page));
  const suggest = () => suggestForDocument(open, pages, [], worker, { signal, onPages: () => undefined });
  let revision = getRevision(open.db);
  let marks = await suggest();
  const document: Document = {
    id,
    ...findTitleAndDate(file.untrustedName),
    fileName: file.untrustedName.slice(-500),
    pages: pages.length,
    bytes: file.bytes.length,
    sha256,
    importedAt: clock.now(),
    importedBy: worker.actor,
  };
  if (signal.aborted) throw new AppError('cancelled');
  const original = await writeStoredFile(open.files, newId(), file.bytes);
  const converted = working === null ? null : await writeStoredFile(open.files, newId(), working.bytes);
  // People go on working: the file follows the register as it is when it comes into the case.
  while (getRevision(open.db) !== revision) {
    revision = getRevision(open.db);
    marks = await suggest();
  }
  const found = [...extracted.findings, ...findings];
  commit(open, worker, { document, pages, findings: found, marks, original, converted });
  return id;
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
  readonly pages: readonly Page[];
  readonly findings: readonly InspectionFinding[];
  readonly marks: readonly Mark[];
  readonly original: StoredFile;
  readonly converted: StoredFile | null;
};

/** Until here the case knew nothing of the file; from here on it has all of it. */
function commit(open: OpenCase, worker: Worker, incoming: Incoming): void {
  const { document, pages, findings, marks, original, converted } = incoming;
  runCommand(open, worker, 'importDocuments', (db) => {
    insertDocument(db, document);
    for (const page of pages) insertPage(db, page);
    insertFindings(db, document.id, findings);
    insertMarks(db, marks);
    const belongs = { documentId: document.id, bundleId: null, at: document.importedAt };
    const revision = getRevision(db);
    insertFile(db, { ...original, ...belongs, revision, kind: 'original' });
    if (converted !== null) insertFile(db, { ...converted, ...belongs, revision, kind: 'working' });
    return {
      value: null,
      audit: {
        documentId: document.id,
        pages: document.pages,
        sha256: document.sha256,
        suggestions: marks.length,
        findings: findings.length,
      },
      changesBundle: true,
    };
  });
}
