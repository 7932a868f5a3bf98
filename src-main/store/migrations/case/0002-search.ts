import type { Migration } from '../../migrate.ts';

/** The full-text index over all pages, filled from the pages that are there and kept in step by triggers. */
export const search: Migration = {
  version: 2,
  up: (db) => {
    db.exec(`
      -- No content of its own: the text stands once, in page_texts. index_text() is defined in search-text.ts.
      CREATE VIRTUAL TABLE page_search USING fts5 (
        text, content = '', contentless_delete = 1, prefix = '2 3',
        tokenize = 'unicode61 remove_diacritics 2'
      );
      INSERT INTO page_search (rowid, text) SELECT page_id, index_text(text) FROM page_texts;
      CREATE TRIGGER page_search_gains AFTER INSERT ON page_texts BEGIN
        INSERT INTO page_search (rowid, text) VALUES (NEW.page_id, index_text(NEW.text));
      END;
      CREATE TRIGGER page_search_loses AFTER DELETE ON page_texts BEGIN
        DELETE FROM page_search WHERE rowid = OLD.page_id;
      END;
      CREATE TRIGGER page_search_follows AFTER UPDATE OF text ON page_texts BEGIN
        DELETE FROM page_search WHERE rowid = OLD.page_id;
        INSERT INTO page_search (rowid, text) VALUES (NEW.page_id, index_text(NEW.text));
      END;
    `);
  },
};
