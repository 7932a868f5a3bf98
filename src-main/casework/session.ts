/** Who has unlocked the vault, and which cases are open. One person at a time. */
import type { VaultState } from '../contract/answers.ts';
import { AppError } from '../contract/errors.ts';
import type { Actor } from '../contract/user.ts';
import type { CaseId, Instant } from '../contract/values.ts';
import { closeCase, type OpenCase, openCase } from '../store/cases.ts';
import { claimDataFolder, type DataFolder } from '../store/data-folder.ts';
import { openSlot } from '../store/key-slot.ts';
import { locateKeyFile, type OpenVault } from '../store/open-vault.ts';
import { toActor } from '../store/users.ts';
import { hasVault, lockVault } from '../store/vault.ts';

export type Session = {
  /** Takes the data folder at first use. Throws `folder-in-use`, `folder-not-writable`. */
  readonly folder: () => DataFolder;
  readonly describe: () => VaultState;
  readonly signedIn: () => { readonly actor: Actor; readonly passphraseMustChange: boolean } | null;
  /** Throws `vault-locked`. */
  readonly vault: () => OpenVault;
  readonly enter: (vault: OpenVault) => void;
  /** Throws `vault-locked`, `not-found` and those of opening a database. */
  readonly openCase: (id: CaseId) => OpenCase;
  readonly isOpen: (id: CaseId) => boolean;
  readonly forgetCase: (id: CaseId) => void;
  /** Closes all cases and wipes the keys; nothing that fails on the way keeps the rest open. `onClosing` runs before
   * each case is closed. Answers what failed. */
  readonly leave: (onClosing: (open: OpenCase) => void) => readonly unknown[];
  /** Gives the data folder back. */
  readonly release: () => void;
};

export function createSession(dataFolder: string): Session {
  let folder: DataFolder | null = null;
  let vault: OpenVault | null = null;
  const cases = new Map<CaseId, OpenCase>();

  const claim = (): DataFolder => {
    folder ??= claimDataFolder(dataFolder);
    return folder;
  };
  const current = (): OpenVault => {
    if (vault === null) throw new AppError('vault-locked');
    return vault;
  };

  return {
    folder: claim,
    describe() {
      if (vault !== null) {
        return { state: 'unlocked', user: vault.user, passphraseMustChange: vault.mustChangePassphrase };
      }
      return { state: hasVault(claim()) ? 'locked' : 'absent' };
    },
    signedIn: () =>
      vault === null
        ? null
        : { actor: toActor(vault.user), passphraseMustChange: vault.mustChangePassphrase },
    vault: current,
    enter(opened) {
      if (vault !== null) lockVault(vault);
      vault = opened;
    },
    openCase(id) {
      const known = cases.get(id);
      if (known !== undefined) return known;
      const opened = openCase(current(), id);
      cases.set(id, opened);
      return opened;
    },
    isOpen: (id) => cases.has(id),
    forgetCase(id) {
      const known = cases.get(id);
      if (known !== undefined) closeCase(known);
      cases.delete(id);
    },
    leave(onClosing) {
      const faults: unknown[] = [];
      const attempt = (step: () => void): void => {
        try {
          step();
        } catch (error) {
          faults.push(error);
        }
      };
      for (const open of cases.values()) {
        attempt(() => onClosing(open));
        attempt(() => closeCase(open));
      }
      cases.clear();
      const leaving = vault;
      vault = null;
      if (leaving !== null) attempt(() => lockVault(leaving));
      return faults;
    },
    release() {
      folder?.release();
      folder = null;
    },
  };
}

/** That the person who unlocked is the one who sits here now. Throws `wrong-passphrase`, `too-many-attempts`. */
export async function confirmPassphrase(vault: OpenVault, passphrase: string, at: Instant): Promise<void> {
  const { keys } = await openSlot(locateKeyFile(vault.folder), vault.slotId, passphrase, at);
  keys.vaultKey.fill(0);
  keys.userKey.fill(0);
}
