/** Archives, and files that mean harm. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError, toErrorReply } from '../../src-main/contract/errors.ts';
import { convertDocument } from '../../src-main/pdf/convert.ts';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { resourcesFolder } from '../support/resources.ts';
import { makeCompound, makeDocx, makeMsg, makeOdt, makeTnef, makeZip } from './support/make-files.ts';
import { readAny, textOfBlocks } from './support/read-any.ts';

describe('an archive', () => {
  test('has its members as children, named by their paths, without what systems leave behind', async () => {
    const content = await readAny(
      makeZip({ 'visits/a.txt': 'one', 'visits/b.txt': 'two', '__MACOSX/x': 'z' }),
    );
    expect(content.children.map(({ untrustedName }) => untrustedName)).toEqual([
      'visits/a.txt',
      'visits/b.txt',
    ]);
    expect(textOfBlocks(content)).toContain('visits/a.txt');
  });

  test('that expands beyond all measure is refused', async () => {
    await expect(
      readAny(makeZip({ 'zeros.txt': Buffer.alloc(40 * 1024 * 1024) })).then(
        ({ children }) => children.length,
      ),
    ).rejects.toMatchObject({
      code: 'file-too-large',
    });
  });

  test('with a member that is damaged gives the others, and says so', async () => {
    const bytes = Buffer.from(makeZip({ 'a.txt': 'alpha '.repeat(50), 'b.txt': 'beta '.repeat(50) }));
    const at = bytes.indexOf('a.txt') + 'a.txt'.length;
    bytes.fill(0xff, at + 2, at + 10);
    const content = await readAny(new Uint8Array(bytes));
    expect(content.children.map(({ untrustedName }) => untrustedName)).toEqual(['b.txt']);
    expect(content.warnings).toEqual(['member-not-read']);
  });

  test('cut in the middle is damaged', async () => {
    const bytes = makeZip({ 'a.txt': 'alpha '.repeat(500) });
    await expect(readAny(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
      code: 'file-damaged',
    });
  });
});

const samples: Readonly<Record<string, Uint8Array>> = {
  docx: makeDocx('<w:p><w:r><w:t>Visit</w:t></w:r></w:p>'),
  odt: makeOdt('<text:p>Visit</text:p>'),
  tnef: makeTnef([[0x2800c, Buffer.from('We met.\0')]]),
  rtf: Buffer.from(
    String.raw`{\rtf1\ansi{\fonttbl{\f0 A;}}{\*\annotation c}caf\'e9 \u8364?{\pict\pngblip 8950}\par}`,
  ),
  eml: Buffer.from(
    'From: a@b.example\r\nTo: c@d.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHello\r\n--x--\r\n',
  ),
  html: Buffer.from('<html><table><tr><td rowspan=3>a<td>b</table><p style="display:none">c'),
};

describe('a file that was tampered with', () => {
  test.each(Object.keys(samples))(
    'of kind %s is read or refused with a code, whatever was done to it',
    async (kind) => {
      const sample = samples[kind] ?? new Uint8Array();
      const change = fc.record({ at: fc.nat(sample.length - 1), byte: fc.nat(255) });
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 12 }),
          fc.nat(sample.length),
          async (changes, cut) => {
            const bytes = Uint8Array.from(sample);
            for (const { at, byte } of changes) bytes[at] = byte;
            const short = changes.length % 3 === 0 ? bytes.subarray(0, Math.max(1, cut)) : bytes;
            try {
              await readAny(short, `file.${kind}`);
            } catch (error) {
              const isOwn = error instanceof AppError && error.code !== 'internal';
              if (!isOwn && !(error instanceof Error && error.message === 'a PDF is not read')) throw error;
            }
          },
        ),
        { numRuns: 150 },
      );
    },
  );
});

test.each([
  [null, 'file-password-needed'],
  ['sesame', 'file-unsupported'],
] as const)(
  'an Office file behind a password, opened with %s, is refused with %s',
  async (password, code) => {
    const bytes = makeCompound({ EncryptedPackage: 'x'.repeat(5000), EncryptionInfo: 'y' });
    const converting = convertDocument({ source: { bytes, password } }, { folder: resourcesFolder }, {});
    await expect(converting).rejects.toMatchObject({ code });
  },
);

describe('an Outlook message whose sectors go round in circles', () => {
  /** Each chain that the header names is made to lead to itself (MS-CFB, 2.2 and 2.3). */
  function bend(chain: 'directory' | 'small sectors'): Uint8Array {
    const bytes = Buffer.from(makeMsg({ '0037': 'Visit', '1000': 'We met. '.repeat(900) }));
    const table = 512 * (bytes.readUInt32LE(0x4c) + 1);
    const first = bytes.readUInt32LE(chain === 'directory' ? 0x30 : 0x3c);
    bytes.writeUInt32LE(first, table + first * 4);
    return new Uint8Array(bytes);
  }

  test.each(['directory', 'small sectors'] as const)(
    '(%s) is given up in time, and the next file is read',
    async (chain) => {
      const engine = createProcessEngine({
        spawn: spawnForked(),
        resources: { folder: resourcesFolder },
        workers: 1,
        limits: { startMs: 10_000, perMegabyteMs: 0, graceMs: 200 },
      });
      onTestFinished(() => engine.close());
      const convert = (bytes: Uint8Array) =>
        engine.run('convert', { source: { bytes, password: null } }).then(
          ({ type }) => type,
          (error: unknown) => toErrorReply(error).code,
        );
      expect(['msg', 'file-damaged', 'took-too-long', 'out-of-memory', 'file-unsupported']).toContain(
        await convert(bend(chain)),
      );
      expect(await convert(Buffer.from('<html><p>Hello</p>'))).toBe('html');
    },
    90_000,
  );
});
