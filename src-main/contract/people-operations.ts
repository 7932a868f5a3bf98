/** What the window may ask about the register of people. */
import { z } from 'zod';
import { command, done, inCase, query } from './operation.ts';
import { ListField, PeopleListPreview } from './people-list.ts';
import { Person, PersonDecision, PersonDetails } from './person.ts';
import { ProposedPerson } from './proposed-person.ts';
import { MarkId, PersonId, shortText } from './values.ts';

const peopleList = {
  text: z.string().max(2_000_000),
  columns: z.array(ListField).max(100).readonly().nullable(),
};

export const peopleOperations = {
  listPeople: query(
    inCase,
    z.array(Person.extend({ places: z.int(), warnings: z.array(z.string()).readonly() })).readonly(),
  ),
  addPerson: command(inCase.extend({ details: PersonDetails }), z.object({ personId: PersonId })),
  describePerson: command(inCase.extend({ personId: PersonId, details: PersonDetails }), done),
  /** "This person, everywhere": one decision marks every occurrence and leaves human decisions alone. */
  decidePerson: command(
    inCase.extend({ personId: PersonId, decision: PersonDecision }),
    z.object({ marked: z.int(), leftAlone: z.int() }),
  ),
  removePerson: command(inCase.extend({ personId: PersonId }), done),
  /** Two entries are one person: `otherId` goes, its names and places become those of `personId`. */
  mergePeople: command(
    inCase.extend({ personId: PersonId, otherId: PersonId }),
    z.object({ places: z.int() }),
  ),
  /** The opposite: these names, contacts and places are somebody else's. */
  splitPerson: command(
    inCase.extend({
      personId: PersonId,
      texts: z.array(shortText.min(1)).min(1).max(200).readonly(),
      markIds: z.array(MarkId).max(100_000).readonly(),
    }),
    z.object({ personId: PersonId, places: z.int() }),
  ),
  /** What a list from another program would bring; `columns` says what its columns are, null to guess. */
  previewPeopleList: query(inCase.extend(peopleList), PeopleListPreview),
  importPeople: command(
    inCase.extend(peopleList),
    z.object({ added: z.int(), joined: z.int(), left: z.int(), places: z.int() }),
  ),
  /** People whom marks and possible names speak of and the register does not know. */
  listProposedPeople: query(inCase, z.array(ProposedPerson).readonly()),
} as const;
