/** Opening and locking the vault. */
import { openVault, recover, setUpVault } from '../casework/open-vault.ts';
import type { Operations } from '../router.ts';
import { changePassphrase } from '../store/users.ts';
import { type Application, everyone, opening } from './kit.ts';

export function createOpeningOperations(app: Application) {
  const { session, tools } = app;

  return {
    getVaultState: { access: opening, run: () => session.describe() },
    createVault: { access: opening, run: (input) => setUpVault(session, input, tools) },
    // One person at a time: whoever was there before leaves first, with all that was still running.
    unlockVault: {
      access: opening,
      run: async (input) => {
        await app.lock();
        return openVault(session, input, tools);
      },
    },
    recoverVault: {
      access: opening,
      run: async (input) => {
        await app.lock();
        return recover(session, input, tools);
      },
    },
    lockVault: {
      access: opening,
      run: async () => {
        await app.lock();
        return null;
      },
    },
    changePassphrase: {
      access: { opening: false, roles: everyone, beforeChange: true },
      run: async (input) => {
        await changePassphrase(session.vault(), { ...input, at: tools.clock.now() });
        return null;
      },
    },
    reportActivity: {
      access: opening,
      run: () => {
        app.noteActivity();
        return null;
      },
    },
  } satisfies Partial<Operations>;
}
