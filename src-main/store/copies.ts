/**
 * listPageCopies(db, documentId, page)   the pages that say the same, nearly the same, or quote each other
 * listDocumentCopies(db)                 documents of which nearly all stands in an earlier one
 */
import { DocumentCopy, PageCopy } from '../contract/copies.ts';
import type { DocumentId } from '../contract/values.ts';
import { checkNoun } from './json-column.ts';
import { prepare, type ReadableDb } from './sqlite.ts';

/** Pages with fewer words ("This page is empty") are the same too often to be called copies. */
const fewestWords = 8;

type CopyRow = {
  document_id: string;
  page: number;
  kind: string;
  words: number;
  same_file: number;
  direction: string | null;
  seen: number;
};

/** Documents in the order of the case. An answer with all that it answers is near too: it is told once, as a quote. */
export function listPageCopies(db: ReadableDb, documentId: DocumentId, page: number): PageCopy[] {
  const rows = prepare<CopyRow>(
    db,
    `WITH here AS (
       SELECT pages.id AS page_id, words_hash, words, sha256, pages.page FROM pages
       JOIN documents ON documents.id = document_id LEFT JOIN page_prints ON page_prints.page_id = pages.id
       WHERE document_id = ? AND page = ?
     ), found (page_id, kind, words, direction) AS (
       SELECT other.page_id, 'identical', 0, NULL FROM here
         JOIN page_prints AS other ON other.words_hash = here.words_hash
         WHERE here.words >= ${fewestWords}
       UNION ALL
       SELECT pages.id, 'identical', 0, NULL FROM here
         JOIN documents ON documents.sha256 = here.sha256
         JOIN pages ON pages.document_id = documents.id AND pages.page = here.page
       UNION ALL
       SELECT other.page_id, 'near', differing, NULL FROM here
         JOIN near_texts ON near_texts.words_hash = here.words_hash
         JOIN page_prints AS other ON other.words_hash = near_texts.other_hash
       UNION ALL
       SELECT of_page_id, 'quote', page_quotes.words, 'quotes' FROM here JOIN page_quotes USING (page_id)
       UNION ALL
       SELECT page_quotes.page_id, 'quote', page_quotes.words, 'quoted-by' FROM here
         JOIN page_quotes ON of_page_id = here.page_id
     )
     SELECT document_id, pages.page, kind, found.words, direction, pages.seen_at IS NOT NULL AS seen,
       documents.sha256 = here.sha256 AND pages.page = here.page AS same_file
     FROM found JOIN pages ON pages.id = found.page_id JOIN documents ON documents.id = document_id, here
     WHERE found.page_id <> here.page_id
     ORDER BY position, document_id, pages.page,
       CASE kind WHEN 'identical' THEN 0 WHEN 'quote' THEN 1 ELSE 2 END`,
  ).all(documentId, page);
  const copies = new Map<string, PageCopy>();
  for (const row of rows) {
    const key = `${row.document_id} ${row.page}`;
    if (copies.has(key)) continue;
    copies.set(
      key,
      checkNoun(PageCopy, {
        documentId: row.document_id,
        page: row.page,
        kind: row.kind,
        words: row.words,
        sameFile: row.same_file === 1,
        direction: row.direction,
        seen: row.seen === 1,
      }),
    );
  }
  return [...copies.values()];
}

/** Of the pages with words, so many must stand in the other document, of a hundred. */
const leastShare = 80;

type DocumentRow = { documentId: string; ofId: string; pages: number; identical: number; sameFile: number };
const known = new WeakMap<ReadableDb, { readonly state: string; readonly copies: readonly DocumentCopy[] }>();

/** One earlier document for each; the closest, then the first. */
export function listDocumentCopies(db: ReadableDb): readonly DocumentCopy[] {
  const state = describeState(db);
  const kept = known.get(db);
  if (kept?.state === state) return kept.copies;
  const copies = findDocumentCopies(db);
  known.set(db, { state, copies });
  return copies;
}

/** Asked for with every change of the case; the answer changes only with the pages and what is known of them. */
function describeState(db: ReadableDb): string {
  return JSON.stringify(
    prepare(
      db,
      `SELECT (SELECT count(*) FROM near_texts), (SELECT count(*) FROM page_prints),
         (SELECT count(*) FROM documents), (SELECT max(id) FROM pages),
         (SELECT group_concat(id) FROM (SELECT id FROM documents ORDER BY position, id))`,
    ).get(),
  );
}

function findDocumentCopies(db: ReadableDb): DocumentCopy[] {
  const rows = prepare<DocumentRow>(
    db,
    `WITH pairs (page_id, other_id, identical) AS (
       SELECT own.page_id, other.page_id, 1 FROM page_prints AS own
         JOIN page_prints AS other ON other.words_hash = own.words_hash AND other.page_id <> own.page_id
         WHERE own.words >= ${fewestWords}
       UNION ALL
       SELECT own.page_id, other.page_id, 0 FROM near_texts
         JOIN page_prints AS own USING (words_hash)
         JOIN page_prints AS other ON other.words_hash = near_texts.other_hash
         -- An answer with all that it answers is no copy of it.
         WHERE NOT EXISTS (SELECT 1 FROM page_quotes
           WHERE (page_quotes.page_id, of_page_id) IN
             (VALUES (own.page_id, other.page_id), (other.page_id, own.page_id)))
     ), shared AS (
       SELECT document.id AS documentId, earlier.id AS ofId, count(DISTINCT page.id) AS pages,
         count(DISTINCT CASE WHEN identical = 1 THEN page.id END) AS identical,
         document.sha256 = earlier.sha256 AS sameFile,
         document.position AS position, earlier.position AS ofPosition
       FROM pairs JOIN pages AS page ON page.id = pairs.page_id JOIN pages AS other ON other.id = other_id
       JOIN documents AS document ON document.id = page.document_id
       JOIN documents AS earlier ON earlier.id = other.document_id
       WHERE (earlier.position, earlier.id) < (document.position, document.id)
       GROUP BY 1, 2
       UNION ALL
       SELECT document.id, earlier.id, 0, 0, 1, document.position, earlier.position FROM documents AS document
         JOIN documents AS earlier ON earlier.sha256 = document.sha256
         WHERE (earlier.position, earlier.id) < (document.position, document.id)
     ), counted AS (
       SELECT document_id, count(*) AS all_pages FROM pages JOIN page_prints ON page_id = pages.id
       WHERE words >= ${fewestWords} GROUP BY 1
     )
     SELECT documentId, ofId, pages, identical = all_pages AS identical, sameFile FROM shared
     LEFT JOIN counted ON document_id = documentId
     WHERE sameFile = 1 OR pages * 100 >= all_pages * ${leastShare}
     ORDER BY position, documentId, sameFile DESC, identical DESC, pages DESC, ofPosition`,
  ).all();
  const copies = new Map<string, DocumentCopy>();
  for (const { documentId, ofId, identical, sameFile } of rows) {
    if (copies.has(documentId)) continue;
    const kind = sameFile === 1 ? 'same-file' : identical === 1 ? 'identical' : 'near';
    copies.set(documentId, checkNoun(DocumentCopy, { documentId, of: ofId, kind }));
  }
  return [...copies.values()];
}
