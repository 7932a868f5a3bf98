/** Into the vault: set up, unlock, or come back with the recovery key. */
import type { Input } from '../contract/contract.ts';
import type { User } from '../contract/user.ts';
import { UserId } from '../contract/values.ts';
import { createVault, recoverVault, unlockVault } from '../store/vault.ts';
import type { Session } from './session.ts';
import type { Tools } from './workplace.ts';

/** Whoever sets Candour up is its first data protection officer. */
export async function setUpVault(
  session: Session,
  { userName, passphrase }: Input<'createVault'>,
  { clock, newId }: Tools,
): Promise<{ recoveryKey: string }> {
  const { vault, recoveryKey } = await createVault({
    folder: session.folder(),
    userName,
    passphrase,
    userId: UserId.parse(newId()),
    role: 'dpo',
    at: clock.now(),
  });
  session.enter(vault);
  return { recoveryKey };
}

export async function openVault(
  session: Session,
  { userName, passphrase }: Input<'unlockVault'>,
  { clock }: Tools,
): Promise<User> {
  session.enter(await unlockVault({ folder: session.folder(), userName, passphrase, at: clock.now() }));
  return session.vault().user;
}

export async function recover(
  session: Session,
  input: Input<'recoverVault'>,
  { clock }: Tools,
): Promise<User> {
  session.enter(await recoverVault({ folder: session.folder(), ...input, at: clock.now() }));
  return session.vault().user;
}
