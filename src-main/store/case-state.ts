/**
 * getRevision(db)    how often what a bundle is made from has changed
 * bumpRevision(db)   every command that changes it calls this in its transaction
 */
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export function getRevision(db: ReadableDb): number {
  return prepare<{ revision: number }>(db, 'SELECT revision FROM case_state').get()?.revision ?? 0;
}

/** Returns the new revision. */
export function bumpRevision(db: WritableDb): number {
  prepare(db, 'UPDATE case_state SET revision = revision + 1').run();
  return getRevision(db);
}
