/** The register: the people of a case, what is to happen with them, and under which names they may be found. */
import type { Person, PersonDecision, PersonDetails, PersonName } from '../contract/person.ts';
import type { PersonId } from '../contract/values.ts';
import { namesOf } from './person-names.ts';

export { namesOf } from './person-names.ts';

export type PersonWarning =
  | 'professional-withheld'
  | 'subject-withheld'
  | 'consent-given-but-withheld'
  | 'kept-without-consent'
  | 'protected-address-missing'
  | 'deceased';

const roleWords = {
  subject: 'data subject',
  'third-party': 'third party',
  professional: 'professional',
} as const;

export function createPerson(id: PersonId, details: PersonDetails): Person {
  return { ...details, id, decision: defaultDecision(details), decided: null };
}

/** "Karen Hughes (third party, grandmother)" */
export function describePerson(person: Pick<PersonDetails, 'name' | 'role' | 'relationship'>): string {
  const words = [roleWords[person.role], person.relationship.trim()].filter((word) => word !== '');
  return `${person.name} (${words.join(', ')})`;
}

/** What the law suggests before anyone has looked: never to withhold, which takes a person's judgement. */
export function defaultDecision(person: Pick<PersonDetails, 'role' | 'consent'>): PersonDecision {
  if (person.role === 'subject') return keep('The request is about this person.');
  if (person.role === 'professional') {
    return keep(
      'Acts here as a paid health, social services or education worker, so sharing is taken to be reasonable (DPA 2018, Schedule 2, paragraph 17).',
    );
  }
  if (person.consent === 'given') return keep('This person agreed (DPA 2018, Schedule 2, paragraph 16).');
  return { outcome: 'undecided', code: null, rationale: '' };
}

/** What deserves a second look. Advice; it blocks nothing. */
export function personWarnings(person: Person): readonly PersonWarning[] {
  const warnings: PersonWarning[] = [];
  const { outcome } = person.decision;
  if (outcome === 'withhold' && person.role === 'professional') warnings.push('professional-withheld');
  if (outcome === 'withhold' && person.role === 'subject') warnings.push('subject-withheld');
  if (person.role === 'third-party') {
    if (outcome === 'withhold' && person.consent === 'given') warnings.push('consent-given-but-withheld');
    if (outcome === 'keep' && person.consent !== 'given' && person.decision.rationale.trim() === '') {
      warnings.push('kept-without-consent');
    }
  }
  if (person.addressProtected && person.addresses.length === 0) warnings.push('protected-address-missing');
  // Data protection law covers the living; confidence and the feelings of others may still matter.
  if (person.deceased) warnings.push('deceased');
  return warnings;
}

const mostAliases = 50;
const mostContacts = 20;

/** What two entries of one person say together, as the first begins; what either protects stays protected. */
export function mergeDetails(
  first: PersonDetails,
  second: PersonDetails,
): Pick<
  PersonDetails,
  | 'aliases'
  | 'emails'
  | 'phones'
  | 'addresses'
  | 'identifiers'
  | 'addressProtected'
  | 'deceased'
  | 'relationship'
  | 'notes'
> {
  return {
    aliases: joinTexts([...first.aliases, second.name, ...second.aliases], mostAliases, first.name),
    emails: joinTexts([...first.emails, ...second.emails], mostContacts),
    phones: joinTexts([...first.phones, ...second.phones], mostContacts),
    addresses: joinTexts([...first.addresses, ...second.addresses], mostContacts),
    identifiers: joinTexts([...first.identifiers, ...second.identifiers], mostContacts),
    addressProtected: first.addressProtected || second.addressProtected,
    deceased: first.deceased || second.deceased,
    relationship: first.relationship.trim() === '' ? second.relationship : first.relationship,
    notes: first.notes.trim() === '' ? second.notes : first.notes,
  };
}

/**
 * One entry made two: the chosen texts (names, contacts, numbers) go to the other, the first of its names is its name.
 * Null where a text is not the entry's, no name is chosen, or none is left.
 */
