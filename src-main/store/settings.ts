/**
 * In the vault.
 * getOrganisation(db) → Organisation | null, setOrganisation(db, organisation)
 * getKeySettings(db, userId) → KeySettings | null, setKeySettings(db, userId, keys)
 */
import { Organisation } from '../contract/case.ts';
import { KeySettings } from '../contract/keys.ts';
import type { UserId } from '../contract/values.ts';
import { parseNullableColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export function getOrganisation(db: ReadableDb): Organisation | null {
  return parseNullableColumn(Organisation, read(db, 'organisation'));
}

export function setOrganisation(db: WritableDb, organisation: Organisation): void {
  write(db, 'organisation', organisation);
}

export function getKeySettings(db: ReadableDb, userId: UserId): KeySettings | null {
  return parseNullableColumn(KeySettings, read(db, `keys ${userId}`));
}

export function setKeySettings(db: WritableDb, userId: UserId, keys: KeySettings): void {
  write(db, `keys ${userId}`, keys);
}

function read(db: ReadableDb, name: string): string | null {
  return prepare<{ value: string }>(db, 'SELECT value FROM settings WHERE name = ?').get(name)?.value ?? null;
}

function write(db: WritableDb, name: string, value: unknown): void {
  prepare(
    db,
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, JSON.stringify(value));
}
