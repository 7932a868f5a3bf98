import type { Migration } from '../../migrate.ts';

/** Uneven decisions that somebody looked at and left as they are, and why. */
export const dismissedSlips: Migration = {
  version: 11,
  up: (db) => {
    db.exec(`
      CREATE TABLE dismissed_slips (
        document_id TEXT NOT NULL,
        page INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        dismissed_by TEXT NOT NULL CHECK (json_valid(dismissed_by)),
        at TEXT NOT NULL,
        PRIMARY KEY (document_id, page, range_start, range_end, kind),
        FOREIGN KEY (document_id, page) REFERENCES pages (document_id, page) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
