/**
 * listBundles(db), getBundle(db, id), findLatestBundle(db), getBundleRevision(db, id)   read
 * insertBundle(db, bundle, revision), updateBundle(db, bundle), voidBundles(db)         write
 */

import { Bundle } from '../contract/bundle.ts';
import { AppError } from '../contract/errors.ts';
import type { BundleId } from '../contract/values.ts';
import { parseColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type BundleRow = { bundle: string };

/** Newest first. */
export function listBundles(db: ReadableDb): Bundle[] {
  return prepare<BundleRow>(db, 'SELECT bundle FROM bundles ORDER BY position DESC')
    .all()
    .map((row) => parseColumn(Bundle, row.bundle));
}

/** Throws `bundle-missing`. */
export function getBundle(db: ReadableDb, id: BundleId): Bundle {
  const row = prepare<BundleRow>(db, 'SELECT bundle FROM bundles WHERE id = ?').get(id);
  if (row === undefined) throw new AppError('bundle-missing');
  return parseColumn(Bundle, row.bundle);
}

export function findLatestBundle(db: ReadableDb): Bundle | null {
  const row = prepare<BundleRow>(db, 'SELECT bundle FROM bundles ORDER BY position DESC LIMIT 1').get();
  return row === undefined ? null : parseColumn(Bundle, row.bundle);
}

/** The case's revision that the bundle was prepared from. Throws `bundle-missing`. */
export function getBundleRevision(db: ReadableDb, id: BundleId): number {
  const row = prepare<{ revision: number }>(db, 'SELECT revision FROM bundles WHERE id = ?').get(id);
  if (row === undefined) throw new AppError('bundle-missing');
  return row.revision;
}

export function insertBundle(db: WritableDb, bundle: Bundle, revision: number): void {
  prepare(
    db,
    'INSERT INTO bundles VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM bundles), ?, ?)',
  ).run(bundle.id, revision, JSON.stringify(bundle));
}

/** Throws `bundle-missing`. */
export function updateBundle(db: WritableDb, bundle: Bundle): void {
  const { changes } = prepare(db, 'UPDATE bundles SET bundle = ? WHERE id = ?').run(
    JSON.stringify(bundle),
    bundle.id,
  );
  if (changes === 0) throw new AppError('bundle-missing');
}

/** Prepared and signed ones no longer stand for the case; exported ones are history. Returns how many. */
export function voidBundles(db: WritableDb): number {
  return prepare(
    db,
    `UPDATE bundles SET bundle = json_set(bundle, '$.state', 'void')
     WHERE bundle ->> 'state' IN ('prepared', 'signed')`,
  ).run().changes;
}
