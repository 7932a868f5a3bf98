/**
 * listWaiting(db), countReadings(db)           what is to be read, and how much was
 * listReadings(db, documentId)                 with their words
 * findReading(db, documentId, page)            without
 * listUnsuggested(db)                          documents with words that nothing has been looked for in
 * insertWaiting, putReading, noteFailure, markSuggested   write
 */

import { type PageReading, Reading, type ReadingReason, type ReadWord } from '../contract/reading.ts';
import type { DocumentId } from '../contract/values.ts';
import { checkNoun } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export type ReadingPlace = { readonly documentId: DocumentId; readonly page: number };

/** Documents in the order of the case, pages in theirs. */
export function listWaiting(db: ReadableDb): ReadingPlace[] {
  return prepare<ReadingPlace>(
    db,
    `SELECT document_id AS documentId, page FROM readings JOIN documents ON documents.id = document_id
     WHERE state = 'waiting' ORDER BY position, document_id, page`,
  ).all();
}

export function countReadings(db: ReadableDb): { readonly waiting: number; readonly read: number } {
  const row = prepare<{ waiting: number; read: number }>(
    db,
    `SELECT coalesce(sum(state = 'waiting'), 0) AS waiting, coalesce(sum(state <> 'waiting'), 0) AS read FROM readings`,
  ).get();
  return row ?? { waiting: 0, read: 0 };
}

type ReadingRow = {
  document_id: DocumentId;
  page: number;
  state: 'waiting' | 'read' | 'suggested';
  confidence: number;
  flags: string;
};

/** Pages that were read, in their order. */
export function listReadings(db: ReadableDb, documentId: DocumentId): { page: number; reading: Reading }[] {
  return prepare<ReadingRow & { replaces_layer: number; words: string }>(
    db,
    `SELECT page, confidence, flags, replaces_layer, words FROM readings
     WHERE document_id = ? AND state <> 'waiting' ORDER BY page`,
  )
    .all(documentId)
    .map(({ page, confidence, flags, replaces_layer, words }) => ({
      page,
      reading: checkNoun(Reading, {
        confidence,
        flags: JSON.parse(flags),
        replacesLayer: replaces_layer === 1,
        words: JSON.parse(words),
      }),
    }));
}

/** Null for a page whose text was there. */
export function findReading(db: ReadableDb, documentId: DocumentId, page: number): PageReading | null {
  const row = prepare<ReadingRow>(
    db,
    'SELECT state, confidence, flags FROM readings WHERE document_id = ? AND page = ?',
  ).get(documentId, page);
  if (row === undefined) return null;
  const { confidence, flags } = checkNoun(Reading.pick({ confidence: true, flags: true }), {
    confidence: row.confidence,
    flags: JSON.parse(row.flags),
  });
  return { state: row.state === 'waiting' ? 'waiting' : 'read', confidence, flags };
}

export function listUnsuggested(db: ReadableDb): DocumentId[] {
  return prepare<{ id: DocumentId }>(
    db,
    `SELECT DISTINCT documents.id, position FROM readings JOIN documents ON documents.id = document_id
     WHERE state = 'read' ORDER BY position, documents.id`,
  )
    .all()
    .map(({ id }) => id);
}

/** The pages must be there. */
export function insertWaiting(
  db: WritableDb,
  documentId: DocumentId,
  pages: readonly { readonly page: number; readonly reason: ReadingReason }[],
): void {
  const insert = prepare(
    db,
    "INSERT INTO readings (document_id, page, reason, state) VALUES (?, ?, ?, 'waiting')",
  );
  for (const { page, reason } of pages) insert.run(documentId, page, reason);
}

/** False where the page is gone, or was read meanwhile. */
export function putReading(
  db: WritableDb,
  { documentId, page }: ReadingPlace,
  { confidence, flags, replacesLayer, words }: Reading,
): boolean {
  const { changes } = prepare(
    db,
    `UPDATE readings SET state = 'read', confidence = ?, flags = ?, replaces_layer = ?, words = ?
     WHERE document_id = ? AND page = ? AND state = 'waiting'`,
  ).run(
    confidence,
    JSON.stringify(flags),
    replacesLayer ? 1 : 0,
    JSON.stringify(words.map(roundWord)),
    documentId,
    page,
  );
  return changes > 0;
}

/** The number of tries that have failed; 0 where the page is gone. */
export function noteFailure(db: WritableDb, { documentId, page }: ReadingPlace): number {
  const row = prepare<{ tries: number }>(
    db,
    `UPDATE readings SET tries = tries + 1 WHERE document_id = ? AND page = ? AND state = 'waiting' RETURNING tries`,
  ).get(documentId, page);
  return row?.tries ?? 0;
}

export function markSuggested(db: WritableDb, documentId: DocumentId): void {
  prepare(db, "UPDATE readings SET state = 'suggested' WHERE document_id = ? AND state = 'read'").run(
    documentId,
  );
}

/** A hundredth of a point is finer than any scan; the numbers are most of what is kept. */
function roundWord(word: ReadWord): ReadWord {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    ...word,
    confidence: round(word.confidence),
    start: [round(word.start[0]), round(word.start[1])],
    angle: Math.round(word.angle * 10_000) / 10_000,
    length: Math.max(0.01, round(word.length)),
    above: Math.max(0.01, round(word.above)),
    below: Math.max(0.01, round(word.below)),
  };
}
