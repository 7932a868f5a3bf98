/**
 * listPages(db, documentId?)          one line a page, without text; pagesByDocument(db) the same by document
 * getPage(db, documentId, page)       with text and boxes
 * listPageTexts(db, documentId?)      one page after another, for detection
 * insertPage, replaceText, markPageSeen   write
 */

import { Page } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import type { Actor } from '../contract/user.ts';
import type { DocumentId, Instant } from '../contract/values.ts';
import { listDocumentIds } from './documents.ts';
import { checkNoun } from './json-column.ts';
import { decodeBoxes, encodeBoxes } from './page-boxes.ts';
import { groupLines, recallPages } from './page-memory.ts';
import { forgetTexts } from './search.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export type NewPage = Omit<Page, 'seen'>;
export type PageLine = Omit<Page, 'text' | 'boxes'> & {
  /** UTF-16 units of text; 0 for a page without any. */
  readonly characters: number;
};
export type PageText = Pick<Page, 'documentId' | 'page' | 'text'>;

type PageRow = {
  document_id: string;
  page: number;
  box: string;
  rotation: number;
  characters: number;
  seen: number;
};

const lineColumns =
  'pages.document_id, pages.page, pages.box, pages.rotation, pages.characters, pages.seen_at IS NOT NULL AS seen';
const PageLine = Page.omit({ text: true, boxes: true });

function toLine(row: PageRow): PageLine {
  const line = checkNoun(PageLine, {
    documentId: row.document_id,
    page: row.page,
    box: JSON.parse(row.box),
    rotation: row.rotation,
    seen: row.seen === 1,
  });
  return { ...line, characters: row.characters };
}

/** Documents in the order of the case, pages in theirs. */
export function listPages(db: ReadableDb, documentId?: DocumentId): PageLine[] {
  const documents = recallPages(db, (id) => selectLines(db, id));
  if (documents === null) return selectLines(db, documentId);
  if (documentId !== undefined) return [...(documents.get(documentId) ?? [])];
  return [...documents.values()].flat();
}

/** In the order of the case. On an open case a document's list stays the very same until one of its pages changes. */
export function pagesByDocument(db: ReadableDb): ReadonlyMap<DocumentId, readonly PageLine[]> {
  return recallPages(db, (documentId) => selectLines(db, documentId)) ?? groupLines(selectLines(db));
}

function selectLines(db: ReadableDb, documentId?: DocumentId): PageLine[] {
  const rows =
    documentId === undefined
      ? prepare<PageRow>(
          db,
          `SELECT ${lineColumns} FROM pages JOIN documents ON documents.id = document_id
           ORDER BY documents.position, documents.id, page`,
        ).all()
      : prepare<PageRow>(db, `SELECT ${lineColumns} FROM pages WHERE document_id = ? ORDER BY page`).all(
          documentId,
        );
  return rows.map(toLine);
}

/** Throws `not-found`. */
export function getPage(db: ReadableDb, documentId: DocumentId, page: number): Page {
  const row = prepare<PageRow & { text: string; boxes: Buffer }>(
    db,
    `SELECT ${lineColumns}, text, boxes FROM pages
     JOIN page_texts ON page_texts.page_id = pages.id JOIN page_boxes ON page_boxes.page_id = pages.id
     WHERE document_id = ? AND page = ?`,
  ).get(documentId, page);
  if (row === undefined) throw new AppError('not-found');
  const { characters: _, ...line } = toLine(row);
  const boxes = decodeBoxes(row.boxes);
  if (boxes.length !== row.text.length * 4) throw new AppError('database-damaged');
  return { ...line, text: row.text, boxes };
}

/** Without the boxes, which take longer. Throws `not-found`. */
export function readText(db: ReadableDb, documentId: DocumentId, page: number): string {
  const row = prepare<{ text: string }>(
    db,
    'SELECT text FROM pages JOIN page_texts ON page_id = pages.id WHERE document_id = ? AND page = ?',
  ).get(documentId, page);
  if (row === undefined) throw new AppError('not-found');
  return row.text;
}

/** Documents in the order of the case; one page in memory at a time. The handle is busy until the last is read. */
export function* listPageTexts(db: ReadableDb, documentId?: DocumentId): Generator<PageText> {
  const ids = documentId === undefined ? listDocumentIds(db) : [documentId];
  for (const id of ids) {
    const rows = prepare<{ page: number; text: string }>(
      db,
      'SELECT page, text FROM pages JOIN page_texts ON page_id = pages.id WHERE document_id = ? ORDER BY page',
    ).all(id);
    for (const row of rows) yield { documentId: id, page: row.page, text: row.text };
  }
}

/** The page's document must be there. `boxes` holds four numbers for each UTF-16 unit of `text`. */
export function insertPage(db: WritableDb, page: NewPage): void {
  if (page.boxes.length !== page.text.length * 4)
    throw new AppError('internal', { boxes: page.boxes.length });
  const { lastInsertRowid } = prepare(
    db,
    'INSERT INTO pages (document_id, page, box, rotation, characters) VALUES (?, ?, ?, ?, ?)',
  ).run(page.documentId, page.page, JSON.stringify(page.box), page.rotation, page.text.length);
  prepare(db, 'INSERT INTO page_texts VALUES (?, ?)').run(lastInsertRowid, page.text);
  prepare(db, 'INSERT INTO page_boxes VALUES (?, ?)').run(lastInsertRowid, encodeBoxes(page.boxes));
}

/** What a machine has read takes the place of the text that was there. Throws `not-found`. */
export function replaceText(
  db: WritableDb,
  { documentId, page, text, boxes }: Pick<NewPage, 'documentId' | 'page' | 'text' | 'boxes'>,
): void {
  if (boxes.length !== text.length * 4) throw new AppError('internal', { boxes: boxes.length });
  const row = prepare<{ id: number }>(
    db,
    'UPDATE pages SET characters = ? WHERE document_id = ? AND page = ? RETURNING id',
  ).get(text.length, documentId, page);
  if (row === undefined) throw new AppError('not-found');
  prepare(db, 'UPDATE page_texts SET text = ? WHERE page_id = ?').run(text, row.id);
  prepare(db, 'UPDATE page_boxes SET boxes = ? WHERE page_id = ?').run(encodeBoxes(boxes), row.id);
  forgetTexts(db, documentId);
}

/** True where it had not been seen before: only then is there something to record. Throws `not-found`. */
export function markPageSeen(
  db: WritableDb,
  documentId: DocumentId,
  page: number,
  by: Actor,
  at: Instant,
): boolean {
  const { changes } = prepare(
    db,
    'UPDATE pages SET seen_by = ?, seen_at = ? WHERE document_id = ? AND page = ? AND seen_at IS NULL',
  ).run(JSON.stringify(by), at, documentId, page);
  if (changes > 0) return true;
  const found = prepare(db, 'SELECT 1 FROM pages WHERE document_id = ? AND page = ?').get(documentId, page);
  if (found === undefined) throw new AppError('not-found');
  return false;
}
