import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { UserId } from '../../src-main/contract/values.ts';
import { checkAudit, listWholeAudit } from '../../src-main/store/audit.ts';
import { closeDatabase, openDatabase } from '../../src-main/store/database.ts';
import { nameSlot, readKeyFile, writeKeyFile } from '../../src-main/store/key-file.ts';
import { vaultSchema } from '../../src-main/store/schemas.ts';
import { signWithUserKey } from '../../src-main/store/signing.ts';
import { prepare } from '../../src-main/store/sqlite.ts';
import {
  addUser,
  changePassphrase,
  changeRole,
  disableUser,
  listUsers,
  resetPassphrase,
} from '../../src-main/store/users.ts';
import {
  createVault,
  hasVault,
  lockVault,
  recoverVault,
  renewRecoveryKey,
} from '../../src-main/store/vault.ts';
import {
  anna,
  at,
  cheapCost,
  claimTempFolder,
  codeOf,
  codeOfAsync,
  makeVault,
  passphrase,
} from './support/stores.ts';
import { bobId, bobsFirst, bobsOwn, makeVaultOfTwo, unlock } from './support/vault-of-two.ts';

const bytes = Buffer.from('the bundle');
const cost = cheapCost;

describe('unlocking', () => {
  test('the right passphrase opens the vault, however the name is written', async () => {
    const { vault } = await makeVault();
    lockVault(vault);
    const again = await unlock(vault.folder, '  anna   BROWN ', passphrase);
    expect(again.user).toEqual({ ...anna, disabled: false });
    expect(again.mustChangePassphrase).toBe(false);
  });

  test('a wrong passphrase and an unknown name are refused alike', async () => {
    const { vault } = await makeVault();
    const { folder } = vault;
    expect(await codeOfAsync(() => unlock(folder, anna.name, 'seven green lantern'))).toBe(
      'wrong-passphrase',
    );
    expect(await codeOfAsync(() => unlock(folder, 'Nobody', passphrase))).toBe('wrong-passphrase');
  });

  test('composed and decomposed characters are the same passphrase', async () => {
    const folder = claimTempFolder();
    const input = { folder, userName: 'Zoë', userId: anna.id, role: 'dpo', at, cost } as const;
    const { vault } = await createVault({ ...input, passphrase: 'caf\u00e9 by the river' });
    lockVault(vault);
    expect((await unlock(folder, 'Zoe\u0308', 'cafe\u0301 by the river')).user.name).toBe('Zoë');
  });

  test('a locked vault has no keys left and refuses to work', async () => {
    const { vault } = await makeVault();
    lockVault(vault);
    expect(vault.keys.vaultKey.equals(Buffer.alloc(32))).toBe(true);
    expect(vault.keys.userKey.equals(Buffer.alloc(32))).toBe(true);
    expect(codeOf(() => signWithUserKey(vault, bytes))).toBe('vault-locked');
    expect(codeOf(() => renewRecoveryKey(vault, at))).toBe('vault-locked');
    lockVault(vault);
  });

  test('there is one vault in a folder', async () => {
    const { vault } = await makeVault();
    expect(hasVault(vault.folder)).toBe(true);
    expect(await codeOfAsync(() => makeVault(vault.folder))).toBe('vault-exists');
  });

  test('an empty folder has none', async () => {
    const folder = claimTempFolder();
    expect(hasVault(folder)).toBe(false);
    expect(await codeOfAsync(() => unlock(folder, anna.name, passphrase))).toBe('vault-missing');
  });

  test('a damaged key file is told from a wrong passphrase', async () => {
    const { vault } = await makeVault();
    const path = join(vault.folder.path, 'vault.keys');
    const text = readFileSync(path, 'utf8');
    const wrapped = /"wrapped": "(.)/.exec(text)?.[1] ?? '';
    writeFileSync(path, text.replace(`"wrapped": "${wrapped}`, `"wrapped": "${wrapped === 'A' ? 'B' : 'A'}`));
    expect(await codeOfAsync(() => unlock(vault.folder, anna.name, passphrase))).toBe('vault-damaged');
    writeFileSync(path, text.slice(0, -20));
    expect(await codeOfAsync(() => unlock(vault.folder, anna.name, passphrase))).toBe('vault-damaged');
    writeFileSync(path, text.replace('"format": 1', '"format": 2'));
    expect(await codeOfAsync(() => unlock(vault.folder, anna.name, passphrase))).toBe('database-too-new');
  });

  test('the key file holds no name', async () => {
    const { folder } = await makeVaultOfTwo();
    const text = readFileSync(join(folder.path, 'vault.keys'), 'utf8');
    expect(text).not.toMatch(/anna|brown|bob|stone/i);
    expect(text).toMatch(/"slots"/);
  });

  test('a database whose keys are gone is never overwritten by a new vault', async () => {
    const { vault } = await makeVault();
    lockVault(vault);
    rmSync(join(vault.folder.path, 'vault.keys'));
    expect(await codeOfAsync(() => makeVault(vault.folder))).toBe('vault-damaged');
    expect(existsSync(join(vault.folder.path, 'vault.db'))).toBe(true);
  });

  test('a vault whose making was interrupted is made anew', async () => {
    const { vault } = await makeVault();
    lockVault(vault);
    const { path } = vault.folder;
    renameSync(join(path, 'vault.keys'), join(path, 'vault.keys.new'));
    expect(hasVault(vault.folder)).toBe(false);
    const again = await makeVault(vault.folder);
    expect(listUsers(again.vault.db)).toHaveLength(1);
  });
});

