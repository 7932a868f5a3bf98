/**
 * The vault: opened by a user's passphrase or the recovery key, closed by `lockVault`.
 *
 * hasVault(folder)            whether there is one
 * createVault(input)          with its first user → the open vault and the recovery key to print
 * unlockVault(input)          → the open vault
 * recoverVault(input)         recovery key and a new passphrase → the open vault
 * renewRecoveryKey(vault, at) → the new key to print; the old one is worth nothing any more
 * lockVault(vault)            closes the database and wipes the keys
 *
 * passphrase → argon2id → opens the user's slot in vault.keys → vault key (the same for all: opens vault.db and the
 * keys of the cases) and user key (nobody else's: opens the user's signing key).
 */
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { Role, User } from '../contract/user.ts';
import type { Instant, UserId } from '../contract/values.ts';
import { appendAudit } from './audit.ts';
import { sweepCases } from './cases.ts';
import { type DataFolder, vaultFileName } from './data-folder.ts';
import { closeDatabase, createDatabase, openDatabase } from './database.ts';
import { flushFolder, toDiskError } from './disk.ts';
import { type KeyFile, nameSlot, putSlot, readKeyFile, updateKeyFile, writeKeyFile } from './key-file.ts';
import { openSlot, type SlotKeys, sealSlot, wipeKeys } from './key-slot.ts';
import { deriveKey, makeKey, unwrapKey, wrapKey } from './key-wrap.ts';
import { assertUnlocked, locateKeyFile, type OpenVault } from './open-vault.ts';
import { assertStrongPassphrase, type KdfCost, standardKdfCost } from './passphrase.ts';
import { printRecoveryKey, readRecoveryKey, recoverySecretSize } from './recovery-key.ts';
import { vaultSchema } from './schemas.ts';
import { ensureSigningKey } from './signing.ts';
import { runInTransaction, type WritableDb } from './sqlite.ts';
import { noAttempts } from './throttle.ts';
import { findUserBySlot, insertUser, listUsers, toActor } from './users.ts';

type Credentials = {
  readonly folder: DataFolder;
  readonly userName: string;
  readonly passphrase: string;
  readonly at: Instant;
  /** For tests; the application leaves it out. */
  readonly cost?: KdfCost;
};

const recoveryPurpose = 'candour recovery key';

/** An interrupted creation leaves its key file under this name; nothing in such a vault was ever used. */
const unbornKeyFileName = 'vault.keys.new';

export function hasVault(folder: DataFolder): boolean {
  return existsSync(locateKeyFile(folder));
}

/** Errors: `vault-exists`, `vault-damaged` (a database without its keys), `invalid-input`, `passphrase-too-weak`. */
export async function createVault(
  input: Credentials & { readonly userId: UserId; readonly role: Role },
): Promise<{ readonly vault: OpenVault; readonly recoveryKey: string }> {
  const { folder, at, userName, passphrase, cost = standardKdfCost } = input;
  if (hasVault(folder)) throw new AppError('vault-exists');
  assertStrongPassphrase(passphrase, userName);
  removeUnborn(folder);
  const keys: SlotKeys = { vaultKey: makeKey(), userKey: makeKey() };
  const salt = randomBytes(16).toString('base64');
  const slotId = nameSlot({ salt }, userName);
  const slot = await sealSlot(slotId, passphrase, cost, keys);
  const recovery = makeRecoverySlot(keys.vaultKey);
  const unborn = join(folder.path, unbornKeyFileName);
  writeKeyFile(unborn, {
    format: 1,
    salt,
    slots: [slot],
    recovery: recovery.wrapped,
    unknownAttempts: noAttempts,
  });
  createDatabase(locateVault(folder), keys.vaultKey, vaultSchema);
  const user: User = { id: input.userId, name: userName.trim(), role: input.role, disabled: false };
  const vault = openVault(folder, keys, slotId, (db) => {
    insertUser(db, user, slotId, false, at);
    appendAudit(db, { at, actor: toActor(user), action: 'vault-created', detail: {} });
  });
  try {
    ensureSigningKey(vault, at);
    renameSync(unborn, locateKeyFile(folder));
    flushFolder(folder.path);
    return { vault, recoveryKey: recovery.printed };
  } catch (error) {
    lockVault(vault);
    throw toDiskError(error);
  }
}

/**
 * Errors: `vault-missing`, `vault-damaged`, `wrong-passphrase` (unknown name included), `too-many-attempts`
 * with `waitSeconds`, `user-disabled`, and those of `openDatabase`.
 */
export async function unlockVault(input: Credentials): Promise<OpenVault> {
  const { folder, at } = input;
  const path = locateKeyFile(folder);
  const slotId = nameSlot(readKeyFile(path), input.userName);
  const opened = await openSlot(path, slotId, input.passphrase, at);
  const vault = openVault(folder, opened.keys, slotId);
  try {
    if (vault.user.disabled) throw new AppError('user-disabled');
    sweepCases(vault);
    sweepSlots(vault);
    if (!vault.mustChangePassphrase) ensureSigningKey(vault, at);
    runInTransaction(vault.db, (db) =>
      appendAudit(db, {
        at,
        actor: toActor(vault.user),
        action: 'vault-unlocked',
        detail: { failedAttempts: opened.failedAttempts },
      }),
    );
    return vault;
  } catch (error) {
    lockVault(vault);
    throw error;
  }
}

