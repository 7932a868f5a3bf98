/** One job to its end, whoever asked for it. Each kind of work is loaded only when it is asked for. */
import { assertNever } from '../contract/errors.ts';
import type { Tools } from './environment.ts';
import type { Job, Outcome } from './job.ts';

/** Throws AppError; anything else is a fault of ours. */
export async function runJob(job: Job, tools: Tools): Promise<Outcome> {
  switch (job.op) {
    case 'redact':
      return (await import('./redact-document.ts')).redactDocument(job, tools);
    case 'verify':
      return (await import('./verify-document.ts')).verifyDocument(job, tools);
    case 'inspect':
      return (await import('./inspect-document.ts')).inspectDocument(job, tools);
    case 'detect':
      return (await import('./detect-in-file.ts')).detectInFile(job, tools);
    case 'convert':
      return (await import('./convert-document.ts')).convertDocument(job, tools);
    case 'deadline':
      return (await import('./work-out-deadline.ts')).workOutDeadline(job, tools);
    default:
      return assertNever(job);
  }
}
