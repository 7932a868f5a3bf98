/**
 * listDocuments(db), listDocumentIds(db), findDocument(db, id), getDocument(db, id), findDocumentByHash(db, sha256), listFamily(db, id)   read
 * insertDocument, updateDocument, moveDocument, removeDocument                                   write
 */

import { Document } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import type { DocumentId, PlainDate } from '../contract/values.ts';
import { checkNoun } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type DocumentRow = {
  id: string;
  title: string;
  file_name: string;
  date: string | null;
  pages: number;
  bytes: number;
  sha256: string;
  imported_at: string;
  imported_by: string;
  parent: string | null;
};

const columns = 'id, title, file_name, date, pages, bytes, sha256, imported_at, imported_by, parent';

function toDocument(row: DocumentRow): Document {
  return checkNoun(Document, {
    id: row.id,
    title: row.title,
    fileName: row.file_name,
    date: row.date,
    pages: row.pages,
    bytes: row.bytes,
    sha256: row.sha256,
    importedAt: row.imported_at,
    importedBy: JSON.parse(row.imported_by),
    parent: row.parent,
  });
}

/** In the order of the case. */
export function listDocuments(db: ReadableDb): Document[] {
  return prepare<DocumentRow>(db, `SELECT ${columns} FROM documents ORDER BY position, id`)
    .all()
    .map(toDocument);
}

export function findDocument(db: ReadableDb, id: DocumentId): Document | null {
  const row = prepare<DocumentRow>(db, `SELECT ${columns} FROM documents WHERE id = ?`).get(id);
  return row === undefined ? null : toDocument(row);
}

/** Throws `not-found`. */
export function getDocument(db: ReadableDb, id: DocumentId): Document {
  const document = findDocument(db, id);
  if (document === null) throw new AppError('not-found');
  return document;
}

export function findDocumentByHash(db: ReadableDb, sha256: string): Document | null {
  const row = prepare<DocumentRow>(db, `SELECT ${columns} FROM documents WHERE sha256 = ?`).get(sha256);
  return row === undefined ? null : toDocument(row);
}

/**
 * At the end of the order. Throws `file-already-imported` where the same bytes are in the case and nothing carried
 * them in: two messages may well have the same attachment.
 */
export function insertDocument(db: WritableDb, document: Document): void {
  const { parent } = document;
  if (parent === null && findDocumentByHash(db, document.sha256) !== null)
    throw new AppError('file-already-imported');
  prepare(
    db,
    `INSERT INTO documents (position, identity, ${columns})
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM documents), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    parent === null ? document.sha256 : `${document.sha256} ${document.id}`,
    document.id,
    document.title,
    document.fileName,
    document.date,
    document.pages,
    document.bytes,
    document.sha256,
    document.importedAt,
    JSON.stringify(document.importedBy),
    parent,
  );
}

/** The document and all that it carried, whatever the depth. */
export function listFamily(db: ReadableDb, id: DocumentId): DocumentId[] {
  return prepare<{ id: DocumentId }>(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT id FROM documents WHERE id = ?
       UNION SELECT documents.id FROM documents JOIN family ON documents.parent = family.id
     ) SELECT id FROM family`,
  )
    .all(id)
    .map((row) => row.id);
}

/** In the order of the case. */
export function listDocumentIds(db: ReadableDb): DocumentId[] {
  return prepare<{ id: DocumentId }>(db, 'SELECT id FROM documents ORDER BY position, id')
    .all()
    .map(({ id }) => id);
}

/** What may change after import. Throws `not-found`. */
export function updateDocument(
  db: WritableDb,
  id: DocumentId,
  changed: { readonly title: string; readonly date: PlainDate | null },
): void {
  const { changes } = prepare(db, 'UPDATE documents SET title = ?, date = ? WHERE id = ?').run(
    changed.title,
    changed.date,
    id,
  );
  if (changes === 0) throw new AppError('not-found');
}

/** To the place with this index, counted from 0, in the order without it. Throws `not-found`. */
export function moveDocument(db: WritableDb, id: DocumentId, index: number): void {
  const order = listDocumentIds(db);
  const rest = order.filter((other) => other !== id);
  if (rest.length === order.length) throw new AppError('not-found');
  rest.splice(Math.max(0, Math.min(index, rest.length)), 0, id);
  const place = prepare(db, 'UPDATE documents SET position = ? WHERE id = ?');
  for (const [position, other] of rest.entries()) place.run(position + 1, other);
}

/**
 * With its pages, marks and file rows, and those of all that it carried. The encrypted files themselves go with `sweepCaseFiles`, after the
 * commit. Throws `not-found`.
 */
export function removeDocument(db: WritableDb, id: DocumentId): void {
  if (prepare(db, 'DELETE FROM documents WHERE id = ?').run(id).changes === 0)
    throw new AppError('not-found');
}
