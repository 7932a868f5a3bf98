/**
 * The process in which files of others are parsed: bytes in, bytes out, never a key or a path. Started by
 * child_process.fork (command line) or by Electron's utilityProcess (application).
 */
import { setFlagsFromString } from 'node:v8';
import { Worker as Thread } from 'node:worker_threads';
import { AppError, toErrorReply } from '../contract/errors.ts';
import type { PdfTaskName } from './engine.ts';
import type { PdfResources } from './resources.ts';
import { findDocument, replaceDocument } from './shared-document.ts';
import { crashed, prepareTasks, runTask } from './tasks.ts';
import { outOfMemoryExit } from './worker-process.ts';
import type { FromWorker, RunMessage, ToWorker } from './worker-protocol.ts';

type Port = {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
};

type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: ToWorker }) => void): void;
};

function connectToParent(): Port {
  const parentPort: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(parentPort)) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  // Without its parent a worker has nothing to live for.
  process.once('disconnect', () => process.exit());
  return {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message: ToWorker) => listener(message)),
  };
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}

const memoryCheckMs = 250;

/** In a thread of its own, since whatever takes the memory may never give the first one back. */
const secondWatch = `
const { workerData } = require('node:worker_threads');
let over = 0;
setInterval(() => {
  over = process.memoryUsage.rss() > workerData.memoryBytes ? over + 1 : 0;
  if (over > 2) process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGABRT');
}, ${memoryCheckMs});
`;

/** What a worker uses for a document of some pages; from here on it saves memory, and takes more time for it. */
const roomyBytes = 300 * 1024 ** 2;

function watchMemory(memoryBytes: number): void {
  let isRoomy = true;
  const check = () => {
    const used = process.memoryUsage.rss();
    if (used > memoryBytes) process.exit(outOfMemoryExit);
    if (!isRoomy || used < roomyBytes) return;
    isRoomy = false;
    // The heap is collected when it has doubled; by default it may grow to four times what is in use.
    setFlagsFromString('--heap-growing-percent=100');
  };
  setInterval(check, memoryCheckMs).unref();
  new Thread(secondWatch, { eval: true, workerData: { memoryBytes } }).unref();
}

/** Some memory is never given back (WebAssembly's), so that a worker that grew so large makes room for a new one. */
const spentBytes = 700 * 1024 ** 2;

function isSpent(error: unknown): boolean {
  const fell = error instanceof AppError && error.detail[crashed] !== undefined;
  return fell || process.memoryUsage.rss() > spentBytes;
}

const port = connectToParent();
const running = new Map<number, AbortController>();
let resources: PdfResources | null = null;
let document: Uint8Array | null = null;

/** Messages come in order, so that the document of the task before is there when the next one names it. */
function completeInput({ input, sameDocument }: RunMessage<PdfTaskName>): RunMessage<PdfTaskName>['input'] {
  if (sameDocument && document !== null) return replaceDocument(input, document);
  document = findDocument(input);
  return input;
}

async function run(message: RunMessage<PdfTaskName>): Promise<void> {
  const { task, name } = message;
  const input = completeInput(message);
  const controller = new AbortController();
  running.set(task, controller);
  try {
    if (resources === null) throw new AppError('internal');
    const output = await runTask(name, input, resources, {
      signal: controller.signal,
      onProgress: (progress) => port.send({ kind: 'progress', task, progress }),
    });
    port.send({ kind: 'done', task, output, spent: isSpent(null) });
  } catch (error) {
    port.send({ kind: 'failed', task, error: toErrorReply(error), spent: isSpent(error) });
  } finally {
    running.delete(task);
  }
}

port.onMessage((message) => {
  switch (message.kind) {
    case 'init':
      resources = message.resources;
      watchMemory(message.memoryBytes);
      // What cannot be prepared fails again in the task, which tells of it.
      prepareTasks(message.prepare).catch(() => undefined);
      return;
    case 'run':
      void run(message);
      return;
    case 'cancel':
      running.get(message.task)?.abort();
  }
});
