/** Decisions, their second review, and taking either back. Each call is one step of undo. */
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import type { MarkId } from '../contract/values.ts';
import { decideMark, isWithholding, reopenMark, reviewMark } from '../domain/mark.ts';
import { applyChange, type ReplayedChange, redoChange, undoChange } from '../store/changes.ts';
import { findMark, listMarks, putMark } from '../store/marks.ts';
import { findPerson } from '../store/people.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { followRegister } from './follow-register.ts';
import { toDecision } from './place-marks.ts';
import { readRequest } from './view-case.ts';
import { type AuditDetail, type CommandResult, findCaseFacts, type Worker } from './workplace.ts';

/** Throws `mark-changed` where one of them is gone: then nothing is done. */
function readMarks(db: ReadableDb, ids: readonly MarkId[]): Mark[] {
  return ids.map((id) => {
    const mark = findMark(db, id);
    if (mark === null) throw new AppError('mark-changed');
    return mark;
  });
}

function putMarks(
  db: WritableDb,
  label: string,
  marks: readonly Mark[],
  worker: Worker,
  audit: AuditDetail,
): CommandResult<null> {
  const { actor, tools } = worker;
  applyChange(db, { by: actor, at: tools.clock.now(), label }, { putMarks: marks });
  return { value: null, audit: { marks: marks.length, ...audit }, changesBundle: true };
}

export function decideMarks(
  db: WritableDb,
  input: Input<'decideMarks'>,
  worker: Worker,
): CommandResult<null> {
  const facts = findCaseFacts(readRequest(db), worker.tools.clock.today());
  const decision = toDecision(input.decision, worker);
  const { exemptions } = worker.tools.rules;
  const marks = readMarks(db, input.markIds).map((mark) => decideMark(mark, decision, exemptions, facts));
  return putMarks(db, 'decideMarks', marks, worker, {
    outcome: decision.outcome,
    codes: decision.codes.join(' '),
  });
}

export function reopenMarks(
  db: WritableDb,
  input: Input<'reopenMarks'>,
  worker: Worker,
): CommandResult<null> {
  return putMarks(db, 'reopenMarks', readMarks(db, input.markIds).map(reopenMark), worker, {});
}

export function removeMarks(
  db: WritableDb,
  input: Input<'removeMarks'>,
  worker: Worker,
): CommandResult<null> {
  const { actor, tools } = worker;
  const marks = readMarks(db, input.markIds);
  applyChange(
    db,
    { by: actor, at: tools.clock.now(), label: 'removeMarks' },
    { removeMarks: marks.map((mark) => mark.id) },
  );
  return { value: null, audit: { marks: marks.length }, changesBundle: true };
}

/**
 * One mark: refused where the reviewer decided it. Several: those that the reviewer may review; the rest is left
 * alone and counted, so that "agree the whole page" works where two people shared the work.
 */
export function reviewMarks(
  db: WritableDb,
  input: Input<'reviewMarks'>,
  worker: Worker,
): CommandResult<{ reviewed: number; leftAlone: number }> {
  const { actor, tools } = worker;
  const all = readMarks(db, input.markIds);
  const mine = (mark: Mark): boolean => mark.decision?.by.id === actor.id;
  const fit = all.filter(
    (mark) => mark.decision !== null && !mine(mark) && (input.outcome === 'returned' || isWithholding(mark)),
  );
  if (fit.length === 0) {
    throw new AppError(all.some(mine) ? 'second-review-by-decider' : 'mark-changed');
  }
  const review = { outcome: input.outcome, note: input.note, by: actor, at: tools.clock.now() };
  const marks = fit.map((mark) => reviewMark(mark, review));
  putMarks(db, 'reviewMarks', marks, worker, {});
  return {
    value: { reviewed: marks.length, leftAlone: all.length - marks.length },
    audit: { outcome: input.outcome, marks: marks.length, leftAlone: all.length - marks.length },
    changesBundle: true,
  };
}

export function undo(db: WritableDb, worker: Worker): CommandResult<{ label: string }> {
  return finishReplay(db, takeOwn(undoChange(db), worker, 'nothing-to-undo'), worker);
}

export function redo(db: WritableDb, worker: Worker): CommandResult<{ label: string }> {
  return finishReplay(db, takeOwn(redoChange(db), worker, 'nothing-to-redo'), worker);
}

/** A colleague's step is theirs to take back: a reviewer must not undo what they are there to review. */
function takeOwn(
  change: ReplayedChange,
  { actor }: Worker,
  code: 'nothing-to-undo' | 'nothing-to-redo',
): ReplayedChange {
  if (change.by.id !== actor.id) throw new AppError(code);
  return change;
}

/**
 * Marks of documents that came after the step are not part of it: where the step goes back to another register, or
 * to one without that person, they follow as if they had come then.
 */
function finishReplay(
  db: WritableDb,
  change: ReplayedChange,
  worker: Worker,
): CommandResult<{ label: string }> {
  const replayed = new Set(change.markIds);
  const facts = findCaseFacts(readRequest(db), worker.tools.clock.today());
  for (const personId of change.personIds) {
    const person = findPerson(db, personId);
    for (const mark of listMarks(db, { personId }).filter(({ id }) => !replayed.has(id))) {
      const follows = mark.decision?.followsPerson === personId;
      if (person === null) putMark(db, { ...(follows ? reopenMark(mark) : mark), personId: null });
      else if (follows) {
        const changed = followRegister(mark, person, worker, facts);
        if (changed !== null) putMark(db, changed);
      }
    }
  }
  return describeReplay(change);
}

function describeReplay(change: ReplayedChange): CommandResult<{ label: string }> {
  return {
    value: { label: change.label },
    audit: { label: change.label, marks: change.markIds.length, people: change.personIds.length },
    changesBundle: true,
  };
}
