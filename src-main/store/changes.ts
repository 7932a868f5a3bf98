/**
 * The undo log: what people do to marks and to the register, with what stood there before.
 *
 * applyChange(db, who, change)   writes marks and people and remembers the state before
 * applyAsOne(db, who, run)       what `run` applies, as one step
 * undoChange(db), redoChange(db) one step; throw `nothing-to-undo`, `nothing-to-redo`
 * canUndo(db), canRedo(db), listChanges(db, { before, limit })
 *
 * All inside the caller's transaction. The place in the log is kept in the database, so it outlives a restart.
 */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { Mark } from '../contract/mark.ts';
import { Person } from '../contract/person.ts';
import { Rule } from '../contract/rule.ts';
import { Actor } from '../contract/user.ts';
import { type Instant, MarkId, PersonId, RuleId } from '../contract/values.ts';
import { parseColumn } from './json-column.ts';
import { findMark, putMark, removeMarks } from './marks.ts';
import { findPerson, putPerson, removePerson } from './people.ts';
import { findRule, putRule, removeRule } from './rules.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

export type Change = {
  /** New, or replacing the mark with the same id. */
  readonly putMarks?: readonly Mark[];
  readonly removeMarks?: readonly MarkId[];
  readonly putPeople?: readonly Person[];
  readonly removePeople?: readonly PersonId[];
  readonly putRules?: readonly Rule[];
  readonly removeRules?: readonly RuleId[];
};

/** `label` names the operation for the history; it holds no text of the case. */
export type ChangeAuthor = { readonly by: Actor; readonly at: Instant; readonly label: string };

/** Null where there was, or will be, none. */
const Snapshot = z.object({
  marks: z.array(z.object({ id: MarkId, mark: Mark.nullable() })).readonly(),
  people: z.array(z.object({ id: PersonId, person: Person.nullable() })).readonly(),
  /** Absent in the log of earlier versions. */
  rules: z
    .array(z.object({ id: RuleId, rule: Rule.nullable() }))
    .readonly()
    .default([]),
});
type Snapshot = z.infer<typeof Snapshot>;

export type ChangeLine = ChangeAuthor & { readonly sequence: number; readonly undone: boolean };

/** What an undo or redo touched, for the audit entry and for the window. */
export type ReplayedChange = ChangeLine & {
  readonly markIds: readonly MarkId[];
  readonly personIds: readonly PersonId[];
};

type ChangeRow = { sequence: number; at: string; actor: string; label: string };

/** Whatever had been undone can no longer be redone. Returns the change's number in the log. */
export function applyChange(db: WritableDb, author: ChangeAuthor, change: Change): number {
  const after: Snapshot = {
    marks: [
      ...(change.putMarks ?? []).map((mark) => ({ id: mark.id, mark })),
      ...(change.removeMarks ?? []).map((id) => ({ id, mark: null })),
    ],
    people: [
      ...(change.putPeople ?? []).map((person) => ({ id: person.id, person })),
      ...(change.removePeople ?? []).map((id) => ({ id, person: null })),
    ],
    rules: [
      ...(change.putRules ?? []).map((rule) => ({ id: rule.id, rule })),
      ...(change.removeRules ?? []).map((id) => ({ id, rule: null })),
    ],
  };
  const before: Snapshot = {
    marks: after.marks.map(({ id }) => ({ id, mark: findMark(db, id) })),
    people: after.people.map(({ id }) => ({ id, person: findPerson(db, id) })),
    rules: after.rules.map(({ id }) => ({ id, rule: findRule(db, id) })),
  };
  writeSnapshot(db, after);
  return recordStep(db, author, getApplied(db), before, after);
}

/** As the step behind `start`; whatever stands there goes. */
function recordStep(
  db: WritableDb,
  author: ChangeAuthor,
  start: number,
  before: Snapshot,
  after: Snapshot,
): number {
  prepare(db, 'DELETE FROM changes WHERE sequence > ?').run(start);
  const { lastInsertRowid } = prepare(
    db,
    'INSERT INTO changes (at, actor, label, before, after) VALUES (?, ?, ?, ?, ?)',
  ).run(author.at, JSON.stringify(author.by), author.label, JSON.stringify(before), JSON.stringify(after));
  const sequence = Number(lastInsertRowid);
  setApplied(db, sequence);
  return sequence;
}

/** What `run` applies in several changes becomes one step of undo, or none where nothing was changed. */
export function applyAsOne(db: WritableDb, author: ChangeAuthor, run: () => void): void {
  const start = getApplied(db);
  run();
  const steps = prepare<{ before: string; after: string }>(
    db,
    'SELECT before, after FROM changes WHERE sequence > ? ORDER BY sequence',
  )
    .all(start)
    .map(({ before, after }) => ({
      before: parseColumn(Snapshot, before),
      after: parseColumn(Snapshot, after),
    }));
  if (getApplied(db) === start || steps.length === 0) return;
  // What stood there first, and what stands there last.
  const before = joinSnapshots(steps.map((step) => step.before).reverse());
  const after = joinSnapshots(steps.map((step) => step.after));
  recordStep(db, author, start, before, after);
}

