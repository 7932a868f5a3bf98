/**
 * listPassages(db, user, documentId?)     in the order of the case, with what the user has uncovered
 * listFlagged(db, documentId)             as they were flagged, for comparison
 * listFlaggedPages(db, kinds)             by document
 * listStamps(db), listUnanswered(db, documentId)   what nobody has answered in words
 * replaceFlagged, answerPassage, showPassage   write
 */
import { AppError } from '../contract/errors.ts';
import { Passage, type PassageKind, type PassagePlace } from '../contract/passage.ts';
import type { Actor } from '../contract/user.ts';
import type { DocumentId, Instant, UserId } from '../contract/values.ts';
import { checkNoun } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

/** A passage as detection has it, with the place that it takes on its page. */
export type Flagged = Omit<Passage, 'answer' | 'shown' | 'marked'>;
/** Without what the marks of the case make of it. */
export type StoredPassage = Omit<Passage, 'marked'>;

type PassageRow = {
  document_id: string;
  page: number;
  range_start: number;
  range_end: number;
  kind: string;
  rects: string;
  text: string;
  reason: string;
  negated: number;
  names: string;
  answered_by: string | null;
  answered_at: string | null;
  note: string;
  shown: number;
};

const columns =
  'p.document_id, p.page, p.range_start, p.range_end, p.kind, p.rects, p.text, p.reason, p.negated, p.names, p.answered_by, p.answered_at, p.note';
const atPlace = 'document_id = ? AND page = ? AND range_start = ? AND kind = ?';
const Stored = Passage.omit({ marked: true });

function toPassage(row: PassageRow): StoredPassage {
  return checkNoun(Stored, {
    documentId: row.document_id,
    page: row.page,
    start: row.range_start,
    end: row.range_end,
    kind: row.kind,
    rects: JSON.parse(row.rects),
    text: row.text,
    reason: row.reason,
    negated: row.negated === 1,
    names: JSON.parse(row.names),
    answer:
      row.answered_by === null
        ? null
        : { by: JSON.parse(row.answered_by), at: row.answered_at, note: row.note },
    shown: row.shown === 1,
  });
}

export function listPassages(db: ReadableDb, user: UserId, documentId: DocumentId | null): StoredPassage[] {
  const where = documentId === null ? '' : 'WHERE p.document_id = ?';
  return prepare<PassageRow>(
    db,
    `SELECT ${columns}, EXISTS (
       SELECT 1 FROM passages_shown s WHERE s.document_id = p.document_id AND s.page = p.page
         AND s.range_start = p.range_start AND s.kind = p.kind AND s.user_id = ?) AS shown
     FROM passages p JOIN documents ON documents.id = p.document_id ${where}
     ORDER BY documents.position, p.document_id, p.page, p.range_start, p.kind`,
  )
    .all(user, ...(documentId === null ? [] : [documentId]))
    .map(toPassage);
}

export function listFlagged(db: ReadableDb, documentId: DocumentId): Flagged[] {
  return prepare<PassageRow>(
    db,
    `SELECT ${columns}, 0 AS shown FROM passages p WHERE p.document_id = ?
     ORDER BY p.page, p.range_start, p.kind`,
  )
    .all(documentId)
    .map(toPassage)
    .map(({ answer: _answer, shown: _shown, ...flagged }) => flagged);
}

