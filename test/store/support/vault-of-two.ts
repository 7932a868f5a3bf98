import { onTestFinished } from 'vitest';
import { UserId } from '../../../src-main/contract/values.ts';
import type { DataFolder } from '../../../src-main/store/data-folder.ts';
import type { OpenVault } from '../../../src-main/store/open-vault.ts';
import { addUser, changePassphrase } from '../../../src-main/store/users.ts';
import { lockVault, unlockVault } from '../../../src-main/store/vault.ts';
import { at, cheapCost, makeVault } from './stores.ts';

export const bobsFirst = 'temporary nine lamps';
export const bobsOwn = 'rowing boats at dawn';
const cost = cheapCost;
export const bobId = UserId.parse('user-bob');

export async function unlock(
  folder: DataFolder,
  userName: string,
  withPassphrase: string,
): Promise<OpenVault> {
  const vault = await unlockVault({ folder, userName, passphrase: withPassphrase, at });
  onTestFinished(() => lockVault(vault));
  return vault;
}

/** A vault of Anna's to which Bob was added, and unlocked by Bob with a passphrase of his own. */
export async function makeVaultOfTwo() {
  const { vault, recoveryKey } = await makeVault();
  await addUser(vault, { id: bobId, name: 'Bob Stone', role: 'manager', passphrase: bobsFirst, at, cost });
  const bob = await unlock(vault.folder, 'Bob Stone', bobsFirst);
  await changePassphrase(bob, { current: bobsFirst, next: bobsOwn, at, cost });
  return { anna: vault, bob, folder: vault.folder, recoveryKey };
}
