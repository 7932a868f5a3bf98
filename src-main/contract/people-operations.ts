/** What the window may ask about the register of people. */
import { z } from 'zod';
import { command, done, inCase, query } from './operation.ts';
import { Person, PersonDecision, PersonDetails } from './person.ts';
import { PersonId } from './values.ts';

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
} as const;
