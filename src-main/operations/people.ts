/** The register of people. */
import { importPeople, previewPeopleList } from '../casework/import-people.ts';
import {
  addPerson,
  decidePerson,
  describePerson,
  listRegister,
  removePerson,
} from '../casework/keep-register.ts';
import { mergePeople } from '../casework/merge-people.ts';
import { listProposedPeople } from '../casework/propose-people.ts';
import { splitPerson } from '../casework/split-person.ts';
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
    splitPerson: caseCommand('splitPerson', preparers, splitPerson),
    previewPeopleList: caseQuery(previewPeopleList),
    importPeople: caseCommand('importPeople', preparers, importPeople),
    listProposedPeople: caseQuery((db, _input: InCase) => listProposedPeople(db)),
  } satisfies Partial<Operations>;
}
