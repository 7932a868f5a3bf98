import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, toErrorReply } from '../../../src-main/contract/errors.ts';
import { readPdfFile } from '../../../src-main/pdf/objects/file.ts';
import { decodeTextString, dictOf, isString } from '../../../src-main/pdf/objects/values.ts';
import { appendRevision, writePdf } from '../../fixtures/bad-outputs/write-pdf.ts';

const plain = writePdf({
  objects: [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>',
    '<< /Author (Sarah Thorne) >>',
    { dict: '', data: Buffer.from('q Q') },
  ],
  trailer: '/Info 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
});

function authorOf(bytes: Uint8Array, password: string | null = null): string {
  const file = readPdfFile(bytes, password);
  const author = file.resolve(dictOf(file.resolve(file.trailer.entries.get('Info')))?.entries.get('Author'));
  return isString(author) ? decodeTextString(author.bytes) : '';
}

function codeOf(bytes: Uint8Array, password: string | null): string {
  try {
    return authorOf(bytes, password);
  } catch (error) {
    return toErrorReply(error).code;
  }
}

function qpdf(options: readonly string[], bytes: Uint8Array = plain): Uint8Array | null {
  const folder = mkdtempSync(join(tmpdir(), 'candour-objects-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), bytes);
    execFileSync('qpdf', [...options, join(folder, 'in.pdf'), join(folder, 'out.pdf')]);
    return readFileSync(join(folder, 'out.pdf'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasQpdf = qpdf([]) !== null;
if (!hasQpdf)
  console.warn('qpdf is not installed: object reading is not compared with files that it writes.');

describe('a file read as objects', () => {
  it('agrees with its table', () => {
    const file = readPdfFile(plain, null);
    expect(file).toMatchObject({ misplaced: 0, unlisted: 0, malformed: 0, encrypted: false });
    expect(file.scan.foreign).toEqual([]);
    expect(authorOf(plain)).toBe('Sarah Thorne');
  });

  it('follows the newest revision and keeps the old one', () => {
    const file = appendRevision(plain, 4, '<< /Author (Nobody) >>');
    const read = readPdfFile(file, null);
    expect(read.all.filter((object) => object.num === 4)).toHaveLength(2);
    expect(read.current.get(4)?.offset).toBe(plain.length);
  });

  it('finds objects that a wrong table hides', () => {
    const text = Buffer.from(plain)
      .toString('latin1')
      .replace(/\n\d{10} 00000 n \n(?=trailer)/, '\n0000000001 00000 n \n');
    expect(readPdfFile(Buffer.from(text, 'latin1'), null).misplaced).toBe(1);
  });

  it.runIf(hasQpdf).each([
    ['R2, 40 bits', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '40', '--']],
    ['R3, RC4 128 bits', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=n', '--']],
    ['R4, AES 128 bits', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=y', '--']],
    ['R5, AES 256 bits', ['--encrypt', 'user', 'owner', '256', '--force-R5', '--']],
    ['R6, AES 256 bits', ['--encrypt', 'user', 'owner', '256', '--']],
    ['R6, object streams', ['--encrypt', 'user', 'owner', '256', '--', '--object-streams=generate']],
  ])('opens %s with either password and no other', (_, options) => {
    const bytes = qpdf(options);
    if (bytes === null) throw new Error('qpdf failed');
    expect(codeOf(bytes, 'user')).toBe('Sarah Thorne');
    expect(codeOf(bytes, 'owner')).toBe('Sarah Thorne');
    expect(codeOf(bytes, 'other')).toBe('file-password-wrong');
    expect(codeOf(bytes, null)).toBe('file-password-needed');
  });

  it.runIf(hasQpdf)('reads object streams and linearized files without a complaint', () => {
    for (const option of ['--object-streams=generate', '--linearize']) {
      const bytes = qpdf([option]);
      if (bytes === null) throw new Error('qpdf failed');
      const file = readPdfFile(bytes, null);
      expect(file).toMatchObject({ misplaced: 0, malformed: 0, linearized: option === '--linearize' });
      expect(authorOf(bytes)).toBe('Sarah Thorne');
    }
  });

  it('answers damage with a code and never with another error', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: plain.length - 1 }),
        fc.uint8Array({ maxLength: 30 }),
        (at, noise) => {
          const bytes = Buffer.concat([plain.subarray(0, at), noise, plain.subarray(at + 10)]);
          try {
            readPdfFile(bytes, null);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
