import type { Migration } from '../../migrate.ts';

/** Words that may be names, for a person to skim: no marks, and none of them holds up a bundle. */
export const possibleNames: Migration = {
  version: 7,
  up: (db) => {
    db.exec(`
      CREATE TABLE possible_names (
        document_id TEXT NOT NULL,
        page INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        -- What the places of one name share: its letters without case and accents.
        name TEXT NOT NULL,
        -- As it stands there, with some of its line.
        text TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reason TEXT NOT NULL,
        confidence REAL NOT NULL,
        PRIMARY KEY (document_id, page, range_start),
        FOREIGN KEY (document_id, page) REFERENCES pages (document_id, page) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX possible_names_by_name ON possible_names (name);
    `);
  },
};
