/**
 * Who may open the vault. Whether the caller may do this is decided in casework; the actor is the vault's user.
 *
 * listUsers(db), findUserBySlot(db, slotId)
 * addUser(vault, { id, name, role, passphrase, at })       a passphrase for the first time only; `user-exists`
 * changePassphrase(vault, { current, next, at })            one's own
 * resetPassphrase(vault, { userId, passphrase, at })        for another: for the next time only; enables again
 * changeRole(vault, { userId, role, at })
 * disableUser(vault, { userId, at })                        destroys the slot: the passphrase opens nothing any more
 */
import { AppError } from '../contract/errors.ts';
import { type Actor, type Role, User } from '../contract/user.ts';
import type { Instant, UserId } from '../contract/values.ts';
import { appendAudit } from './audit.ts';
import { checkNoun } from './json-column.ts';
import { findSlot, nameSlot, putSlot, readKeyFile, updateKeyFile } from './key-file.ts';
import { openSlot, type SlotKeys, sealSlot, wipeKeys } from './key-slot.ts';
import { makeKey } from './key-wrap.ts';
import { assertUnlocked, locateKeyFile, type OpenVault } from './open-vault.ts';
import { assertStrongPassphrase, type KdfCost, standardKdfCost } from './passphrase.ts';
import { ensureSigningKey } from './signing.ts';
import { prepare, type ReadableDb, runInTransaction, type WritableDb } from './sqlite.ts';

export type UserLine = User & { readonly slotId: string; readonly mustChangePassphrase: boolean };

type UserRow = {
  id: string;
  slot_id: string;
  name: string;
  role: string;
  disabled: number;
  must_change_passphrase: number;
};

const columns = 'id, slot_id, name, role, disabled, must_change_passphrase';

function toUserLine(row: UserRow): UserLine {
  const user = checkNoun(User, { id: row.id, name: row.name, role: row.role, disabled: row.disabled === 1 });
  return { ...user, slotId: row.slot_id, mustChangePassphrase: row.must_change_passphrase === 1 };
}

export function toActor({ id, name, role }: User): Actor {
  return { id, name, role };
}

/** By name. */
export function listUsers(db: ReadableDb): UserLine[] {
  return prepare<UserRow>(db, `SELECT ${columns} FROM users ORDER BY name, id`).all().map(toUserLine);
}

export function findUserBySlot(
  db: ReadableDb,
  slotId: string,
): { readonly user: User; readonly mustChangePassphrase: boolean } | null {
  const row = prepare<UserRow>(db, `SELECT ${columns} FROM users WHERE slot_id = ?`).get(slotId);
  if (row === undefined) return null;
  const { mustChangePassphrase, slotId: _, ...user } = toUserLine(row);
  return { user, mustChangePassphrase };
}

/** Throws `not-found`. */
export function getUser(db: ReadableDb, id: UserId): UserLine {
  const row = prepare<UserRow>(db, `SELECT ${columns} FROM users WHERE id = ?`).get(id);
  if (row === undefined) throw new AppError('not-found');
  return toUserLine(row);
}

export function insertUser(
  db: WritableDb,
  user: User,
  slotId: string,
  mustChangePassphrase: boolean,
  at: Instant,
): void {
  prepare(db, 'INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    user.id,
    slotId,
    user.name,
    user.role,
    user.disabled ? 1 : 0,
    mustChangePassphrase ? 1 : 0,
    at,
  );
}

export async function addUser(
  vault: OpenVault,
  input: {
    readonly id: UserId;
    readonly name: string;
    readonly role: Role;
    readonly passphrase: string;
    readonly at: Instant;
    readonly cost?: KdfCost;
  },
): Promise<User> {
  assertUnlocked(vault);
  const { at, passphrase, cost = standardKdfCost } = input;
  const user = checkNoun(User, { id: input.id, name: input.name, role: input.role, disabled: false });
  assertStrongPassphrase(passphrase, user.name);
  const path = locateKeyFile(vault.folder);
  const slotId = nameSlot(readKeyFile(path), user.name);
  if (findUserBySlot(vault.db, slotId) !== null) throw new AppError('user-exists');
  const slot = await sealForAnother(vault, slotId, passphrase, cost);
  runInTransaction(vault.db, (db) => {
    insertUser(db, user, slotId, true, at);
    audit(vault, at, 'user-added', { user: user.id, role: user.role });
    updateKeyFile(path, (keys) => putSlot(keys, slot));
  });
  return user;
}

