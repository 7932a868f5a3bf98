/**
 * Which encrypted files belong to what. The bytes themselves: file-store.ts.
 * insertFile(db, file), listFiles(db, filter), findFile(db, filter), removeFiles(db, ids)
 */
import type { BundleId, DocumentId, Instant } from '../contract/values.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

/**
 * original: as it came in. working: the same as a PDF without a password, where the original is not one.
 * redacted: output of a document. bundle: the assembled file.
 */
export type FileKind = 'original' | 'working' | 'redacted' | 'bundle';

/** What `writeStoredFile` answers. */
export type StoredFile = { readonly id: string; readonly bytes: number; readonly sha256: string };

/** `revision`: the case's revision that the file was made from. */
export type CaseFile = StoredFile & { readonly revision: number; readonly at: Instant } & (
    | { readonly kind: Exclude<FileKind, 'bundle'>; readonly documentId: DocumentId; readonly bundleId: null }
    | { readonly kind: 'bundle'; readonly documentId: null; readonly bundleId: BundleId }
  );

export type FileFilter = {
  readonly kind?: FileKind;
  readonly documentId?: DocumentId;
  readonly bundleId?: BundleId;
};

const columns = 'id, kind, document_id AS documentId, bundle_id AS bundleId, revision, bytes, sha256, at';

/** The document or bundle must be there. */
export function insertFile(db: WritableDb, file: CaseFile): void {
  prepare(db, 'INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    file.id,
    file.kind,
    file.documentId,
    file.bundleId,
    file.revision,
    file.bytes,
    file.sha256,
    file.at,
  );
}

/** Newest first. */
export function listFiles(db: ReadableDb, filter: FileFilter = {}): CaseFile[] {
  return prepare<CaseFile>(
    db,
    `SELECT ${columns} FROM files
     WHERE kind = coalesce(?, kind) AND document_id IS coalesce(?, document_id) AND bundle_id IS coalesce(?, bundle_id)
     ORDER BY rowid DESC`,
  ).all(filter.kind ?? null, filter.documentId ?? null, filter.bundleId ?? null);
}

/** The newest that fits, or null. */
export function findFile(db: ReadableDb, filter: FileFilter): CaseFile | null {
  return listFiles(db, filter)[0] ?? null;
}

/** The rows; the bytes go with `sweepCaseFiles`, after the commit. */
export function removeFiles(db: WritableDb, ids: readonly string[]): void {
  for (const id of ids) prepare(db, 'DELETE FROM files WHERE id = ?').run(id);
}
