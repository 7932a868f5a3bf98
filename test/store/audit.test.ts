import { expect, test } from 'vitest';
import { UserId } from '../../src-main/contract/values.ts';
import { appendAudit, checkAudit, getAuditEnd, listAudit } from '../../src-main/store/audit.ts';
import { runInTransaction, type WritableDb } from '../../src-main/store/sqlite.ts';
import { anna, at, openCaseDb } from './support/stores.ts';

function makeLog(): WritableDb {
  const db = openCaseDb();
  for (let number = 1; number <= 5; number += 1) {
    appendAudit(db, { at, actor: anna, action: 'decideMarks', detail: { marks: number, code: 'TP' } });
  }
  return db;
}

/** Whoever has the key can take the triggers away; the chain must still tell. */
function dropTriggers(db: WritableDb): void {
  db.exec(
    'DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed; DROP TRIGGER audit_is_appended',
  );
}

test('an untouched log is whole', () => {
  const db = makeLog();
  expect(checkAudit(db, getAuditEnd(db))).toEqual({ ok: true });
});

test('entries are listed newest first, page by page', () => {
  const db = makeLog();
  const newest = listAudit(db, { before: null, limit: 2 });
  expect(newest.map((entry) => entry.sequence)).toEqual([5, 4]);
  expect(listAudit(db, { before: 4, limit: 10 }).map((entry) => entry.sequence)).toEqual([3, 2, 1]);
  expect(newest[0]).toMatchObject({
    at,
    actor: anna,
    action: 'decideMarks',
    detail: { marks: 5, code: 'TP' },
  });
  expect(newest[0]?.hash).toBe(getAuditEnd(db).head);
});

test.each([
  "UPDATE audit SET action = 'x' WHERE sequence = 3",
  'DELETE FROM audit WHERE sequence = 3',
  'DELETE FROM audit',
  "INSERT INTO audit VALUES (9, 't', NULL, 'x', '{}', 'h')",
  "INSERT INTO audit VALUES (0, 't', NULL, 'x', '{}', 'h')",
  "INSERT OR REPLACE INTO audit VALUES (3, 't', NULL, 'x', '{}', 'h')",
])('the database refuses %s', (sql) => {
  const db = makeLog();
  expect(() => db.exec(sql)).toThrow(/audit entries/);
  expect(checkAudit(db)).toEqual({ ok: true });
});

test.each([
  ['an altered action', "UPDATE audit SET action = 'x' WHERE sequence = 3", 3],
  ['an altered time', "UPDATE audit SET at = '2026-01-06T10:00:00.000Z' WHERE sequence = 2", 2],
  ['an altered actor', `UPDATE audit SET actor = json_set(actor, '$.name', 'Bob') WHERE sequence = 4`, 4],
  ['an altered detail', `UPDATE audit SET detail = '{"marks":3,"code":"LP"}' WHERE sequence = 3`, 3],
  ['an altered hash', "UPDATE audit SET hash = 'x' WHERE sequence = 1", 1],
  ['a removed entry', 'DELETE FROM audit WHERE sequence = 2', 2],
  ['a removed first entry', 'DELETE FROM audit WHERE sequence = 1', 1],
  [
    'a removed entry with the rest closed up',
    'DELETE FROM audit WHERE sequence = 2; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 2',
    2,
  ],
  [
    'two entries swapped',
    `UPDATE audit SET sequence = 99 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 3;
     UPDATE audit SET sequence = 3 WHERE sequence = 99`,
    2,
  ],
])('%s shows in the chain', (_, sql, sequence) => {
  const db = makeLog();
  dropTriggers(db);
  db.exec(sql);
  expect(checkAudit(db)).toEqual({ ok: false, sequence });
});

test('a cut tail shows against the end that was remembered', () => {
  const db = makeLog();
  const end = getAuditEnd(db);
  dropTriggers(db);
  db.exec('DELETE FROM audit WHERE sequence > 3');
  expect(checkAudit(db)).toEqual({ ok: true });
  expect(checkAudit(db, end)).toEqual({ ok: false, sequence: 4 });
});

test('an entry goes with the transaction that it belongs to', () => {
  const db = makeLog();
  expect(() =>
    runInTransaction(db, () => {
      appendAudit(db, { at, actor: null, action: 'x', detail: {} });
      throw new Error('failed later');
    }),
  ).toThrow('failed later');
  expect(getAuditEnd(db).count).toBe(5);
  appendAudit(db, { at, actor: { ...anna, id: UserId.parse('u2') }, action: 'y', detail: { ok: true } });
  expect(checkAudit(db)).toEqual({ ok: true });
});
