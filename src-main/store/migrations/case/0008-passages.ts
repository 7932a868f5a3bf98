import type { Migration } from '../../migrate.ts';

/** Passages that want a person's judgement: flagged, never withheld by themselves. */
export const passages: Migration = {
  version: 8,
  up: (db) => {
    db.exec(`
      CREATE TABLE passages (
        document_id TEXT NOT NULL,
        page INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        kind TEXT NOT NULL,
        rects TEXT NOT NULL CHECK (json_valid(rects)),
        text TEXT NOT NULL,
        reason TEXT NOT NULL,
        negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
        -- Who else it is about, of facts about two people.
        names TEXT NOT NULL CHECK (json_valid(names)),
        answered_by TEXT CHECK (json_valid(answered_by)),
        answered_at TEXT,
        note TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (document_id, page, range_start, kind),
        FOREIGN KEY (document_id, page) REFERENCES pages (document_id, page) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      -- Who has uncovered what.
      CREATE TABLE passages_shown (
        document_id TEXT NOT NULL,
        page INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        kind TEXT NOT NULL,
        user_id TEXT NOT NULL,
        PRIMARY KEY (document_id, page, range_start, kind, user_id),
        FOREIGN KEY (document_id, page, range_start, kind)
          REFERENCES passages (document_id, page, range_start, kind) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
