import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobStep, PagesDone } from '../../../src-main/contract/client.ts';
import type { Input, JobName, Output } from '../../../src-main/contract/contract.ts';
import type { AppError } from '../../../src-main/contract/errors.ts';
import { asAppError, client } from '../../api.ts';

export type JobState<Value> =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running';
      readonly step: JobStep | null;
      readonly done: number;
      readonly total: number;
      readonly pages?: PagesDone | undefined;
      readonly since: number;
    }
  | { readonly state: 'finished'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: AppError };

/** One job at a time, with its progress and a way to cancel it. Leaving the screen does not stop the job. */
export function useJob<Name extends JobName>(name: Name) {
  const [state, setState] = useState<JobState<Output<Name>>>({ state: 'idle' });
  const abort = useRef<AbortController | null>(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const start = useCallback(
    async (input: Input<Name>): Promise<Output<Name> | undefined> => {
      const controller = new AbortController();
      abort.current = controller;
      const since = Date.now();
      const show = (next: JobState<Output<Name>>): void => {
        if (mounted.current && abort.current === controller) setState(next);
      };
      show({ state: 'running', step: null, done: 0, total: 0, since });
      try {
        const value = await client.run(name, input, {
          signal: controller.signal,
          onProgress: (progress) => show({ state: 'running', since, ...progress }),
        });
        show({ state: 'finished', value });
        return value;
      } catch (error) {
        show({ state: 'failed', error: asAppError(error) });
        return undefined;
      }
    },
    [name],
  );
  const cancel = useCallback(() => abort.current?.abort(), []);
  return { state, start, cancel };
}
