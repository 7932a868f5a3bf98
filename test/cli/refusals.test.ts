import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asRecord, readAnswer, readAnswers, runCommand } from './run-command.ts';
import { password, secret, secretRect, writeSampleFiles } from './sample-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-cli-'));
  await writeSampleFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const good = { op: 'redact', in: 'plain.pdf', out: 'never.pdf', marks: 'marks.json' };
const mark = { page: 1, rect: secretRect, code: 'TP' };

/** Each job has one fault; each fault has one code. */
const refusals: readonly (readonly [fault: string, code: string, job: object])[] = [
  ['the file is not there', 'file-unreadable', { ...good, in: 'nowhere.pdf' }],
  ['the file is a folder', 'file-unreadable', { ...good, in: 'folder' }],
  ['the file is empty', 'file-empty', { ...good, in: 'empty.pdf' }],
  ['the file is no PDF', 'file-unsupported', { ...good, in: 'not-a.pdf' }],
  ['the file is a picture', 'file-unsupported', { ...good, in: 'picture.png' }],
  ['the file is cut short', 'file-damaged', { ...good, in: 'cut.pdf' }],
  ['the file has no pages', 'file-without-pages', { ...good, in: 'pageless.pdf' }],
  ['the file is locked', 'file-password-needed', { ...good, in: 'locked.pdf' }],
  [
    'the password is wrong',
    'file-password-wrong',
    { ...good, in: 'locked.pdf', openPassword: `not ${password}` },
  ],
  ['the marks are not there', 'file-unreadable', { ...good, marks: 'nowhere.json' }],
  ['the marks are empty', 'file-empty', { ...good, marks: 'empty.pdf' }],
  ['the marks are no JSON', 'marks-invalid', { ...good, marks: 'broken.json' }],
  ['the marks are a PDF', 'marks-invalid', { ...good, marks: 'plain.pdf' }],
  ['the marks are a bare list', 'marks-invalid', { ...good, marks: [mark] }],
  ['the marks are called otherwise', 'marks-invalid', { ...good, marks: { mark: [mark] } }],
  [
    'a rectangle holds words',
    'marks-invalid',
    { ...good, marks: { marks: [{ ...mark, rect: ['a', 1, 2, 3] }] } },
  ],
  [
    'a rectangle holds null',
    'marks-invalid',
    { ...good, marks: { marks: [{ ...mark, rect: [null, 1, 2, 3] }] } },
  ],
  [
    'a rectangle has three sides',
    'marks-invalid',
    { ...good, marks: { marks: [{ ...mark, rect: [1, 2, 3] }] } },
  ],
  [
    'a rectangle has no area',
    'marks-invalid',
    { ...good, marks: { marks: [{ ...mark, rect: [9, 9, 9, 20] }] } },
  ],
  [
    'a rectangle is inside out',
    'marks-invalid',
    { ...good, marks: { marks: [{ ...mark, rect: [90, 9, 10, 20] }] } },
  ],
  ['a page is 0', 'marks-invalid', { ...good, marks: { marks: [{ ...mark, page: 0 }] } }],
  ['a page is no whole number', 'marks-invalid', { ...good, marks: { marks: [{ ...mark, page: 1.5 }] } }],
  ['a page is not in the file', 'mark-page-missing', { ...good, marks: { marks: [{ ...mark, page: 2 }] } }],
  [
    'a mark is off the page',
    'mark-outside-page',
    { ...good, marks: { marks: [{ ...mark, rect: [900, 9, 990, 20] }] } },
  ],
  ['a code is none', 'code-unknown', { ...good, marks: { marks: [{ ...mark, code: 'NONE' }] } }],
  ['the resolution is no number', 'invalid-input', { ...good, dpi: 'fine' }],
  ['the resolution is too low', 'invalid-input', { ...good, dpi: 10 }],
  ['the resolution is too high', 'invalid-input', { ...good, dpi: 100_000 }],
  ['the output has no folder', 'destination-not-writable', { ...good, out: 'nowhere/never.pdf' }],
  ['the output is a folder', 'destination-not-writable', { ...good, out: 'folder' }],
  ['the output lies under a file', 'destination-not-writable', { ...good, out: 'plain.pdf/never.pdf' }],
  [
    'the name of the output is too long',
    'destination-not-writable',
    { ...good, out: `${'x'.repeat(300)}.pdf` },
  ],
  ['the output is the input', 'destination-exists', { ...good, out: './plain.pdf' }],
  ['the output is the list of marks', 'destination-exists', { ...good, out: 'marks.json' }],
  ['the report is the input', 'destination-exists', { ...good, report: 'plain.pdf' }],
  ['there is no output', 'invalid-input', { ...good, out: undefined }],
  ['there are no marks', 'invalid-input', { ...good, marks: undefined }],
  ['the operation is none', 'unknown-operation', { ...good, op: 'edit' }],
  ['a name holds a zero', 'invalid-input', { ...good, in: 'plain\0.pdf' }],
  ['what is verified is no PDF', 'file-unsupported', { op: 'verify', in: 'note.txt' }],
  ['the terms are not there', 'file-unreadable', { op: 'verify', in: 'plain.pdf', terms: 'nowhere.txt' }],
  ['the terms are a picture', 'file-unsupported', { op: 'verify', in: 'plain.pdf', terms: 'picture.png' }],
  ['no reader knows what is inspected', 'file-unsupported', { op: 'inspect', in: 'unknown.bin' }],
  [
    'no reader knows what is converted',
    'file-unsupported',
    { op: 'convert', in: 'unknown.bin', out: 'never.pdf' },
  ],
  ['nothing can be detected in a picture', 'file-unsupported', { op: 'detect', in: 'picture.png' }],
  [
    'the people are no list',
    'invalid-input',
    { op: 'detect', in: 'note.txt', people: { people: [{ id: 'p1' }] } },
  ],
];

