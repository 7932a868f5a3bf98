import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignOff, SignOffStatement } from '../../src-main/contract/bundle.ts';
import { signOffText } from '../../src-main/domain/bundle.ts';
import { readAnswer, runCommand } from './run-command.ts';
import { password, secret, writeSampleFiles } from './sample-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-cli-'));
  await writeSampleFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const run = (...args: readonly string[]) => runCommand(args, folder);

describe('candour detect', () => {
  it('finds people of the list and patterns in a text file, at their places', async () => {
    const answer = readAnswer(await run('detect', 'note.txt', '--people', 'people.json'));
    expect(answer.suggestions).toEqual([
      expect.objectContaining({
        type: 'person',
        text: 'Karen Hughes',
        page: 1,
        start: 0,
        end: 12,
        source: 'register',
        personId: 'p1',
      }),
      expect.objectContaining({
        type: 'phone',
        text: '01632 960123',
        page: 1,
        start: 35,
        end: 47,
        source: 'pattern',
        personId: null,
      }),
    ]);
  });

  it('counts UTF-16 units of the text, whatever the encoding of the file', async () => {
    const text = '£5 to Zoë 😀: Karen Hughes\r\n';
    const start = text.indexOf('Karen');
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const encodings: Readonly<Record<string, Uint8Array>> = {
      'utf-8.txt': Buffer.from(text),
      'utf-8-bom.txt': Buffer.from(`\ufeff${text}`),
      'utf-16le.TXT': utf16,
      'utf-16be.txt': Buffer.from(utf16).swap16(),
      'utf-16le-without-bom.txt': utf16.subarray(2),
    };
    for (const [name, bytes] of Object.entries(encodings)) {
      await writeFile(path.join(folder, name), bytes);
      const { suggestions } = readAnswer(await run('detect', name, '--people', 'people.json'));
      expect(suggestions, name).toContainEqual(
        expect.objectContaining({ text: 'Karen Hughes', start, end: start + 12 }),
      );
    }
    await writeFile(path.join(folder, 'windows.txt'), Buffer.from('£5 for Zoë and Karen Hughes', 'latin1'));
    const { suggestions } = readAnswer(await run('detect', 'windows.txt', '--people', 'people.json'));
    expect(suggestions).toContainEqual(expect.objectContaining({ text: 'Karen Hughes', start: 15 }));
  });

  it('gives the places of suggestions in a PDF, and gives back ids as they came', async () => {
    const people = { people: [{ id: 7, name: secret }] };
    await writeFile(path.join(folder, 'numbered.json'), JSON.stringify(people));
    const answer = readAnswer(await run('detect', 'plain.pdf', '--people', 'numbered.json'));
    expect(answer.suggestions).toContainEqual(
      expect.objectContaining({ text: secret, page: 1, personId: 7, rects: [expect.any(Array)] }),
    );
    expect(answer.pagesWithoutText).toEqual([]);
  });
});

describe('candour convert and inspect', () => {
  it('makes a PDF that opens without a password, and says so', async () => {
    const converted = await run('convert', 'locked.pdf', '--out', 'open.pdf', '--open-password', password);
    expect(converted.code).toBe(0);
    expect(readAnswer(converted)).toEqual({
      type: 'pdf',
      pages: 1,
      warnings: ['password-removed'],
      hidden: [],
      children: [],
      read: [],
    });
    expect((await run('detect', 'open.pdf')).code).toBe(0);
  });

  it('tells the type and the pages of a file', async () => {
    expect(readAnswer(await run('inspect', 'plain.pdf'))).toMatchObject({
      type: 'pdf',
      pages: 1,
      findings: [],
    });
    const locked = await run('inspect', 'locked.pdf', '--open-password', password);
    expect(readAnswer(locked)).toMatchObject({ type: 'pdf', pages: 1 });
  });
});

