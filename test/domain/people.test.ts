import { describe, expect, test } from 'vitest';
import { PersonDetails } from '../../src-main/contract/person.ts';
import { PersonId } from '../../src-main/contract/values.ts';
import {
  createPerson,
  defaultDecision,
  describeForDetection,
  describePerson,
  namesOf,
  personWarnings,
} from '../../src-main/domain/people.ts';
import { splitName } from '../../src-main/domain/person-names.ts';

function person(more: Partial<PersonDetails> = {}) {
  const details = PersonDetails.parse({
    name: 'Karen Hughes',
    aliases: [],
    role: 'third-party',
    relationship: 'grandmother',
    consent: 'not-sought',
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

describe('the first decision', () => {
  test('keeps the subject, professionals in role (paragraph 17) and those who agreed', () => {
    expect(defaultDecision(person({ role: 'subject' })).outcome).toBe('keep');
    expect(defaultDecision(person({ role: 'professional' }))).toMatchObject({
      outcome: 'keep',
      rationale: expect.stringContaining('paragraph 17'),
    });
    expect(defaultDecision(person({ consent: 'given' })).outcome).toBe('keep');
  });

  test('leaves every other third party to a human', () => {
    for (const consent of ['not-sought', 'sought', 'refused'] as const) {
      expect(defaultDecision(person({ consent })).outcome).toBe('undecided');
    }
  });
});

test('a person is described by name, role and relationship', () => {
  expect(describePerson(person())).toBe('Karen Hughes (third party, grandmother)');
  expect(describePerson(person({ relationship: '' }))).toBe('Karen Hughes (third party)');
});

test('what is unusual is pointed out, what is usual is not', () => {
  const withhold = { outcome: 'withhold' as const, code: 'TP', rationale: 'x' };
  expect(personWarnings({ ...person({ role: 'professional' }), decision: withhold })).toEqual([
    'professional-withheld',
  ]);
  expect(personWarnings({ ...person({ role: 'subject' }), decision: withhold })).toEqual([
    'subject-withheld',
  ]);
  expect(personWarnings({ ...person({ consent: 'given' }), decision: withhold })).toEqual([
    'consent-given-but-withheld',
  ]);
  expect(personWarnings({ ...person(), decision: { outcome: 'keep', code: null, rationale: '' } })).toEqual([
    'kept-without-consent',
  ]);
  expect(personWarnings(person({ addressProtected: true, deceased: true }))).toEqual([
    'protected-address-missing',
    'deceased',
  ]);
  expect(personWarnings({ ...person(), decision: withhold })).toEqual([]);
  expect(personWarnings(person({ role: 'professional' }))).toEqual([]);
});

describe('the names to look for', () => {
  const kinds = (name: string, aliases: string[] = []) =>
    Object.fromEntries(namesOf({ name, aliases }).map(({ text, kind }) => [text, kind]));

  test('are derived from the register, each with how it was got', () => {
    expect(kinds('Mrs Karen Anne Hughes', ['Nana'])).toMatchObject({
      'Mrs Karen Anne Hughes': 'name',
      Nana: 'alias',
      'Karen Hughes': 'without-middle-names',
      'Hughes, Karen': 'surname-first',
      'K Hughes': 'initial-and-surname',
      'Kaz Hughes': 'short-form',
      Karen: 'forename',
      Kaz: 'short-form',
      Hughes: 'surname',
      KH: 'initials',
      KAH: 'initials',
    });
  });

  test('hold each spelling once, no titles, and middle names only as such', () => {
    const texts = namesOf({ name: 'Mr John Paul Smith', aliases: ['John Smith', 'john smith'] }).map(
      (name) => name.text,
    );
    expect(new Set(texts.map((text) => text.toLowerCase())).size).toBe(texts.length);
    expect(texts).not.toContain('Mr');
    expect(kinds('Mr John Paul Smith')).toMatchObject({ Paul: 'middle-name', John: 'forename' });
  });

  test('hold what people make of a name: half of a double one, other spellings, pet forms by rule', () => {
    expect(kinds('Donna-Marie Ward')).toMatchObject({
      Donna: 'short-form',
      Marie: 'short-form',
      Wardy: 'pet-form',
    });
    expect(kinds('Sarah Jones')).toMatchObject({ Sara: 'short-form' });
    expect(kinds('Dwayne Barrow')).toMatchObject({ Dwayne: 'forename', Baz: 'pet-form' });
    expect(kinds('Jordan Tull')).toMatchObject({
      Jordy: 'short-form',
      Jordo: 'pet-form',
      Jordan: 'forename',
    });
    expect(kinds('Al Ng')).not.toHaveProperty('Alo');
  });

  test('are only what was recorded where an alias names two people', () => {
    expect(kinds('Sue Hallam', ['Sue and Graham Hallam'])).not.toHaveProperty('Graham');
    expect(kinds('Stacey Rowe', ['Auntie Stacey'])).not.toHaveProperty('Auntie');
  });

  test('take no surname from an alias that is a forename in two words', () => {
    const ellie = kinds('Ellie-Mae Gadsby', ['Ellie May', 'Auntie Ellie', 'Little Ellie', 'Mrs Rowe']);
    expect(ellie).toMatchObject({ 'Ellie May': 'alias', Ellie: 'forename', Rowe: 'surname' });
    for (const word of ['May', 'Little', 'Auntie', 'EM']) expect(ellie).not.toHaveProperty(word);
  });

  test('call every recorded spelling recorded, with or without a comma', () => {
    expect(kinds('Jayden Thorne', ['THORNE, Jayden', 'THORNE Jayden', 'Jay'])).toMatchObject({
      'THORNE, Jayden': 'alias',
      'THORNE Jayden': 'alias',
      Jay: 'alias',
    });
  });

  test('go both ways between a forename and its short form', () => {
    expect(kinds('Kate Hughes')).toMatchObject({ Katherine: 'short-form', Catherine: 'short-form' });
    expect(kinds('Zebedee Hughes')).not.toHaveProperty('Kate');
  });

  test.each([
    ['Donald van der Voet', ['Donald'], 'van der Voet'],
    ['Smith, John Paul', ['John', 'Paul'], 'Smith'],
    ['SMITH John', ['John'], 'SMITH'],
    ['DR John Smith', ['John'], 'Smith'],
    ['Dr Ama Osei-Mensah', ['Ama'], 'Osei-Mensah'],
    ['Mrs Hughes', [], 'Hughes'],
    ['Bilal', ['Bilal'], ''],
    ['Martin King, OBE', ['Martin'], 'King'],
    ['', [], ''],
  ])('%s is split into forenames %j and surname %s', (name, forenames, surname) => {
    expect(splitName(name)).toEqual({ forenames, surname });
  });
});

test('detection is told names, contacts and what was decided', () => {
  const withheld = {
    ...person({ phones: ['07700 900318'], identifiers: ['19/08/1953'] }),
    decision: { outcome: 'withhold' as const, code: 'TP', rationale: '' },
  };
  expect(describeForDetection(withheld)).toMatchObject({
    id: 'p1',
    decision: 'redact',
    phones: ['07700 900318'],
    identifiers: ['19/08/1953'],
  });
  expect(describeForDetection(withheld).names[0]).toEqual({ text: 'Karen Hughes', kind: 'name' });
  expect(describeForDetection(person()).decision).toBe('undecided');
  expect(describeForDetection(person({ role: 'professional' })).decision).toBe('keep');
});

test('detection may be asked to show people who are kept, but for the data subject', () => {
  const decisions = (role: PersonDetails['role']) =>
    [false, true].map((showKept) => describeForDetection(person({ role }), { showKept }).decision);
  expect(decisions('professional')).toEqual(['keep', 'redact']);
  expect(decisions('third-party')).toEqual(['undecided', 'redact']);
  expect(decisions('subject')).toEqual(['keep', 'keep']);
});
