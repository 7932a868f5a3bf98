/** How the window talks to main: the two functions of the preload, and a typed client over them. */
import type { Answer, Input, JobName, OperationName, Output } from './contract.ts';
import { AppError, type ErrorReply } from './errors.ts';
import type { CaseId, JobId } from './values.ts';

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ErrorReply };

export type CandourEvent =
  | {
      readonly type: 'job-progress';
      readonly jobId: JobId;
      /** What is being done now. */
      readonly step: JobStep;
      readonly done: number;
      readonly total: number;
      readonly pages?: PagesDone | undefined;
    }
  | { readonly type: 'job-finished'; readonly jobId: JobId; readonly value: unknown }
  | { readonly type: 'job-failed'; readonly jobId: JobId; readonly error: ErrorReply }
  | { readonly type: 'job-cancelled'; readonly jobId: JobId }
  /** Something of this case (or, with null, of the vault) changed: ask again. */
  | { readonly type: 'changed'; readonly caseId: CaseId | null; readonly extent: ChangeExtent }
  | { readonly type: 'locked' };

/** `seen`: nothing but who has looked at which page. */
export type ChangeExtent = 'everything' | 'seen';

/** Pages of the document that is in hand. */
export type PagesDone = { readonly done: number; readonly total: number };

export type JobStep =
  | 'reading'
  | 'finding'
  | 'comparing'
  | 'recognising'
  | 'redacting'
  | 'verifying'
  | 'assembling'
  | 'attacking-bundle'
  | 'writing';

/** What the preload exposes as `window.candour`; nothing else. */
export type Bridge = {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  /** Answers the function that ends the subscription. */
  subscribe(listener: (event: CandourEvent) => void): () => void;
};

export type JobHandlers = {
  readonly onProgress?: (progress: {
    step: JobStep;
    done: number;
    total: number;
    pages?: PagesDone | undefined;
  }) => void;
  readonly signal?: AbortSignal;
};

export type Client = {
  /** Rejects with AppError. */
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Answer<Name>>;
  /** Runs a job to its end. Rejects with AppError; `cancelled` when it was cancelled. */
  run<Name extends JobName>(name: Name, input: Input<Name>, handlers?: JobHandlers): Promise<Output<Name>>;
  subscribe(listener: (event: CandourEvent) => void): () => void;
};

export function createClient(bridge: Bridge): Client {
  async function call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Answer<Name>> {
    const reply = await bridge.call(name, input);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.detail);
    // Main answers by the same contract; this is the one place where that is taken on trust.
    return reply.value as Answer<Name>;
  }

  function run<Name extends JobName>(
    name: Name,
    input: Input<Name>,
    handlers: JobHandlers = {},
  ): Promise<Output<Name>> {
    return new Promise((resolve, reject) => {
      // Events may come before the reply that says which job they belong to.
      let jobId: JobId | null = null;
      const early: CandourEvent[] = [];

      const handle = (event: CandourEvent): void => {
        if (!('jobId' in event) || event.jobId !== jobId) return;
        if (event.type === 'job-progress') {
          const { step, done, total, pages } = event;
          handlers.onProgress?.({ step, done, total, ...(pages === undefined ? {} : { pages }) });
          return;
        }
        unsubscribe();
        handlers.signal?.removeEventListener('abort', cancel);
        if (event.type === 'job-finished') resolve(event.value as Output<Name>);
        else if (event.type === 'job-failed') reject(new AppError(event.error.code, event.error.detail));
        else reject(new AppError('cancelled'));
      };
      const unsubscribe = bridge.subscribe((event) => {
        if (jobId === null) early.push(event);
        else handle(event);
      });
      const cancel = (): void => {
        if (jobId !== null) void bridge.call('cancelJob', { jobId });
      };

      call(name, input).then(
        (answer) => {
          jobId = (answer as { jobId: JobId }).jobId;
          if (handlers.signal?.aborted) cancel();
          handlers.signal?.addEventListener('abort', cancel);
          for (const event of early) handle(event);
        },
        (error: unknown) => {
          unsubscribe();
          reject(error);
        },
      );
    });
  }

  return { call, run, subscribe: (listener) => bridge.subscribe(listener) };
}
