import type { Migration } from '../../migrate.ts';

/** Findings of the import by page, each with its places and with who looked at it; before, documents held bare counts. */
export const findings: Migration = {
  version: 3,
  up: (db) => {
    db.exec(`
      CREATE TABLE findings (
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        -- 0 where it belongs to the whole file.
        page INTEGER NOT NULL,
        kind TEXT NOT NULL,
        count INTEGER NOT NULL,
        places TEXT NOT NULL CHECK (json_valid(places)),
        looked_by TEXT CHECK (json_valid(looked_by)),
        looked_at TEXT,
        PRIMARY KEY (document_id, page, kind)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO findings (document_id, page, kind, count, places)
        SELECT documents.id, coalesce(value ->> 'page', 0), value ->> 'kind', sum(value ->> 'count'), '[]'
        FROM documents, json_each(documents.findings)
        GROUP BY 1, 2, 3;
      ALTER TABLE documents DROP COLUMN findings;
    `);
  },
};
