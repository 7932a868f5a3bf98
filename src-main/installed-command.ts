/** The command line of the installed application: the same commands, with the workers that it has anyway. */
import { availableParallelism } from 'node:os';
import type { Environment } from './cli/environment.ts';
import { runCli } from './cli/run-cli.ts';
import { createProcessEngine } from './pdf/engine-process.ts';
import type { SpawnWorker } from './pdf/worker-process.ts';

const commands: ReadonlySet<string> = new Set([
  'redact',
  'verify',
  'inspect',
  'detect',
  'convert',
  'deadline',
  'batch',
]);

/** What follows the program's name, where it begins with a command; null where a window is wanted. */
export function readCommand(argv: readonly string[]): readonly string[] | null {
  const [first] = argv;
  return first !== undefined && commands.has(first) ? argv : null;
}

/** Answers the exit code once everything is written. */
export async function runInstalledCommand(
  argv: readonly string[],
  services: {
    readonly resourcesFolder: string;
    readonly version: string;
    readonly spawn: SpawnWorker;
    readonly today: () => string;
  },
): Promise<number> {
  const { resourcesFolder, version, spawn, today } = services;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const environment: Environment = {
    resourcesFolder,
    version,
    createEngine: (workers, prepare) =>
      createProcessEngine({ spawn, resources: { folder: resourcesFolder }, workers, prepare }),
    cores: availableParallelism(),
    today,
    signal: stop.signal,
  };
  const { stdin: input, stdout: output, stderr: log } = process;
  output.on('error', leave);
  log.on('error', leave);
  return runCli(argv, { input, output, log }, environment);
}

/** A reader who has gone away is no reason to say anything. */
function leave(): void {}
