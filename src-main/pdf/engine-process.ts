/** The PDF engine over a pool of worker processes: own heaps, killable, one task each at a time. */
import { availableParallelism, totalmem } from 'node:os';
import { AppError, type ErrorCode } from '../contract/errors.ts';
import type { PdfEngine, PdfTaskName, PdfTaskOptions, PdfTasks } from './engine.ts';
import type { PdfResources } from './resources.ts';
import { findDocument, replaceDocument } from './shared-document.ts';
import type { SpawnWorker, WorkerExit, WorkerProcess } from './worker-process.ts';
import { parseFromWorker, parseOutput } from './worker-protocol.ts';

export type ProcessLimits = {
  /** Until the first page is done, and again after the last; grows with the input. */
  readonly startMs: number;
  readonly perMegabyteMs: number;
  /** From one page to the next. */
  readonly perPageMs: number;
  /** Between asking, terminating and killing. */
  readonly graceMs: number;
  /** All memory of one worker. */
  readonly memoryBytes: number;
  /**
   * WebAssembly memory never shrinks: a worker that grew is replaced at once, every other after this many tasks. A new one
   * takes a second to read its code, as long as a hundred small files take.
   */
  readonly tasksPerWorker: number;
  /** A worker without work gives its memory back. */
  readonly idleMs: number;
};

const defaultLimits: ProcessLimits = {
  startMs: 180_000,
  perMegabyteMs: 20_000,
  perPageMs: 60_000,
  graceMs: 2_000,
  memoryBytes: Math.min(3 * 1024 ** 3, totalmem() / 3),
  tasksPerWorker: 1000,
  idleMs: 20_000,
};

export type ProcessEngineOptions = {
  readonly spawn: SpawnWorker;
  readonly resources: PdfResources;
  /** As many as cores, where the machine has the memory, unless told otherwise. */
  readonly workers?: number;
  readonly limits?: Partial<ProcessLimits>;
  /** Tasks that are sure to come, in which all workers have a share: they start now and read what these need. */
  readonly prepare?: readonly PdfTaskName[] | undefined;
};

/** One task, waiting or at work. Typed loosely inside; `run` ties name, input and output together. */
type Job = {
  readonly name: PdfTaskName;
  readonly input: PdfTasks[PdfTaskName]['input'];
  readonly startMs: number;
  readonly onProgress: PdfTaskOptions['onProgress'];
  /** Resolves the caller's promise; later calls do nothing. */
  finish(untrustedOutput: unknown): void;
  fail(code: ErrorCode, detail?: Readonly<Record<string, number>>): void;
};

type Slot = {
  readonly worker: WorkerProcess;
  job: Job | null;
  /** What the worker keeps of its last task. */
  document: Uint8Array | null;
  task: number;
  done: number;
  tasks: number;
  /** Nobody waits for the job any more; the worker may still give in by itself. */
  cancelling: boolean;
  /** The worker is being terminated; whatever it still says does not count. */
  ending: boolean;
  timer: NodeJS.Timeout | null;
};

const nothing = new Uint8Array(0);