/** What is flagged again keeps its answer, and stays uncovered for whoever has read it; the rest is forgotten. */
export function replaceFlagged(db: WritableDb, documentId: DocumentId, flagged: readonly Flagged[]): void {
  const keyOf = ({ page, start, kind }: Pick<Flagged, 'page' | 'start' | 'kind'>) =>
    `${page} ${start} ${kind}`;
  const current = new Set(flagged.map(keyOf));
  const remove = prepare(db, `DELETE FROM passages WHERE ${atPlace}`);
  for (const old of listFlagged(db, documentId))
    if (!current.has(keyOf(old))) remove.run(documentId, old.page, old.start, old.kind);
  const insert = prepare(
    db,
    `INSERT INTO passages (document_id, page, range_start, range_end, kind, rects, text, reason, negated, names)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (document_id, page, range_start, kind) DO UPDATE SET
       -- Another sentence than the one that was answered wants an answer of its own.
       answered_by = CASE WHEN text = excluded.text THEN answered_by END,
       answered_at = CASE WHEN text = excluded.text THEN answered_at END,
       range_end = excluded.range_end, rects = excluded.rects, text = excluded.text, reason = excluded.reason,
       negated = excluded.negated, names = excluded.names`,
  );
  for (const { page, start, end, kind, rects, text, reason, negated, names } of flagged) {
    const [shape, others] = [JSON.stringify(rects), JSON.stringify(names)];
    insert.run(documentId, page, start, end, kind, shape, text, reason, negated ? 1 : 0, others);
  }
}

/** Null takes the answer back. Throws `not-found`. */
export function answerPassage(
  db: WritableDb,
  { documentId, page, start, kind }: PassagePlace,
  answer: { readonly by: Actor; readonly at: Instant; readonly note: string } | null,
): void {
  const { changes } = prepare(
    db,
    `UPDATE passages SET answered_by = ?, answered_at = ?, note = ? WHERE ${atPlace}`,
  ).run(
    answer === null ? null : JSON.stringify(answer.by),
    answer?.at ?? null,
    answer?.note ?? '',
    documentId,
    page,
    start,
    kind,
  );
  if (changes === 0) throw new AppError('not-found');
}

/** Of one user. Throws `not-found`. */
export function showPassage(
  db: WritableDb,
  { documentId, page, start, kind }: PassagePlace,
  user: UserId,
  shown: boolean,
): void {
  const place = [documentId, page, start, kind];
  if (prepare(db, `SELECT 1 FROM passages WHERE ${atPlace}`).get(...place) === undefined)
    throw new AppError('not-found');
  const sql = shown
    ? 'INSERT OR IGNORE INTO passages_shown (document_id, page, range_start, kind, user_id) VALUES (?, ?, ?, ?, ?)'
    : `DELETE FROM passages_shown WHERE ${atPlace} AND user_id = ?`;
  prepare(db, sql).run(...place, user);
}

/** Pages of each document that hold passages of these kinds, in order. */
export function listFlaggedPages(
  db: ReadableDb,
  kinds: readonly PassageKind[],
): ReadonlyMap<DocumentId, readonly number[]> {
  const rows = prepare<{ documentId: DocumentId; page: number }>(
    db,
    `SELECT DISTINCT document_id AS documentId, page FROM passages
     WHERE kind IN (${kinds.map(() => '?').join(', ')}) ORDER BY document_id, page`,
  ).all(...kinds);
  const pages = new Map<DocumentId, number[]>();
  for (const { documentId, page } of rows) {
    const own = pages.get(documentId) ?? [];
    pages.set(documentId, own);
    own.push(page);
  }
  return pages;
}

/** Documents in the order of the case; the stamp is another one where the passages of the document are. */
export function listStamps(db: ReadableDb): { documentId: DocumentId; stamp: string }[] {
  return prepare<{ documentId: DocumentId; stamp: string }>(
    db,
    `SELECT p.document_id AS documentId,
       count(*) || ' ' || count(answered_at) || ' ' || sum(p.page * 7919 + range_start) || ' '
         || sum(range_end * p.page) || ' ' || sum(CASE WHEN answered_at IS NULL THEN range_start + p.page END) AS stamp
     FROM passages p JOIN documents ON documents.id = p.document_id
     GROUP BY p.document_id HAVING count(answered_at) < count(*) ORDER BY documents.position, p.document_id`,
  ).all();
}

/** Those of a document that nobody has answered in words. */
export function listUnanswered(db: ReadableDb, documentId: DocumentId): StoredPassage[] {
  return prepare<PassageRow>(
    db,
    `SELECT ${columns}, 0 AS shown FROM passages p WHERE p.document_id = ? AND p.answered_at IS NULL
     ORDER BY p.page, p.range_start, p.kind`,
  )
    .all(documentId)
    .map(toPassage);
}
