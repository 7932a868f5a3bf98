import { expect, test } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import { delayAfter } from '../../src-main/store/throttle.ts';
import { lockVault, unlockVault } from '../../src-main/store/vault.ts';
import { anna, type claimTempFolder, makeVault, passphrase } from './support/stores.ts';

const start = Date.parse('2026-01-05T10:00:00.000Z');

/** What an attempt at this second answers: 'open', a code, or the seconds to wait. */
async function attempt(
  folder: ReturnType<typeof claimTempFolder>,
  withPassphrase: string,
  second: number,
  userName = anna.name,
): Promise<string | number | undefined> {
  const at = new Date(start + second * 1000).toISOString();
  try {
    lockVault(await unlockVault({ folder, userName, passphrase: withPassphrase, at }));
    return 'open';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'too-many-attempts' ? error.detail.waitSeconds : error.code;
  }
}

test('after five wrong attempts each further one must wait, longer and longer', async () => {
  const { vault } = await makeVault();
  const { folder } = vault;
  for (let index = 0; index < 5; index += 1)
    expect(await attempt(folder, 'wrong', 0)).toBe('wrong-passphrase');
  expect(await attempt(folder, passphrase, 0)).toBe(30);
  expect(await attempt(folder, passphrase, 29.5)).toBe(1);
  expect(await attempt(folder, 'wrong', 30)).toBe('wrong-passphrase');
  expect(await attempt(folder, passphrase, 31)).toBe(59);
  expect(await attempt(folder, 'wrong', 90)).toBe('wrong-passphrase');
  expect(await attempt(folder, passphrase, 90)).toBe(120);
  expect(await attempt(folder, passphrase, 210)).toBe('open');
  expect(await attempt(folder, 'wrong', 211)).toBe('wrong-passphrase');
  expect(await attempt(folder, passphrase, 211)).toBe('open');
});

test('a refused attempt does not lengthen the wait', async () => {
  const { vault } = await makeVault();
  for (let index = 0; index < 5; index += 1) await attempt(vault.folder, 'wrong', 0);
  for (let second = 0; second < 30; second += 5) {
    expect(await attempt(vault.folder, 'wrong', second)).toBe(30 - second);
  }
  expect(await attempt(vault.folder, passphrase, 30)).toBe('open');
});

test('names that nobody has are slowed down too, without keeping others out', async () => {
  const { vault } = await makeVault();
  for (let index = 0; index < 5; index += 1) {
    expect(await attempt(vault.folder, 'wrong', 0, `Nobody ${index}`)).toBe('wrong-passphrase');
  }
  expect(await attempt(vault.folder, 'wrong', 0, 'Somebody else')).toBe(30);
  expect(await attempt(vault.folder, passphrase, 0)).toBe('open');
});

test('a clock that was set back makes nobody wait longer than the delay', async () => {
  const { vault } = await makeVault();
  for (let index = 0; index < 5; index += 1) await attempt(vault.folder, 'wrong', 1_000_000);
  expect(await attempt(vault.folder, passphrase, 0)).toBe(30);
  expect(await attempt(vault.folder, passphrase, 30)).toBe('open');
});

test('an attempt counts from the moment it is made, so that ending the process saves no guess', async () => {
  const { vault } = await makeVault();
  const at = new Date(start).toISOString();
  const attempts = Array.from({ length: 8 }, () =>
    unlockVault({ folder: vault.folder, userName: anna.name, passphrase: 'wrong', at }).catch(
      (error) => error.code,
    ),
  );
  const codes = await Promise.all(attempts);
  expect(codes.filter((code) => code === 'wrong-passphrase')).toHaveLength(5);
  expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(3);
});

test('the delay doubles from thirty seconds to a quarter of an hour', () => {
  expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 500].map(delayAfter)).toEqual([
    0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
  ]);
});
