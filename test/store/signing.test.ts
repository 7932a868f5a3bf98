import { describe, expect, test } from 'vitest';
import type { OpenVault } from '../../src-main/store/open-vault.ts';
import { listSigningKeys, signWithUserKey, verifySignature } from '../../src-main/store/signing.ts';
import { changePassphrase, resetPassphrase } from '../../src-main/store/users.ts';
import { at, cheapCost } from './support/stores.ts';
import { bobId, bobsFirst, bobsOwn, makeVaultOfTwo, unlock } from './support/vault-of-two.ts';

const bytes = Buffer.from('the bundle');
const cost = cheapCost;

describe('signing', () => {
  test('a signature holds for its bytes and its key alone', async () => {
    const { anna: vault, bob } = await makeVaultOfTwo();
    const { signature, publicKey } = signWithUserKey(bob, bytes);
    expect(verifySignature(publicKey, bytes, signature)).toBe(true);
    expect(verifySignature(publicKey, Buffer.from('another bundle'), signature)).toBe(false);
    expect(verifySignature(signWithUserKey(vault, bytes).publicKey, bytes, signature)).toBe(false);
    expect(verifySignature('AAAA', bytes, signature)).toBe(false);
    expect(listSigningKeys(vault.db).find((key) => key.publicKey === publicKey)?.userId).toBe(bobId);
  });

  test('whoever holds the vault key still cannot sign as another user', async () => {
    const { anna: vault, bob } = await makeVaultOfTwo();
    const disguised: OpenVault = { ...vault, user: bob.user };
    expect(() => signWithUserKey(disguised, bytes)).toThrow();
    expect(() => signWithUserKey(bob, bytes)).not.toThrow();
  });

  test('a changed passphrase keeps the key; a reset one retires it and it still proves what it signed', async () => {
    const { anna: vault, bob, folder } = await makeVaultOfTwo();
    const before = signWithUserKey(bob, bytes);
    await changePassphrase(bob, { current: bobsOwn, next: 'a different long one', at, cost });
    expect(signWithUserKey(bob, bytes).publicKey).toBe(before.publicKey);
    await resetPassphrase(vault, { userId: bobId, passphrase: bobsFirst, at, cost });
    const again = await unlock(folder, 'Bob Stone', bobsFirst);
    await changePassphrase(again, { current: bobsFirst, next: 'yet another long one', at, cost });
    const after = signWithUserKey(again, bytes);
    expect(after.publicKey).not.toBe(before.publicKey);
    const keys = listSigningKeys(vault.db).filter((key) => key.userId === bobId);
    expect(keys.map((key) => key.retiredAt === null).sort()).toEqual([false, true]);
    expect(verifySignature(before.publicKey, bytes, before.signature)).toBe(true);
  });
});