/** Errors: `wrong-passphrase`, `too-many-attempts`, `passphrase-too-weak`. */
export async function changePassphrase(
  vault: OpenVault,
  input: {
    readonly current: string;
    readonly next: string;
    readonly at: Instant;
    readonly cost?: KdfCost;
  },
): Promise<void> {
  assertUnlocked(vault);
  const { at, next, cost = standardKdfCost } = input;
  assertStrongPassphrase(next, vault.user.name);
  if (next.normalize('NFKC') === input.current.normalize('NFKC')) {
    throw new AppError('passphrase-too-weak', { same: 1 });
  }
  const path = locateKeyFile(vault.folder);
  const { keys } = await openSlot(path, vault.slotId, input.current, at);
  try {
    // Whoever gave out the first passphrase could have kept the user key that came with it.
    if (vault.mustChangePassphrase) makeKey().copy(keys.userKey);
    const slot = await sealSlot(vault.slotId, next, cost, keys);
    assertUnlocked(vault);
    runInTransaction(vault.db, (db) => {
      prepare(db, 'UPDATE users SET must_change_passphrase = 0 WHERE id = ?').run(vault.user.id);
      audit(vault, at, 'passphrase-changed', {});
      updateKeyFile(path, (now) => putSlot(now, slot));
    });
    keys.userKey.copy(vault.keys.userKey);
    vault.mustChangePassphrase = false;
  } finally {
    wipeKeys(keys);
  }
  ensureSigningKey(vault, at);
}

/** Errors: `not-found`, `passphrase-too-weak`. */
export async function resetPassphrase(
  vault: OpenVault,
  input: {
    readonly userId: UserId;
    readonly passphrase: string;
    readonly at: Instant;
    readonly cost?: KdfCost;
  },
): Promise<void> {
  assertUnlocked(vault);
  const { at, passphrase, cost = standardKdfCost } = input;
  const user = getUser(vault.db, input.userId);
  assertStrongPassphrase(passphrase, user.name);
  const slot = await sealForAnother(vault, user.slotId, passphrase, cost);
  runInTransaction(vault.db, (db) => {
    prepare(db, 'UPDATE users SET must_change_passphrase = 1, disabled = 0 WHERE id = ?').run(user.id);
    audit(vault, at, 'passphrase-reset', { user: user.id });
    updateKeyFile(locateKeyFile(vault.folder), (keys) => putSlot(keys, slot));
  });
}

/** Throws `not-found`. */
export function changeRole(
  vault: OpenVault,
  input: { readonly userId: UserId; readonly role: Role; readonly at: Instant },
): void {
  assertUnlocked(vault);
  runInTransaction(vault.db, (db) => {
    getUser(db, input.userId);
    prepare(db, 'UPDATE users SET role = ? WHERE id = ?').run(input.role, input.userId);
    audit(vault, input.at, 'role-changed', { user: input.userId, role: input.role });
  });
}

/** Throws `not-found`. */
export function disableUser(
  vault: OpenVault,
  input: { readonly userId: UserId; readonly at: Instant },
): void {
  assertUnlocked(vault);
  const user = getUser(vault.db, input.userId);
  runInTransaction(vault.db, (db) => {
    prepare(db, 'UPDATE users SET disabled = 1 WHERE id = ?').run(user.id);
    audit(vault, input.at, 'user-disabled', { user: user.id });
    updateKeyFile(locateKeyFile(vault.folder), (keys) => {
      const slot = findSlot(keys, user.slotId);
      return slot === null ? keys : putSlot(keys, { ...slot, wrapped: null });
    });
  });
}

async function sealForAnother(vault: OpenVault, slotId: string, passphrase: string, cost: KdfCost) {
  const keys: SlotKeys = { vaultKey: Buffer.from(vault.keys.vaultKey), userKey: makeKey() };
  const slot = await sealSlot(slotId, passphrase, cost, keys);
  wipeKeys(keys);
  assertUnlocked(vault);
  return slot;
}

function audit(vault: OpenVault, at: Instant, action: string, detail: Record<string, string>): void {
  appendAudit(vault.db, { at, actor: toActor(vault.user), action, detail });
}
