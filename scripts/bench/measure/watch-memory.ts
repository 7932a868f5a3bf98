/** Memory of this process and all that it starts, as Linux counts it. Elsewhere there is nothing to read. */
import { readdirSync, readFileSync } from 'node:fs';

export type MemoryPeak = {
  /** Resident memory of all processes at the worst moment; what they share (Node itself) counts once for each. */
  readonly rss: number;
  /** The same with shared memory shared out between them: what the machine really gives up. */
  readonly pss: number;
  /** Resident memory of each, this one first. */
  readonly processes: readonly number[];
};

/**
 * Call the answer to end the watch. Null where /proc is missing. Each look costs some milliseconds of this process, so
 * that what is timed should be looked at less often.
 */
export function watchMemory(intervalMs = 100): () => MemoryPeak | null {
  let peak: MemoryPeak | null = null;
  const look = (): void => {
    const now = readTree();
    if (now !== null && now.rss > (peak?.rss ?? 0)) peak = now;
  };
  look();
  const timer = setInterval(look, intervalMs);
  return () => {
    clearInterval(timer);
    look();
    return peak;
  };
}

function readTree(): MemoryPeak | null {
  const parents = listParents();
  if (parents === null) return null;
  const tree = new Set([process.pid]);
  // Children have been started after their parents, but numbers begin again from the bottom one day.
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  let pss = 0;
  const processes: number[] = [];
  for (const pid of tree) {
    const map = read(`/proc/${pid}/smaps_rollup`);
    const kilobytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(map)?.[1] ?? 0);
    if (map === '') continue;
    processes.push(kilobytes('Rss') * 1024);
    pss += kilobytes('Pss') * 1024;
  }
  return { rss: processes.reduce((sum, one) => sum + one, 0), pss, processes };
}

function listParents(): ReadonlyMap<number, number> | null {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
    return new Map(
      pids.flatMap((pid) => {
        // After the name in brackets, which may hold anything: state, then parent.
        const parent = /^.*\) \S (\d+)/su.exec(read(`/proc/${pid}/stat`))?.[1];
        return parent === undefined ? [] : [[Number(pid), Number(parent)] as const];
      }),
    );
  } catch {
    return null;
  }
}

/** A process may end at any moment. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
