import { describe, expect, test } from 'vitest';
import { BundleId } from '../../src-main/contract/values.ts';
import {
  findLatestBundle,
  getBundle,
  getBundleRevision,
  insertBundle,
  listBundles,
  updateBundle,
  voidBundles,
} from '../../src-main/store/bundles.ts';
import { bumpRevision, getRevision } from '../../src-main/store/case-state.ts';
import { findFile, insertFile, listFiles, removeFiles } from '../../src-main/store/files.ts';
import { getOrganisation, setOrganisation } from '../../src-main/store/settings.ts';
import { addDocument, at, codeOf, makeBundle, makeCase, openCaseDb } from './support/stores.ts';

describe('bundles and files', () => {
  test('a bundle changes state, and preparing anew voids what was not released', () => {
    const db = openCaseDb();
    const ids = ['b1', 'b2', 'b3'].map((id) => BundleId.parse(id));
    for (const [index, id] of ids.entries()) insertBundle(db, makeBundle(id), index);
    updateBundle(db, { ...makeBundle('b1'), state: 'exported', exportedAt: at });
    updateBundle(db, { ...makeBundle('b2'), state: 'signed' });
    expect(voidBundles(db)).toBe(2);
    expect(listBundles(db).map((bundle) => [bundle.id, bundle.state])).toEqual([
      ['b3', 'void'],
      ['b2', 'void'],
      ['b1', 'exported'],
    ]);
    expect(findLatestBundle(db)?.id).toBe('b3');
    expect(getBundle(db, BundleId.parse('b2'))).toEqual({ ...makeBundle('b2'), state: 'void' });
    expect(getBundleRevision(db, BundleId.parse('b3'))).toBe(2);
    const none = BundleId.parse('none');
    expect(codeOf(() => getBundle(db, none))).toBe('bundle-missing');
    expect(codeOf(() => getBundleRevision(db, none))).toBe('bundle-missing');
    expect(codeOf(() => updateBundle(db, makeBundle('none')))).toBe('bundle-missing');
  });

  test('files are found by what they belong to, the newest first', () => {
    const db = openCaseDb();
    const documentId = addDocument(db, 'd1', ['x']);
    const bundleId = BundleId.parse('b1');
    insertBundle(db, makeBundle('b1'), 0);
    const stored = { bytes: 1, sha256: 'x', revision: 4, at };
    insertFile(db, { ...stored, id: 'f1', kind: 'original', documentId, bundleId: null });
    insertFile(db, { ...stored, id: 'f2', kind: 'redacted', documentId, bundleId: null });
    insertFile(db, { ...stored, id: 'f3', kind: 'redacted', documentId, bundleId: null });
    insertFile(db, { ...stored, id: 'f4', kind: 'bundle', documentId: null, bundleId });
    expect(listFiles(db).map((file) => file.id)).toEqual(['f4', 'f3', 'f2', 'f1']);
    expect(findFile(db, { documentId, kind: 'redacted' })?.id).toBe('f3');
    expect(findFile(db, { bundleId })).toEqual({
      ...stored,
      id: 'f4',
      kind: 'bundle',
      documentId: null,
      bundleId,
    });
    expect(findFile(db, { documentId, kind: 'working' })).toBeNull();
    removeFiles(db, ['f3', 'f2']);
    expect(listFiles(db, { documentId }).map((file) => file.id)).toEqual(['f1']);
  });
});

test('the revision counts up and survives', () => {
  const db = openCaseDb();
  expect(getRevision(db)).toBe(0);
  expect([bumpRevision(db), bumpRevision(db), getRevision(db)]).toEqual([1, 2, 2]);
});

test('the organisation is kept in the vault', async () => {
  const { vault } = await makeCase();
  expect(getOrganisation(vault.db)).toBeNull();
  const words = { dpoName: 'A', dpoEmail: 'b@example.org', dpoPhone: '', support: '', complaints: '' };
  const rest = { retention: '', purposes: '', recipients: '', sources: '' };
  const organisation = { name: 'Northumbershire', address: ['1 High Street'], ...words, ...rest };
  setOrganisation(vault.db, { ...organisation, name: 'Old' });
  setOrganisation(vault.db, organisation);
  expect(getOrganisation(vault.db)).toEqual(organisation);
});
