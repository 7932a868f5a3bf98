import type { Migration } from '../../migrate.ts';

/**
 * Documents that came in another one. The same bytes may come in several: `identity` is what is unique, the hash of a
 * file that was brought by itself, the hash and the id of one that was carried.
 */
export const families: Migration = {
  version: 4,
  up: (db) => {
    db.exec(`
      ALTER TABLE documents RENAME COLUMN sha256 TO identity;
      ALTER TABLE documents ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
      UPDATE documents SET sha256 = identity;
      ALTER TABLE documents ADD COLUMN parent TEXT REFERENCES documents ON DELETE CASCADE;
      CREATE INDEX documents_by_hash ON documents (sha256);
      CREATE INDEX documents_by_parent ON documents (parent);
    `);
  },
};
