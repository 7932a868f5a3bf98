/** Other programs, timed: with all that they start, and what it cost. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Run = {
  readonly code: number | null;
  readonly stdout: string;
  /** From start to end by the clock, in seconds. */
  readonly wall: number;
};

/** A program that is not installed ends with code null. */
export function runCommand(program: string, args: readonly string[], cwd?: string): Promise<Run> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    const end = (code: number | null) => resolve({ code, stdout, wall: (performance.now() - start) / 1000 });
    child.once('error', () => end(null));
    child.once('close', end);
  });
}

/** Processor time, in seconds, of all programs that have ended; null where the system does not tell (proc_pid_stat(5)). */
export function readChildTime(): number | null {
  try {
    const fields = /^.*\) (.*)$/su.exec(readFileSync('/proc/self/stat', 'latin1'))?.[1]?.split(' ') ?? [];
    // cutime and cstime, in hundredths of a second; the third field is the first of these.
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return null;
  }
}
