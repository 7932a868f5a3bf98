/** Invented nouns for the tests of the domain. */
import { readFileSync } from 'node:fs';
import { type Decision, Mark, type SecondReview } from '../../src-main/contract/mark.ts';
import { PersonDetails } from '../../src-main/contract/person.ts';
import type { CaseFacts } from '../../src-main/contract/request.ts';
import { Actor } from '../../src-main/contract/user.ts';
import { PersonId } from '../../src-main/contract/values.ts';
import { parseExemptions } from '../../src-main/domain/exemption.ts';
import { createPerson } from '../../src-main/domain/people.ts';

export const book = parseExemptions(
  JSON.parse(readFileSync(new URL('../../resources/rules/exemptions.json', import.meta.url), 'utf8')),
);

export const adultAskingForThemself: CaseFacts = {
  nation: 'england-and-wales',
  requesterCapacity: 'self',
  subjectAge: 22,
};

export const asha = Actor.parse({ id: 'u1', name: 'Asha', role: 'caseworker' });
export const ben = Actor.parse({ id: 'u2', name: 'Ben', role: 'dpo' });
export const cara = Actor.parse({ id: 'u3', name: 'Cara', role: 'manager' });

export const noon = '2026-11-24T12:00:00Z';

export function inventMark(more: Partial<Mark> = {}): Mark {
  const mark = Mark.parse({
    id: 'm1',
    documentId: 'd1',
    page: 1,
    rects: [[72, 700, 140, 712]],
    range: { start: 0, end: 12 },
    text: 'Karen Hughes',
    personId: 'p1',
    type: 'person',
    source: 'register',
    reason: 'The name of a third party.',
    confidence: 1,
    decision: null,
    review: null,
  });
  return { ...mark, ...more };
}

export function inventDecision(more: Partial<Decision> = {}): Decision {
  return {
    outcome: 'withhold',
    codes: ['TP'],
    neutral: false,
    rationale: 'A relative who did not agree.',
    evidence: {},
    by: asha,
    at: noon,
    ...more,
  };
}

export function inventReview(more: Partial<SecondReview> = {}): SecondReview {
  return { outcome: 'agreed', note: '', by: ben, at: noon, ...more };
}

export function inventPerson(more: Partial<PersonDetails> = {}) {
  const details = PersonDetails.parse({
    name: 'Karen Hughes',
    aliases: [],
    role: 'third-party',
    relationship: 'grandmother',
    consent: 'refused',
    deceased: false,
    knownToRequester: true,
    emails: [],
    phones: [],
    addresses: [],
    identifiers: [],
    addressProtected: false,
    notes: '',
    ...more,
  });
  return createPerson(PersonId.parse('p1'), details);
}
