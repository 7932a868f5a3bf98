/** The register of people. */
import {
  addPerson,
  decidePerson,
  describePerson,
  listRegister,
  removePerson,
} from '../casework/keep-register.ts';
import { mergePeople } from '../casework/merge-people.ts';
import type { Operations } from '../router.ts';
import { type InCase, type Kit, preparers } from './kit.ts';

export function createPeopleOperations(kit: Kit) {
  const { caseQuery, caseCommand } = kit;

  return {
    listPeople: caseQuery((db, _input: InCase) => listRegister(db)),
    addPerson: caseCommand('addPerson', preparers, addPerson),
    describePerson: caseCommand('describePerson', preparers, describePerson),
    decidePerson: caseCommand('decidePerson', preparers, decidePerson),
    removePerson: caseCommand('removePerson', preparers, removePerson),
    mergePeople: caseCommand('mergePeople', preparers, mergePeople),
  } satisfies Partial<Operations>;
}