describe('candour verify on an exported bundle', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const rawKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);

  async function signBundle(name: string, changes: Partial<SignOffStatement> = {}): Promise<SignOff> {
    const bytes = await readFile(path.join(folder, `${name}.pdf`));
    const statement: SignOffStatement = {
      product: 'candour',
      version: 1,
      reference: 'SAR-2026-0147',
      bundleSha256: createHash('sha256').update(bytes).digest('hex'),
      pages: 1,
      preparedBy: 'Priya Nair',
      signedBy: 'Morgan Ellis',
      signedAt: '2026-11-24T09:00:00Z',
      ...changes,
    };
    const signature = sign(null, Buffer.from(signOffText(statement)), privateKey).toString('base64');
    return { statement, signature, publicKey: rawKey.toString('base64') };
  }

  async function verifyWith(name: string, verification: unknown, ...args: readonly string[]) {
    const text = typeof verification === 'string' ? verification : JSON.stringify(verification);
    await writeFile(path.join(folder, `${name}.verification.json`), text);
    return run('verify', `${name}.pdf`, ...args);
  }

  beforeAll(async () => {
    const args = ['redact', 'plain.pdf', '--marks', 'marks.json', '--out', 'bundle.pdf', '--dpi', '72'];
    expect((await run(...args)).code).toBe(0);
  });

  it('tells who signed it', async () => {
    const checked = await verifyWith('bundle', await signBundle('bundle'));
    expect(checked.code).toBe(0);
    expect(readAnswer(checked)).toEqual({
      clean: true,
      findings: [],
      attacked: true,
      signature: {
        valid: true,
        signedBy: 'Morgan Ellis',
        preparedBy: 'Priya Nair',
        signedAt: '2026-11-24T09:00:00Z',
        reference: 'SAR-2026-0147',
        publicKeyFingerprint: createHash('sha256').update(rawKey).digest('hex'),
      },
    });
  });

  it('finds a bundle that was changed after it was signed', async () => {
    const checked = await verifyWith('bundle', await signBundle('bundle', { bundleSha256: '0'.repeat(64) }));
    expect(checked.code).toBe(1);
    expect(readAnswer(checked)).toMatchObject({
      clean: false,
      findings: [{ kind: 'bundle-changed', page: null }],
      signature: { valid: false },
    });
  });

  it('finds a statement that was changed after it was signed', async () => {
    const signOff = await signBundle('bundle');
    const forged = { ...signOff, statement: { ...signOff.statement, signedBy: 'Somebody Else' } };
    const checked = await verifyWith('bundle', forged);
    expect(checked.code).toBe(1);
    expect(readAnswer(checked)).toMatchObject({
      clean: false,
      findings: [{ kind: 'signature-invalid' }],
      signature: { valid: false, signedBy: 'Somebody Else' },
    });
  });

  it.each([
    ['empty', ''],
    ['no JSON', 'signed, honestly'],
    ['another JSON', '{"clean":true}'],
  ])('does not take a verification file that is %s for none', async (_, text) => {
    const checked = await verifyWith('bundle', text);
    expect(checked.code).toBe(1);
    expect(readAnswer(checked)).toMatchObject({ clean: false, findings: [{ kind: 'signature-invalid' }] });
  });

  it('never calls a bundle clean that it could not open, but tells its signature', async () => {
    const checked = await verifyWith('locked', await signBundle('locked'));
    expect(checked.code).toBe(1);
    expect(readAnswer(checked)).toMatchObject({
      clean: false,
      attacked: false,
      findings: [{ kind: 'not-verified', page: null }],
      signature: { valid: true, signedBy: 'Morgan Ellis' },
    });
    const wrong = await run('verify', 'locked.pdf', '--open-password', 'not this');
    expect(wrong.code).toBe(2);
    expect(readAnswer(wrong)).toMatchObject({ error: { code: 'file-password-wrong' } });
  });
});

describe('candour itself', () => {
  it('tells its version and how it is used', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
    const help = await run('--help');
    const names = ['redact', 'verify', 'inspect', 'detect', 'convert', 'deadline', 'batch'];
    for (const name of names) {
      expect(help.stdout).toContain(`candour ${name}`);
      expect((await run(name, '--help')).stdout).toMatch(new RegExp(`^candour ${name}`, 'u'));
    }
  });
});
