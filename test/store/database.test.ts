import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, createDatabase, openDatabase } from '../../src-main/store/database.ts';
import { listDocuments } from '../../src-main/store/documents.ts';
import { pageSize } from '../../src-main/store/page-check.ts';
import { listPageTexts } from '../../src-main/store/pages.ts';
import { caseSchema } from '../../src-main/store/schemas.ts';
import { type DatabaseKey, openHandle, runInTransaction, runQuery } from '../../src-main/store/sqlite.ts';
import { addDocument, codeOf } from './support/stores.ts';

const key = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), 'candour-database-'));
const path = join(folder, 'case.db');
let sound = Buffer.alloc(0);
/** The same case as a killed process leaves it: five more documents, in the log alone. */
let unfolded = { file: Buffer.alloc(0), log: Buffer.alloc(0) };

beforeAll(() => {
  createDatabase(path, key, caseSchema);
  const db = openDatabase(path, key, caseSchema);
  addDocument(db, 'd1', ['Karen Hughes visited. '.repeat(400), 'Second page. '.repeat(400)]);
  closeDatabase(db);
  sound = readFileSync(path);
  const again = openDatabase(path, key, caseSchema);
  for (const id of ['d2', 'd3', 'd4', 'd5', 'd6']) addDocument(again, id, [`Document ${id}. `.repeat(100)]);
  unfolded = { file: readFileSync(path), log: readFileSync(`${path}-wal`) };
  closeDatabase(again);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(file: Buffer, log?: Buffer): void {
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  writeFileSync(path, file);
  if (log !== undefined) writeFileSync(`${path}-wal`, log);
}

function tryOpening(withKey = key): string {
  return codeOf(() => closeDatabase(openDatabase(path, withKey, caseSchema)));
}

function countDocuments(): number {
  const db = openDatabase(path, key, caseSchema);
  try {
    return listDocuments(db).length;
  } finally {
    closeDatabase(db);
  }
}

function flip(bytes: Buffer, at: number, bit = 1): Buffer {
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(bytes.readUInt8(at) ^ bit, at);
  return flipped;
}

test('a sound database opens with its key', () => {
  put(sound);
  expect(tryOpening()).toBe('nothing thrown');
  expect(countDocuments()).toBe(1);
});

test('another key is refused as a wrong key', () => {
  put(sound);
  expect(tryOpening(Buffer.alloc(32, 8))).toBe('wrong-key');
});

test('a damaged database under another key is still a wrong key', () => {
  put(flip(sound, 5000));
  expect(tryOpening(Buffer.alloc(32, 8))).toBe('wrong-key');
});

test.each([
  ['in the salt', () => 3],
  ['in the header', () => 20],
  ['in the first page', () => 2000],
  ['in the first page’s code', () => pageSize - 10],
  ['in the middle', () => Math.floor(sound.length / 2)],
  ['in the last page', () => sound.length - pageSize + 1],
  ['in the last byte', () => sound.length - 1],
])('a flipped bit %s is refused as damage', (_, where) => {
  put(flip(sound, where()));
  expect(tryOpening()).toBe('database-damaged');
});

test('a flipped bit anywhere is refused as damage', () => {
  const places = fc.record({ at: fc.nat({ max: sound.length - 1 }), bit: fc.nat({ max: 7 }) });
  fc.assert(
    fc.property(places, ({ at, bit }) => {
      put(flip(sound, at, 1 << bit));
      expect(tryOpening()).toBe('database-damaged');
    }),
    { numRuns: 150 },
  );
});

test('a file cut short anywhere is refused as truncated', () => {
  fc.assert(
    fc.property(fc.nat({ max: sound.length - 1 }), (length) => {
      put(sound.subarray(0, length));
      expect(tryOpening()).toBe('database-truncated');
    }),
    { numRuns: 100, examples: [[0], [1], [100], [pageSize - 1], [pageSize], [sound.length - pageSize]] },
  );
});

test.each([1, pageSize - 1, pageSize, 2 * pageSize])('%i bytes added at the end are damage', (count) => {
  put(Buffer.concat([sound, Buffer.alloc(count, 7)]));
  expect(tryOpening()).toBe('database-damaged');
});

test('each bit of the salt counts', () => {
  for (let at = 0; at < 16; at += 1) {
    put(flip(sound, at));
    expect(tryOpening()).toBe('database-damaged');
    put(flip(unfolded.file, at), unfolded.log);
    expect(tryOpening()).toBe('database-damaged');
  }
});

test('pages that have changed places are damage', () => {
  const swapped = Buffer.from(sound);
  sound.copy(swapped, pageSize, 2 * pageSize, 3 * pageSize);
  sound.copy(swapped, 2 * pageSize, pageSize, 2 * pageSize);
  put(swapped);
  expect(tryOpening()).toBe('database-damaged');
});

test('a missing file is missing, and nothing is made in its place', () => {
  put(sound);
  rmSync(path);
  expect(tryOpening()).toBe('stored-file-missing');
  expect(() => statSync(path)).toThrow();
});

test('a database of a later program is refused and left as it is', () => {
  put(sound);
  const db = openDatabase(path, key, caseSchema);
  db.pragma(`user_version=${caseSchema.migrations.length + 1}`);
  closeDatabase(db);
  const before = readFileSync(path);
  expect(tryOpening()).toBe('database-too-new');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('what a killed process had committed is there again', () => {
  put(unfolded.file, unfolded.log);
  expect(unfolded.log.length).toBeGreaterThan(5 * pageSize);
  expect(countDocuments()).toBe(6);
});

test('a page that a broken-off checkpoint left half written is mended from the log', () => {
  put(flip(unfolded.file, 3000), unfolded.log);
  expect(countDocuments()).toBe(6);
  expect(tryOpening()).toBe('nothing thrown');
});

test('a log under another key is refused as a wrong key and kept', () => {
  put(unfolded.file, unfolded.log);
  expect(tryOpening(Buffer.alloc(32, 8))).toBe('wrong-key');
  expect(countDocuments()).toBe(6);
});

test('the torn end of a log costs the last transaction at most, as after a power cut', () => {
  const last = unfolded.log.length - 1000;
  put(unfolded.file, unfolded.log.subarray(0, last));
  expect(countDocuments()).toBe(5);
  put(unfolded.file, flip(unfolded.log, last));
  expect(countDocuments()).toBe(5);
});

test('a flipped bit in the log that would drop committed work is refused as damage', () => {
  const places = fc.record({
    at: fc.nat({ max: Math.floor(unfolded.log.length / 2) }),
    bit: fc.nat({ max: 7 }),
  });
  fc.assert(
    fc.property(places, ({ at, bit }) => {
      put(unfolded.file, flip(unfolded.log, at, 1 << bit));
      expect(tryOpening()).toBe('database-damaged');
    }),
    { numRuns: 150, examples: [[{ at: 0, bit: 0 }], [{ at: 17, bit: 0 }], [{ at: 41, bit: 0 }]] },
  );
});

function readTexts(databaseKey: DatabaseKey): void {
  const db = openHandle(path, databaseKey);
  try {
    runQuery(db, () => [...listPageTexts(db)]);
  } finally {
    closeDatabase(db);
  }
}

test('damage met only while reading, as in a case too large to be checked whole, is reported as damage', () => {
  const salt = Buffer.from(sound.subarray(0, 16));
  const codes = new Set<string>();
  for (let page = 1; page < sound.length / pageSize; page += 1) {
    put(flip(sound, page * pageSize + 100));
    codes.add(codeOf(() => readTexts({ key, salt })));
  }
  expect([...codes].sort()).toEqual(['database-damaged', 'nothing thrown']);
});

test('each commit reaches the disk, and nothing is written in clear beside the file', () => {
  put(sound);
  const db = openDatabase(path, key, caseSchema);
  const names = ['journal_mode', 'synchronous', 'temp_store', 'secure_delete', 'foreign_keys'];
  expect(names.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 2, 1, 1]);
  closeDatabase(db);
});

test('what SQLite calls corrupt is damage', () => {
  put(sound);
  const db = openDatabase(path, key, caseSchema);
  try {
    const error = new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT_VTAB');
    const fail = (): never => {
      throw error;
    };
    expect(codeOf(() => runQuery(db, fail))).toBe('database-damaged');
    expect(codeOf(() => runInTransaction(db, fail))).toBe('database-damaged');
  } finally {
    closeDatabase(db);
  }
});

test('a closed database answers that the vault is locked', () => {
  put(sound);
  const db = openDatabase(path, key, caseSchema);
  closeDatabase(db);
  expect(codeOf(() => runQuery(db, listDocuments))).toBe('vault-locked');
});

test('a transaction that throws leaves nothing behind', () => {
  put(sound);
  const db = openDatabase(path, key, caseSchema);
  try {
    expect(() =>
      runInTransaction(db, () => {
        addDocument(db, 'd9', ['text']);
        throw new Error('changed its mind');
      }),
    ).toThrow('changed its mind');
    expect(listDocuments(db)).toHaveLength(1);
  } finally {
    closeDatabase(db);
  }
});

test('a new database never takes the place of one that is there', () => {
  put(sound);
  expect(codeOf(() => createDatabase(path, key, caseSchema))).toBe('invalid-input');
  expect(readFileSync(path).equals(sound)).toBe(true);
});

test('the format is SQLCipher 4 with a raw key and nothing of its own', () => {
  put(sound);
  const copy = join(folder, 'copy.db');
  copyFileSync(path, copy);
  const db = new Database(copy);
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  db.pragma(`key="x'${key.toString('hex')}'"`);
  expect(db.prepare('SELECT count(*) AS documents FROM documents').get()).toEqual({ documents: 1 });
  db.close();
  truncateSync(copy, 0);
});
