import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FileStore,
  readStoredFile,
  sweepStoredFiles,
  writeStoredFile,
} from '../../src-main/store/file-store.ts';
import { codeOfAsync, makeTempFolder } from './support/stores.ts';

const chunk = 1024 * 1024;
const header = 40;
const key = Buffer.alloc(32, 3);

function makeStore(): FileStore {
  return { folder: makeTempFolder(), key };
}

function fill(size: number): Buffer {
  return Buffer.alloc(size, 'the quick brown fox ');
}

test.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 2 * chunk + 77])(
  '%i bytes come back',
  async (size) => {
    const store = makeStore();
    const bytes = randomBytes(size);
    const stored = await writeStoredFile(store, 'file', bytes);
    expect(stored).toEqual({
      id: 'file',
      bytes: size,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(Buffer.compare(await readStoredFile(store, 'file'), bytes)).toBe(0);
    expect(readdirSync(store.folder)).toEqual(['file']);
  },
);

test('a flipped bit anywhere is refused', async () => {
  const store = makeStore();
  await writeStoredFile(store, 'file', fill(2 * chunk + 500));
  const sound = readFileSync(join(store.folder, 'file'));
  const places = fc.record({ at: fc.nat({ max: sound.length - 1 }), bit: fc.nat({ max: 7 }) });
  await fc.assert(
    fc.asyncProperty(places, async ({ at, bit }) => {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
      writeFileSync(join(store.folder, 'file'), flipped);
      expect(await codeOfAsync(() => readStoredFile(store, 'file'))).toBe('stored-file-damaged');
    }),
    { numRuns: 60, examples: [[{ at: 0, bit: 0 }], [{ at: 8, bit: 0 }], [{ at: sound.length - 1, bit: 7 }]] },
  );
});

test('a file cut short anywhere is refused, between chunks too', async () => {
  const store = makeStore();
  await writeStoredFile(store, 'file', fill(2 * chunk + 500));
  const sound = readFileSync(join(store.folder, 'file'));
  const sealed = chunk + 16;
  const lengths = [
    0,
    7,
    header,
    header + 15,
    header + 16,
    header + sealed,
    header + 2 * sealed,
    sound.length - 1,
  ];
  for (const length of lengths) {
    writeFileSync(join(store.folder, 'file'), sound.subarray(0, length));
    expect(await codeOfAsync(() => readStoredFile(store, 'file'))).toBe('stored-file-damaged');
  }
});

test('chunks cannot change places, be dropped or be added', async () => {
  const store = makeStore();
  await writeStoredFile(store, 'file', fill(3 * chunk));
  const sound = readFileSync(join(store.folder, 'file'));
  const sealed = chunk + 16;
  const part = (index: number): Buffer =>
    sound.subarray(header + index * sealed, header + (index + 1) * sealed);
  const head = sound.subarray(0, header);
  const orders = [[1, 0, 2], [0, 2], [0, 1], [0, 0, 1, 2], [0, 1, 2, 2], [2]];
  for (const order of orders) {
    writeFileSync(join(store.folder, 'file'), Buffer.concat([head, ...order.map(part)]));
    expect(await codeOfAsync(() => readStoredFile(store, 'file'))).toBe('stored-file-damaged');
  }
  writeFileSync(join(store.folder, 'file'), Buffer.concat([head, ...[0, 1, 2].map(part)]));
  expect(await codeOfAsync(() => readStoredFile(store, 'file'))).toBe('nothing thrown');
});

test('a file under another id or another case’s key is refused', async () => {
  const store = makeStore();
  await writeStoredFile(store, 'one', fill(100));
  expect(await codeOfAsync(() => readStoredFile({ ...store, key: Buffer.alloc(32, 4) }, 'one'))).toBe(
    'stored-file-damaged',
  );
  renameSync(join(store.folder, 'one'), join(store.folder, 'two'));
  expect(await codeOfAsync(() => readStoredFile(store, 'two'))).toBe('stored-file-damaged');
  expect(await codeOfAsync(() => readStoredFile(store, 'one'))).toBe('stored-file-missing');
});

test('the same bytes are never stored the same way twice', async () => {
  const store = makeStore();
  await writeStoredFile(store, 'one', fill(100));
  const first = readFileSync(join(store.folder, 'one'));
  await writeStoredFile(store, 'one', fill(100));
  expect(readFileSync(join(store.folder, 'one')).subarray(header).equals(first.subarray(header))).toBe(false);
});

test.each(['', '..', '../x', 'a/b', 'a\\b', 'x.unfinished', 'c:x'])('%j is no id of a file', async (id) => {
  const store = makeStore();
  expect(await codeOfAsync(() => writeStoredFile(store, id, fill(1)))).toBe('invalid-input');
  expect(await codeOfAsync(() => readStoredFile(store, id))).toBe('invalid-input');
});

test('a folder that is gone cannot be written to', async () => {
  const store = { folder: join(makeTempFolder(), 'gone'), key };
  expect(await codeOfAsync(() => writeStoredFile(store, 'file', fill(1)))).toBe('folder-not-writable');
});

test('sweeping keeps what is wanted and nothing else', async () => {
  const store = makeStore();
  for (const id of ['one', 'two']) await writeStoredFile(store, id, fill(10));
  writeFileSync(join(store.folder, 'three.0a1b.unfinished'), 'half');
  sweepStoredFiles(store, new Set(['two']));
  expect(readdirSync(store.folder)).toEqual(['two']);
  sweepStoredFiles({ ...store, folder: join(store.folder, 'none') }, new Set());
});
