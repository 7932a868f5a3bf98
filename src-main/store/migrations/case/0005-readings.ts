import type { Migration } from '../../migrate.ts';

/** Pages whose words a machine reads. What older versions of the program left without text waits to be read too. */
export const readings: Migration = {
  version: 5,
  up: (db) => {
    db.exec(`
      CREATE TABLE readings (
        document_id TEXT NOT NULL,
        page INTEGER NOT NULL,
        reason TEXT NOT NULL,
        -- read: its words are in the page's text; suggested: and were looked through for people and details.
        state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'suggested')),
        tries INTEGER NOT NULL DEFAULT 0,
        confidence REAL NOT NULL DEFAULT 0,
        flags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(flags)),
        replaces_layer INTEGER NOT NULL DEFAULT 0,
        words TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(words)),
        PRIMARY KEY (document_id, page),
        FOREIGN KEY (document_id, page) REFERENCES pages (document_id, page) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX readings_by_state ON readings (state);
      INSERT INTO readings (document_id, page, reason, state)
        SELECT document_id, page, 'no-text', 'waiting' FROM findings WHERE kind = 'page-without-text' AND page > 0;
    `);
  },
};
