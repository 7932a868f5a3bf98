/**
 * listMarks(db, filter), marksByDocument(db), findMark(db, id), getMark(db, id), countMarks(db)   read
 * insertMarks, putMark, updateDecision, updateReview, removeMarks            write
 * What a person does to marks goes through changes.ts, so that it can be undone.
 */
import { AppError } from '../contract/errors.ts';
import { type Decision, Mark, type MarkState, type SecondReview } from '../contract/mark.ts';
import type { DocumentId, MarkId, PersonId } from '../contract/values.ts';
import { markState } from '../domain/mark.ts';
import { checkNoun } from './json-column.ts';
import { type DocumentMarks, groupMarks, recallMarks } from './mark-memory.ts';
import { type BindValue, prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type MarkRow = {
  id: string;
  document_id: string;
  page: number;
  rects: string;
  range_start: number | null;
  range_end: number | null;
  text: string;
  person_id: string | null;
  type: string;
  source: string;
  reason: string;
  confidence: number;
  keep_ground: string | null;
  decision: string | null;
  review: string | null;
};

const columnNames = [
  'id',
  'document_id',
  'page',
  'rects',
  'range_start',
  'range_end',
  'text',
  'person_id',
  'type',
  'source',
  'reason',
  'confidence',
  'keep_ground',
  'decision',
  'review',
] as const;
const columns = columnNames.map((name) => `marks.${name}`).join(', ');

function toMark(row: MarkRow): Mark {
  return checkNoun(Mark, {
    id: row.id,
    documentId: row.document_id,
    page: row.page,
    rects: JSON.parse(row.rects),
    range: row.range_start === null ? null : { start: row.range_start, end: row.range_end },
    text: row.text,
    personId: row.person_id,
    type: row.type,
    source: row.source,
    reason: row.reason,
    confidence: row.confidence,
    ...(row.keep_ground === null ? {} : { keepGround: row.keep_ground }),
    decision: row.decision === null ? null : JSON.parse(row.decision),
    review: row.review === null ? null : JSON.parse(row.review),
  });
}

export type MarkFilter = {
  readonly documentId?: DocumentId;
  readonly page?: number;
  readonly state?: MarkState;
  readonly personId?: PersonId;
  readonly text?: string;
};

/** All that fit every member of the filter, in reading order: document, page, place in the text. */
export function listMarks(db: ReadableDb, filter: MarkFilter = {}): Mark[] {
  const documents = recallMarks(db, (some) => selectMarks(db, some));
  if (documents === null) return selectMarks(db, filter);
  const { documentId, page, state, personId, text } = filter;
  const marks: Mark[] = [];
  const add = (pages: DocumentMarks | undefined): void => {
    if (pages === undefined) return;
    if (page !== undefined) marks.push(...(pages.get(page) ?? []));
    else for (const own of pages.values()) marks.push(...own);
  };
  if (documentId !== undefined) add(documents.get(documentId));
  else for (const pages of documents.values()) add(pages);
  if (state === undefined && personId === undefined && text === undefined) return marks;
  return marks.filter(
    (mark) =>
      (state === undefined || markState(mark) === state) &&
      (personId === undefined || mark.personId === personId) &&
      (text === undefined || mark.text === text),
  );
}

/**
 * By document and page, in the order of the case. On an open case a document's map, and a page's list, stay the very same
 * until one of their marks changes.
 */
export function marksByDocument(db: ReadableDb): ReadonlyMap<DocumentId, DocumentMarks> {
  return recallMarks(db, (filter) => selectMarks(db, filter)) ?? groupMarks(selectMarks(db, {}));
}

function selectMarks(db: ReadableDb, filter: MarkFilter): Mark[] {
  const conditions: string[] = [];
  const values: BindValue[] = [];
  const add = (column: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    conditions.push(`marks.${column} = ?`);
    values.push(value);
  };
  add('document_id', filter.documentId);
  add('page', filter.page);
  add('state', filter.state);
  add('person_id', filter.personId);
  add('text', filter.text);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return prepare<MarkRow>(
    db,
    `SELECT ${columns} FROM marks JOIN documents ON documents.id = marks.document_id ${where}
     ORDER BY documents.position, documents.id, marks.page, marks.range_start IS NULL, marks.range_start, marks.id`,
  )
    .all(...values)
    .map(toMark);
}

export function findMark(db: ReadableDb, id: MarkId): Mark | null {
  const row = prepare<MarkRow>(db, `SELECT ${columns} FROM marks WHERE id = ?`).get(id);
  return row === undefined ? null : toMark(row);
}

/** Throws `not-found`. */
export function getMark(db: ReadableDb, id: MarkId): Mark {
  const mark = findMark(db, id);
  if (mark === null) throw new AppError('not-found');
  return mark;
}

export function countMarks(db: ReadableDb): Readonly<Record<MarkState, number>> {
  const counts = { suggested: 0, withheld: 0, kept: 0, agreed: 0, returned: 0 };
  const rows = prepare<{ state: MarkState; count: number }>(
    db,
    'SELECT state, count(*) AS count FROM marks GROUP BY state',
  ).all();
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/** Their pages must be there. */
export function insertMarks(db: WritableDb, marks: readonly Mark[]): void {
  const insert = prepare(
    db,
    `INSERT INTO marks (${columnNames.join(', ')}) VALUES (${columnNames.map(() => '?').join(', ')})`,
  );
  for (const mark of marks) insert.run(...toColumns(mark));
}

/** Adds the mark, or replaces the one with its id. */
export function putMark(db: WritableDb, mark: Mark): void {
  const replaced = columnNames.slice(1).map((name) => `${name} = excluded.${name}`);
  prepare(
    db,
    `INSERT INTO marks (${columnNames.join(', ')}) VALUES (${columnNames.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${replaced.join(', ')}`,
  ).run(...toColumns(mark));
}

/** A new decision has not been reviewed by anybody: the review goes. Throws `not-found`. */
export function updateDecision(db: WritableDb, id: MarkId, decision: Decision | null): void {
  const { changes } = prepare(db, 'UPDATE marks SET decision = ?, review = NULL WHERE id = ?').run(
    decision === null ? null : JSON.stringify(decision),
    id,
  );
  if (changes === 0) throw new AppError('not-found');
}

/** Throws `not-found`. */
export function updateReview(db: WritableDb, id: MarkId, review: SecondReview | null): void {
  const { changes } = prepare(db, 'UPDATE marks SET review = ? WHERE id = ?').run(
    review === null ? null : JSON.stringify(review),
    id,
  );
  if (changes === 0) throw new AppError('not-found');
}

/** Those that are there. */
export function removeMarks(db: WritableDb, ids: readonly MarkId[]): void {
  const remove = prepare(db, 'DELETE FROM marks WHERE id = ?');
  for (const id of ids) remove.run(id);
}

function toColumns(mark: Mark): BindValue[] {
  return [
    mark.id,
    mark.documentId,
    mark.page,
    JSON.stringify(mark.rects),
    mark.range?.start ?? null,
    mark.range?.end ?? null,
    mark.text,
    mark.personId,
    mark.type,
    mark.source,
    mark.reason,
    mark.confidence,
    mark.keepGround ?? null,
    mark.decision === null ? null : JSON.stringify(mark.decision),
    mark.review === null ? null : JSON.stringify(mark.review),
  ];
}
