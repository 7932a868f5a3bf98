/**
 * Jobs as JSON lines in, one JSON line out for each as soon as it is done, in whatever order; as many at once as
 * there are cores. A bad line or file costs its own answer and nothing else.
 */
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { AppError, toErrorReply } from '../contract/errors.ts';
import { describeFault } from './describe-fault.ts';
import type { Streams, Tools } from './environment.ts';
import { Job, type Outcome, operations } from './job.ts';
import { toErrorAnswer } from './messages.ts';
import { printLine, printText } from './print-line.ts';
import { readLines } from './read-lines.ts';
import { runJob } from './run-job.ts';

const mostLineBytes = 64 * 1024 * 1024;

type JobId = string | number | null;
const Numbered = z.object({ id: z.union([z.string().max(1000), z.number()]).nullish(), op: z.unknown() });

/** Ends when the input has ended and every answer is out, or when nobody reads the answers any more. */
export async function runBatch(streams: Streams, tools: Tools, atOnce: number): Promise<void> {
  const { input, output, log } = streams;
  const running = new Set<Promise<void>>();
  const stop = () => void input.destroy();
  output.once('error', stop);
  output.once('close', stop);
  tools.signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const line of readLines(input, mostLineBytes)) {
      if (line !== null && line.trim() === '') continue;
      const work = answerLine(line, tools, log)
        .then((answer) => printLine(output, answer))
        .finally(() => running.delete(work));
      running.add(work);
      // No further line is read before there is a core for it.
      while (running.size >= atOnce) await Promise.race(running);
    }
  } catch (error) {
    // A destroyed input says so; any other end of the input is the end of the batch too.
    if (error instanceof AppError) throw error;
  } finally {
    await Promise.all(running);
    output.off('error', stop);
    output.off('close', stop);
    tools.signal.removeEventListener('abort', stop);
  }
}

async function answerLine(line: string | null, tools: Tools, log: Writable): Promise<object> {
  let id: JobId = null;
  try {
    const json = parseJson(line);
    const numbered = Numbered.safeParse(json);
    if (!numbered.success) throw new AppError('invalid-input');
    id = numbered.data.id ?? null;
    if (!operations.some((name) => name === numbered.data.op)) throw new AppError('unknown-operation');
    const job = Job.safeParse(json);
    if (!job.success) throw new AppError('invalid-input', { problems: job.error.issues.length });
    return toAnswer(id, await runJob(job.data, tools));
  } catch (error) {
    const { code, detail } = toErrorReply(error);
    await printText(log, describeFault(error));
    return { id, ok: false, error: toErrorAnswer(code, detail) };
  }
}

function toAnswer(id: JobId, outcome: Outcome): object {
  if (outcome.kind !== 'rejected') return { id, ok: true, result: outcome.result };
  const { verification } = outcome;
  return { id, ok: false, error: toErrorAnswer('verification-failed', {}), verification };
}

function parseJson(line: string | null): unknown {
  if (line === null) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
