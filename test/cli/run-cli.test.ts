/** What cannot be brought about from outside: a writer that leaks, a request to stop, a reader who goes away. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src-main/cli/environment.ts';
import { runCli } from '../../src-main/cli/run-cli.ts';
import type { PdfEngine } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { resourcesFolder } from '../support/resources.ts';
import { asRecord } from './run-command.ts';
import { secret, writeSampleFiles } from './sample-files.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-cli-'));
  await writeSampleFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

function createEnvironment(changes: Partial<Environment> = {}): Environment {
  return {
    resourcesFolder,
    version: '1.2.3',
    createEngine: () => createInlineEngine({ folder: resourcesFolder }),
    cores: 2,
    today: () => '2026-11-25',
    signal: new AbortController().signal,
    ...changes,
  };
}

/** A writer that gives the original back, as a broken one might. */
function createLeakingEngine(): PdfEngine {
  const engine = createInlineEngine({ folder: resourcesFolder });
  return {
    workers: engine.workers,
    run: async (name, input, options) => {
      const output = await engine.run(name, input, options);
      return 'bytes' in output && 'source' in input ? { ...output, bytes: input.source.bytes } : output;
    },
    close: () => engine.close(),
  };
}

async function run(argv: readonly string[], environment: Environment, input: Readable = Readable.from([])) {
  const output = new PassThrough();
  const log = new PassThrough();
  const code = await runCli(argv, { input, output, log }, environment);
  return { code, stdout: String(output.read() ?? ''), stderr: String(log.read() ?? '') };
}

const redactArguments = (out: string) => [
  'redact',
  at('plain.pdf'),
  '--marks',
  at('marks.json'),
  '--out',
  at(out),
];

describe('the command line', () => {
  it('writes nothing when its own verification finds something, and keeps what was there', async () => {
    await writeFile(at('kept.pdf'), 'an older output');
    const before = await readdir(folder);
    const environment = createEnvironment({ createEngine: createLeakingEngine });
    const { code, stdout } = await run(redactArguments('kept.pdf'), environment);
    expect(code).toBe(3);
    const answer = asRecord(JSON.parse(stdout));
    expect(answer).toMatchObject({ error: { code: 'verification-failed' }, verification: { clean: false } });
    const { findings } = asRecord(answer.verification);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'withheld-in-text', page: 1 }));
    expect(stdout).not.toContain(secret);
    expect(await readFile(at('kept.pdf'), 'utf8')).toBe('an older output');
    expect(await readdir(folder)).toEqual(before);
  });

  it('says in a batch that a job did not pass its own verification', async () => {
    const job = { id: 'a', op: 'redact', in: at('plain.pdf'), out: at('leak.pdf'), marks: at('marks.json') };
    const environment = createEnvironment({ createEngine: createLeakingEngine });
    const { code, stdout } = await run(
      ['batch'],
      environment,
      Readable.from([Buffer.from(JSON.stringify(job))]),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a', ok: false, error: { code: 'verification-failed' } });
    expect(await readdir(folder)).not.toContain('leak.pdf');
  });

  it('gives up cleanly when it is asked to stop', async () => {
    const before = await readdir(folder);
    const signal = AbortSignal.abort();
    const { code, stdout } = await run(redactArguments('stopped.pdf'), createEnvironment({ signal }));
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await readdir(folder)).toEqual(before);
  });

  it('drops what an unforeseen fault says', async () => {
    const createEngine = () => {
      throw new Error(`a fault that quotes ${secret}`);
    };
    const { code, stdout, stderr } = await run(
      redactArguments('fault.pdf'),
      createEnvironment({ createEngine }),
    );
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'internal' } });
    expect(stdout + stderr).not.toContain(secret);
  });

  it('reads no further in a batch while nobody reads its answers', async () => {
    let read = 0;
    const line = `${JSON.stringify({ id: 1, op: 'deadline', received: '2026-07-01' })}\n`;
    const input = new Readable({
      highWaterMark: 1,
      read() {
        read += 1;
        this.push(read > 200 ? null : line);
      },
    });
    const held: (() => void)[] = [];
    let written = 0;
    const output = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        written += 1;
        held.push(done);
      },
    });
    const finished = runCli(['batch'], { input, output, log: new PassThrough() }, createEnvironment());
    while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(read).toBeLessThan(20);
    while (written < 200) {
      held.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const done of held) done();
    expect(await finished).toBe(0);
  });

  it('ends quietly when the reader of a batch goes away', async () => {
    const input = new PassThrough();
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
      },
    });
    output.on('error', () => undefined);
    input.write(`${JSON.stringify({ id: 1, op: 'deadline', received: '2026-07-01' })}\n`);
    const log = new PassThrough();
    expect(await runCli(['batch'], { input, output, log }, createEnvironment())).toBe(0);
    expect(log.read()).toBeNull();
  });
});
