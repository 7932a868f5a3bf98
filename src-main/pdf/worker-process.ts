/** A worker as the engine sees it, whoever started it. */
import type { ToWorker } from './worker-protocol.ts';

export type WorkerExit = { readonly outOfMemory: boolean };

export type WorkerProcess = {
  send(message: ToWorker): void;
  onMessage(listener: (untrustedMessage: unknown) => void): void;
  /** Called exactly once, also when the process could not be started at all. */
  onExit(listener: (exit: WorkerExit) => void): void;
  /** Asks the operating system to end it. */
  terminate(): void;
  /** Ends it, whatever it does. */
  kill(): void;
};

export type SpawnWorker = () => WorkerProcess;

/** Exit code of a worker that ends itself because it uses more memory than it may. */
export const outOfMemoryExit = 71;

/**
 * Of glibc's allocator; other systems do not look. Left alone it keeps a heap for each thread and gives back little of
 * what pictures and buffers took: 80 MB a worker.
 */
export const workerEnvironment = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/** Node's arguments for a worker. `heapMegabytes` is V8's old heap; pictures and WebAssembly lie outside. */
export function listWorkerFlags(heapMegabytes = 1536): string[] {
  return [
    `--max-old-space-size=${heapMegabytes}`,
    // Pages leave much garbage. Left alone, V8 takes some 100 MB more before it collects it, for little speed.
    '--max-semi-space-size=16',
    // A worker lives for some seconds, of which compiling what has become hot takes a third: less where functions stay small.
    '--max-inlined-bytecode-size-cumulative=250',
    '--max-inlined-bytecode-size=120',
  ];
}
