import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { PersonId } from '../../src-main/contract/values.ts';
import { checkAudit, getAuditEnd } from '../../src-main/store/audit.ts';
import { getRevision } from '../../src-main/store/case-state.ts';
import { canUndo, listChanges } from '../../src-main/store/changes.ts';
import { closeDatabase, createDatabase, openDatabase } from '../../src-main/store/database.ts';
import { listDocuments, removeDocument } from '../../src-main/store/documents.ts';
import { listFindings } from '../../src-main/store/findings.ts';
import { countMarks, listMarks } from '../../src-main/store/marks.ts';
import { type Migration, migrate } from '../../src-main/store/migrate.ts';
import { getPage, listPages } from '../../src-main/store/pages.ts';
import { listPeople } from '../../src-main/store/people.ts';
import { getRequest } from '../../src-main/store/request.ts';
import { caseSchema, vaultSchema } from '../../src-main/store/schemas.ts';
import { findText, searchPages } from '../../src-main/store/search.ts';
import { prepare, type ReadableDb, type WritableDb } from '../../src-main/store/sqlite.ts';
import { codeOf, makeTempFolder } from './support/stores.ts';

const fixture = fileURLToPath(new URL('./fixtures/case-version-1.db', import.meta.url));
const fixtureKey = Buffer.alloc(32, 0x5a);
const oldSchema = { ...caseSchema, migrations: caseSchema.migrations.slice(0, 1) };

function copyFixture(): string {
  const path = join(makeTempFolder(), 'case.db');
  copyFileSync(fixture, path);
  return path;
}

function open(path: string, key: Buffer, schema = caseSchema): WritableDb {
  const db = openDatabase(path, key, schema);
  onTestFinished(() => closeDatabase(db));
  return db;
}

function readVersion(db: ReadableDb): unknown {
  return prepare(db, 'PRAGMA user_version').get();
}

/** Tables, columns, indexes and triggers, as SQLite keeps them. */
function describeSchema(db: ReadableDb): unknown {
  return prepare(db, 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

test('the fixture is a populated case of version 1, which has no search', () => {
  const db = open(copyFixture(), fixtureKey, oldSchema);
  expect(readVersion(db)).toEqual({ user_version: 1 });
  expect(prepare(db, 'SELECT id FROM documents').all()).toHaveLength(2);
  expect(() => searchPages(db, 'karen', 9)).toThrow(/page_search/);
});

test('a populated case of version 1 is migrated with all that it holds', () => {
  const path = copyFixture();
  const db = open(path, fixtureKey);
  expect(readVersion(db)).toEqual({ user_version: caseSchema.migrations.length });
  expect(listDocuments(db).map((document) => document.title)).toEqual(['The letter', 'The minutes']);
  expect(listPages(db)).toHaveLength(4);
  const [first] = listDocuments(db);
  if (first === undefined) throw new Error('no document');
  expect(getPage(db, first.id, 2).text).toBe('Karen Hugh-\nes on page 2 of the letter, at the café.');
  expect(countMarks(db)).toEqual({ suggested: 1, withheld: 1, kept: 0, agreed: 0, returned: 0 });
  expect(listMarks(db, { state: 'withheld' })[0]?.decision?.rationale).toBe('Not known');
  expect(getRevision(db)).toBe(12);
  expect(getRequest(db)?.subject.aliases).toEqual(['Zaz']);
  expect(listPeople(db).map((person) => [person.name, person.decision.code])).toEqual([
    ['Karen Hughes', 'TP'],
  ]);
  expect(listMarks(db, { personId: PersonId.parse('p1') })).toHaveLength(2);
  expect([canUndo(db), listChanges(db, { before: null, limit: 9 }).length]).toEqual([true, 1]);
  expect([getAuditEnd(db).count, checkAudit(db)]).toEqual([2, { ok: true }]);
  expect(searchPages(db, 'hughes cafe', 9).hits).toHaveLength(4);
  expect(findText(db, 'karen hughes')).toHaveLength(4);
  removeDocument(db, first.id);
  expect(searchPages(db, 'hughes', 9).hits).toHaveLength(2);
  closeDatabase(db);
  expect(readVersion(open(path, fixtureKey))).toEqual({ user_version: caseSchema.migrations.length });
});

test('findings that documents held as bare counts become findings by page that nobody has looked at', () => {
  const path = copyFixture();
  const old = openDatabase(path, fixtureKey, oldSchema);
  const counts = JSON.stringify([
    { kind: 'hidden-text', page: 2, count: 3 },
    { kind: 'metadata', page: null, count: 1 },
  ]);
  prepare(old, 'UPDATE documents SET findings = ? WHERE title = ?').run(counts, 'The letter');
  closeDatabase(old);
  const db = open(path, fixtureKey);
  const [letter] = listDocuments(db);
  if (letter === undefined) throw new Error('no document');
  const bare = { documentId: letter.id, places: [], looked: null };
  expect(listFindings(db, letter.id, 2)).toEqual([
    { ...bare, kind: 'hidden-text', page: 2, count: 3, serious: true },
    { ...bare, kind: 'metadata', page: null, count: 1, serious: false },
  ]);
});

test('a migrated case and a new one have the same schema', () => {
  const path = join(makeTempFolder(), 'new.db');
  createDatabase(path, fixtureKey, caseSchema);
  expect(describeSchema(open(path, fixtureKey))).toEqual(describeSchema(open(copyFixture(), fixtureKey)));
});

test('the older program refuses what the newer one has migrated', () => {
  const path = copyFixture();
  closeDatabase(openDatabase(path, fixtureKey, caseSchema));
  const before = readFileSync(path);
  expect(codeOf(() => openDatabase(path, fixtureKey, oldSchema))).toBe('database-too-new');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a migration that fails leaves the database at the version before it, with all its data', () => {
  const path = copyFixture();
  const failing: Migration = {
    version: 2,
    up: (db) => {
      db.exec('DELETE FROM marks; CREATE TABLE half (x TEXT) STRICT;');
      throw new Error('power of ten');
    },
  };
  const broken = { ...caseSchema, migrations: [...oldSchema.migrations, failing] };
  expect(() => openDatabase(path, fixtureKey, broken)).toThrow('power of ten');
  const db = open(path, fixtureKey, oldSchema);
  expect(readVersion(db)).toEqual({ user_version: 1 });
  expect(prepare(db, 'SELECT id FROM marks').all()).toHaveLength(2);
  expect(JSON.stringify(describeSchema(db))).not.toContain('half');
});

test('a migration that leaves a reference to nothing is refused', () => {
  const path = copyFixture();
  const orphaning: Migration = {
    version: 2,
    up: (db) => {
      db.pragma('defer_foreign_keys=ON');
      db.exec("INSERT INTO page_texts VALUES (99, 'of no page')");
    },
  };
  const broken = { ...caseSchema, migrations: [...oldSchema.migrations, orphaning] };
  expect(codeOf(() => openDatabase(path, fixtureKey, broken))).toBe('database-damaged');
  expect(readVersion(open(path, fixtureKey, oldSchema))).toEqual({ user_version: 1 });
});

test('migrations are numbered from 1 without gaps', () => {
  for (const { migrations } of [caseSchema, vaultSchema]) {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => index + 1));
  }
  const db = open(copyFixture(), fixtureKey, oldSchema);
  const gap: Migration = { version: 3, up: () => {} };
  expect(codeOf(() => migrate(db, { ...oldSchema, migrations: [...oldSchema.migrations, gap] }))).toBe(
    'internal',
  );
});
