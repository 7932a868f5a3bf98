/** PDF workers as Electron utility processes: own heap, killable, exit reported. A process is no sandbox. */
import { utilityProcess } from 'electron';
import {
  listWorkerFlags,
  outOfMemoryExit,
  type SpawnWorker,
  workerEnvironment,
} from './pdf/worker-process.ts';

/** `entry` is the path of the built pdf/worker.ts. */
export function spawnUtility(entry: string, heapMegabytes?: number): SpawnWorker {
  return () => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Candour PDF worker',
      execArgv: listWorkerFlags(heapMegabytes),
      env: { ...process.env, ...workerEnvironment },
      // What parsers print may hold text of a document.
      stdio: 'ignore',
    });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        // V8 aborts when its heap is full: 134 is 128 + SIGABRT.
        child.once('exit', (code) =>
          listener({ outOfMemory: code === outOfMemoryExit || code === 134 || code === 6 }),
        );
      },
      terminate: () => void child.kill(),
      kill: () => {
        if (child.pid !== undefined) endProcess(child.pid);
      },
    };
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
