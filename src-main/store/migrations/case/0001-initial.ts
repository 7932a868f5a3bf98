import type { Migration } from '../../migrate.ts';
import { auditTable } from '../audit-table.ts';

/** Whole nouns are kept as JSON where nothing asks for their parts; what is searched or counted is a column. */
export const initial: Migration = {
  version: 1,
  up: (db) => {
    db.exec(`
      CREATE TABLE case_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        revision INTEGER NOT NULL,
        -- The last change of the undo log that is in force; 0 when all are undone.
        applied_change INTEGER NOT NULL
      ) STRICT;
      INSERT INTO case_state VALUES (1, 0, 0);

      CREATE TABLE request (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        request TEXT NOT NULL CHECK (json_valid(request))
      ) STRICT;

      CREATE TABLE people (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        person TEXT NOT NULL CHECK (json_valid(person))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        file_name TEXT NOT NULL,
        date TEXT,
        pages INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL UNIQUE,
        imported_at TEXT NOT NULL,
        imported_by TEXT NOT NULL CHECK (json_valid(imported_by)),
        findings TEXT NOT NULL CHECK (json_valid(findings))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE pages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        page INTEGER NOT NULL,
        box TEXT NOT NULL CHECK (json_valid(box)),
        rotation INTEGER NOT NULL CHECK (rotation IN (0, 90, 180, 270)),
        characters INTEGER NOT NULL,
        seen_by TEXT CHECK (json_valid(seen_by)),
        seen_at TEXT,
        UNIQUE (document_id, page)
      ) STRICT;

      -- Apart, so that listing ten thousand pages does not read their text.
      CREATE TABLE page_texts (
        page_id INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        text TEXT NOT NULL
      ) STRICT;
      CREATE TABLE page_boxes (
        page_id INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        boxes BLOB NOT NULL
      ) STRICT;

      CREATE TABLE marks (
        id TEXT PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        page INTEGER NOT NULL,
        rects TEXT NOT NULL CHECK (json_valid(rects)),
        range_start INTEGER,
        range_end INTEGER,
        text TEXT NOT NULL,
        person_id TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
        type TEXT NOT NULL,
        source TEXT NOT NULL,
        reason TEXT NOT NULL,
        confidence REAL NOT NULL,
        decision TEXT CHECK (json_valid(decision)),
        review TEXT CHECK (json_valid(review)),
        state TEXT NOT NULL GENERATED ALWAYS AS (
          CASE
            WHEN decision IS NULL THEN 'suggested'
            WHEN review IS NOT NULL THEN review ->> 'outcome'
            WHEN decision ->> 'outcome' = 'withhold' THEN 'withheld'
            ELSE 'kept'
          END
        ) STORED,
        FOREIGN KEY (document_id, page) REFERENCES pages (document_id, page) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX marks_by_page ON marks (document_id, page, range_start);
      CREATE INDEX marks_by_state ON marks (state);
      CREATE INDEX marks_by_person ON marks (person_id);

      -- The undo log.
      CREATE TABLE changes (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        actor TEXT NOT NULL CHECK (json_valid(actor)),
        label TEXT NOT NULL,
        before TEXT NOT NULL CHECK (json_valid(before)),
        after TEXT NOT NULL CHECK (json_valid(after))
      ) STRICT;

      CREATE TABLE bundles (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL UNIQUE,
        -- The case's revision that the bundle was prepared from.
        revision INTEGER NOT NULL,
        bundle TEXT NOT NULL CHECK (json_valid(bundle))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE files (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('original', 'working', 'redacted', 'bundle')),
        document_id TEXT REFERENCES documents ON DELETE CASCADE,
        bundle_id TEXT REFERENCES bundles ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        at TEXT NOT NULL,
        CHECK ((document_id IS NULL) <> (bundle_id IS NULL))
      ) STRICT;
      CREATE INDEX files_by_document ON files (document_id, kind);
      CREATE INDEX files_by_bundle ON files (bundle_id);

      ${auditTable}
    `);
  },
};
