import { describe, expect, it } from 'vitest';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { createProcessEngine, type ProcessLimits } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import type { WorkerExit, WorkerProcess } from '../../src-main/pdf/worker-process.ts';
import type { ToWorker } from '../../src-main/pdf/worker-protocol.ts';
import { bothWords } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { buildPages, testEngine } from './engine-conformance.ts';
import { resourcesFolder } from './engine-support.ts';

const resources = { folder: resourcesFolder };
const source = { bytes: buildPage(bothWords), password: null };

testEngine('inline', () => createInlineEngine(resources));
testEngine('forked', () => createProcessEngine({ spawn: spawnForked(), resources, workers: 2 }));

/** Workers that a test plays itself; it sees what they are told and says what they answer. */
function createStage() {
  const workers: {
    readonly received: ToWorker[];
    readonly ended: string[];
    say(untrustedMessage: unknown): void;
    exit(exit?: WorkerExit): void;
  }[] = [];
  const spawn = (): WorkerProcess => {
    const received: ToWorker[] = [];
    const ended: string[] = [];
    let say: (untrustedMessage: unknown) => void = () => undefined;
    let exit: (exit: WorkerExit) => void = () => undefined;
    workers.push({
      received,
      ended,
      say: (untrustedMessage) => say(untrustedMessage),
      exit: (reason = { outOfMemory: false }) => exit(reason),
    });
    return {
      send: (message) => void received.push(message),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: (listener) => {
        exit = listener;
      },
      terminate: () => void ended.push('terminate'),
      kill: () => void ended.push('kill'),
    };
  };
  const open = (limits: Partial<ProcessLimits> = {}, most = 1) =>
    createProcessEngine({ spawn, resources, workers: most, limits });
  const worker = (i: number) => {
    const found = workers[i];
    if (found === undefined) throw new Error(`worker ${i} was not started`);
    return found;
  };
  return { workers, worker, open };
}

