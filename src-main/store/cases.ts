/**
 * Cases as the vault knows them: an id, a wrapped key, a folder.
 *
 * createCase(vault, { id, at })          an empty case
 * openCase(vault, id) → OpenCase          checked, migrated, swept; the caller closes it
 * closeCase(openCase)                     closes the database, wipes the key
 * deleteCase(vault, { id, at })           destroys the key, then the files; close it first
 * listCases(db), saveCaseSummary(db, id, summary)
 * sweepCaseFiles(openCase)                removes stored files that no row names; not while one is being written
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { CaseId, Instant } from '../contract/values.ts';
import { appendAudit } from './audit.ts';
import { casesFolderName } from './data-folder.ts';
import { closeDatabase, createDatabase, foldLogNow, openDatabase } from './database.ts';
import { makeFolder, sweepFolder } from './disk.ts';
import { type FileStore, sweepStoredFiles } from './file-store.ts';
import { listFiles } from './files.ts';
import { deriveKey, makeKey, unwrapKey, wrapKey } from './key-wrap.ts';
import { assertUnlocked, type OpenVault } from './open-vault.ts';
import { caseSchema } from './schemas.ts';
import { prepare, type ReadableDb, runInTransaction, type WritableDb } from './sqlite.ts';

export type OpenCase = {
  readonly id: CaseId;
  readonly db: WritableDb;
  /** For `writeStoredFile` and `readStoredFile`. */
  readonly files: FileStore;
};

export type CaseLine = {
  readonly id: CaseId;
  readonly madeAt: Instant;
  /** As saved last by `saveCaseSummary`; null before. */
  readonly summary: unknown;
};

/** Newest first. */
export function listCases(db: ReadableDb): CaseLine[] {
  return prepare<{ id: CaseId; madeAt: Instant; summary: string | null }>(
    db,
    'SELECT id, made_at AS madeAt, summary FROM cases ORDER BY made_at DESC, id',
  )
    .all()
    .map((row) => ({ ...row, summary: row.summary === null ? null : JSON.parse(row.summary) }));
}

/** Anything that JSON can say, for the list of cases; it is as well encrypted as the case. Throws `not-found`. */
export function saveCaseSummary(db: WritableDb, id: CaseId, summary: unknown): void {
  const { changes } = prepare(db, 'UPDATE cases SET summary = ? WHERE id = ?').run(
    JSON.stringify(summary),
    id,
  );
  if (changes === 0) throw new AppError('not-found');
}

/** `id` is new, and safe as a folder's name (`invalid-input`). */
export function createCase(
  vault: OpenVault,
  { id, at }: { readonly id: CaseId; readonly at: Instant },
): void {
  assertUnlocked(vault);
  const folder = locateCase(vault, id);
  const key = makeKey();
  makeFolder(join(folder, 'files'));
  createDatabase(join(folder, 'case.db'), key, caseSchema);
  const wrapped = wrapKey(vault.keys.vaultKey, key, namePurpose(id));
  key.fill(0);
  runInTransaction(vault.db, (db) => {
    prepare(db, 'INSERT INTO cases VALUES (?, ?, ?, NULL)').run(id, at, wrapped);
    audit(vault, at, 'case-created', id);
  });
}

/** Errors: `not-found`, and those of `openDatabase`. */
export function openCase(vault: OpenVault, id: CaseId): OpenCase {
  assertUnlocked(vault);
  const folder = locateCase(vault, id);
  const key = unwrapCaseKey(vault, id);
  try {
    const db = openDatabase(join(folder, 'case.db'), key, caseSchema);
    const files = { folder: join(folder, 'files'), key: deriveKey(key, 'candour case files') };
    const openedCase: OpenCase = { id, db, files };
    makeFolder(files.folder);
    sweepCaseFiles(openedCase);
    return openedCase;
  } finally {
    key.fill(0);
  }
}

export function closeCase(openedCase: OpenCase): void {
  closeDatabase(openedCase.db);
  openedCase.files.key.fill(0);
}

/** Throws `not-found`. What cannot be removed now (a file held open elsewhere) goes when the vault is next unlocked. */
export function deleteCase(
  vault: OpenVault,
  { id, at }: { readonly id: CaseId; readonly at: Instant },
): void {
  assertUnlocked(vault);
  const folder = locateCase(vault, id);
  runInTransaction(vault.db, (db) => {
    if (prepare(db, 'DELETE FROM cases WHERE id = ?').run(id).changes === 0) throw new AppError('not-found');
    audit(vault, at, 'case-deleted', id);
  });
  // The deleted row is overwritten in the file (secure_delete); the log must not keep it either.
  foldLogNow(vault.db);
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Without its key it is noise.
  }
}

export function sweepCaseFiles(openedCase: OpenCase): void {
  sweepStoredFiles(openedCase.files, new Set(listFiles(openedCase.db).map((file) => file.id)));
}

/** Folders of cases that were never finished, or whose deletion was interrupted. */
export function sweepCases(vault: OpenVault): void {
  const known = new Set<string>(listCases(vault.db).map(({ id }) => id));
  sweepFolder(join(vault.folder.path, casesFolderName), (name) => known.has(name));
}

function locateCase(vault: OpenVault, id: CaseId): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new AppError('invalid-input');
  return join(vault.folder.path, casesFolderName, id);
}

function unwrapCaseKey(vault: OpenVault, id: CaseId): Buffer {
  const row = prepare<{ wrapped_key: Buffer }>(vault.db, 'SELECT wrapped_key FROM cases WHERE id = ?').get(
    id,
  );
  if (row === undefined) throw new AppError('not-found');
  const key = unwrapKey(vault.keys.vaultKey, row.wrapped_key, namePurpose(id));
  if (key === null) throw new AppError('database-damaged');
  return key;
}

function namePurpose(id: CaseId): string {
  return `candour case ${id}`;
}

function audit(vault: OpenVault, at: Instant, action: string, id: CaseId): void {
  const { id: userId, name, role } = vault.user;
  appendAudit(vault.db, { at, actor: { id: userId, name, role }, action, detail: { case: id } });
}
