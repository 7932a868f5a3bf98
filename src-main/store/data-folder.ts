/** The folder with everything that Candour keeps, held by one process at a time. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../contract/errors.ts';
import { makeFolder, nameUnfinished, sweepFolder, toDiskError, unfinishedEnding } from './disk.ts';

export type DataFolder = { readonly path: string; release(): void };

export const keyFileName = 'vault.keys';
export const vaultFileName = 'vault.db';
export const casesFolderName = 'cases';
const lockFileName = 'folder.lock';

/**
 * Takes the folder for this process, making it where it is missing.
 * The lock is SQLite's own file lock on an empty file: the operating system drops it with the process, so that
 * nothing stale is left by a crash and no number of a process has to be believed.
 * Errors: `folder-in-use`, `folder-not-writable`, `disk-full`.
 */
export function claimDataFolder(path: string): DataFolder {
  makeFolder(path);
  proveWritable(path);
  const lock = openLock(join(path, lockFileName));
  sweepFolder(path, (name) => !name.includes(unfinishedEnding));
  return { path, release: () => lock.close() };
}

function openLock(path: string): Database.Database {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(path, { timeout: 0 });
    lock.pragma('journal_mode=MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw new AppError(busy ? 'folder-in-use' : 'folder-not-writable');
  }
}

function proveWritable(path: string): void {
  const probe = nameUnfinished(join(path, 'probe'));
  try {
    closeSync(openSync(probe, 'wx', 0o600));
    rmSync(probe);
  } catch (error) {
    throw toDiskError(error);
  }
}
