import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { asRecord, readAnswers, runCommand, startCommand } from './run-command.ts';
import { secretRect, writeSampleFiles } from './sample-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-cli-'));
  await writeSampleFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const marks = { marks: [{ page: 1, rect: secretRect, code: 'TP' }] };

describe('candour batch', () => {
  it('answers each job once, good and bad, and writes what was good', async () => {
    const jobs = Array.from({ length: 12 }, (_, id) =>
      id % 3 === 0
        ? {
            id,
            op: 'redact',
            in: 'plain.pdf',
            out: `out-${id}.pdf`,
            report: `out-${id}.json`,
            marks,
            dpi: 72,
          }
        : id % 3 === 1
          ? { id, op: 'redact', in: 'cut.pdf', out: `out-${id}.pdf`, marks: 'marks.json' }
          : { id, op: 'detect', in: 'note.txt', people: 'people.json' },
    );
    const lines = ['', '   ', 'no JSON', '[1]', ...jobs.map((job) => JSON.stringify(job))];
    // Lines may end as Windows ends them, and the last one not at all.
    const run = await runCommand(['batch'], folder, lines.join('\r\n'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(jobs.length + 2);
    const answers = readAnswers(run);
    expect(answers.get(null)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    for (const { id } of jobs) expect(answers.get(id)).toMatchObject({ id, ok: id % 3 !== 1 });
    expect(answers.get(0)).toMatchObject({ result: { pages: 1, marks: 1, verification: { clean: true } } });
    const written = (await readdir(folder)).filter((name) => name.startsWith('out-'));
    expect(written.sort()).toEqual([0, 3, 6, 9].flatMap((id) => [`out-${id}.json`, `out-${id}.pdf`]));
  });

  it('calls findings of a verification an answer', async () => {
    const job = { id: 'v', op: 'verify', in: 'plain.pdf', terms: ['LANTERN'] };
    const answers = readAnswers(await runCommand(['batch'], folder, JSON.stringify(job)));
    expect(answers.get('v')).toMatchObject({ ok: true, result: { clean: false, findings: [{ page: 1 }] } });
  });

  it('answers while the input stays open', async () => {
    const child = startCommand(['batch'], folder);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of ['first', 'second']) {
      child.stdin.write(`${JSON.stringify({ id, op: 'deadline', received: '2026-07-01' })}\n`);
      const { value } = await answers.next();
      expect(JSON.parse(String(value))).toMatchObject({ id, ok: true });
    }
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  });

  it.skipIf(process.platform === 'win32')(
    'loses one job to a worker that is killed, and no other',
    async () => {
      const words = Array.from(
        { length: 3000 },
        (_, at) => `BT /F1 5 Tf 1 0 0 1 ${at % 390} ${at % 397} Tm (x${at}) Tj ET`,
      );
      await writeFile(path.join(folder, 'slow.pdf'), buildPage(words.join('\n')));
      const child = startCommand(['batch'], folder);
      const closed = new Promise((resolve) => child.once('close', resolve));
      const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const slow = {
        id: 'slow',
        op: 'redact',
        in: 'slow.pdf',
        out: 'slow.out.pdf',
        marks: { marks: [] },
        dpi: 600,
      };
      child.stdin.write(`${JSON.stringify(slow)}\n`);
      // Whichever of them has the job, and those that were started with it and wait.
      for (const worker of await findChildren(child.pid ?? 0)) process.kill(worker, 'SIGKILL');
      const { value } = await answers.next();
      expect(JSON.parse(String(value))).toMatchObject({
        id: 'slow',
        ok: false,
        error: { code: 'worker-died' },
      });
      const good = { id: 'good', op: 'redact', in: 'plain.pdf', out: 'good.pdf', marks, dpi: 72 };
      child.stdin.end(`${JSON.stringify(good)}\n`);
      expect(asRecord(JSON.parse(String((await answers.next()).value)))).toMatchObject({
        id: 'good',
        ok: true,
      });
      expect(await closed).toBe(0);
      expect(await readdir(folder)).not.toContain('slow.out.pdf');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'leaves nothing unfinished behind when it is asked to stop',
    async () => {
      const before = await readdir(folder);
      const child = startCommand(['batch'], folder);
      const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const job = { id: 'long', op: 'redact', in: 'plain.pdf', out: 'long.pdf', marks, dpi: 600 };
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const workers = await findChildren(child.pid ?? 0);
      child.kill('SIGTERM');
      const { value } = await answers.next();
      expect(JSON.parse(String(value))).toMatchObject({
        id: 'long',
        ok: false,
        error: { code: 'cancelled' },
      });
      await new Promise((resolve) => child.once('close', resolve));
      expect(await readdir(folder)).toEqual(before);
      for (const worker of workers) expect(() => process.kill(worker, 0)).toThrow();
    },
  );
});

/** The process ids of the workers, once one is there; those that are started with it are within the same moment. */
async function findChildren(parent: number): Promise<readonly number[]> {
  const list = (): readonly number[] =>
    execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/u))
      .filter(([, ppid, name]) => Number(ppid) === parent && name !== 'ps')
      .map(([pid]) => Number(pid));
  for (let attempt = 0; attempt < 2000; attempt += 1) {
    const found = list();
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (found.length > 0 && list().length === found.length) return found;
  }
  throw new Error('no worker was started');
}
