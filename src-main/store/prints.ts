/**
 * What copies are found by.
 *
 * countPending(db)                          pages and messages that were not compared yet
 * listPagesWithoutPrint(db, limit)          with their texts
 * listTexts(db)                             each different text once, in the order of the case
 * readTextOf(db, hash)                      of a page that has it
 * insertPrint, insertNearTexts, markCompared, dropStaleTexts   write
 */
import type { DocumentId } from '../contract/values.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export type NewPrint = {
  readonly pageId: number;
  /** SHA-256 of the folded words. */
  readonly hash: Buffer;
  readonly words: number;
  readonly prints: Uint32Array;
};

export type TextLine = {
  readonly hash: Buffer;
  readonly words: number;
  readonly prints: Uint32Array;
  readonly compared: boolean;
};

export function countPending(db: ReadableDb): number {
  const row = prepare<{ waiting: number }>(
    db,
    `SELECT (SELECT count(*) FROM pages) - (SELECT count(*) FROM page_prints)
       + (SELECT count(*) FROM page_prints WHERE compared = 0)
       + (SELECT count(*) FROM messages WHERE compared = 0) AS waiting`,
  ).get();
  return row?.waiting ?? 0;
}

export function listPagesWithoutPrint(
  db: ReadableDb,
  limit: number,
): { readonly pageId: number; readonly documentId: DocumentId; readonly text: string }[] {
  return prepare<{ pageId: number; documentId: DocumentId; text: string }>(
    db,
    `SELECT page_id AS pageId, document_id AS documentId, text FROM page_texts
     JOIN pages ON pages.id = page_id WHERE NOT EXISTS (SELECT 1 FROM page_prints WHERE page_prints.page_id = page_texts.page_id)
     ORDER BY page_id LIMIT ?`,
  ).all(limit);
}

/** Pages that are gone, or have theirs, are left out. */
export function insertPrint(db: WritableDb, { pageId, hash, words, prints }: NewPrint): void {
  const bytes = Buffer.alloc(prints.length * 4);
  for (const [index, print] of prints.entries()) bytes.writeUInt32LE(print, index * 4);
  prepare(
    db,
    `INSERT OR IGNORE INTO page_prints (page_id, words_hash, words, prints, compared)
     SELECT id, ?, ?, ?, 0 FROM pages WHERE id = ?`,
  ).run(hash, words, bytes, pageId);
}

/** Longer than `fewestWords`, in the order of the pages that have them first. */
export function listTexts(db: ReadableDb, fewestWords: number): TextLine[] {
  return prepare<{ hash: Buffer; words: number; prints: Buffer; compared: number }>(
    db,
    `SELECT words_hash AS hash, words, prints, max(compared) AS compared FROM page_prints
     WHERE words >= ? GROUP BY words_hash ORDER BY min(page_id)`,
  )
    .all(fewestWords)
    .map(({ prints, compared, ...line }) => ({
      ...line,
      prints: readPrints(prints),
      compared: compared === 1,
    }));
}

function readPrints(bytes: Buffer): Uint32Array {
  const prints = new Uint32Array(bytes.length / 4);
  for (let at = 0; at < prints.length; at += 1) prints[at] = bytes.readUInt32LE(at * 4);
  return prints;
}

/** Null where no page says it any more. */
export function readTextOf(db: ReadableDb, hash: Buffer): string | null {
  const row = prepare<{ text: string }>(
    db,
    `SELECT text FROM page_prints JOIN page_texts USING (page_id) WHERE words_hash = ? LIMIT 1`,
  ).get(hash);
  return row?.text ?? null;
}

export function insertNearTexts(db: WritableDb, a: Buffer, b: Buffer, differing: number): void {
  const insert = prepare(db, 'INSERT OR REPLACE INTO near_texts VALUES (?, ?, ?)');
  insert.run(a, b, differing);
  insert.run(b, a, differing);
}

/** These texts were compared with all that were there. */
export function markCompared(db: WritableDb, hashes: readonly Buffer[]): void {
  const update = prepare(db, 'UPDATE page_prints SET compared = 1 WHERE words_hash = ?');
  for (const hash of hashes) update.run(hash);
}

/** Texts with fewer words are only ever the same or not. */
export function markShortCompared(db: WritableDb, fewestWords: number): void {
  prepare(db, 'UPDATE page_prints SET compared = 1 WHERE words < ? AND compared = 0').run(fewestWords);
}

/** Nothing is remembered of texts that have left the case. */
export function dropStaleTexts(db: WritableDb): void {
  db.exec(`
    DELETE FROM near_texts WHERE words_hash NOT IN (SELECT words_hash FROM page_prints)
      OR other_hash NOT IN (SELECT words_hash FROM page_prints)
  `);
}