/**
 * Gives the named user a new passphrase and a new signing key (the old one is lost with the old passphrase).
 * The recovery key has 160 random bits, so guessing it needs no throttle.
 * Errors: `wrong-recovery-key`, `not-found` (no such user), `user-disabled`, `passphrase-too-weak`.
 */
export async function recoverVault(
  input: Credentials & { readonly recoveryKey: string },
): Promise<OpenVault> {
  const { folder, at, userName, passphrase, cost = standardKdfCost } = input;
  const path = locateKeyFile(folder);
  const keyFile = readKeyFile(path);
  const vaultKey = openRecoverySlot(keyFile, input.recoveryKey);
  assertStrongPassphrase(passphrase, userName);
  const slotId = nameSlot(keyFile, userName);
  const keys: SlotKeys = { vaultKey, userKey: makeKey() };
  const vault = openVault(folder, keys, slotId);
  try {
    if (vault.user.disabled) throw new AppError('user-disabled');
    const slot = await sealSlot(slotId, passphrase, cost, keys);
    runInTransaction(vault.db, (db) => {
      db.prepare('UPDATE users SET must_change_passphrase = 0 WHERE id = ?').run(vault.user.id);
      appendAudit(db, { at, actor: toActor(vault.user), action: 'vault-recovered', detail: {} });
      updateKeyFile(path, (now) => putSlot(now, slot));
    });
    vault.mustChangePassphrase = false;
    ensureSigningKey(vault, at);
    return vault;
  } catch (error) {
    lockVault(vault);
    throw error;
  }
}

export function renewRecoveryKey(vault: OpenVault, at: Instant): string {
  assertUnlocked(vault);
  const recovery = makeRecoverySlot(vault.keys.vaultKey);
  runInTransaction(vault.db, (db) => {
    appendAudit(db, { at, actor: toActor(vault.user), action: 'recovery-key-renewed', detail: {} });
    updateKeyFile(locateKeyFile(vault.folder), (keys) => ({ ...keys, recovery: recovery.wrapped }));
  });
  return recovery.printed;
}

/** Open cases are closed by whoever opened them. Locking twice does nothing. */
export function lockVault(vault: OpenVault): void {
  closeDatabase(vault.db);
  wipeKeys(vault.keys);
}

function locateVault(folder: DataFolder): string {
  return join(folder.path, vaultFileName);
}

/** Throws `not-found` where the slot belongs to nobody. */
function openVault(
  folder: DataFolder,
  keys: SlotKeys,
  slotId: string,
  fill?: (db: WritableDb) => void,
): OpenVault {
  let db: WritableDb | null = null;
  try {
    if (!existsSync(locateVault(folder))) throw new AppError('vault-damaged');
    db = openDatabase(locateVault(folder), keys.vaultKey, vaultSchema);
    if (fill !== undefined) runInTransaction(db, fill);
    const found = findUserBySlot(db, slotId);
    if (found === null) throw new AppError('not-found');
    return { folder, db, user: found.user, slotId, mustChangePassphrase: found.mustChangePassphrase, keys };
  } catch (error) {
    if (db !== null) closeDatabase(db);
    wipeKeys(keys);
    throw error;
  }
}

function makeRecoverySlot(vaultKey: Buffer): { readonly printed: string; readonly wrapped: string } {
  const secret = randomBytes(recoverySecretSize);
  const wrapping = deriveKey(secret, recoveryPurpose);
  const wrapped = wrapKey(wrapping, vaultKey, recoveryPurpose).toString('base64');
  const printed = printRecoveryKey(secret);
  secret.fill(0);
  wrapping.fill(0);
  return { printed, wrapped };
}

function openRecoverySlot(keys: KeyFile, recoveryKey: string): Buffer {
  const secret = readRecoveryKey(recoveryKey);
  const wrapping = deriveKey(secret, recoveryPurpose);
  const vaultKey = unwrapKey(wrapping, Buffer.from(keys.recovery, 'base64'), recoveryPurpose);
  secret.fill(0);
  wrapping.fill(0);
  if (vaultKey === null) throw new AppError('wrong-recovery-key');
  return vaultKey;
}

/** A user whose adding was interrupted has a slot and no row. */
function sweepSlots(vault: OpenVault): void {
  const known = new Set(listUsers(vault.db).map((user) => user.slotId));
  const path = locateKeyFile(vault.folder);
  if (readKeyFile(path).slots.every((slot) => known.has(slot.id))) return;
  updateKeyFile(path, (keys) => ({ ...keys, slots: keys.slots.filter((slot) => known.has(slot.id)) }));
}

function removeUnborn(folder: DataFolder): void {
  const unborn = join(folder.path, unbornKeyFileName);
  const database = locateVault(folder);
  if (!existsSync(unborn)) {
    if (existsSync(database)) throw new AppError('vault-damaged');
    return;
  }
  for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true });
  rmSync(unborn, { force: true });
}