describe('passphrases of others', () => {
  test('a new user first chooses a passphrase of their own, and the given one is then worth nothing', async () => {
    const { vault } = await makeVault();
    await addUser(vault, { id: bobId, name: 'Bob Stone', role: 'manager', passphrase: bobsFirst, at, cost });
    const bob = await unlock(vault.folder, 'bob stone', bobsFirst);
    expect(bob.mustChangePassphrase).toBe(true);
    expect(codeOf(() => signWithUserKey(bob, bytes))).toBe('passphrase-must-change');
    const given = Buffer.from(bob.keys.userKey);
    await changePassphrase(bob, { current: bobsFirst, next: bobsOwn, at, cost });
    expect(bob.mustChangePassphrase).toBe(false);
    // Whoever gave out the first passphrase may have kept this key; nothing may hang on it.
    expect(bob.keys.userKey.equals(given)).toBe(false);
    expect(await codeOfAsync(() => unlock(vault.folder, 'Bob Stone', bobsFirst))).toBe('wrong-passphrase');
    expect((await unlock(vault.folder, 'Bob Stone', bobsOwn)).mustChangePassphrase).toBe(false);
  });

  test('a name is taken once, however it is written', async () => {
    const { vault } = await makeVault();
    const input = { id: bobId, role: 'manager', passphrase: bobsFirst, at, cost } as const;
    expect(await codeOfAsync(() => addUser(vault, { ...input, name: 'ANNA  brown' }))).toBe('user-exists');
    expect(listUsers(vault.db)).toHaveLength(1);
  });

  test('changing needs the current passphrase, a strong next one, and another one', async () => {
    const { bob } = await makeVaultOfTwo();
    const change = (current: string, next: string) =>
      codeOfAsync(() => changePassphrase(bob, { current, next, at, cost }));
    expect(await change('not the current one', 'a different long one')).toBe('wrong-passphrase');
    expect(await change(bobsOwn, 'short')).toBe('passphrase-too-weak');
    expect(await change(bobsOwn, bobsOwn)).toBe('passphrase-too-weak');
    expect(await change(bobsOwn, 'a different long one')).toBe('nothing thrown');
  });

  test('one user’s passphrase does not open another’s slot', async () => {
    const { folder } = await makeVaultOfTwo();
    expect(await codeOfAsync(() => unlock(folder, anna.name, bobsOwn))).toBe('wrong-passphrase');
    expect(await codeOfAsync(() => unlock(folder, 'Bob Stone', passphrase))).toBe('wrong-passphrase');
  });

  test('a slot moved to another name does not open', async () => {
    const { folder, anna: vault } = await makeVaultOfTwo();
    const path = join(folder.path, 'vault.keys');
    const keys = readKeyFile(path);
    const bobsSlot = keys.slots.find((slot) => slot.id === nameSlot(keys, 'Bob Stone'));
    expect(bobsSlot).toBeDefined();
    if (bobsSlot === undefined) return;
    writeKeyFile(path, { ...keys, slots: [{ ...bobsSlot, id: nameSlot(keys, anna.name) }] });
    lockVault(vault);
    expect(await codeOfAsync(() => unlock(folder, anna.name, bobsOwn))).toBe('wrong-passphrase');
  });

  test('a disabled user is out, with any passphrase, until given a new one', async () => {
    const { anna: vault, folder } = await makeVaultOfTwo();
    const countEmptySlots = () =>
      readKeyFile(join(folder.path, 'vault.keys')).slots.filter((slot) => slot.wrapped === null).length;
    expect(countEmptySlots()).toBe(0);
    disableUser(vault, { userId: bobId, at });
    expect(countEmptySlots()).toBe(1);
    expect(await codeOfAsync(() => unlock(folder, 'Bob Stone', bobsOwn))).toBe('user-disabled');
    expect(listUsers(vault.db).map((user) => user.disabled)).toEqual([false, true]);
    await resetPassphrase(vault, { userId: bobId, passphrase: 'another first one here', at, cost });
    const bob = await unlock(folder, 'Bob Stone', 'another first one here');
    expect([bob.user.disabled, bob.mustChangePassphrase]).toEqual([false, true]);
  });

  test('a role changes for the next time the user comes', async () => {
    const { anna: vault, folder } = await makeVaultOfTwo();
    changeRole(vault, { userId: bobId, role: 'caseworker', at });
    expect((await unlock(folder, 'Bob Stone', bobsOwn)).user.role).toBe('caseworker');
    expect(codeOf(() => changeRole(vault, { userId: UserId.parse('none'), role: 'dpo', at }))).toBe(
      'not-found',
    );
  });

  test('a slot without a user, as a crash may leave it, is swept', async () => {
    const { anna: vault, folder } = await makeVaultOfTwo();
    prepare(vault.db, 'DELETE FROM signing_keys WHERE user_id = ?').run(bobId);
    prepare(vault.db, 'DELETE FROM users WHERE id = ?').run(bobId);
    expect(await codeOfAsync(() => unlock(folder, 'Bob Stone', bobsOwn))).toBe('not-found');
    await unlock(folder, anna.name, passphrase);
    expect(await codeOfAsync(() => unlock(folder, 'Bob Stone', bobsOwn))).toBe('wrong-passphrase');
  });
});

