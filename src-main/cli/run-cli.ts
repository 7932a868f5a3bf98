/** The command line without a process: words in, JSON out, an exit code back. Knows neither Electron nor `process`. */

import { toErrorReply } from '../contract/errors.ts';
import type { PdfEngine } from '../pdf/engine.ts';
import { describeFault } from './describe-fault.ts';
import type { Environment, Streams, Tools } from './environment.ts';
import { helpFor } from './help.ts';
import type { Outcome } from './job.ts';
import { rememberNameModel } from './load-name-model.ts';
import { toErrorAnswer } from './messages.ts';
import { printLine, printText } from './print-line.ts';
import { readArguments } from './read-arguments.ts';
import { runJob } from './run-job.ts';

/** 0 done, 1 findings, 2 unusable input, 3 own verification failed and nothing was written. */
export type ExitCode = 0 | 1 | 2 | 3;

/** `argv` without the program's own name. Never throws. */
export async function runCli(
  argv: readonly string[],
  streams: Streams,
  environment: Environment,
): Promise<ExitCode> {
  const { output, log } = streams;
  try {
    const request = readArguments(argv);
    switch (request.kind) {
      case 'help':
        await printText(output, helpFor(request.command));
        return 0;
      case 'version':
        await printText(output, `${environment.version}\n`);
        return 0;
      case 'batch':
        await withTools(environment, async (tools) => {
          const { runBatch } = await import('./run-batch.ts');
          await runBatch(streams, tools, environment.cores);
        });
        return 0;
      case 'job': {
        const { job } = request;
        return await answer(await withTools(environment, (tools) => runJob(job, tools)), streams);
      }
    }
  } catch (error) {
    const { code, detail } = toErrorReply(error);
    const told = toErrorAnswer(code, detail);
    await printLine(output, { error: told });
    await printText(log, `candour: ${told.message}\n${describeFault(error)}`);
    return 2;
  }
}

async function answer(outcome: Outcome, { output, log }: Streams): Promise<ExitCode> {
  switch (outcome.kind) {
    case 'done':
      await printLine(output, outcome.result);
      return 0;
    case 'findings':
      await printLine(output, outcome.result);
      return 1;
    case 'rejected': {
      const error = toErrorAnswer('verification-failed', {});
      await printLine(output, { error, verification: outcome.verification });
      await printText(log, `candour: ${error.message}\n`);
      return 3;
    }
  }
}

/** Starts the engine when it is first asked for, and ends it whatever happens. */
async function withTools<Result>(
  environment: Environment,
  work: (tools: Tools) => Promise<Result>,
): Promise<Result> {
  let engine: PdfEngine | null = null;
  const { resourcesFolder, today, signal } = environment;
  const tools: Tools = {
    resourcesFolder,
    today,
    signal,
    engine: (prepare) => {
      engine ??= environment.createEngine(environment.cores, prepare);
      return engine;
    },
    nameModel: rememberNameModel(resourcesFolder),
  };
  try {
    return await work(tools);
  } finally {
    await closeEngine(engine);
  }
}

async function closeEngine(engine: PdfEngine | null): Promise<void> {
  await engine?.close();
}
