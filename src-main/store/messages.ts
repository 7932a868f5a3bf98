/**
 * Messages, and which quotes which.
 *
 * listMessages(db)                       with what each quotes
 * listMessagePages(db, documentId)       their texts
 * insertMessage, insertQuotes, markMessagesCompared   write
 */
import { MessageOrigin } from '../contract/copies.ts';
import { DocumentId } from '../contract/values.ts';
import { parseColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export type MessageLine = {
  readonly documentId: DocumentId;
  readonly origin: MessageOrigin;
  readonly compared: boolean;
};

export type PageQuote = { readonly pageId: number; readonly ofPageId: number; readonly words: number };

/** In the order of the case. */
export function listMessages(db: ReadableDb): MessageLine[] {
  return prepare<{ documentId: string; origin: string; compared: number }>(
    db,
    `SELECT document_id AS documentId, origin, compared FROM messages
     JOIN documents ON documents.id = document_id ORDER BY position, documents.id`,
  )
    .all()
    .map(({ documentId, origin, compared }) => ({
      documentId: DocumentId.parse(documentId),
      origin: parseColumn(MessageOrigin, origin),
      compared: compared === 1,
    }));
}

/** By message, those of which words stand in it. */
export function listQuotedDocuments(db: ReadableDb): Map<DocumentId, DocumentId[]> {
  const quoted = new Map<DocumentId, DocumentId[]>();
  const rows = prepare<{ documentId: DocumentId; ofId: DocumentId }>(
    db,
    `SELECT DISTINCT pages.document_id AS documentId, sources.document_id AS ofId FROM page_quotes
     JOIN pages ON pages.id = page_id JOIN pages AS sources ON sources.id = of_page_id
     ORDER BY words DESC`,
  ).all();
  for (const { documentId, ofId } of rows) {
    const known = quoted.get(documentId) ?? [];
    if (!known.includes(ofId)) quoted.set(documentId, [...known, ofId]);
  }
  return quoted;
}

export type MessagePageLine = { readonly pageId: number; readonly page: number; readonly text: string };

export function listMessagePages(db: ReadableDb, documentId: DocumentId): MessagePageLine[] {
  return prepare<MessagePageLine>(
    db,
    `SELECT pages.id AS pageId, page, text FROM pages JOIN page_texts ON page_id = pages.id
     WHERE document_id = ? ORDER BY page`,
  ).all(documentId);
}

/** Named like messages, and nothing was kept of their headers: they came in with an earlier version. */
export function listForgottenMessages(db: ReadableDb): DocumentId[] {
  return prepare<{ id: DocumentId }>(
    db,
    `SELECT id FROM documents WHERE (file_name LIKE '%.eml' OR file_name LIKE '%.msg')
       AND NOT EXISTS (SELECT 1 FROM messages WHERE document_id = documents.id)`,
  )
    .all()
    .map(({ id }) => id);
}

export function insertMessage(db: WritableDb, documentId: DocumentId, origin: MessageOrigin): void {
  prepare(
    db,
    'INSERT OR IGNORE INTO messages (document_id, origin, compared) SELECT id, ?, 0 FROM documents WHERE id = ?',
  ).run(JSON.stringify(origin), documentId);
}

/** Pages that are gone are left out. */
export function insertQuotes(db: WritableDb, quotes: readonly PageQuote[]): void {
  const insert = prepare(
    db,
    `INSERT OR REPLACE INTO page_quotes (page_id, of_page_id, words)
     SELECT pages.id, sources.id, ? FROM pages, pages AS sources WHERE pages.id = ? AND sources.id = ?`,
  );
  for (const { pageId, ofPageId, words } of quotes) insert.run(words, pageId, ofPageId);
}

export function markMessagesCompared(db: WritableDb, documentIds: readonly DocumentId[]): void {
  const update = prepare(db, 'UPDATE messages SET compared = 1 WHERE document_id = ?');
  for (const id of documentIds) update.run(id);
}
