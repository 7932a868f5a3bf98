/** Keeps main free while pages are looked through: a thread is started when it is wanted and ended when it is not. */
import { Worker } from 'node:worker_threads';
import { AppError } from './contract/errors.ts';
import type { Detection, DetectionRequest } from './detect/detect-everything.ts';
import type { ThreadAnswer, ThreadRequest } from './detect-thread.ts';

export type DetectionThread = {
  /** Throws `worker-died` where the thread ended under it, `internal` where detection failed. */
  readonly detect: (request: DetectionRequest) => Promise<Detection>;
  /** Ends the thread, and with it whatever text of a case was in it. */
  readonly close: () => Promise<void>;
};

/** Its lists and weights take some 30 MB, so it does not stay without work. */
const idleMs = 20_000;

type Waiting = { readonly resolve: (value: Detection) => void; readonly reject: (error: AppError) => void };

/** `script`: path or URL of detect-thread, as built or as it is. */
export function createDetectionThread(script: string | URL, resourcesFolder: string): DetectionThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;
  let serial = 0;

  function start(): Worker {
    // What is printed there could hold text of a document.
    const started = new Worker(script, { workerData: resourcesFolder, stdout: true, stderr: true });
    started.on('message', ({ id, value }: ThreadAnswer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (value === null) asked?.reject(new AppError('internal'));
      else asked?.resolve(value);
      if (waiting.size === 0) stopSoon();
    });
    // Its end follows; without a listener the error would end the program.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      failAll();
    });
    return started;
  }

  function failAll(): void {
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(new AppError('worker-died'));
  }

  function stopSoon(): void {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => void close(), idleMs);
    idle.unref();
  }

  async function close(): Promise<void> {
    if (idle !== null) clearTimeout(idle);
    idle = null;
    const ending = worker;
    worker = null;
    failAll();
    await ending?.terminate();
  }

  return {
    detect(request) {
      if (idle !== null) clearTimeout(idle);
      idle = null;
      worker ??= start();
      serial += 1;
      const message: ThreadRequest = { id: serial, request };
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject });
        worker?.postMessage(message);
      });
    },
    close,
  };
}
