/**
 * The register.
 * listPeople(db), findPerson(db, id), getPerson(db, id)   read
 * putPerson(db, person), removePerson(db, id)             write; commands use changes.ts, which can be undone
 */
import { AppError } from '../contract/errors.ts';
import { Person } from '../contract/person.ts';
import type { PersonId } from '../contract/values.ts';
import { parseColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type PersonRow = { person: string };

/** In the order in which they were added. */
export function listPeople(db: ReadableDb): Person[] {
  return prepare<PersonRow>(db, 'SELECT person FROM people ORDER BY position, id')
    .all()
    .map((row) => parseColumn(Person, row.person));
}

export function findPerson(db: ReadableDb, id: PersonId): Person | null {
  const row = prepare<PersonRow>(db, 'SELECT person FROM people WHERE id = ?').get(id);
  return row === undefined ? null : parseColumn(Person, row.person);
}

/** Throws `not-found`. */
export function getPerson(db: ReadableDb, id: PersonId): Person {
  const person = findPerson(db, id);
  if (person === null) throw new AppError('not-found');
  return person;
}

/** Adds at the end, or replaces in place. */
export function putPerson(db: WritableDb, person: Person): void {
  prepare(
    db,
    `INSERT INTO people VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM people), ?)
     ON CONFLICT (id) DO UPDATE SET person = excluded.person`,
  ).run(person.id, JSON.stringify(person));
}

/** At the end of the transaction no mark may name this person any more. */
export function removePerson(db: WritableDb, id: PersonId): void {
  prepare(db, 'DELETE FROM people WHERE id = ?').run(id);
}
