/** Brings a database to the newest version, one migration a transaction. A published migration never changes. */
import { AppError } from '../contract/errors.ts';
import { prepare, runInTransaction, type WritableDb } from './sqlite.ts';

export type Migration = {
  /** 1, 2, 3, … without gaps. */
  readonly version: number;
  readonly up: (db: WritableDb) => void;
};

/** What a kind of database is: its migrations, and the SQL functions that its triggers call. */
export type Schema = {
  readonly migrations: readonly Migration[];
  readonly defineFunctions: (db: WritableDb) => void;
  /** Once it is at the newest version. */
  readonly whenOpen?: (db: WritableDb) => void;
};

/** Throws `database-too-new` where a later program has been at work. Stops at the first migration that fails, with everything before it kept and nothing of it. */
export function migrate(db: WritableDb, { migrations }: Schema): void {
  const current = readVersion(db);
  if (current > migrations.length) throw new AppError('database-too-new', { version: current });
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) throw new AppError('internal', { version: migration.version });
    if (migration.version <= current) continue;
    runInTransaction(db, () => {
      migration.up(db);
      if (prepare(db, 'PRAGMA foreign_key_check').all().length > 0) throw new AppError('database-damaged');
      db.pragma(`user_version=${migration.version}`);
    });
  }
}

function readVersion(db: WritableDb): number {
  return prepare<{ user_version: number }>(db, 'PRAGMA user_version').get()?.user_version ?? 0;
}
