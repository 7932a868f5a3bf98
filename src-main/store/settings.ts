/** getOrganisation(db) → Organisation | null, setOrganisation(db, organisation): in the vault. */
import { Organisation } from '../contract/case.ts';
import { parseNullableColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export function getOrganisation(db: ReadableDb): Organisation | null {
  const row = prepare<{ value: string }>(db, "SELECT value FROM settings WHERE name = 'organisation'").get();
  return parseNullableColumn(Organisation, row?.value ?? null);
}

export function setOrganisation(db: WritableDb, organisation: Organisation): void {
  prepare(
    db,
    `INSERT INTO settings VALUES ('organisation', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(organisation));
}