export function splitDetails(
  person: PersonDetails,
  texts: readonly string[],
): { readonly kept: PersonDetails; readonly parted: PersonDetails } | null {
  const chosen = new Set(texts);
  const own = [person.name, ...person.aliases];
  const all = [...own, ...person.emails, ...person.phones, ...person.addresses, ...person.identifiers];
  if (texts.some((text) => !all.includes(text))) return null;
  const leave = (from: readonly string[]) => from.filter((text) => !chosen.has(text));
  const take = (from: readonly string[]) => from.filter((text) => chosen.has(text));
  const [keptName, ...keptAliases] = leave(own);
  const [partedName, ...partedAliases] = take(own);
  if (keptName === undefined || partedName === undefined) return null;
  const { name: _name, ...rest } = toDetails(person);
  return {
    kept: {
      ...rest,
      name: keptName,
      aliases: keptAliases,
      emails: leave(person.emails),
      phones: leave(person.phones),
      addresses: leave(person.addresses),
      identifiers: leave(person.identifiers),
    },
    parted: {
      ...rest,
      name: partedName,
      aliases: partedAliases,
      emails: take(person.emails),
      phones: take(person.phones),
      addresses: take(person.addresses),
      identifiers: take(person.identifiers),
      // What was asked of one person was not asked of the other.
      consent: 'not-sought',
      deceased: false,
      relationship: '',
      notes: '',
    },
  };
}

function toDetails(person: PersonDetails): PersonDetails {
  const { name, aliases, role, relationship, consent, deceased, knownToRequester } = person;
  const { emails, phones, addresses, identifiers, addressProtected, notes } = person;
  return {
    name,
    aliases,
    role,
    relationship,
    consent,
    deceased,
    knownToRequester,
    emails,
    phones,
    addresses,
    identifiers,
    addressProtected,
    notes,
  };
}

/** Each once, whatever its letter case; without the name that stands above them. */
function joinTexts(texts: readonly string[], most: number, above = ''): readonly string[] {
  const seen = new Set([above.trim().toLowerCase()]);
  const joined = texts.filter((text) => {
    const key = text.trim().toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return joined.slice(0, most);
}

/** A person as detection wants to know them. */
export type PersonToFind = {
  readonly id: string;
  readonly role: Person['role'];
  readonly decision: 'keep' | 'redact' | 'undecided';
  readonly names: readonly PersonName[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  readonly identifiers: readonly string[];
  readonly addressProtected: boolean;
};

/**
 * `showKept`: places of people who are kept are suggested too, so that a reviewer sees that they were thought of; only
 * the subject's own names and numbers still keep other findings away from them, whatever was decided about the subject.
 */
export function describeForDetection(
  person: Person,
  { showKept = false }: { readonly showKept?: boolean } = {},
): PersonToFind {
  const { id, role, emails, phones, addresses, identifiers, addressProtected } = person;
  const names = namesOf(person);
  return {
    id,
    role,
    decision: showKept ? (role === 'subject' ? 'keep' : 'redact') : decisionToFind(person.decision.outcome),
    names,
    emails,
    phones,
    addresses,
    identifiers,
    addressProtected,
  };
}

function decisionToFind(outcome: PersonDecision['outcome']): PersonToFind['decision'] {
  return outcome === 'withhold' ? 'redact' : outcome;
}

/** The same from a list of people given to the command line: no contacts, no protected addresses, seldom identifiers. */
export function describeListedPerson(person: {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: Person['role'];
  readonly decision: 'keep' | 'redact';
  readonly identifiers?: readonly string[];
}): PersonToFind {
  const { id, role, decision, identifiers = [] } = person;
  const contacts = { emails: [], phones: [], addresses: [], identifiers, addressProtected: false };
  return { id, role, decision, names: namesOf(person), ...contacts };
}

function keep(rationale: string): PersonDecision {
  return { outcome: 'keep', code: null, rationale };
}