describe('recovery', () => {
  test('the recovery key gives a user a new passphrase', async () => {
    const { bob, folder, recoveryKey } = await makeVaultOfTwo();
    lockVault(bob);
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ');
    const next = 'found again by chance';
    const input = { folder, userName: 'Bob Stone', passphrase: next, at, cost };
    const vault = await recoverVault({ ...input, recoveryKey: typed });
    onTestFinished(() => lockVault(vault));
    expect(vault.user.id).toBe(bobId);
    expect(await codeOfAsync(() => unlock(folder, 'Bob Stone', bobsOwn))).toBe('wrong-passphrase');
    expect((await unlock(folder, 'Bob Stone', next)).user.id).toBe(bobId);
  });

  test('another recovery key, another name and a weak passphrase are refused', async () => {
    const { folder, recoveryKey } = await makeVaultOfTwo();
    const { recoveryKey: foreign } = await makeVault();
    const recover = (key: string, userName: string, next: string) =>
      codeOfAsync(() => recoverVault({ folder, recoveryKey: key, userName, passphrase: next, at, cost }));
    expect(await recover(foreign, 'Bob Stone', 'found again by chance')).toBe('wrong-recovery-key');
    expect(await recover('XXXX', 'Bob Stone', 'found again by chance')).toBe('wrong-recovery-key');
    expect(await recover(recoveryKey, 'Nobody', 'found again by chance')).toBe('not-found');
    expect(await recover(recoveryKey, 'Bob Stone', 'short')).toBe('passphrase-too-weak');
  });

  test('a disabled user cannot come back by the recovery key', async () => {
    const { anna: vault, folder, recoveryKey } = await makeVaultOfTwo();
    disableUser(vault, { userId: bobId, at });
    const input = {
      folder,
      recoveryKey,
      userName: 'Bob Stone',
      passphrase: 'found again by chance',
      at,
      cost,
    };
    expect(await codeOfAsync(() => recoverVault(input))).toBe('user-disabled');
  });

  test('a renewed recovery key replaces the old one', async () => {
    const { anna: vault, folder, recoveryKey } = await makeVaultOfTwo();
    const renewed = renewRecoveryKey(vault, at);
    const input = { folder, userName: 'Bob Stone', passphrase: 'found again by chance', at, cost };
    expect(await codeOfAsync(() => recoverVault({ ...input, recoveryKey }))).toBe('wrong-recovery-key');
    const recovered = await recoverVault({ ...input, recoveryKey: renewed });
    lockVault(recovered);
  });
});

test('every step is in the vault’s own audit log, and the log holds no name but the actor’s', async () => {
  const { anna: vault, folder } = await makeVaultOfTwo();
  await codeOfAsync(() => unlock(folder, anna.name, 'not the passphrase'));
  await unlock(folder, anna.name, passphrase);
  const entries = listWholeAudit(vault.db);
  expect(entries.map((entry) => entry.action)).toEqual([
    'vault-created',
    'signing-key-made',
    'user-added',
    'vault-unlocked',
    'passphrase-changed',
    'signing-key-made',
    'vault-unlocked',
  ]);
  expect(entries.at(-1)?.detail).toEqual({ failedAttempts: 1 });
  // The whole name: three letters stand in a key of random characters sooner or later.
  expect(JSON.stringify(entries.map((entry) => entry.detail))).not.toContain('Bob Stone');
  expect(checkAudit(vault.db)).toEqual({ ok: true });
});

test('the vault’s database opens with no other key', async () => {
  const { vault } = await makeVault();
  const key = Buffer.from(vault.keys.vaultKey);
  const path = join(vault.folder.path, 'vault.db');
  lockVault(vault);
  expect(codeOf(() => openDatabase(path, Buffer.alloc(32, 1), vaultSchema))).toBe('wrong-key');
  closeDatabase(openDatabase(path, key, vaultSchema));
});
