/** An entry of the register that turns out to be two people. */
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import type { Person } from '../contract/person.ts';
import { PersonId } from '../contract/values.ts';
import { splitDetails } from '../domain/people.ts';
import { applyAsOne, applyChange } from '../store/changes.ts';
import { getMark } from '../store/marks.ts';
import { getPerson, listPeople } from '../store/people.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { followPerson, isByHand } from './keep-register.ts';
import type { CommandResult, Worker } from './workplace.ts';

/**
 * The chosen names, contacts and places go to a new entry about which nothing is decided; where a place followed the
 * old entry's decision it is open again, and what was decided by hand stays as it is. One step of undo. Throws
 * `not-found`, and `invalid-input` for a name or a place that is not the person's, or where no name is left.
 */
export function splitPerson(
  db: WritableDb,
  input: Input<'splitPerson'>,
  worker: Worker,
): CommandResult<{ personId: PersonId; places: number }> {
  const { actor, tools } = worker;
  const before = getPerson(db, input.personId);
  if (before.role === 'subject') throw new AppError('invalid-input');
  const details = splitDetails(before, input.texts);
  if (details === null) throw new AppError('invalid-input');
  const marks = input.markIds.map((id) => getMark(db, id));
  if (marks.some((mark) => mark.personId !== before.id)) throw new AppError('invalid-input');
  const kept: Person = { ...before, ...details.kept };
  const parted: Person = {
    ...details.parted,
    id: PersonId.parse(tools.newId()),
    decision: { outcome: 'undecided', code: null, rationale: '' },
    decided: null,
  };
  const author = { by: actor, at: tools.clock.now(), label: 'splitPerson' };
  let places = marks.length;
  applyAsOne(db, author, () => {
    const moved = marks.map(
      (mark): Mark => ({
        ...mark,
        personId: parted.id,
        ...(isByHand(mark) ? {} : { decision: null, review: null }),
      }),
    );
    applyChange(db, author, { putPeople: [kept, parted], putMarks: moved });
    const chosen = new Set(moved.map(({ id }) => id));
    for (const person of [parted, kept]) {
      const followed = followPerson(db, person, listPeople(db), worker);
      // A place that somebody put here themselves stays here, whatever it is called.
      const free = ({ id }: Pick<Mark, 'id'>) => !chosen.has(id);
      const putMarks = followed.marks.filter(free);
      applyChange(db, author, { putMarks, removeMarks: followed.removed.filter((id) => !chosen.has(id)) });
      if (person === parted) places += putMarks.length;
    }
  });
  return {
    value: { personId: parted.id, places },
    audit: { personId: before.id, partedId: parted.id, places },
    changesBundle: true,
  };
}
