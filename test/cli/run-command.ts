/** The real command line: a process of its own, as a script would start it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../src-main/cli.ts', import.meta.url));

export type CommandRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export function startCommand(args: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [entry, ...args], { cwd });
}

export async function runCommand(args: readonly string[], cwd: string, input = ''): Promise<CommandRun> {
  const child = startCommand(args, cwd);
  const [stdout, stderr] = [collectText(child.stdout), collectText(child.stderr)];
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout: await stdout, stderr: await stderr };
}

async function collectText(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) text += chunk;
  return text;
}

/** The one JSON document on standard output; throws where there is anything else. */
export function readAnswer({ stdout }: CommandRun): Record<string, unknown> {
  if (!stdout.endsWith('\n')) throw new Error('the answer does not end with a line end');
  return asRecord(JSON.parse(stdout));
}

/** A batch's answers by id. */
export function readAnswers({ stdout }: CommandRun): ReadonlyMap<unknown, Record<string, unknown>> {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => asRecord(JSON.parse(line))).map((answer) => [answer.id, answer]));
}

export function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return { ...value };
}

export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-cli-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
