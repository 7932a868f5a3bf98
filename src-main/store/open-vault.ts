/** What an unlocked vault is; made by vault.ts. */
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { User } from '../contract/user.ts';
import { type DataFolder, keyFileName } from './data-folder.ts';
import type { SlotKeys } from './key-slot.ts';
import type { WritableDb } from './sqlite.ts';

export type OpenVault = {
  readonly folder: DataFolder;
  readonly db: WritableDb;
  /** Who unlocked it. */
  readonly user: User;
  readonly slotId: string;
  /** The passphrase came from somebody else: only `changePassphrase` is of use, and signing is refused. */
  mustChangePassphrase: boolean;
  readonly keys: SlotKeys;
};

/** Throws `vault-locked`. */
export function assertUnlocked(vault: OpenVault): void {
  if (!vault.db.open) throw new AppError('vault-locked');
}

export function locateKeyFile(folder: DataFolder): string {
  return join(folder.path, keyFileName);
}
