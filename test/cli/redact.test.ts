import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markWord, show, widthOf } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { readAnswer, runCommand } from './run-command.ts';
import { kept, listMarks, password, secret, secretRect, writeSampleFiles } from './sample-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-cli-'));
  await writeSampleFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const redact = (...args: readonly string[]) => runCommand(['redact', ...args], folder);
const verify = (...args: readonly string[]) => runCommand(['verify', ...args], folder);

describe('candour redact', () => {
  it('writes a document that no longer holds what was marked and still holds the rest', async () => {
    const run = await redact('plain.pdf', '--marks', 'marks.json', '--out', 'a.pdf', '--report', 'a.json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const answer = readAnswer(run);
    expect(answer).toMatchObject({ pages: 1, marks: 1, verification: { clean: true } });
    const report = JSON.parse(await readFile(path.join(folder, 'a.json'), 'utf8'));
    expect(report.pages).toMatchObject([{ page: 1, marks: 1, words: 1 }]);

    const checked = await verify('a.pdf', '--marks', 'marks.json', '--terms', 'terms.txt');
    expect(checked.code).toBe(0);
    expect(readAnswer(checked)).toEqual({ clean: true, findings: [], attacked: true });
    const found = await verify('a.pdf', '--terms', 'kept-terms.txt');
    expect(found.code).toBe(1);
    expect(readAnswer(found)).toMatchObject({ clean: false, findings: [{ page: 1 }] });
    expect(found.stdout).not.toContain(kept);
  });

  it('sets lines anew where it is asked to, and the report tells the verifier where everything stands', async () => {
    const words = ['SEEN', secret, 'ALPHA', 'BRAVO'];
    const starts = words.map((_, i) => 50 + words.slice(0, i).reduce((x, word) => x + widthOf(word) + 4, 0));
    const line = words.map((word, i) => show(word, starts[i] ?? 0, 300)).join('');
    await writeFile(path.join(folder, 'line.pdf'), buildPage(line + show(kept, 50, 200)));
    await writeFile(path.join(folder, 'line.json'), listMarks(markWord(secret, starts[1] ?? 0, 300)));
    const files = ['line.pdf', '--marks', 'line.json', '--out', 'anew.pdf', '--report', 'anew.json'];
    expect((await redact(...files, '--reflow')).code).toBe(0);
    const report = JSON.parse(await readFile(path.join(folder, 'anew.json'), 'utf8'));
    expect(report.pages).toMatchObject([{ writer: 'redraw', gaps: [{ width: 'fixed', marks: [0] }] }]);
    expect(report.pages[0].layout.moves.length).toBeGreaterThan(0);

    const against = ['--marks', 'line.json', '--original', 'line.pdf'];
    expect((await verify('anew.pdf', ...against, '--report', 'anew.json')).code).toBe(0);
    // Nobody need believe it: without the report the boxes are not where the marks are.
    expect((await verify('anew.pdf', ...against)).code).toBe(1);
  });

  it('says what the original still holds', async () => {
    const run = await verify('plain.pdf', '--marks', 'marks.json', '--terms', 'terms.txt');
    expect(run.code).toBe(1);
    expect(readAnswer(run).clean).toBe(false);
    expect(run.stdout).not.toContain(secret);
  });

  it('re-creates a document without marks, and replaces an older output', async () => {
    await writeFile(path.join(folder, 'old.pdf'), 'an older output');
    const run = await redact('plain.pdf', '--marks', 'no-marks.json', '--out', 'old.pdf', '--dpi', '72');
    expect(run.code).toBe(0);
    expect(readAnswer(run)).toMatchObject({ pages: 1, marks: 0 });
    expect((await readFile(path.join(folder, 'old.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('opens a locked document and leaves the output open', async () => {
    const run = await redact(
      'locked.pdf',
      '--marks',
      'marks.json',
      '--out',
      'b.pdf',
      '--open-password',
      password,
    );
    expect(run.code).toBe(0);
    expect((await verify('b.pdf', '--terms', 'terms.txt')).code).toBe(0);
  });

  it('takes marks in the space of the original page, whatever its rotation and CropBox', async () => {
    expect((await redact('turned.pdf', '--marks', 'marks.json', '--out', 'c.pdf')).code).toBe(0);
    const checked = await verify(
      'c.pdf',
      '--marks',
      'marks.json',
      '--original',
      'turned.pdf',
      '--terms',
      'terms.txt',
    );
    expect(checked).toMatchObject({ code: 0 });
  });

  it('leaves no unfinished file behind', async () => {
    const before = await readdir(folder);
    await redact('cut.pdf', '--marks', 'marks.json', '--out', 'd.pdf', '--report', 'd.json');
    await redact('plain.pdf', '--marks', listMarks({ page: 1, rect: secretRect }), '--out', 'd.pdf');
    expect(await readdir(folder)).toEqual(before);
    expect(await stat(path.join(folder, 'd.pdf')).catch(() => null)).toBeNull();
  });
});
