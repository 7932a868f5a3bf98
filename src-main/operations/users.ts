/** Users and settings. */
import {
  listExemptions,
  readKeys,
  readOrganisation,
  writeKeys,
  writeOrganisation,
} from '../casework/manage-settings.ts';
import { readRequest } from '../casework/view-case.ts';
import { UserId } from '../contract/values.ts';
import type { Operations } from '../router.ts';
import { addUser, disableUser, listUsers, resetPassphrase } from '../store/users.ts';
import { type Application, dpo, everyone, type Kit, only } from './kit.ts';

export function createUsersOperations(app: Application, kit: Kit) {
  const { session, tools } = app;
  const { by, inCase } = kit;

  return {
    listUsers: {
      access: only(everyone),
      run: () =>
        listUsers(session.vault().db).map(({ id, name, role, disabled }) => ({ id, name, role, disabled })),
    },
    addUser: {
      access: only(dpo),
      run: ({ userName, role, passphrase }) =>
        addUser(session.vault(), {
          id: UserId.parse(tools.newId()),
          name: userName,
          role,
          passphrase,
          at: tools.clock.now(),
        }),
    },
    disableUser: {
      access: only(dpo),
      run: ({ userId }) => {
        disableUser(session.vault(), { userId, at: tools.clock.now() });
        return null;
      },
    },
    resetPassphrase: {
      access: only(dpo),
      run: async (input) => {
        await resetPassphrase(session.vault(), { ...input, at: tools.clock.now() });
        return null;
      },
    },
    getOrganisation: { access: only(everyone), run: () => readOrganisation(session.vault().db) },
    setOrganisation: {
      access: only(dpo),
      run: (organisation, call) => writeOrganisation(session.vault().db, organisation, by(call)),
    },
    getKeys: {
      access: only(everyone),
      run: (_input, call) => readKeys(session.vault().db, call.actor),
    },
    setKeys: {
      access: only(everyone),
      run: (keys, call) => writeKeys(session.vault().db, keys, by(call)),
    },
    listExemptions: {
      access: only(everyone),
      run: ({ caseId }) => listExemptions(caseId === null ? null : readRequest(inCase(caseId).db), tools),
    },
  } satisfies Partial<Operations>;
}
