/**
 * One encrypted SQLite handle and what every noun does with it.
 *
 * | who | may |
 * |---|---|
 * | `runQuery(db, read)` | read, through `ReadableDb` |
 * | `runInTransaction(db, write)` | read and write, through `WritableDb`; all of it or nothing |
 */
import Database from 'better-sqlite3';
import { AppError, type ErrorCode } from '../contract/errors.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A handle on which only reading functions are called. The brands keep the two kinds of function apart. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
export type WritableDb = ReadableDb & { readonly [writable]: true };

export type BindValue = string | number | bigint | Buffer | null;

const statements = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[], unknown>>>();

/** Statements are compiled once per handle. `Row` is what the STRICT table's columns promise. */
export function prepare<Row>(db: ReadableDb, sql: string): Database.Statement<BindValue[], Row> {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  const found = known.get(sql);
  if (found !== undefined) return found as Database.Statement<BindValue[], Row>;
  const made = db.prepare<BindValue[], Row>(sql);
  known.set(sql, made as Database.Statement<unknown[], unknown>);
  return made;
}

const rollbacks = new WeakMap<Database.Database, () => void>();

/** What is kept in memory about the handle's rows may hold some that a rolled back transaction wrote. */
export function onRollback(db: ReadableDb, forget: () => void): void {
  rollbacks.set(db, forget);
}

/** Runs reads; anything SQLite says becomes an AppError. */
export function runQuery<Value>(db: ReadableDb, read: (db: ReadableDb) => Value): Value {
  assertOpen(db);
  try {
    return read(db);
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * Runs `write` in one transaction that takes the write lock at once; a throw undoes all of it.
 * Inside another transaction it becomes a savepoint. `write` must not be async.
 */
export function runInTransaction<Value>(db: WritableDb, write: (db: WritableDb) => Value): Value {
  assertOpen(db);
  try {
    return db.transaction(() => write(db)).immediate();
  } catch (error) {
    rollbacks.get(db)?.();
    throw toStoreError(error);
  }
}

/** Locking the vault closes its databases. */
function assertOpen(db: ReadableDb): void {
  if (!db.open) throw new AppError('vault-locked');
}

const sqliteCodes: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_IOERR_SHORT_READ', 'database-truncated'],
  ['SQLITE_CORRUPT', 'database-damaged'],
  ['SQLITE_NOTADB', 'database-damaged'],
  ['SQLITE_IOERR', 'database-damaged'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'folder-not-writable'],
  ['SQLITE_CANTOPEN', 'folder-not-writable'],
  ['SQLITE_PERM', 'folder-not-writable'],
  ['SQLITE_BUSY', 'folder-in-use'],
  ['SQLITE_LOCKED', 'folder-in-use'],
];

/** AppErrors pass; SQLite's own become the code that fits; all else stays as it is (a bug). */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const match = sqliteCodes.find(([prefix]) => error.code.startsWith(prefix));
  return match === undefined ? error : new AppError(match[1]);
}

/** Raw key of SQLCipher: 32 bytes key, 16 bytes salt. */
export type DatabaseKey = { readonly key: Buffer; readonly salt: Buffer };

/**
 * A handle in SQLCipher 4 format. Nothing has been read yet, so a wrong key shows only later.
 * `synchronous=FULL` because a committed decision must survive a power cut, `temp_store=memory` because
 * SQLite would write temporary files in clear.
 */
export function openHandle(path: string, { key, salt }: DatabaseKey): WritableDb {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 0 });
    db.pragma(`cipher='sqlcipher'`);
    db.pragma('legacy=4');
    db.pragma(`key="x'${key.toString('hex')}${salt.toString('hex')}'"`);
    db.pragma('temp_store=MEMORY');
    db.pragma('secure_delete=ON');
    db.pragma('foreign_keys=ON');
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
    db.pragma('cache_size=-65536');
    return db as WritableDb;
  } catch (error) {
    db?.close();
    // better-sqlite3 throws a TypeError where the folder does not exist.
    throw error instanceof TypeError ? new AppError('folder-not-writable') : toStoreError(error);
  }
}
