/** The register of people: each entry drives every place where that person is named. */

import type { Input, Output } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import type { Person } from '../contract/person.ts';
import type { CaseFacts } from '../contract/request.ts';
import { PersonId } from '../contract/values.ts';
import { checkExemption } from '../domain/exemption.ts';
import { touchesSpan } from '../domain/mark.ts';
import { createPerson, defaultDecision, namesOf, personWarnings } from '../domain/people.ts';
import { applyChange } from '../store/changes.ts';
import { listMarks } from '../store/marks.ts';
import { getPage } from '../store/pages.ts';
import { getPerson, listPeople } from '../store/people.ts';
import { findText } from '../store/search.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { followRegister } from './follow-register.ts';
import { findOnPages } from './suggest-marks.ts';
import { readRequest } from './view-case.ts';
import { type CommandResult, findCaseFacts, type Worker } from './workplace.ts';

export function listRegister(db: ReadableDb): Output<'listPeople'> {
  const places = new Map<PersonId, number>();
  for (const mark of listMarks(db)) {
    if (mark.personId !== null) places.set(mark.personId, (places.get(mark.personId) ?? 0) + 1);
  }
  return listPeople(db).map((person) => ({
    ...person,
    places: places.get(person.id) ?? 0,
    warnings: personWarnings(person),
  }));
}

export function addPerson(
  db: WritableDb,
  input: Input<'addPerson'>,
  worker: Worker,
): CommandResult<{ personId: PersonId }> {
  const person = createPerson(PersonId.parse(worker.tools.newId()), input.details);
  const { marks, removed } = followPerson(db, person, [...listPeople(db), person], worker);
  change(db, 'addPerson', person, marks, removed, worker);
  return {
    value: { personId: person.id },
    audit: { personId: person.id, role: person.role, places: marks.length },
    changesBundle: true,
  };
}

/** The decision stays, unless only the law had suggested it and the role or the consent is now another. */
export function describePerson(
  db: WritableDb,
  input: Input<'describePerson'>,
  worker: Worker,
): CommandResult<null> {
  const before = getPerson(db, input.personId);
  const suggested = JSON.stringify(before.decision) === JSON.stringify(defaultDecision(before));
  const decision = suggested ? defaultDecision(input.details) : before.decision;
  const person: Person = {
    ...input.details,
    id: before.id,
    decision,
    decided: suggested ? null : before.decided,
  };
  const others = listPeople(db).map((one) => (one.id === person.id ? person : one));
  const { marks, removed } = followPerson(db, person, others, worker);
  change(db, 'describePerson', person, marks, removed, worker);
  return {
    value: null,
    audit: { personId: person.id, role: person.role, places: marks.length, removed: removed.length },
    changesBundle: true,
  };
}

/** One decision for every place; what was decided by hand is left alone and counted. */
export function decidePerson(
  db: WritableDb,
  input: Input<'decidePerson'>,
  worker: Worker,
): CommandResult<{ marked: number; leftAlone: number }> {
  const facts = findCaseFacts(readRequest(db), worker.tools.clock.today());
  checkPersonDecision(input.decision, worker, facts);
  const person: Person = {
    ...getPerson(db, input.personId),
    decision: input.decision,
    decided: { by: worker.actor, at: worker.tools.clock.now() },
  };
  const { marks, leftAlone } = followDecision(db, person, worker, facts);
  change(db, 'decidePerson', person, marks, [], worker);
  return {
    value: { marked: marks.length, leftAlone },
    audit: {
      personId: person.id,
      outcome: input.decision.outcome,
      code: input.decision.code ?? '',
      marked: marks.length,
      leftAlone,
    },
    changesBundle: true,
  };
}

/**
 * Where somebody is named does not depend on what is decided about them: the places that are known follow. They are
 * looked for when a document comes, is read, or the person's entry changes.
 */
function followDecision(
  db: ReadableDb,
  person: Person,
  worker: Worker,
  facts: CaseFacts,
): { marks: Mark[]; leftAlone: number } {
  const places = listMarks(db, { personId: person.id });
  const following = places.filter((mark) => !isByHand(mark));
  const marks = following.flatMap((mark) => followRegister(mark, person, worker, facts) ?? []);
  return { marks, leftAlone: places.length - following.length };
}

function checkPersonDecision(decision: Person['decision'], { tools }: Worker, facts: CaseFacts): void {
  if (decision.outcome !== 'withhold') return;
  if (decision.code === null) throw new AppError('code-missing');
  const problem = checkExemption(tools.rules.exemptions, decision.code, facts);
  if (problem !== null) throw new AppError(problem);
}

