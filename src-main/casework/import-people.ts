/** A list of people from another program into the register: looked at first, then taken over as one step. */
import type { Input, Output } from '../contract/contract.ts';
import type { Person } from '../contract/person.ts';
import { PersonId } from '../contract/values.ts';
import { createPerson, defaultDecision, mergeDetails } from '../domain/people.ts';
import { type ListedRow, readPeopleList } from '../domain/people-list.ts';
import { applyAsOne, applyChange } from '../store/changes.ts';
import { foldText } from '../store/folded-text.ts';
import { listPeople } from '../store/people.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { followPerson } from './keep-register.ts';
import type { CommandResult, Worker } from './workplace.ts';

export function previewPeopleList(
  db: ReadableDb,
  { text, columns }: Input<'previewPeopleList'>,
): Output<'previewPeopleList'> {
  const list = readPeopleList(text, columns);
  const people = listPeople(db);
  return {
    columns: list.columns,
    rows: list.rows.map(({ line, name, cells, problems, details }) => {
      const known = details === null ? undefined : findKnown(people, details.name);
      return {
        line,
        name,
        cells,
        problems,
        joins: known === undefined ? null : { personId: known.id, name: known.name },
      };
    }),
  };
}

/** Rows with a problem stay out and are counted. Whoever is there already keeps their decision and gets the rest. */
export function importPeople(
  db: WritableDb,
  { text, columns }: Input<'importPeople'>,
  worker: Worker,
): CommandResult<Output<'importPeople'>> {
  const { actor, tools } = worker;
  const rows = readPeopleList(text, columns).rows;
  const author = { by: actor, at: tools.clock.now(), label: 'importPeople' };
  let added = 0;
  let joined = 0;
  let places = 0;
  applyAsOne(db, author, () => {
    for (const row of rows) {
      const people = listPeople(db);
      const person = toPerson(row, people, tools.newId());
      if (person === null) continue;
      const isNew = people.every(({ id }) => id !== person.id);
      const current = isNew
        ? [...people, person]
        : people.map((one) => (one.id === person.id ? person : one));
      const { marks, removed } = followPerson(db, person, current, worker);
      applyChange(db, author, { putPeople: [person], putMarks: marks, removeMarks: removed });
      if (isNew) added += 1;
      else joined += 1;
      places += marks.length;
    }
  });
  const left = rows.length - added - joined;
  return {
    value: { added, joined, left, places },
    audit: { added, joined, left, places },
    changesBundle: added + joined > 0,
  };
}

function toPerson({ details }: ListedRow, people: readonly Person[], id: string): Person | null {
  if (details === null) return null;
  const known = findKnown(people, details.name);
  if (known === undefined) return createPerson(PersonId.parse(id), details);
  const merged = {
    ...known,
    ...mergeDetails(known, details),
    consent: known.consent === 'not-sought' ? details.consent : known.consent,
    knownToRequester: known.knownToRequester || details.knownToRequester,
  };
  const isSuggested = JSON.stringify(known.decision) === JSON.stringify(defaultDecision(known));
  return isSuggested ? { ...merged, decision: defaultDecision(merged), decided: null } : merged;
}

/** By a recorded name, whatever its case and accents. */
function findKnown(people: readonly Person[], name: string): Person | undefined {
  const wanted = foldText(name).folded.trim();
  return people.find((person) =>
    [person.name, ...person.aliases].some((own) => foldText(own).folded.trim() === wanted),
  );
}