export function createProcessEngine(options: ProcessEngineOptions): PdfEngine {
  const limits = { ...defaultLimits, ...options.limits };
  const mostWorkers = Math.max(1, options.workers ?? chooseWorkers());
  const queue: Job[] = [];
  const slots = new Set<Slot>();
  let nextTask = 1;
  let closed = false;
  let whenEmpty: (() => void) | null = null;

  const startWorker = (): Slot => {
    const worker = options.spawn();
    const slot: Slot = {
      worker,
      job: null,
      document: null,
      task: 0,
      done: 0,
      tasks: 0,
      cancelling: false,
      ending: false,
      timer: null,
    };
    slots.add(slot);
    worker.onMessage((untrustedMessage) => receive(slot, untrustedMessage));
    worker.onExit((exit) => bury(slot, exit));
    worker.send({
      kind: 'init',
      resources: options.resources,
      memoryBytes: limits.memoryBytes,
      prepare: options.prepare ?? [],
    });
    return slot;
  };

  const assignJobs = () => {
    while (queue.length > 0) {
      const idle = [...slots].filter((slot) => slot.job === null && !slot.ending);
      if (idle.length === 0 && slots.size >= mostWorkers) return;
      const job = queue.shift();
      if (job === undefined) return;
      const document = findDocument(job.input);
      const knowing = idle.find((slot) => slot.document === document);
      begin(knowing ?? idle[0] ?? startWorker(), job);
    }
  };

  const begin = (slot: Slot, job: Job) => {
    slot.job = job;
    slot.task = nextTask++;
    slot.done = 0;
    slot.tasks += 1;
    limitTime(slot, job.startMs);
    const document = findDocument(job.input);
    const sameDocument = document !== null && document === slot.document;
    slot.document = document;
    const input = sameDocument ? replaceDocument(job.input, nothing) : job.input;
    slot.worker.send({ kind: 'run', task: slot.task, name: job.name, input, sameDocument });
  };

  const receive = (slot: Slot, untrustedMessage: unknown) => {
    const message = parseFromWorker(untrustedMessage);
    const { job } = slot;
    if (message === null) return end(slot, 'worker-died');
    if (job === null || slot.ending || message.task !== slot.task) return;
    switch (message.kind) {
      case 'progress': {
        const { done, total } = message.progress;
        // Only work that moves on buys more time.
        if (done <= slot.done || slot.cancelling) return;
        slot.done = done;
        limitTime(slot, done >= total ? job.startMs : limits.perPageMs);
        job.onProgress?.(message.progress);
        return;
      }
      case 'done':
        job.finish(message.output);
        return free(slot, message.spent);
      case 'failed':
        job.fail(message.error.code, message.error.detail);
        return free(slot, message.spent);
    }
  };

  const free = (slot: Slot, spent: boolean) => {
    stopTimer(slot);
    slot.job = null;
    slot.cancelling = false;
    if (spent || slot.tasks >= limits.tasksPerWorker) end(slot, 'internal');
    else slot.timer = setTimeout(() => end(slot, 'internal'), limits.idleMs).unref();
    assignJobs();
  };

  const limitTime = (slot: Slot, ms: number) => {
    stopTimer(slot);
    slot.timer = setTimeout(() => end(slot, 'took-too-long'), ms);
  };

  const stopTimer = (slot: Slot) => {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
  };

  /** Terminates, then kills; the slot is free again once the process is really gone. */
  const end = (slot: Slot, reason: ErrorCode) => {
    if (slot.ending) return;
    slot.ending = true;
    stopTimer(slot);
    slot.job?.fail(reason);
    slot.worker.terminate();
    slot.timer = setTimeout(() => slot.worker.kill(), limits.graceMs);
  };

  const bury = (slot: Slot, { outOfMemory }: WorkerExit) => {
    stopTimer(slot);
    slots.delete(slot);
    slot.job?.fail(outOfMemory ? 'out-of-memory' : 'worker-died');
    if (closed && slots.size === 0) whenEmpty?.();
    if (!closed) assignJobs();
  };

  const cancel = (job: Job) => {
    job.fail('cancelled');
    const waiting = queue.indexOf(job);
    if (waiting >= 0) queue.splice(waiting, 1);
    const slot = [...slots].find((candidate) => candidate.job === job);
    if (slot === undefined) return;
    slot.worker.send({ kind: 'cancel', task: slot.task });
    slot.cancelling = true;
    stopTimer(slot);
    slot.timer = setTimeout(() => end(slot, 'cancelled'), limits.graceMs);
  };

  if (options.prepare !== undefined) while (slots.size < mostWorkers) startWorker();

  return {
    workers: mostWorkers,
    run: (name, input, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        if (closed || signal?.aborted) return reject(new AppError('cancelled'));
        const abort = () => cancel(job);
        const job: Job = {
          name,
          input,
          startMs: limits.startMs + (measureInput(input) / 1024 ** 2) * limits.perMegabyteMs,
          onProgress,
          finish: (untrustedOutput) => {
            signal?.removeEventListener('abort', abort);
            try {
              resolve(parseOutput(name, untrustedOutput));
            } catch (error) {
              reject(error);
            }
          },
          fail: (code, detail) => {
            signal?.removeEventListener('abort', abort);
            reject(new AppError(code, detail));
          },
        };
        signal?.addEventListener('abort', abort, { once: true });
        queue.push(job);
        assignJobs();
      }),
    close: async () => {
      closed = true;
      for (const job of queue.splice(0)) job.fail('cancelled');
      if (slots.size === 0) return;
      const empty = new Promise<void>((resolve) => {
        whenEmpty = resolve;
      });
      for (const slot of slots) end(slot, 'cancelled');
      await empty;
    },
  };
}

/** What a worker usually takes; pages with large pictures need more for a while. */
const usualBytes = 400 * 1024 ** 2;

/** A quarter of the machine's memory is enough for all of them together. */
function chooseWorkers(): number {
  return Math.min(availableParallelism(), Math.floor(totalmem() / 4 / usualBytes));
}

/** Bytes of all documents that go in. */
function measureInput(input: PdfTasks[PdfTaskName]['input']): number {
  return listFiles(input).reduce((sum, { length }) => sum + length, 0);
}

function listFiles(input: PdfTasks[PdfTaskName]['input']): readonly Uint8Array[] {
  if ('source' in input) return [input.source.bytes];
  if ('output' in input)
    return [input.output.bytes, ...(input.original === null ? [] : [input.original.bytes])];
  if ('ranges' in input) return input.ranges;
  return input.parts.flatMap((part) => {
    if (part instanceof Uint8Array) return [part];
    return part.kind === 'document' ? part.ranges : [];
  });
}
