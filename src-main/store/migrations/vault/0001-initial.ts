import type { Migration } from '../../migrate.ts';
import { auditTable } from '../audit-table.ts';

export const initial: Migration = {
  version: 1,
  up: (db) => {
    db.exec(`
      CREATE TABLE users (
        id TEXT PRIMARY KEY,
        -- Ties the row to its key slot in vault.keys.
        slot_id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('caseworker', 'dpo', 'manager')),
        disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
        must_change_passphrase INTEGER NOT NULL CHECK (must_change_passphrase IN (0, 1)),
        added_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Retired keys stay: signatures made with them are still checked. A retired key has no private half.
      CREATE TABLE signing_keys (
        public_key TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users,
        wrapped_private_key BLOB,
        made_at TEXT NOT NULL,
        retired_at TEXT,
        CHECK ((retired_at IS NULL) = (wrapped_private_key IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX one_signing_key_in_use ON signing_keys (user_id) WHERE retired_at IS NULL;

      CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        made_at TEXT NOT NULL,
        wrapped_key BLOB NOT NULL,
        -- What the list of cases shows, so that it need not open every case.
        summary TEXT CHECK (json_valid(summary))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
      ) STRICT, WITHOUT ROWID;

      ${auditTable}
    `);
  },
};
