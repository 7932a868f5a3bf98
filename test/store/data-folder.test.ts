import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import { claimDataFolder } from '../../src-main/store/data-folder.ts';
import { replaceFile, toDiskError } from '../../src-main/store/disk.ts';
import { codeOf, makeTempFolder } from './support/stores.ts';

test('a folder is claimed once, and again after it was released', () => {
  const path = join(makeTempFolder(), 'new', 'data');
  const first = claimDataFolder(path);
  expect(codeOf(() => claimDataFolder(path))).toBe('folder-in-use');
  first.release();
  claimDataFolder(path).release();
});

test('a file where the folder should be, or above it, is refused', () => {
  const path = join(makeTempFolder(), 'data');
  writeFileSync(path, 'a file');
  expect(codeOf(() => claimDataFolder(path))).toBe('folder-not-writable');
  expect(codeOf(() => claimDataFolder(join(path, 'below')))).toBe('folder-not-writable');
});

test('claiming removes what was left unfinished and nothing else', () => {
  const path = makeTempFolder();
  for (const name of [
    'vault.keys.0a1b.unfinished',
    'vault.db.0a1b.unfinished-wal',
    'vault.keys',
    'notes.txt',
  ]) {
    writeFileSync(join(path, name), 'x');
  }
  const folder = claimDataFolder(path);
  expect(
    readdirSync(path)
      .filter((name) => name !== 'folder.lock')
      .sort(),
  ).toEqual(['notes.txt', 'vault.keys']);
  folder.release();
});

test.each([
  ['EACCES', 'folder-not-writable'],
  ['EPERM', 'folder-not-writable'],
  ['EROFS', 'folder-not-writable'],
  ['ENOTDIR', 'folder-not-writable'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
])('what the disk calls %s is %s', (system, code) => {
  const error = Object.assign(new Error('no'), { code: system });
  expect(toDiskError(error)).toMatchObject({ code });
  expect(toDiskError(error)).toBeInstanceOf(AppError);
});

test('an unknown error of the disk passes as it is', () => {
  const error = Object.assign(new Error('no'), { code: 'EWHATEVER' });
  expect(toDiskError(error)).toBe(error);
});

test('a file that cannot be replaced leaves nothing behind', () => {
  const path = makeTempFolder();
  expect(codeOf(() => replaceFile(join(path, 'missing', 'file'), Buffer.from('x')))).toBe(
    'folder-not-writable',
  );
  expect(readdirSync(path)).toEqual([]);
});
