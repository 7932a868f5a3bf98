/**
 * listFindings(db, documentId, page)   those of a page, and those of the whole file
 * summarizeFindings(db)                by document and kind, without places
 * listOpen(db, kinds)                  pages with findings that nobody has looked at
 * findHiddenText(db, text)             where a text stands in what was found and in no page's text
 * hasFinding(db, documentId, kind)
 * insertFindings, lookAtFinding, removeFinding   write
 */

import {
  CaseFinding,
  type FindingKind,
  FindingPlace,
  type FindingSummary,
  type InspectionFinding,
} from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import type { Actor } from '../contract/user.ts';
import type { DocumentId, Instant } from '../contract/values.ts';
import { isSerious } from '../domain/findings.ts';
import { listDocumentIds } from './documents.ts';
import { findFolded, foldText, type TextRange } from './folded-text.ts';
import { checkNoun, parseColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type FindingRow = {
  document_id: string;
  page: number;
  kind: FindingKind;
  count: number;
  places: string;
  looked_by: string | null;
  looked_at: string | null;
};

const columns = 'document_id, page, kind, count, places, looked_by, looked_at';
const Places = FindingPlace.array();

function toFinding(row: FindingRow): CaseFinding {
  return checkNoun(CaseFinding, {
    documentId: row.document_id,
    page: row.page === 0 ? null : row.page,
    kind: row.kind,
    serious: isSerious(row.kind),
    count: row.count,
    places: JSON.parse(row.places),
    looked: row.looked_by === null ? null : { by: JSON.parse(row.looked_by), at: row.looked_at },
  });
}

/** Those of the page first. */
export function listFindings(db: ReadableDb, documentId: DocumentId, page: number): CaseFinding[] {
  return prepare<FindingRow>(
    db,
    `SELECT ${columns} FROM findings WHERE document_id = ? AND page IN (0, ?) ORDER BY page DESC, kind`,
  )
    .all(documentId, page)
    .map(toFinding);
}

export function hasFinding(db: ReadableDb, documentId: DocumentId, kind: FindingKind): boolean {
  const row = prepare<{ one: number }>(
    db,
    'SELECT 1 AS one FROM findings WHERE document_id = ? AND kind = ?',
  );
  return row.get(documentId, kind) !== undefined;
}

/** What is no longer so: in all of the document, or on a page. */
export function removeFinding(
  db: WritableDb,
  documentId: DocumentId,
  kind: FindingKind,
  page: number | null = null,
): void {
  prepare(db, 'DELETE FROM findings WHERE document_id = ? AND kind = ? AND coalesce(page = ?, 1)').run(
    documentId,
    kind,
    page,
  );
}

type SummaryRow = {
  document_id: DocumentId;
  kind: FindingKind;
  count: number;
  pages: number;
  open: number;
  open_page: number | null;
};

export function summarizeFindings(db: ReadableDb): Map<DocumentId, FindingSummary[]> {
  const rows = prepare<SummaryRow>(
    db,
    `SELECT document_id, kind, sum(count) AS count, sum(page > 0) AS pages, sum(looked_at IS NULL) AS open,
       min(CASE WHEN looked_at IS NULL AND page > 0 THEN page END) AS open_page
     FROM findings GROUP BY document_id, kind ORDER BY document_id, kind`,
  ).all();
  const summaries = new Map<DocumentId, FindingSummary[]>();
  for (const { document_id, kind, count, pages, open, open_page } of rows) {
    const own = summaries.get(document_id) ?? [];
    summaries.set(document_id, own);
    own.push({ kind, serious: isSerious(kind), count, pages, open, openPage: open_page });
  }
  return summaries;
}

/** Of these kinds, in the order of the case. */
export function listOpen(
  db: ReadableDb,
  kinds: readonly FindingKind[],
): { documentId: DocumentId; page: number; kind: FindingKind }[] {
  return prepare<{ documentId: DocumentId; page: number; kind: FindingKind }>(
    db,
    `SELECT document_id AS documentId, page, kind FROM findings JOIN documents ON documents.id = document_id
     WHERE looked_at IS NULL AND page > 0 AND kind IN (${kinds.map(() => '?').join(', ')})
     ORDER BY position, document_id, page`,
  ).all(...kinds);
}

/** What was found in a file on its way into the case; one of a kind a page. */
export function insertFindings(
  db: WritableDb,
  documentId: DocumentId,
  findings: readonly InspectionFinding[],
): void {
  const insert = prepare(
    db,
    `INSERT INTO findings (document_id, page, kind, count, places) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  );
  for (const { page, kind, count, places } of findings)
    insert.run(documentId, page ?? 0, kind, count, JSON.stringify(places));
}

/** True where that was not so before. Throws `not-found` for a finding that is not there. */
export function lookAtFinding(
  db: WritableDb,
  finding: Pick<CaseFinding, 'documentId' | 'page' | 'kind'>,
  looked: { readonly by: Actor; readonly at: Instant } | null,
): boolean {
  const { documentId, page, kind } = finding;
  const where = 'document_id = ? AND page = ? AND kind = ?';
  const found = prepare<{ looked_at: string | null }>(
    db,
    `SELECT looked_at FROM findings WHERE ${where}`,
  ).get(documentId, page ?? 0, kind);
  if (found === undefined) throw new AppError('not-found');
  if ((found.looked_at === null) === (looked === null)) return false;
  prepare(db, `UPDATE findings SET looked_by = ?, looked_at = ? WHERE ${where}`).run(
    looked === null ? null : JSON.stringify(looked.by),
    looked?.at ?? null,
    documentId,
    page ?? 0,
    kind,
  );
  return true;
}

export type HiddenText = TextRange & {
  readonly documentId: DocumentId;
  readonly page: number | null;
  readonly kind: FindingKind;
  /** The words of the place, in which the range lies. */
  readonly text: string;
};

/** The words of the other kinds stand in the text of their pages, where every search finds them. */
const apartFromPages = [
  'annotation',
  'attachment',
  'form-field',
  'hidden-layer',
  'image-metadata',
  'javascript',
  'metadata',
  'previous-revision',
];

type ApartText = {
  readonly documentId: DocumentId;
  readonly page: number | null;
  readonly kind: FindingKind;
  readonly text: string;
  readonly folded: string;
};

/** What was found never changes once its document is in the case. */
const apartTexts = new WeakMap<ReadableDb, ReadonlyMap<DocumentId, readonly ApartText[]>>();

/** Documents in the order of the case. Case, accents, spaces and hyphens make no difference. */
export function findHiddenText(db: ReadableDb, text: string, limit: number): HiddenText[] {
  const needle = foldText(text).folded.trim();
  if (needle === '') return [];
  const hits: HiddenText[] = [];
  const known = apartTexts.get(db);
  const current = new Map<DocumentId, readonly ApartText[]>();
  for (const id of listDocumentIds(db)) {
    const texts = known?.get(id) ?? listApartTexts(db, id);
    current.set(id, texts);
    for (const { folded, ...place } of texts) {
      if (hits.length >= limit || !folded.includes(needle)) continue;
      for (const range of findFolded(foldText(place.text), needle).slice(0, limit - hits.length))
        hits.push({ ...place, ...range });
    }
  }
  apartTexts.set(db, current);
  return hits;
}

function listApartTexts(db: ReadableDb, documentId: DocumentId): ApartText[] {
  return prepare<FindingRow>(
    db,
    `SELECT ${columns} FROM findings WHERE document_id = ? AND kind IN (${apartFromPages.map(() => '?').join(', ')})
     ORDER BY page, kind`,
  )
    .all(documentId, ...apartFromPages)
    .flatMap(({ page, kind, places }) =>
      parseColumn(Places, places)
        .filter((place) => place.text !== '')
        .map(({ text }) => {
          const { folded } = foldText(text);
          return { documentId, page: page === 0 ? null : page, kind, text, folded };
        }),
    );
}
