/** The command line under Node: `node src-main/cli.ts COMMAND …` (docs/command-line.md). */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from './cli/environment.ts';
import { runCli } from './cli/run-cli.ts';
import { today } from './local-day.ts';
import type { PdfEngine } from './pdf/engine.ts';
import { createProcessEngine } from './pdf/engine-process.ts';
import { spawnForked } from './pdf/fork-process.ts';

const projectFolder = findProject(path.dirname(fileURLToPath(import.meta.url)));
const resourcesFolder = path.join(projectFolder, 'resources');

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());

// A reader who has gone away is no reason to say anything.
process.stdout.on('error', ignore);
process.stderr.on('error', ignore);

function ignore(): void {}

/** Above src-main/, or above the bundle that scripts/setup/command-line.mjs makes of it. */
function findProject(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(path.join(folder, 'package.json')) || parent === folder ? folder : findProject(parent);
}

function readVersion(): string {
  const json: unknown = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8'));
  const version: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'version') : null;
  return typeof version === 'string' ? version : '';
}

const environment: Environment = {
  resourcesFolder,
  version: readVersion(),
  createEngine: (workers, prepare): PdfEngine =>
    createProcessEngine({ spawn: spawnForked(), resources: { folder: resourcesFolder }, workers, prepare }),
  cores: availableParallelism(),
  today,
  signal: stop.signal,
};

const { stdin: input, stdout: output, stderr: log } = process;
process.exitCode = await runCli(process.argv.slice(2), { input, output, log }, environment);
