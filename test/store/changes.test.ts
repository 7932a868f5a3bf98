import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { DocumentId, MarkId, PersonId } from '../../src-main/contract/values.ts';
import { closeCase, openCase } from '../../src-main/store/cases.ts';
import {
  applyChange,
  type Change,
  canRedo,
  canUndo,
  listChanges,
  redoChange,
  undoChange,
} from '../../src-main/store/changes.ts';
import { removeDocument } from '../../src-main/store/documents.ts';
import { insertMarks, listMarks } from '../../src-main/store/marks.ts';
import { listPeople, putPerson } from '../../src-main/store/people.ts';
import { type ReadableDb, runInTransaction, type WritableDb } from '../../src-main/store/sqlite.ts';
import {
  addDocument,
  anna,
  at,
  codeOf,
  makeCase,
  makeMark,
  makePerson,
  openCaseDb,
  withheld,
} from './support/stores.ts';

const by = { by: anna, at, label: 'decideMarks' };

function apply(db: WritableDb, change: Change): number {
  return runInTransaction(db, () => applyChange(db, by, change));
}

function snapshot(db: ReadableDb): string {
  return JSON.stringify([listMarks(db), listPeople(db).sort((a, b) => (a.id < b.id ? -1 : 1))]);
}

test('undo brings back what was there, redo what was done, also after a restart', async () => {
  const { vault, openedCase } = await makeCase();
  addDocument(openedCase.db, 'd1', ['Karen']);
  insertMarks(openedCase.db, [makeMark('m1', 'd1')]);
  putPerson(openedCase.db, makePerson('p1', 'Karen'));
  const before = snapshot(openedCase.db);
  apply(openedCase.db, {
    putMarks: [makeMark('m1', 'd1', { decision: withheld }), makeMark('m2', 'd1', { decision: withheld })],
    putPeople: [
      { ...makePerson('p1', 'Karen'), decision: { outcome: 'withhold', code: 'TP', rationale: '' } },
    ],
  });
  const after = snapshot(openedCase.db);
  expect(after).not.toBe(before);
  closeCase(openedCase);

  const again = openCase(vault, openedCase.id);
  onTestFinished(() => closeCase(again));
  const undone = runInTransaction(again.db, undoChange);
  expect(undone).toMatchObject({ by: anna, at, label: 'decideMarks', undone: true });
  expect([undone.markIds, undone.personIds]).toEqual([['m1', 'm2'], ['p1']]);
  expect(snapshot(again.db)).toBe(before);
  closeCase(again);

  const third = openCase(vault, openedCase.id);
  onTestFinished(() => closeCase(third));
  expect([canUndo(third.db), canRedo(third.db)]).toEqual([false, true]);
  expect(runInTransaction(third.db, redoChange).undone).toBe(false);
  expect(snapshot(third.db)).toBe(after);
  expect([canUndo(third.db), canRedo(third.db)]).toEqual([true, false]);
});

test('with nothing to undo or redo, both say so', () => {
  const db = openCaseDb();
  expect(codeOf(() => undoChange(db))).toBe('nothing-to-undo');
  expect(codeOf(() => redoChange(db))).toBe('nothing-to-redo');
});

test('a new change after an undo ends what could be redone', () => {
  const db = openCaseDb();
  addDocument(db, 'd1', ['Karen']);
  for (const id of ['m1', 'm2', 'm3']) apply(db, { putMarks: [makeMark(id, 'd1')] });
  undoChange(db);
  undoChange(db);
  apply(db, { putMarks: [makeMark('m4', 'd1')] });
  expect(codeOf(() => redoChange(db))).toBe('nothing-to-redo');
  expect(listMarks(db).map((mark) => mark.id)).toEqual(['m1', 'm4']);
  undoChange(db);
  undoChange(db);
  expect(listMarks(db)).toEqual([]);
});

test('the history says who did what, newest first, and what is undone', () => {
  const db = openCaseDb();
  addDocument(db, 'd1', ['Karen']);
  for (const id of ['m1', 'm2', 'm3']) apply(db, { putMarks: [makeMark(id, 'd1')] });
  undoChange(db);
  const lines = listChanges(db, { before: null, limit: 2 });
  expect(lines.map((line) => [line.sequence, line.undone, line.by.name])).toEqual([
    [3, true, 'Anna Brown'],
    [2, false, 'Anna Brown'],
  ]);
  expect(listChanges(db, { before: 2, limit: 9 }).map((line) => line.sequence)).toEqual([1]);
});

test('undo does not bring back marks of a document that was removed since', () => {
  const db = openCaseDb();
  for (const id of ['d1', 'd2']) addDocument(db, id, ['Karen']);
  insertMarks(db, [makeMark('m1', 'd1'), makeMark('m2', 'd2')]);
  apply(db, { removeMarks: [MarkId.parse('m1'), MarkId.parse('m2')] });
  removeDocument(db, DocumentId.parse('d1'));
  runInTransaction(db, undoChange);
  expect(listMarks(db).map((mark) => mark.id)).toEqual(['m2']);
});

test('a person and the marks that name them come and go together', () => {
  const db = openCaseDb();
  addDocument(db, 'd1', ['Karen']);
  const personId = PersonId.parse('p1');
  apply(db, { putMarks: [makeMark('m1', 'd1', { personId })], putPeople: [makePerson('p1', 'Karen')] });
  apply(db, { removePeople: [personId], removeMarks: [MarkId.parse('m1')] });
  expect(snapshot(db)).toBe('[[],[]]');
  runInTransaction(db, undoChange);
  expect([listMarks(db)[0]?.personId, listPeople(db)[0]?.name]).toEqual(['p1', 'Karen']);
  runInTransaction(db, undoChange);
  expect(snapshot(db)).toBe('[[],[]]');
});

test('any number of changes can be undone to the start and redone to the end', () => {
  const db = openCaseDb();
  addDocument(db, 'd1', ['Karen']);
  const marks = fc.constantFrom('m1', 'm2', 'm3', 'm4');
  const change = fc.oneof(
    fc.record({ put: marks, decided: fc.boolean() }),
    fc.record({ remove: marks }),
    fc.record({ person: fc.constantFrom('p1', 'p2'), name: fc.constantFrom('Karen', 'Bob') }),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) =>
      runInTransaction(db, () => {
        const states = [snapshot(db)];
        for (const step of changes) {
          if ('put' in step) {
            apply(db, { putMarks: [makeMark(step.put, 'd1', { decision: step.decided ? withheld : null })] });
          } else if ('remove' in step) apply(db, { removeMarks: [MarkId.parse(step.remove)] });
          else apply(db, { putPeople: [makePerson(step.person, step.name)] });
          states.push(snapshot(db));
        }
        for (const state of states.slice(0, -1).reverse()) {
          undoChange(db);
          expect(snapshot(db)).toBe(state);
        }
        for (const state of states.slice(1)) {
          redoChange(db);
          expect(snapshot(db)).toBe(state);
        }
      }),
    ),
    { numRuns: 40 },
  );
});
