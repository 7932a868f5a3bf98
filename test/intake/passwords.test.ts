/** What a password locks, and the password that somebody gives for it. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../scripts/sample-case/layout/workbook.ts';
import { toErrorReply } from '../../src-main/contract/errors.ts';
import { excelsOwnPassword } from '../../src-main/intake/office/unlock-office.ts';
import { readAny, textOfBlocks } from './support/read-any.ts';

const plain = writeWorkbook({
  author: 'Ruth Ames',
  created: '2012-02-01T09:00:00Z',
  sheets: [{ name: 'Costs', widths: [20], rows: [['Contact at Quarry House']] }],
});

const lock = (password: string, type?: 'standard'): Uint8Array =>
  new Uint8Array(
    officeCrypto.encrypt(Buffer.from(plain), { password, ...(type === undefined ? {} : { type }) }),
  );

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => toErrorReply(error).code,
  );

async function zip(options: object, names = ['a/letter.txt', 'note.txt']): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const name of names)
    await writer.add(name, new Uint8ArrayReader(new TextEncoder().encode(`Words of ${name}`)), {
      useWebWorkers: false,
      ...options,
    });
  return writer.close();
}

describe('an Office file behind a password', () => {
  test.each([undefined, 'standard'] as const)('opens with it (%s encryption)', async (type) => {
    const content = await readAny(lock('sesame', type), 'costs.xlsx', 'sesame');
    expect(textOfBlocks(content)).toContain('Contact at Quarry House');
  });

  test('asks for it, and says so where it is wrong', async () => {
    const locked = lock('sesame');
    expect(await codeOf(readAny(locked, 'costs.xlsx'))).toBe('file-password-needed');
    expect(await codeOf(readAny(locked, 'costs.xlsx', 'open'))).toBe('file-password-wrong');
    expect(await codeOf(readAny(locked, 'costs.xlsx', 'x'.repeat(300)))).toBe('file-password-wrong');
  });

  test('that Excel opens without asking anybody opens here too', async () => {
    const content = await readAny(lock(excelsOwnPassword, 'standard'), 'costs.xlsx');
    expect(textOfBlocks(content)).toContain('Contact at Quarry House');
  });

  test('whose lock is damaged is called damaged', async () => {
    const locked = lock('sesame');
    const at = Buffer.from(locked).indexOf('spinCount');
    locked.fill(0x20, at, at + 400);
    expect(await codeOf(readAny(locked, 'costs.xlsx', 'sesame'))).toMatch(/^file-(?:damaged|unsupported)$/);
  });
});

describe('an archive behind a password', () => {
  test.each([
    ['AES', { password: 'sesame', encryptionStrength: 3 }],
    ['the old way', { password: 'sesame', zipCrypto: true }],
  ] as const)('opens with it (%s)', async (_way, options) => {
    const { children } = await readAny(await zip(options), 'file.zip', 'sesame');
    expect(
      children.map(({ untrustedName, bytes }) => [untrustedName, Buffer.from(bytes).toString()]),
    ).toEqual([
      ['a/letter.txt', 'Words of a/letter.txt'],
      ['note.txt', 'Words of note.txt'],
    ]);
  });

  test.each([
    ['AES', { password: 'sesame', encryptionStrength: 3 }],
    ['the old way', { password: 'sesame', zipCrypto: true }],
  ] as const)('asks for it, and says so where it is wrong (%s)', async (_way, options) => {
    const locked = await zip(options);
    expect(await codeOf(readAny(locked, 'file.zip'))).toBe('file-password-needed');
    expect(await codeOf(readAny(locked, 'file.zip', 'open'))).toMatch(/^file-password-wrong$/);
  });

  test('that needs none does not mind one', async () => {
    const { children } = await readAny(await zip({}), 'file.zip', 'sesame');
    expect(children).toHaveLength(2);
  });
});
