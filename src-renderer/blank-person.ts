import type { PersonDetails } from '../src-main/contract/person.ts';

/** Somebody of whom nothing is known yet. */
export const blankPerson: PersonDetails = {
  name: '',
  aliases: [],
  role: 'third-party',
  relationship: '',
  consent: 'not-sought',
  deceased: false,
  knownToRequester: false,
  emails: [],
  phones: [],
  addresses: [],
  identifiers: [],
  addressProtected: false,
  notes: '',
};