/** Marks that followed the person go with them; those decided by hand stay, without the name. */
export function removePerson(
  db: WritableDb,
  input: Input<'removePerson'>,
  worker: Worker,
): CommandResult<null> {
  const { actor, tools } = worker;
  const person = getPerson(db, input.personId);
  const marks = listMarks(db, { personId: person.id });
  const byHand = marks.filter(isByHand).map((mark): Mark => ({ ...mark, personId: null }));
  const gone = marks.filter((mark) => !isByHand(mark)).map((mark) => mark.id);
  applyChange(
    db,
    { by: actor, at: tools.clock.now(), label: 'removePerson' },
    { putMarks: byHand, removeMarks: gone, removePeople: [person.id] },
  );
  return {
    value: null,
    audit: { personId: person.id, removed: gone.length, kept: byHand.length },
    changesBundle: true,
  };
}

export function isByHand(mark: Mark): boolean {
  return mark.source === 'hand' || (mark.decision !== null && mark.decision.followsPerson === undefined);
}

function change(
  db: WritableDb,
  label: string,
  person: Person,
  putMarks: readonly Mark[],
  removeMarks: readonly Mark['id'][],
  { actor, tools }: Worker,
): void {
  applyChange(
    db,
    { by: actor, at: tools.clock.now(), label },
    { putPeople: [person], putMarks, removeMarks },
  );
}

/**
 * What the person's names, as they are now, make of the case: new marks where they are found, suggestions that turn
 * out to be theirs, and the end of marks that only an earlier spelling explained.
 */
export function followPerson(
  db: ReadableDb,
  person: Person,
  people: readonly Person[],
  worker: Worker,
): { marks: Mark[]; removed: Mark['id'][]; leftAlone: number } {
  const facts = findCaseFacts(readRequest(db), worker.tools.clock.today());
  const before = listMarks(db, { personId: person.id });
  const decide = (mark: Mark): Mark | null => followRegister(mark, person, worker, facts);
  const marks = new Map<Mark['id'], Mark>();
  const explained = new Set<Mark['id']>();
  let leftAlone = 0;

  for (const { documentId, page: number } of listPagesToLookAt(db, person, before)) {
    const page = getPage(db, documentId, number);
    const known = listMarks(db, { documentId, page: number });
    for (const found of findOnPages([page], people, worker)) {
      if (found.personId !== person.id || found.range === null) continue;
      const span = found.range;
      const covering = known.filter((mark) => touchesSpan(mark, span));
      if (covering.some(isByHand)) {
        leftAlone += 1;
        for (const mark of covering) explained.add(mark.id);
        continue;
      }
      const [first, ...rest] = covering;
      // Of two places in one suggestion (a street, its postcode) the first takes it over, the other is a new mark.
      // A weaker suggestion on the same words becomes this person's, with the wider of the two ranges.
      const mark =
        first === undefined || marks.has(first.id)
          ? found
          : { ...found, id: first.id, decision: first.decision, review: first.review };
      if (rest.some((other) => other.personId !== null && other.personId !== person.id)) continue;
      explained.add(mark.id);
      marks.set(mark.id, decide(mark) ?? mark);
    }
  }
  const removed: Mark['id'][] = [];
  for (const mark of before) {
    if (explained.has(mark.id)) continue;
    if (isByHand(mark)) leftAlone += 1;
    else if (mark.source === 'register') removed.push(mark.id);
    else {
      const decided = decide(mark);
      if (decided !== null) marks.set(mark.id, decided);
    }
  }
  const changed = [...marks.values()].filter((mark) => {
    const old = before.find((one) => one.id === mark.id);
    return old === undefined || JSON.stringify(old) !== JSON.stringify(mark);
  });
  return { marks: changed, removed, leftAlone };
}

/** Pages that name the person exactly, and those where they were found before (misspelt, too). */
function listPagesToLookAt(
  db: ReadableDb,
  person: Person,
  before: readonly Mark[],
): { documentId: Mark['documentId']; page: number }[] {
  const pages = new Map<string, { documentId: Mark['documentId']; page: number }>();
  const add = (documentId: Mark['documentId'], page: number): void => {
    pages.set(`${documentId} ${page}`, { documentId, page });
  };
  const texts = [
    ...namesOf(person).map((name) => name.text),
    ...person.emails,
    ...person.phones,
    ...person.addresses,
    ...person.identifiers,
  ];
  for (const text of new Set(texts)) {
    for (const place of findText(db, text)) if (place.whole) add(place.documentId, place.page);
  }
  for (const mark of before) add(mark.documentId, mark.page);
  return [...pages.values()];
}