/** Of what several say about one mark or person the last counts. */
function joinSnapshots(snapshots: readonly Snapshot[]): Snapshot {
  const marks = new Map<MarkId, Mark | null>();
  const people = new Map<PersonId, Person | null>();
  const rules = new Map<RuleId, Rule | null>();
  for (const snapshot of snapshots) {
    for (const { id, mark } of snapshot.marks) marks.set(id, mark);
    for (const { id, person } of snapshot.people) people.set(id, person);
    for (const { id, rule } of snapshot.rules) rules.set(id, rule);
  }
  return {
    marks: [...marks].map(([id, mark]) => ({ id, mark })),
    people: [...people].map(([id, person]) => ({ id, person })),
    rules: [...rules].map(([id, rule]) => ({ id, rule })),
  };
}

export function undoChange(db: WritableDb): ReplayedChange {
  const row = prepare<ChangeRow & { snapshot: string }>(
    db,
    'SELECT sequence, at, actor, label, before AS snapshot FROM changes WHERE sequence = ?',
  ).get(getApplied(db));
  if (row === undefined) throw new AppError('nothing-to-undo');
  const snapshot = parseColumn(Snapshot, row.snapshot);
  writeSnapshot(db, snapshot);
  const previous = prepare<{ sequence: number | null }>(
    db,
    'SELECT max(sequence) AS sequence FROM changes WHERE sequence < ?',
  ).get(row.sequence);
  setApplied(db, previous?.sequence ?? 0);
  return describeReplay(row, snapshot, true);
}

export function redoChange(db: WritableDb): ReplayedChange {
  const row = prepare<ChangeRow & { snapshot: string }>(
    db,
    `SELECT sequence, at, actor, label, after AS snapshot FROM changes
     WHERE sequence > ? ORDER BY sequence LIMIT 1`,
  ).get(getApplied(db));
  if (row === undefined) throw new AppError('nothing-to-redo');
  const snapshot = parseColumn(Snapshot, row.snapshot);
  writeSnapshot(db, snapshot);
  setApplied(db, row.sequence);
  return describeReplay(row, snapshot, false);
}

export function canUndo(db: ReadableDb): boolean {
  return prepare(db, 'SELECT 1 FROM changes WHERE sequence = ?').get(getApplied(db)) !== undefined;
}

export function canRedo(db: ReadableDb): boolean {
  return prepare(db, 'SELECT 1 FROM changes WHERE sequence > ?').get(getApplied(db)) !== undefined;
}

/** Newest first. */
export function listChanges(
  db: ReadableDb,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): ChangeLine[] {
  const applied = getApplied(db);
  return prepare<ChangeRow>(
    db,
    `SELECT sequence, at, actor, label FROM changes
     WHERE sequence < ? ORDER BY sequence DESC LIMIT ?`,
  )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
    .map((row) => toLine(row, row.sequence > applied));
}

function writeSnapshot(db: WritableDb, snapshot: Snapshot): void {
  for (const { person } of snapshot.people) if (person !== null) putPerson(db, person);
  for (const { id, rule } of snapshot.rules) {
    if (rule === null) removeRule(db, id);
    else putRule(db, rule);
  }
  for (const { mark } of snapshot.marks) {
    // A document removed since has taken its marks with it for good.
    if (mark !== null && hasPage(db, mark)) putMark(db, mark);
  }
  removeMarks(
    db,
    snapshot.marks.filter(({ mark }) => mark === null).map(({ id }) => id),
  );
  for (const { id, person } of snapshot.people) if (person === null) removePerson(db, id);
}

function hasPage(db: ReadableDb, mark: Mark): boolean {
  const sql = 'SELECT 1 FROM pages WHERE document_id = ? AND page = ?';
  return prepare(db, sql).get(mark.documentId, mark.page) !== undefined;
}

function toLine(row: ChangeRow, undone: boolean): ChangeLine {
  return {
    sequence: row.sequence,
    at: row.at,
    by: parseColumn(Actor, row.actor),
    label: row.label,
    undone,
  };
}

function describeReplay(row: ChangeRow, snapshot: Snapshot, undone: boolean): ReplayedChange {
  return {
    ...toLine(row, undone),
    markIds: snapshot.marks.map(({ id }) => id),
    personIds: snapshot.people.map(({ id }) => id),
  };
}

function getApplied(db: ReadableDb): number {
  return (
    prepare<{ applied: number }>(db, 'SELECT applied_change AS applied FROM case_state').get()?.applied ?? 0
  );
}

function setApplied(db: WritableDb, sequence: number): void {
  prepare(db, 'UPDATE case_state SET applied_change = ?').run(sequence);
}
