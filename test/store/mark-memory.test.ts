import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import { DocumentId, MarkId } from '../../src-main/contract/values.ts';
import { moveDocument, removeDocument } from '../../src-main/store/documents.ts';
import { findMarksKnown, listMarkedPages } from '../../src-main/store/mark-memory.ts';
import { findMark, insertMarks, listMarks, removeMarks, updateDecision } from '../../src-main/store/marks.ts';
import { listPages, markPageSeen } from '../../src-main/store/pages.ts';
import { prepare, runInTransaction, type WritableDb } from '../../src-main/store/sqlite.ts';
import { addDocument, anna, at, makeMark, openCaseDb } from './support/stores.ts';

const documents = ['d1', 'd2', 'd3'];
const decision = {
  outcome: 'keep' as const,
  codes: [],
  neutral: false,
  rationale: '',
  evidence: {},
  by: anna,
  at,
};

/** As the database has them, past all memory. */
function readPastMemory(db: WritableDb): unknown[] {
  const rows = prepare<{ id: string }>(
    db,
    `SELECT marks.id FROM marks JOIN documents ON documents.id = document_id
     ORDER BY documents.position, documents.id, page, range_start IS NULL, range_start, marks.id`,
  ).all();
  return rows.map(({ id }) => findMark(db, MarkId.parse(id)));
}

function seenPastMemory(db: WritableDb): unknown[] {
  const rows = prepare<{ id: string; page: number; seen: number }>(
    db,
    `SELECT document_id AS id, page, seen_at IS NOT NULL AS seen FROM pages
     JOIN documents ON documents.id = document_id ORDER BY documents.position, documents.id, page`,
  ).all();
  return rows.map(({ id, page, seen }) => [id, page, seen === 1]);
}

const documentId = fc.constantFrom(...documents).map((id) => DocumentId.parse(id));
const page = fc.integer({ min: 1, max: 3 });
const markId = fc.integer({ min: 0, max: 12 }).map((number) => MarkId.parse(`m${number}`));
type Step = { readonly run: (db: WritableDb) => void; readonly says: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(markId, documentId, page).map(([id, where, number]) => ({
    says: `insert ${id} ${where} ${number}`,
    run: (db: WritableDb) => insertMarks(db, [{ ...makeMark(id, where), page: number }]),
  })),
  markId.map((id) => ({
    says: `decide ${id}`,
    run: (db: WritableDb) => updateDecision(db, id, decision),
  })),
  markId.map((id) => ({ says: `remove ${id}`, run: (db: WritableDb) => removeMarks(db, [id]) })),
  fc.tuple(documentId, page).map(([id, number]) => ({
    says: `see ${id} ${number}`,
    run: (db: WritableDb) => void markPageSeen(db, id, number, anna, at),
  })),
  fc.tuple(documentId, fc.integer({ min: 0, max: 2 })).map(([id, place]) => ({
    says: `move ${id} ${place}`,
    run: (db: WritableDb) => moveDocument(db, id, place),
  })),
  documentId.map((id) => ({ says: `drop ${id}`, run: (db: WritableDb) => removeDocument(db, id) })),
);

test('memory says what the database says, after any changes, cascades and rolled back transactions', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ steps: fc.array(step, { maxLength: 4 }), fails: fc.boolean() }), { maxLength: 8 }),
      (transactions) => {
        const db = openCaseDb();
        for (const id of documents) addDocument(db, id, ['one', 'two', 'three']);
        listMarks(db);
        for (const { steps, fails } of transactions) {
          try {
            runInTransaction(db, () => {
              for (const { run } of steps) {
                run(db);
                // Read within the transaction, so that memory holds what may be taken back.
                listMarks(db);
                listPages(db);
              }
              if (fails) throw new AppError('cancelled');
            });
          } catch {
            // Taken back; also where a step could not be done.
          }
          expect(listMarks(db)).toEqual(readPastMemory(db));
          expect(listPages(db).map((line) => [line.documentId, line.page, line.seen])).toEqual(
            seenPastMemory(db),
          );
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('whoever knows the marks until a moment is told the pages that changed since, and no others', () => {
  const db = openCaseDb();
  for (const id of documents) addDocument(db, id, ['one', 'two', 'three']);
  insertMarks(db, [makeMark('m1', 'd1'), makeMark('m2', 'd2')]);
  const known = findMarksKnown(db);
  expect(listMarkedPages(db, known)).toEqual([]);
  updateDecision(db, MarkId.parse('m2'), decision);
  expect(listMarkedPages(db, known)).toMatchObject([{ documentId: 'd2', page: 1 }]);
  moveDocument(db, DocumentId.parse('d3'), 0);
  expect(listMarkedPages(db, known)).toBeNull();
  expect(listMarkedPages(db, { epoch: 'of another opening', serial: 0 })).toBeNull();
});
