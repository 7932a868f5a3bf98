/**
 * Encrypted databases: made whole or not at all, opened only when sound.
 *
 * createDatabase(path, key, schema)  a new one, at the newest version, closed again
 * openDatabase(path, key, schema)    checked, recovered from a crash, migrated
 * closeDatabase(db)                  log folded into the file
 */
import { hkdfSync } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { flushFolder, nameUnfinished, toDiskError } from './disk.ts';
import { assertLogSound } from './log-check.ts';
import { migrate, type Schema } from './migrate.ts';
import { assertSound, checkPages } from './page-check.ts';
import { type DatabaseKey, openHandle, toStoreError, type WritableDb } from './sqlite.ts';

/**
 * SQLCipher keeps a random salt at the head of the file. With a random 256-bit key it adds nothing, so it is
 * derived from the key: a damaged salt is then told from a wrong key.
 */
function completeKey(key: Buffer): DatabaseKey {
  return { key, salt: Buffer.from(hkdfSync('sha256', key, '', 'candour database salt', 16)) };
}

/** Throws `invalid-input` where there is one already, `folder-not-writable`, `disk-full`. */
export function createDatabase(path: string, key: Buffer, schema: Schema): void {
  if (existsSync(path)) throw new AppError('invalid-input');
  const aside = nameUnfinished(path);
  try {
    const db = openHandle(aside, completeKey(key));
    try {
      schema.defineFunctions(db);
      migrate(db, schema);
    } finally {
      db.close();
    }
    renameSync(aside, path);
    flushFolder(dirname(path));
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${aside}${ending}`, { force: true });
    throw toDiskError(toStoreError(error));
  }
}

/**
 * Errors: `stored-file-missing`, `wrong-key`, `database-damaged`, `database-truncated`, `database-too-new`,
 * `folder-not-writable`, `folder-in-use`.
 */
export function openDatabase(path: string, key: Buffer, schema: Schema): WritableDb {
  if (!existsSync(path)) throw new AppError('stored-file-missing');
  const databaseKey = completeKey(key);
  foldLog(path, databaseKey);
  assertSound(checkPages(path, databaseKey));
  const db = openHandle(path, databaseKey);
  try {
    schema.defineFunctions(db);
    migrate(db, schema);
    schema.whenOpen?.(db);
    return db;
  } catch (error) {
    db.close();
    throw toStoreError(error);
  }
}

export function closeDatabase(db: WritableDb): void {
  if (db.open) db.close();
}

/** Moves what is in the log into the file now, so that deleted values are gone from the log too. */
export function foldLogNow(db: WritableDb): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * After a crash committed work may stand in the log alone, and the file may hold pages half written by a
 * checkpoint. SQLite mends both before the file's pages are judged.
 */
function foldLog(path: string, databaseKey: DatabaseKey): void {
  const log = `${path}-wal`;
  if (!existsSync(log) || statSync(log).size === 0) return;
  const before = checkPages(path, databaseKey);
  if (before.pages === 0) throw new AppError('database-truncated');
  if (before.sound === 0) throw new AppError('wrong-key');
  assertLogSound(log, databaseKey);
  const db = openHandle(path, databaseKey);
  try {
    foldLogNow(db);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    db.close();
  }
}
