/** Workers by child_process.fork: the command line and the tests. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  listWorkerFlags,
  outOfMemoryExit,
  type SpawnWorker,
  type WorkerExit,
  workerEnvironment,
} from './worker-process.ts';

export type ForkOptions = {
  /** worker.ts under Node 24, worker.js when built; by default the one beside this file. */
  readonly entry?: URL;
  /** V8's heap; what lies outside (pictures, WebAssembly) is watched by the worker itself. */
  readonly heapMegabytes?: number;
};

const ownEntry = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

export function spawnForked({ entry = ownEntry, heapMegabytes }: ForkOptions = {}): SpawnWorker {
  return () => {
    const child = fork(fileURLToPath(entry), [], {
      execArgv: listWorkerFlags(heapMegabytes),
      env: chooseEnvironment(),
      serialization: 'advanced',
      // What parsers print may hold text of a document.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return {
      send: (message) => {
        if (child.connected) child.send(message, ignoreError);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => listenForExit(child, listener),
      terminate: () => void child.kill('SIGTERM'),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** A send to a process that is just ending fails; its exit is reported anyway. */
function ignoreError(): void {}

/** Only what Node itself needs: the rest of the environment may hold secrets. */
function chooseEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'ELECTRON_RUN_AS_NODE'];
  const chosen = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(chosen), ...workerEnvironment };
}

function listenForExit(child: ChildProcess, listener: (exit: WorkerExit) => void): void {
  let reported = false;
  const report = (exit: WorkerExit) => {
    if (!reported) listener(exit);
    reported = true;
  };
  child.once('exit', (code, signal) => {
    // V8 aborts when its heap is full.
    report({ outOfMemory: code === outOfMemoryExit || signal === 'SIGABRT' || code === 134 });
  });
  child.once('error', () => {
    if (child.pid === undefined) report({ outOfMemory: false });
  });
}
