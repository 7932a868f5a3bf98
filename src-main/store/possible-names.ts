/**
 * listOpenNames(db)                      places that no mark covers, in the order of the case
 * listOpenPlaces(db, name)               of one name
 * listNamesOf(db, documentId)             covered or not
 * replacePossibleNames(db, documentId, names)   write
 */
import type { DocumentId } from '../contract/values.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export type PossibleName = {
  readonly documentId: DocumentId;
  readonly page: number;
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  /** Folded: what the places of one name share. */
  readonly name: string;
  /** As it stands there, and what stands before and after it in its line. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** Why, in words for the reviewer. */
  readonly reason: string;
  readonly confidence: number;
};

const columns = `n.document_id AS documentId, n.page, n.range_start AS start, n.range_end AS end, n.name, n.text, n.before, n.after, n.reason, n.confidence`;
const uncovered = `NOT EXISTS (
  SELECT 1 FROM marks WHERE marks.document_id = n.document_id AND marks.page = n.page
    AND marks.range_start < n.range_end AND marks.range_end > n.range_start)`;

export function listOpenNames(db: ReadableDb): PossibleName[] {
  return prepare<PossibleName>(
    db,
    `SELECT ${columns} FROM possible_names n JOIN documents ON documents.id = n.document_id
     WHERE ${uncovered} ORDER BY documents.position, n.document_id, n.page, n.range_start`,
  ).all();
}

export function listOpenPlaces(db: ReadableDb, name: string): PossibleName[] {
  return prepare<PossibleName>(
    db,
    `SELECT ${columns} FROM possible_names n WHERE n.name = ? AND ${uncovered} ORDER BY n.document_id, n.page, n.range_start`,
  ).all(name);
}

/** What was found in the document before is forgotten. */
export function replacePossibleNames(
  db: WritableDb,
  documentId: DocumentId,
  names: readonly PossibleName[],
): void {
  prepare(db, 'DELETE FROM possible_names WHERE document_id = ?').run(documentId);
  const insert = prepare(
    db,
    `INSERT OR IGNORE INTO possible_names (document_id, page, range_start, range_end, name, text, before, after, reason, confidence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { page, start, end, name, text, before, after, reason, confidence } of names)
    insert.run(documentId, page, start, end, name, text, before, after, reason, confidence);
}

export function listNamesOf(db: ReadableDb, documentId: DocumentId): PossibleName[] {
  return prepare<PossibleName>(
    db,
    `SELECT ${columns} FROM possible_names n WHERE n.document_id = ? ORDER BY n.page, n.range_start`,
  ).all(documentId);
}
