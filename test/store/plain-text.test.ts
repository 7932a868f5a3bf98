import { expect, test } from 'vitest';
import { PersonId, UserId } from '../../src-main/contract/values.ts';
import { appendAudit } from '../../src-main/store/audit.ts';
import { insertBundle } from '../../src-main/store/bundles.ts';
import { closeCase, saveCaseSummary } from '../../src-main/store/cases.ts';
import { applyChange } from '../../src-main/store/changes.ts';
import { writeStoredFile } from '../../src-main/store/file-store.ts';
import { insertFile } from '../../src-main/store/files.ts';
import { insertMarks } from '../../src-main/store/marks.ts';
import { putPerson } from '../../src-main/store/people.ts';
import { setRequest } from '../../src-main/store/request.ts';
import { searchPages } from '../../src-main/store/search.ts';
import { setOrganisation } from '../../src-main/store/settings.ts';
import { runInTransaction } from '../../src-main/store/sqlite.ts';
import { addUser } from '../../src-main/store/users.ts';
import { lockVault } from '../../src-main/store/vault.ts';
import {
  addDocument,
  anna,
  at,
  cheapCost,
  makeBundle,
  makeCase,
  makeMark,
  makePerson,
  makeRequest,
  passphrase,
  readAllFiles,
  withheld,
} from './support/stores.ts';

/** Places where any of the words stands in clear, as UTF-8 or UTF-16, in either case. */
function findClear(files: readonly { path: string; bytes: Buffer }[], words: readonly string[]): string[] {
  return files.flatMap(({ path, bytes }) => {
    // A copy, because Node 24.21 aborts where it decodes UTF-16 at an odd address.
    const shifted = Buffer.from(bytes.subarray(1));
    const views = [bytes.toString('latin1'), bytes.toString('utf16le'), shifted.toString('utf16le')];
    const lower = views.map((view) => view.toLowerCase());
    return words
      .map((word) => word.toLowerCase())
      .filter((word) => lower.some((view) => view.includes(word)))
      .map((word) => `${word} in ${path}`);
  });
}

const words = [
  'Zephyrine',
  'Quillfeather',
  'Marchbanks',
  'Thistlewood',
  'Anna Brown',
  'Bundlesecret',
  'SAR-2026-0147',
  'Mill Lane',
  'Northumbershire',
  'grandmother',
  'Rationalisation',
  passphrase,
  'temporary nine lamps',
  'CREATE TABLE',
  'SQLite format',
];

test('no file of an open or a closed case holds any stored value in clear', async () => {
  const { vault, openedCase } = await makeCase();
  const { db } = openedCase;
  const original = Buffer.from('%PDF-1.7 the scanned letter of Thistlewood'.repeat(50));
  const stored = await writeStoredFile(openedCase.files, 'original-1', original);
  await addUser(vault, {
    id: UserId.parse('user-m'),
    name: 'Marchbanks',
    role: 'manager',
    passphrase: 'temporary nine lamps',
    at,
    cost: cheapCost,
  });
  const organisation = { address: [], dpoName: '', dpoEmail: '', dpoPhone: '', support: '', complaints: '' };
  setOrganisation(vault.db, {
    ...organisation,
    name: 'Northumbershire',
    retention: '',
    purposes: '',
    recipients: '',
    sources: '',
  });
  const documentId = addDocument(db, 'd1', ['Zephyrine came with Karen Quillfeather.', 'Nothing here.']);
  runInTransaction(db, () => {
    setRequest(db, makeRequest('Zephyrine'));
    putPerson(db, makePerson('p1', 'Quillfeather'));
    insertFile(db, {
      ...stored,
      kind: 'original',
      documentId,
      bundleId: null,
      revision: 0,
      at,
    });
    const mark = makeMark('m1', 'd1', { text: 'Quillfeather', personId: PersonId.parse('p1') });
    insertMarks(db, [mark]);
    const decision = withheld === null ? null : { ...withheld, rationale: 'Rationalisation' };
    applyChange(db, { by: anna, at, label: 'decideMarks' }, { putMarks: [{ ...mark, decision }] });
    insertBundle(db, { ...makeBundle('b1'), password: 'Bundlesecret' }, 1);
    appendAudit(db, { at, actor: anna, action: 'decideMarks', detail: { marks: 1 } });
  });
  saveCaseSummary(vault.db, openedCase.id, { subject: 'Zephyrine' });
  expect(searchPages(db, 'zeph', 5).hits).toHaveLength(1);

  const open = readAllFiles(vault.folder.path);
  expect(open.filter(({ path }) => /(case|vault)\.db(-wal|-shm)?$/.test(path)).length).toBeGreaterThanOrEqual(
    6,
  );
  expect(open.some(({ path, bytes }) => path.endsWith('case.db-wal') && bytes.length > 10_000)).toBe(true);
  expect(findClear(open, words)).toEqual([]);
  closeCase(openedCase);
  lockVault(vault);
  expect(findClear(readAllFiles(vault.folder.path), words)).toEqual([]);
});

test('the search for clear text finds a value wherever and however it is written', () => {
  const planted = [Buffer.from('xx zephyrine'), Buffer.from('xZephyrine', 'utf16le'), Buffer.from('_')];
  const odd = Buffer.concat([Buffer.from([7]), Buffer.from('Zephyrine', 'utf16le')]);
  const files = [...planted, odd].map((bytes, index) => ({ path: String(index), bytes }));
  expect(findClear(files, ['Zephyrine'])).toEqual(['zephyrine in 0', 'zephyrine in 1', 'zephyrine in 3']);
});