const output = { kind: 'done', task: 1, output: { pages: 1, findings: [] }, spent: false };
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('the pool of workers', () => {
  it('says so when a worker dies, and starts another one', async () => {
    const { worker, open } = createStage();
    const engine = open();
    const first = engine.run('inspect', { source });
    worker(0).exit();
    await expect(first).rejects.toMatchObject({ code: 'worker-died' });
    const second = engine.run('inspect', { source });
    worker(1).say({ ...output, task: 2 });
    await expect(second).resolves.toEqual(output.output);
  });

  it('tells a worker that ran out of memory from one that fell over', async () => {
    const { worker, open } = createStage();
    const work = open().run('inspect', { source });
    worker(0).exit({ outOfMemory: true });
    await expect(work).rejects.toMatchObject({ code: 'out-of-memory' });
  });

  it('ends a worker that is too slow: terminates it, then kills it', async () => {
    const { worker, open } = createStage();
    const engine = open({ startMs: 5, perMegabyteMs: 0, graceMs: 5 });
    await expect(engine.run('inspect', { source })).rejects.toMatchObject({ code: 'took-too-long' });
    await until(() => worker(0).ended.length === 2);
    expect(worker(0).ended).toEqual(['terminate', 'kill']);
  });

  it('takes no repeated progress for progress', async () => {
    const { worker, open } = createStage();
    const seen: unknown[] = [];
    const engine = open({ startMs: 20, perMegabyteMs: 0, perPageMs: 20, graceMs: 5 });
    const work = engine.run('inspect', { source }, { onProgress: (progress) => seen.push(progress) });
    const again = setInterval(
      () => worker(0).say({ kind: 'progress', task: 1, progress: { done: 1, total: 9 } }),
      2,
    );
    await expect(work).rejects.toMatchObject({ code: 'took-too-long' });
    clearInterval(again);
    expect(seen).toEqual([{ done: 1, total: 9 }]);
  });

  it('asks before it ends a worker that is cancelled', async () => {
    const { worker, open } = createStage();
    const controller = new AbortController();
    const work = open({ graceMs: 5 }).run('inspect', { source }, { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(worker(0).received.at(-1)).toEqual({ kind: 'cancel', task: 1 });
    await until(() => worker(0).ended.length === 2);
  });

  it('keeps a worker that gives in when it is asked', async () => {
    const { workers, worker, open } = createStage();
    const controller = new AbortController();
    const engine = open();
    const work = engine.run('inspect', { source }, { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    worker(0).say({ kind: 'failed', task: 1, error: { code: 'cancelled', detail: {} }, spent: false });
    const next = engine.run('inspect', { source });
    worker(0).say({ ...output, task: 2 });
    await next;
    expect(workers).toHaveLength(1);
  });

  it('waits its turn when every worker is busy', async () => {
    const { workers, worker, open } = createStage();
    const engine = open({}, 2);
    const work = [1, 2, 3].map(() => engine.run('inspect', { source }));
    expect(workers).toHaveLength(2);
    worker(0).say(output);
    worker(0).say({ ...output, task: 3 });
    worker(1).say({ ...output, task: 2 });
    await Promise.all(work);
  });

  it('sends a document once to a worker that has ranges of it to do', async () => {
    const { worker, open } = createStage();
    const engine = open();
    const other = { bytes: Uint8Array.of(1), password: null };
    const work = [source, { ...source, password: 'x' }, other, source].map((one) =>
      engine.run('inspect', { source: one }),
    );
    for (const task of [1, 2, 3, 4]) worker(0).say({ ...output, task });
    await Promise.all(work);
    const sent = worker(0).received.flatMap((message) =>
      message.kind === 'run' && 'source' in message.input
        ? [[message.sameDocument, message.input.source.bytes.length, message.input.source.password]]
        : [],
    );
    const size = source.bytes.length;
    expect(sent).toEqual([
      [false, size, null],
      [true, 0, 'x'],
      [false, 1, null],
      [false, size, null],
    ]);
  });

  it('sends the document again to the worker that stands in for a dead one', async () => {
    const { worker, open } = createStage();
    const engine = open();
    const first = engine.run('inspect', { source });
    worker(0).exit();
    await expect(first).rejects.toMatchObject({ code: 'worker-died' });
    const second = engine.run('inspect', { source });
    expect(worker(1).received.at(-1)).toMatchObject({ kind: 'run', sameDocument: false, input: { source } });
    worker(1).say({ ...output, task: 2 });
    await second;
  });

  it('gives a range to the worker that has its document', async () => {
    const { worker, open } = createStage();
    const engine = open({}, 2);
    const other = { bytes: Uint8Array.of(1), password: null };
    const work = [engine.run('inspect', { source: other }), engine.run('inspect', { source })];
    worker(0).say(output);
    worker(1).say({ ...output, task: 2 });
    await Promise.all(work);
    const next = engine.run('inspect', { source });
    worker(1).say({ ...output, task: 3 });
    await expect(next).resolves.toEqual(output.output);
  });

  it('gives no second task to a worker that says it is spent', async () => {
    const { worker, open } = createStage();
    const engine = open({ graceMs: 5 });
    const first = engine.run('inspect', { source });
    worker(0).say({
      kind: 'failed',
      task: 1,
      error: { code: 'out-of-memory', detail: { crashed: 1 } },
      spent: true,
    });
    await expect(first).rejects.toMatchObject({ code: 'out-of-memory' });
    const second = engine.run('inspect', { source });
    expect(worker(0).ended).toEqual(['terminate']);
    worker(0).exit();
    worker(1).say({ ...output, task: 2 });
    await expect(second).resolves.toEqual(output.output);
  });

  it('ends a worker that has had nothing to do for a while', async () => {
    const { worker, open } = createStage();
    const engine = open({ idleMs: 5, graceMs: 5 });
    const work = engine.run('inspect', { source });
    worker(0).say(output);
    await work;
    await until(() => worker(0).ended.length === 2);
    const next = engine.run('inspect', { source });
    expect(worker(0).received.filter(({ kind }) => kind === 'run')).toHaveLength(1);
    worker(0).exit();
    worker(1).say({ ...output, task: 2 });
    await expect(next).resolves.toEqual(output.output);
  });

  const nonsense: readonly (readonly [string, unknown])[] = [
    ['no message', 'hello'],
    ['an unknown kind', { kind: 'gossip', task: 1 }],
    ['an output of another shape', { kind: 'done', task: 1, output: { pages: 'many' }, spent: false }],
    [
      'an error that is no code',
      { kind: 'failed', task: 1, error: { code: 'Mary Smith', detail: {} }, spent: false },
    ],
    [
      'an error with text in it',
      { kind: 'failed', task: 1, error: { code: 'internal', detail: { name: 'Mary' } }, spent: false },
    ],
  ];
  it.each(nonsense)(
    'does not believe a worker that answers nonsense: %s',
    async (_name, untrustedMessage) => {
      const { worker, open } = createStage();
      const work = open({ graceMs: 5 }).run('inspect', { source });
      worker(0).say(untrustedMessage);
      await expect(work).rejects.toMatchObject({ code: 'worker-died' });
    },
  );

  it('does not take the answer of an earlier task for that of the next one', async () => {
    const { worker, open } = createStage();
    const engine = open();
    const first = engine.run('inspect', { source });
    worker(0).say(output);
    await first;
    const second = engine.run('inspect', { source });
    worker(0).say({ ...output, output: { pages: 7, findings: [] } });
    worker(0).say({ ...output, task: 2 });
    await expect(second).resolves.toEqual(output.output);
  });

  it('replaces a worker after so many tasks', async () => {
    const { workers, worker, open } = createStage();
    const engine = open({ tasksPerWorker: 1, graceMs: 5 });
    const first = engine.run('inspect', { source });
    worker(0).say(output);
    await first;
    const second = engine.run('inspect', { source });
    expect(worker(0).ended).toEqual(['terminate']);
    worker(0).exit();
    worker(1).say({ ...output, task: 2 });
    await second;
    expect(workers).toHaveLength(2);
  });
});

describe('a real worker', () => {
  it('ends itself when it takes more memory than it may', async () => {
    const limits = { memoryBytes: 1024 * 1024 };
    const engine = createProcessEngine({ spawn: spawnForked(), resources, workers: 1, limits });
    const input = { source: { bytes: buildPages(2000), password: null }, marks: [], dpi: 300 };
    await expect(engine.run('redact', input)).rejects.toMatchObject({ code: 'out-of-memory' });
    await engine.close();
  });

  it('is reported as dead when it cannot be started', async () => {
    const spawn = spawnForked({ entry: new URL('file:///nowhere/worker.ts') });
    const engine = createProcessEngine({ spawn, resources, workers: 1 });
    await expect(engine.run('extract', { source })).rejects.toMatchObject({ code: 'worker-died' });
    await engine.close();
  });
});
