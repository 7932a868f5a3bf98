import type { Migration } from '../../migrate.ts';

/**
 * What copies are found by: the fingerprint of each page's words, which texts are nearly the same, which message quotes
 * which. All of it is made from the pages again where it is missing, as it is in a case of an earlier version.
 */
export const copies: Migration = {
  version: 6,
  up: (db) => {
    db.exec(`
      CREATE TABLE page_prints (
        page_id INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        -- SHA-256 of the folded words: pages with the same say the same.
        words_hash BLOB NOT NULL,
        words INTEGER NOT NULL,
        -- Sorted 32-bit numbers, little-endian.
        prints BLOB NOT NULL,
        -- 1 once the text was compared with all others.
        compared INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX page_prints_by_hash ON page_prints (words_hash);
      CREATE INDEX page_prints_waiting ON page_prints (compared) WHERE compared = 0;

      -- Both ways round.
      CREATE TABLE near_texts (
        words_hash BLOB NOT NULL,
        other_hash BLOB NOT NULL,
        differing INTEGER NOT NULL,
        PRIMARY KEY (words_hash, other_hash)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE messages (
        document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
        origin TEXT NOT NULL CHECK (json_valid(origin)),
        -- 1 once it is known what it quotes and who quotes it.
        compared INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE page_quotes (
        page_id INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        of_page_id INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        words INTEGER NOT NULL,
        PRIMARY KEY (page_id, of_page_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX page_quotes_by_source ON page_quotes (of_page_id);

      -- A page that is read again says something else.
      CREATE TRIGGER page_prints_follow AFTER UPDATE OF text ON page_texts BEGIN
        DELETE FROM page_prints WHERE page_id = OLD.page_id;
        DELETE FROM page_quotes WHERE page_id = OLD.page_id OR of_page_id = OLD.page_id;
        UPDATE messages SET compared = 0
          WHERE document_id = (SELECT document_id FROM pages WHERE id = OLD.page_id);
      END;
    `);
  },
};
