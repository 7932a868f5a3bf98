/** How far an import has come, over all its parts. */
import { describe, expect, test } from 'vitest';
import { splitIntoBatches } from '../../src-main/contract/import-batches.ts';
import { readGathered } from '../../src-renderer/screens/case/gather-files.ts';
import { createTally, guessSecondsLeft, measureTally } from '../../src-renderer/screens/case/import-tally.ts';

const megabyte = 1024 * 1024;

describe('the tally of an import', () => {
  const tally = createTally([megabyte, megabyte, 98 * megabyte], 0);

  test('counts the files of all parts, not of the part in hand', () => {
    expect(measureTally({ ...tally, before: 1 }, 1, undefined)).toMatchObject({ file: 3, of: 3 });
  });

  test('weighs a large file more than a small one, and goes on page by page within it', () => {
    const early = measureTally(tally, 2, undefined).share;
    const half = measureTally(tally, 2, { done: 50, total: 100 }).share;
    expect(early).toBeLessThan(0.05);
    expect(half).toBeGreaterThan(0.45);
    expect(half).toBeLessThan(0.55);
  });

  test('is whole when all is done, and never more', () => {
    expect(measureTally(tally, 9, { done: 9, total: 3 })).toEqual({ file: 3, of: 3, share: 1 });
  });

  test('says how long it takes only when enough is done', () => {
    expect(guessSecondsLeft(0.5, 1000)).toBeNull();
    expect(guessSecondsLeft(0.001, 60_000)).toBeNull();
    expect(guessSecondsLeft(0.25, 60_000)).toBe(180);
    expect(guessSecondsLeft(1, 60_000)).toBeNull();
  });
});

describe('files on their way', () => {
  test('are cut into parts that are small enough to be in memory, in their order', () => {
    const files = [40, 40, 5, 200, 1].map((size, index) => ({ size: size * megabyte, index }));
    const batches = splitIntoBatches(files);
    expect(batches.flat()).toEqual(files);
    expect(batches.map((batch) => batch.map(({ index }) => index))).toEqual([[0], [1, 2], [3], [4]]);
  });

  test('and are many small ones go in parts too', () => {
    const batches = splitIntoBatches(Array.from({ length: 1201 }, () => ({ size: 1 })));
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 201]);
  });

  test('that cannot be read, or are too large to be, keep no other back', async () => {
    const good = new File(['words'], 'good.txt');
    const gone = Object.assign(new File(['x'], 'gone.txt'), {
      arrayBuffer: () => Promise.reject(new Error('NotReadableError')),
    });
    const gather = (file: File, size = file.size) => ({ file, name: file.name, size });
    const large = gather(new File(['x'], 'large.pdf'), 600 * megabyte);
    const { files, sources, refused } = await readGathered([gather(gone), large, gather(good)], null);
    expect(files.map(({ untrustedName }) => untrustedName)).toEqual(['good.txt']);
    expect(sources.map(({ name }) => name)).toEqual(['good.txt']);
    expect(refused.map(({ name, code }) => [name, code])).toEqual([
      ['gone.txt', 'file-unreadable'],
      ['large.pdf', 'file-too-large'],
    ]);
  });
});
