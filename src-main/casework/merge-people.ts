/** Two entries of the register that turn out to be one person. */
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import { mergeDetails } from '../domain/people.ts';
import { applyChange } from '../store/changes.ts';
import { listMarks } from '../store/marks.ts';
import { getPerson, listPeople } from '../store/people.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { followRegister } from './follow-register.ts';
import { followPerson, isByHand } from './keep-register.ts';
import { readRequest } from './view-case.ts';
import { type CommandResult, findCaseFacts, type Worker } from './workplace.ts';

/**
 * The other's names and contacts become the person's, and so do their places, under the person's decision; what was
 * decided by hand stays as it is. Throws `not-found`, and `invalid-input` for the same entry twice or a data subject who
 * would go.
 */
export function mergePeople(
  db: WritableDb,
  input: Input<'mergePeople'>,
  worker: Worker,
): CommandResult<{ places: number }> {
  const { actor, tools } = worker;
  const kept = getPerson(db, input.personId);
  const other = getPerson(db, input.otherId);
  if (kept.id === other.id || other.role === 'subject') throw new AppError('invalid-input');
  const person = { ...kept, ...mergeDetails(kept, other) };
  const people = listPeople(db)
    .filter((one) => one.id !== other.id)
    .map((one) => (one.id === person.id ? person : one));
  const facts = findCaseFacts(readRequest(db), tools.clock.today());
  const followed = followPerson(db, person, people, worker);
  const settled = new Set(followed.marks.map((mark) => mark.id));
  const moved = listMarks(db, { personId: other.id })
    .filter((mark) => !settled.has(mark.id))
    .map((mark): Mark => {
      const own = { ...mark, personId: person.id };
      if (isByHand(mark)) return own;
      const open: Mark = { ...own, decision: null, review: null };
      return followRegister(open, person, worker, facts) ?? open;
    });
  const marks = [...followed.marks, ...moved];
  applyChange(
    db,
    { by: actor, at: tools.clock.now(), label: 'mergePeople' },
    { putPeople: [person], putMarks: marks, removeMarks: followed.removed, removePeople: [other.id] },
  );
  return {
    value: { places: marks.length },
    audit: {
      personId: person.id,
      mergedId: other.id,
      places: marks.length,
      removed: followed.removed.length,
    },
    changesBundle: true,
  };
}