/** The batch below has them all. Words that are no job at all never get as far as a code of their own. */
function takeOneOfEachCode() {
  const seen = new Set(['invalid-input', 'unknown-operation']);
  return refusals.filter(([, code]) => !seen.has(code) && seen.add(code));
}

describe('what the command line refuses', () => {
  it.each(takeOneOfEachCode())(
    'with a code of its own and exit code 2, and leaves nothing behind, when %s: %s',
    async (_, code, job) => {
      const args = toArguments(job);
      const before = await readdir(folder);
      const run = await runCommand(args, folder);
      expect(run.code).toBe(2);
      expect(asRecord(readAnswer(run).error)).toMatchObject({ code, message: expect.any(String) });
      expect(run.stderr).not.toBe('');
      expectSilence(run.stdout + run.stderr);
      expect(await readdir(folder)).toEqual(before);
    },
  );

  it('with the same codes in a batch, which goes on', async () => {
    const before = await readdir(folder);
    const jobs = refusals.map(([, , job], id) => JSON.stringify({ id, ...job }));
    const last = { id: 'last', op: 'deadline', received: '2026-07-01' };
    const run = await runCommand(['batch'], folder, [...jobs, JSON.stringify(last)].join('\n'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const answers = readAnswers(run);
    const codes = refusals.map(([fault], id) => [fault, asRecord(answers.get(id)?.error).code]);
    expect(codes).toEqual(refusals.map(([fault, code]) => [fault, code]));
    expect(answers.get('last')).toMatchObject({ ok: true });
    expectSilence(run.stdout);
    expect(await readdir(folder)).toEqual(before);
  });

  it.each([
    ['nothing at all', []],
    ['a command that is none', ['edit', 'plain.pdf']],
    ['an option that is none', ['inspect', 'plain.pdf', '--deep']],
    ['an option of another command', ['inspect', 'plain.pdf', '--out', 'never.pdf']],
    ['an option without its value', ['redact', 'plain.pdf', '--marks', 'marks.json', '--out']],
    ['an empty value', ['redact', 'plain.pdf', '--marks', 'marks.json', '--out', '']],
    ['no output', ['redact', 'plain.pdf', '--marks', 'marks.json']],
    ['no file', ['verify']],
    ['two files', ['verify', 'plain.pdf', 'plain.pdf']],
    ['a file for a batch', ['batch', 'jobs.jsonl']],
  ])('as wrong usage: %s', async (_, args) => {
    const run = await runCommand(args, folder);
    expect(run.code).toBe(2);
    expect(asRecord(readAnswer(run).error).code).toBe('usage');
    expect(run.stderr).toMatch(/--help/u);
  });

  it('without a word of what it was given, whatever that was', async () => {
    const word = fc.stringMatching(/^[a-z]{12,20}$/u);
    const name = word.map((text) => `needle${text}`);
    const path = fc.oneof(
      name,
      fc.constantFrom('plain.pdf', 'not-a.pdf', 'locked.pdf', 'broken.json', 'cut.pdf'),
    );
    const value = fc.oneof(
      path,
      fc.integer(),
      fc.constant(null),
      fc.record({ marks: fc.array(fc.dictionary(name, name)) }),
    );
    const op = fc.oneof(
      fc.constantFrom('redact', 'verify', 'inspect', 'detect', 'convert', 'deadline'),
      name,
    );
    const fields = fc.constantFrom(
      'in',
      'marks',
      'people',
      'terms',
      'openPassword',
      'received',
      'clarification',
    );
    const job = fc
      .tuple(op, path, fc.dictionary(fields, value))
      .map(([operation, file, rest]) =>
        JSON.stringify({ in: file, ...rest, op: operation, out: 'nowhere/needle.pdf' }),
      );
    const lines = fc.sample(fc.oneof({ weight: 9, arbitrary: job }, name), { numRuns: 150, seed: 7 });
    const run = await runCommand(['batch'], folder, lines.join('\n'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const answers = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => asRecord(JSON.parse(line)));
    expect(answers).toHaveLength(lines.length);
    const refused = answers.filter((answer) => answer.ok === false);
    expect(refused.length).toBeGreaterThan(100);
    for (const answer of refused) expect(asRecord(answer.error).code).not.toBe('internal');
    expectSilence(JSON.stringify(refused));
  });
});

/** No word of a file, no name of a file, no secret. */
function expectSilence(said: string): void {
  for (const word of [
    secret,
    password,
    'needle',
    'nowhere',
    'plain',
    'marks.json',
    'Hughes',
    tmpdir(),
    '.pdf',
  ]) {
    expect(said).not.toContain(word);
  }
}

/** The job as someone would type it; a list that is not in a file goes through one. */
function toArguments(job: object): string[] {
  const { op, in: file, ...options } = asRecord(job);
  const rest = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const option = `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    return typeof value === 'object' ? [option, writeList(value)] : [option, String(value)];
  });
  return [String(op), String(file), ...rest];
}

function writeList(value: unknown): string {
  writeFileSync(path.join(folder, 'list.json'), JSON.stringify(value));
  return 'list.json';
}
