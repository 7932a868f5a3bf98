/** Work that takes its time: runs beside everything else, reports progress, ends in exactly one way. */
import type { CandourEvent, JobStep, PagesDone } from './contract/client.ts';
import { AppError, type ErrorReply, toErrorReply } from './contract/errors.ts';
import { JobId } from './contract/values.ts';

export type JobControl = {
  readonly signal: AbortSignal;
  readonly report: (step: JobStep, done: number, total: number, pages?: PagesDone) => void;
};

export type Jobs = {
  start(work: (control: JobControl) => Promise<unknown>): JobId;
  cancel(jobId: JobId): void;
  /** Cancels all and waits until each has ended. */
  cancelAll(): Promise<void>;
  readonly running: () => number;
};

/** The window is told at most this often; a page takes about 10 ms and nobody reads faster. */
const progressIntervalMs = 50;

export function createJobs(services: {
  readonly emit: (event: CandourEvent) => void;
  readonly newId: () => string;
  readonly now: () => number;
  readonly logFault: (error: unknown) => void;
}): Jobs {
  const running = new Map<JobId, { readonly abort: AbortController; readonly ended: Promise<void> }>();

  function end(jobId: JobId, error: unknown, aborted: boolean): void {
    const reply: ErrorReply = toErrorReply(error);
    if (aborted || reply.code === 'cancelled') services.emit({ type: 'job-cancelled', jobId });
    else {
      if (reply.code === 'internal') services.logFault(error);
      services.emit({ type: 'job-failed', jobId, error: reply });
    }
  }

  return {
    start(work) {
      const jobId = JobId.parse(services.newId());
      const abort = new AbortController();
      let last = { step: '' as JobStep | '', at: 0 };
      const report: JobControl['report'] = (step, done, total, pages) => {
        if (!running.has(jobId)) return;
        const at = services.now();
        if (step === last.step && done < total && at - last.at < progressIntervalMs) return;
        last = { step, at };
        services.emit({ type: 'job-progress', jobId, step, done, total, ...(pages && { pages }) });
      };
      // The reply with the job's id leaves before the first event of the job.
      const ended = Promise.resolve()
        .then(() => {
          if (abort.signal.aborted) throw new AppError('cancelled');
          return work({ signal: abort.signal, report });
        })
        .then(
          (value) => () => services.emit({ type: 'job-finished', jobId, value }),
          (error: unknown) => () => end(jobId, error, abort.signal.aborted),
        )
        .then((tellEnd) => {
          running.delete(jobId);
          tellEnd();
        })
        // A window that is gone cannot be told; the job has ended all the same.
        .catch(services.logFault);
      running.set(jobId, { abort, ended });
      return jobId;
    },
    cancel(jobId) {
      running.get(jobId)?.abort.abort();
    },
    async cancelAll() {
      const all = [...running.values()];
      for (const job of all) job.abort.abort();
      await Promise.all(all.map((job) => job.ended));
    },
    running: () => running.size,
  };
}
