import { describe, expect, test, vi } from 'vitest';
import { type CandourEvent, createClient, type Reply } from '../../src-main/contract/client.ts';
import { AppError } from '../../src-main/contract/errors.ts';
import type { JobId } from '../../src-main/contract/values.ts';

const jobId = 'job-1' as JobId;
const otherJobId = 'job-2' as JobId;
const input = { caseId: 'c' as never };

function makeBridge(answer: (name: string) => Reply<unknown> | Promise<Reply<unknown>>) {
  const listeners = new Set<(event: CandourEvent) => void>();
  const calls: [string, unknown][] = [];
  const client = createClient({
    call: async (name, given) => {
      calls.push([name, given]);
      return answer(name);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const emit = (event: CandourEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  return { client, calls, emit, listeners };
}

const progress = (of: JobId, done: number): CandourEvent => ({
  type: 'job-progress',
  jobId: of,
  step: 'finding',
  done,
  total: 9,
});

describe('a call', () => {
  test('answers the value', async () => {
    const { client, calls } = makeBridge(() => ({ ok: true, value: [] }));
    expect(await client.call('listCases', {})).toEqual([]);
    expect(calls).toEqual([['listCases', {}]]);
  });

  test('rejects with the code and the numbers', async () => {
    const { client } = makeBridge(() => ({
      ok: false,
      error: { code: 'not-ready', detail: { blockers: 2 } },
    }));
    const error = await client.call('listCases', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'not-ready', detail: { blockers: 2 } });
  });
});

describe('a job', () => {
  const accepted = () => ({ ok: true, value: { jobId } }) as const;

  test('resolves with what it finished with, and tells its own progress only', async () => {
    const { client, emit, listeners, calls } = makeBridge(accepted);
    const onProgress = vi.fn();
    const run = client.run('suggestMarks', input, { onProgress });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    await Promise.resolve();
    emit(progress(otherJobId, 1));
    emit(progress(jobId, 2));
    emit({ type: 'job-finished', jobId: otherJobId, value: 'of another' });
    emit({ type: 'changed', caseId: null, extent: 'everything' });
    emit({ type: 'job-finished', jobId, value: { added: 4 } });
    expect(await run).toEqual({ added: 4 });
    expect(onProgress.mock.calls).toEqual([[{ step: 'finding', done: 2, total: 9 }]]);
    expect(listeners.size).toBe(0);
  });

  test('hears events that come before the reply', async () => {
    const { client, emit, listeners } = makeBridge(() => {
      emit(progress(jobId, 1));
      emit({ type: 'job-finished', jobId: otherJobId, value: 'of another' });
      emit({ type: 'job-finished', jobId, value: { added: 1 } });
      return accepted();
    });
    const onProgress = vi.fn();
    expect(await client.run('suggestMarks', input, { onProgress })).toEqual({ added: 1 });
    expect(onProgress).toHaveBeenCalledOnce();
    expect(listeners.size).toBe(0);
  });

  test.each([
    [{ type: 'job-failed', jobId, error: { code: 'disk-full', detail: {} } }, 'disk-full'],
    [{ type: 'job-cancelled', jobId }, 'cancelled'],
  ] as const)('rejects when it fails or is cancelled', async (end, code) => {
    const { emit, client } = makeBridge(() => {
      setImmediate(() => emit(end));
      return accepted();
    });
    await expect(client.run('suggestMarks', input)).rejects.toMatchObject({ code });
  });

  test('that is refused rejects, and listens no longer', async () => {
    const { client, listeners } = makeBridge(() => ({
      ok: false,
      error: { code: 'not-allowed', detail: {} },
    }));
    await expect(client.run('suggestMarks', input)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(listeners.size).toBe(0);
  });

  test('is cancelled by its signal, also where that came before the reply', async () => {
    for (const early of [true, false]) {
      const stop = new AbortController();
      const { client, calls, emit } = makeBridge((name) =>
        name === 'cancelJob' ? { ok: true, value: null } : accepted(),
      );
      const run = client.run('suggestMarks', input, { signal: stop.signal });
      if (!early) await vi.waitFor(() => expect(calls).toHaveLength(1));
      if (!early) await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
      await vi.waitFor(() => expect(calls.at(-1)).toEqual(['cancelJob', { jobId }]));
      emit({ type: 'job-cancelled', jobId });
      await expect(run).rejects.toMatchObject({ code: 'cancelled' });
      expect(calls).toHaveLength(2);
    }
  });
});
