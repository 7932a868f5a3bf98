import type { Migration } from '../../migrate.ts';

/** Rules over the case. */
export const rules: Migration = {
  version: 10,
  up: (db) => {
    db.exec(`
      CREATE TABLE rules (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        rule TEXT NOT NULL CHECK (json_valid(rule))
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
