import { describe, expect, test, vi } from 'vitest';
import type { CandourEvent } from '../../src-main/contract/client.ts';
import { AppError } from '../../src-main/contract/errors.ts';
import { createJobs, type JobControl } from '../../src-main/jobs.ts';

function makeJobs(emit: (event: CandourEvent) => void = () => undefined) {
  const events: CandourEvent[] = [];
  const faults: unknown[] = [];
  const clock = { now: 0 };
  let last = 0;
  const jobs = createJobs({
    emit: (event) => {
      events.push(event);
      emit(event);
    },
    newId: () => `job-${++last}`,
    now: () => clock.now,
    logFault: (error) => faults.push(error),
  });
  const ends = () => events.filter((event) => event.type !== 'job-progress');
  return { jobs, events, faults, clock, ends };
}

/** Work that waits until the test lets it go on. */
function makeWork() {
  let control: JobControl | null = null;
  let finish: (value: unknown) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const work = (given: JobControl) => {
    control = given;
    return new Promise<unknown>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  };
  const started = () => vi.waitFor(() => expect(control).not.toBeNull());
  return {
    work,
    started,
    finish: (value: unknown) => finish(value),
    fail: (error: unknown) => fail(error),
    get control() {
      if (control === null) throw new Error('Not started');
      return control;
    },
  };
}

describe('a job', () => {
  test('starts after its id was answered, and ends once', async () => {
    const { jobs, events } = makeJobs();
    const job = makeWork();
    const jobId = jobs.start(job.work);
    expect(events).toEqual([]);
    expect(jobs.running()).toBe(1);
    await job.started();
    job.finish({ added: 3 });
    job.fail(new Error('too late'));
    await vi.waitFor(() => expect(events).toEqual([{ type: 'job-finished', jobId, value: { added: 3 } }]));
    expect(jobs.running()).toBe(0);
    jobs.cancel(jobId);
    await Promise.resolve();
    expect(events).toHaveLength(1);
  });

  test('that fails ends with its code, and a fault of the program goes to the log without its message', async () => {
    const { jobs, ends, faults } = makeJobs();
    jobs.start(() => Promise.reject(new AppError('disk-full', { bytes: 7 })));
    await vi.waitFor(() => expect(ends()).toHaveLength(1));
    jobs.start(() => {
      throw new TypeError('Karen Hughes is not a function');
    });
    await vi.waitFor(() => expect(ends()).toHaveLength(2));
    expect(ends()).toEqual([
      { type: 'job-failed', jobId: 'job-1', error: { code: 'disk-full', detail: { bytes: 7 } } },
      { type: 'job-failed', jobId: 'job-2', error: { code: 'internal', detail: {} } },
    ]);
    expect(faults).toHaveLength(1);
  });

  test('that is cancelled before it began never begins', async () => {
    const { jobs, ends } = makeJobs();
    const work = vi.fn(async () => 1);
    const jobId = jobs.start(work);
    jobs.cancel(jobId);
    await vi.waitFor(() => expect(ends()).toEqual([{ type: 'job-cancelled', jobId }]));
    expect(work).not.toHaveBeenCalled();
  });

  test('that is cancelled ends as cancelled, whatever it stumbles over on the way out', async () => {
    const { jobs, ends } = makeJobs();
    const job = makeWork();
    const jobId = jobs.start(job.work);
    await job.started();
    jobs.cancel(jobId);
    expect(job.control.signal.aborted).toBe(true);
    job.fail(new AppError('worker-died'));
    await vi.waitFor(() => expect(ends()).toEqual([{ type: 'job-cancelled', jobId }]));
  });

  test('that was done before it heard of the cancelling has finished', async () => {
    const { jobs, ends } = makeJobs();
    const job = makeWork();
    const jobId = jobs.start(job.work);
    await job.started();
    job.finish('done');
    jobs.cancel(jobId);
    await vi.waitFor(() => expect(ends()).toEqual([{ type: 'job-finished', jobId, value: 'done' }]));
  });

  test('that is unknown cannot be cancelled, and nothing happens', () => {
    const { jobs, events } = makeJobs();
    jobs.cancel('no-such-job' as never);
    expect(events).toEqual([]);
  });
});

describe('progress', () => {
  test('is told at most every fiftieth of a second within a step, and always at its end and beginning', async () => {
    const { jobs, events, clock } = makeJobs();
    const job = makeWork();
    jobs.start(job.work);
    await job.started();
    for (let done = 0; done <= 1000; done += 1) {
      clock.now += 1;
      job.control.report('redacting', done, 1000);
    }
    job.control.report('verifying', 0, 1000);
    const told = events.flatMap((event) => (event.type === 'job-progress' ? [[event.step, event.done]] : []));
    expect(told.length).toBeLessThanOrEqual(23);
    expect(told.length).toBeGreaterThan(15);
    expect(told[0]).toEqual(['redacting', 0]);
    expect(told.at(-2)).toEqual(['redacting', 1000]);
    expect(told.at(-1)).toEqual(['verifying', 0]);
  });

  test('after the end is not told', async () => {
    const { jobs, events } = makeJobs();
    const job = makeWork();
    jobs.start(job.work);
    await job.started();
    job.finish(null);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    job.control.report('writing', 1, 2);
    expect(events).toHaveLength(1);
  });
});

describe('cancelling all jobs', () => {
  test('waits until each has ended', async () => {
    const { jobs, ends } = makeJobs();
    const [one, two] = [makeWork(), makeWork()];
    jobs.start(one.work);
    jobs.start(two.work);
    await one.started();
    await two.started();
    let all = false;
    const done = jobs.cancelAll().then(() => {
      all = true;
    });
    one.fail(new AppError('cancelled'));
    await vi.waitFor(() => expect(ends()).toHaveLength(1));
    expect(all).toBe(false);
    two.finish(null);
    await done;
    expect(ends().map((event) => event.type)).toEqual(['job-cancelled', 'job-finished']);
    expect(jobs.running()).toBe(0);
  });

  test('succeeds where the window is gone and can be told nothing', async () => {
    const { jobs, faults } = makeJobs(() => {
      throw new Error('Object has been destroyed');
    });
    const job = makeWork();
    jobs.start(job.work);
    await job.started();
    const done = jobs.cancelAll();
    job.fail(new AppError('cancelled'));
    await done;
    expect(jobs.running()).toBe(0);
    expect(faults).toHaveLength(1);
  });
});
