import { createDecipheriv } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CaseId } from '../../src-main/contract/values.ts';
import {
  closeCase,
  createCase,
  deleteCase,
  listCases,
  openCase,
  saveCaseSummary,
} from '../../src-main/store/cases.ts';
import { closeDatabase, foldLogNow, openDatabase } from '../../src-main/store/database.ts';
import { readStoredFile, writeStoredFile } from '../../src-main/store/file-store.ts';
import { getRequest, setRequest } from '../../src-main/store/request.ts';
import { caseSchema } from '../../src-main/store/schemas.ts';
import { prepare } from '../../src-main/store/sqlite.ts';
import { lockVault, unlockVault } from '../../src-main/store/vault.ts';
import {
  anna,
  at,
  codeOf,
  codeOfAsync,
  makeCase,
  makeRequest,
  makeVault,
  passphrase,
} from './support/stores.ts';

const first = CaseId.parse('case-1');
const second = CaseId.parse('case-2');

function decipherPages(path: string, key: Buffer): Buffer {
  const file = readFileSync(path);
  const pages = Array.from({ length: file.length / 4096 }, (_, index) => {
    const page = file.subarray(index * 4096, (index + 1) * 4096);
    const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(4016, 4032)).setAutoPadding(false);
    return decipher.update(page.subarray(index === 0 ? 16 : 0, 4016));
  });
  return Buffer.concat(pages);
}

test('a case keeps what is put into it', async () => {
  const { vault, openedCase } = await makeCase();
  expect(getRequest(openedCase.db)).toBeNull();
  setRequest(openedCase.db, makeRequest('Zara Hughes'));
  setRequest(openedCase.db, makeRequest('Zara Hughes-Stone'));
  closeCase(openedCase);
  const again = openCase(vault, first);
  expect(getRequest(again.db)).toEqual(makeRequest('Zara Hughes-Stone'));
  closeCase(again);
  expect(again.files.key.equals(Buffer.alloc(32))).toBe(true);
});

test('the list of cases shows what was saved for it', async () => {
  const { vault } = await makeCase();
  createCase(vault, { id: second, at: '2026-02-01T10:00:00.000Z' });
  saveCaseSummary(vault.db, first, { reference: 'SAR-1' });
  expect(listCases(vault.db)).toEqual([
    { id: second, madeAt: '2026-02-01T10:00:00.000Z', summary: null },
    { id: first, madeAt: at, summary: { reference: 'SAR-1' } },
  ]);
  expect(codeOf(() => saveCaseSummary(vault.db, CaseId.parse('none'), {}))).toBe('not-found');
});

test.each(['../case', 'a/b', '..', 'a.b', 'c:d'])('%j is no id of a case', async (id) => {
  const { vault } = await makeVault();
  expect(codeOf(() => createCase(vault, { id: CaseId.parse(id), at }))).toBe('invalid-input');
  expect(codeOf(() => openCase(vault, CaseId.parse(id)))).toBe('invalid-input');
  expect(codeOf(() => deleteCase(vault, { id: CaseId.parse(id), at }))).toBe('invalid-input');
});

test('each case has a key of its own', async () => {
  const { vault, openedCase } = await makeCase();
  await writeStoredFile(openedCase.files, 'file-1', Buffer.from('one'));
  closeCase(openedCase);
  createCase(vault, { id: second, at });
  const cases = join(vault.folder.path, 'cases');
  writeFileSync(join(cases, second, 'case.db'), readFileSync(join(cases, first, 'case.db')));
  expect(codeOf(() => openCase(vault, second))).toBe('wrong-key');
});

test('a deleted case is gone, its key with it, and copies of its files open with nothing', async () => {
  const { vault, openedCase } = await makeCase();
  setRequest(openedCase.db, makeRequest('Zara Hughes'));
  await writeStoredFile(openedCase.files, 'file-1', Buffer.from('the original'));
  closeCase(openedCase);
  const folder = join(vault.folder.path, 'cases', first);
  const database = readFileSync(join(folder, 'case.db'));
  const wrapped = prepare<{ key: Buffer }>(vault.db, 'SELECT wrapped_key AS key FROM cases').get()?.key;
  const vaultPath = join(vault.folder.path, 'vault.db');
  foldLogNow(vault.db);
  expect(decipherPages(vaultPath, vault.keys.vaultKey).includes(wrapped ?? '')).toBe(true);
  deleteCase(vault, { id: first, at });
  expect(existsSync(folder)).toBe(false);
  expect(listCases(vault.db)).toEqual([]);
  expect(codeOf(() => openCase(vault, first))).toBe('not-found');
  expect(codeOf(() => deleteCase(vault, { id: first, at }))).toBe('not-found');

  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'case.db'), database);
  expect(codeOf(() => openCase(vault, first))).toBe('not-found');
  for (const key of [vault.keys.vaultKey, vault.keys.userKey, Buffer.alloc(32)]) {
    expect(codeOf(() => openDatabase(join(folder, 'case.db'), key, caseSchema))).toBe('wrong-key');
  }
  // Nor does the vault, deciphered page by page, still hold the wrapped key in a free place.
  expect(decipherPages(vaultPath, vault.keys.vaultKey).includes(wrapped ?? '')).toBe(false);
});

test('a folder of a case that was never finished is swept when the vault is unlocked', async () => {
  const { vault } = await makeCase();
  const cases = join(vault.folder.path, 'cases');
  mkdirSync(join(cases, 'half-made', 'files'), { recursive: true });
  writeFileSync(join(cases, 'half-made', 'case.db'), 'x');
  lockVault(vault);
  const again = await unlockVault({ folder: vault.folder, userName: anna.name, passphrase, at });
  onTestFinished(() => lockVault(again));
  expect(readdirSync(cases)).toEqual([first]);
});

test('files that no row names are swept when the case is opened', async () => {
  const { vault, openedCase } = await makeCase();
  await writeStoredFile(openedCase.files, 'orphan', Buffer.from('one'));
  writeFileSync(join(openedCase.files.folder, 'x.0a1b.unfinished'), 'half');
  closeCase(openedCase);
  const again = openCase(vault, first);
  onTestFinished(() => closeCase(again));
  expect(readdirSync(again.files.folder)).toEqual([]);
  expect(await codeOfAsync(() => readStoredFile(again.files, 'orphan'))).toBe('stored-file-missing');
});

test('a locked vault opens, makes and deletes no case', async () => {
  const { vault, openedCase } = await makeCase();
  closeCase(openedCase);
  lockVault(vault);
  expect(codeOf(() => openCase(vault, first))).toBe('vault-locked');
  expect(codeOf(() => createCase(vault, { id: second, at }))).toBe('vault-locked');
  expect(codeOf(() => deleteCase(vault, { id: first, at }))).toBe('vault-locked');
});

test('a case of a later program is refused', async () => {
  const { vault, openedCase } = await makeCase();
  openedCase.db.pragma('user_version=99');
  closeCase(openedCase);
  expect(codeOf(() => openCase(vault, first))).toBe('database-too-new');
});

test('closing twice does nothing', async () => {
  const { openedCase } = await makeCase();
  closeCase(openedCase);
  closeCase(openedCase);
  closeDatabase(openedCase.db);
});
