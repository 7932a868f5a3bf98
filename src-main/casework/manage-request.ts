/** The request: who asked, for whom, and the clock. */
import type { ClockFacts, Deadline, Request } from '../contract/request.ts';
import { PersonId } from '../contract/values.ts';
import { describeDay } from '../domain/civil-date.ts';
import { checkClockFacts, computeDeadline } from '../domain/deadline.ts';
import { createPerson } from '../domain/people.ts';
import { putPerson } from '../store/people.ts';
import { setRequest } from '../store/request.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { CommandResult, Tools } from './workplace.ts';

/** A new case starts with its request, and with the data subject in the register. */
export function describeNewCase(db: WritableDb, request: Request, tools: Tools): CommandResult<null> {
  checkClockFacts(request.clock);
  setRequest(db, request);
  const { subject } = request;
  putPerson(
    db,
    createPerson(PersonId.parse(tools.newId()), {
      name: subject.name,
      aliases: subject.aliases,
      role: 'subject',
      relationship: '',
      consent: 'given',
      deceased: false,
      knownToRequester: true,
      emails: [],
      phones: [],
      addresses: [],
      // In whichever way it is written, the subject's own date of birth is nothing to withhold.
      identifiers: subject.dateOfBirth === null ? [] : [describeDay(subject.dateOfBirth)],
      addressProtected: false,
      notes: '',
    }),
  );
  return { value: null, audit: {}, changesBundle: true };
}

export function changeRequest(db: WritableDb, request: Request): CommandResult<null> {
  checkClockFacts(request.clock);
  setRequest(db, request);
  return { value: null, audit: { clarifications: request.clock.clarifications.length }, changesBundle: true };
}

export function previewDeadline(facts: ClockFacts, tools: Tools): Deadline {
  return computeDeadline(facts, tools.rules.holidays, tools.clock.today());
}
