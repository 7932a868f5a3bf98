import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { CandourEvent } from '../../src-main/contract/client.ts';
import { contract, type OperationName } from '../../src-main/contract/contract.ts';
import { AppError, type ErrorCode, errorCodes } from '../../src-main/contract/errors.ts';
import type { Actor } from '../../src-main/contract/user.ts';
import { createJobs } from '../../src-main/jobs.ts';
import { createRouter, type Operations, type Signed } from '../../src-main/router.ts';

const actor: Actor = { id: 'u1' as Actor['id'], name: 'Dee', role: 'dpo' };

/** A router over operations that all do the same; what they were given is noted. */
function makeRouter(
  run: (name: string, input: unknown) => unknown = () => null,
  signed: Signed | null = { actor, passphraseMustChange: false },
) {
  const events: CandourEvent[] = [];
  const faults: unknown[] = [];
  const called: [string, unknown][] = [];
  const services = {
    emit: (event: CandourEvent) => events.push(event),
    logFault: (error: unknown) => faults.push(error),
  };
  let last = 0;
  const jobs = createJobs({ ...services, newId: () => `job-${++last}`, now: () => 0 });
  const operation = (name: string) => ({
    access: { opening: false, roles: ['caseworker', 'dpo', 'manager'], beforeChange: false },
    run: (input: unknown) => {
      called.push([name, input]);
      return run(name, input);
    },
  });
  const operations = Object.fromEntries(Object.keys(contract).map((name) => [name, operation(name)]));
  const router = createRouter({
    ...services,
    jobs,
    operations: operations as unknown as Operations,
    signedIn: () => signed,
  });
  return { router, events, faults, called, jobs };
}

describe('a name', () => {
  test.each([
    'noSuchOperation',
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    null,
    undefined,
    7,
    {},
    ['listCases'],
    { toString: () => 'listCases' },
  ])('that is none of the contract’s is unknown: %s', async (name) => {
    const { router, called } = makeRouter();
    expect(await router.call(name, {})).toEqual({
      ok: false,
      error: { code: 'unknown-operation', detail: {} },
    });
    expect(called).toEqual([]);
  });

  test('of the contract reaches its operation, with the input as the contract reads it', async () => {
    const { router, called } = makeRouter();
    const input = { userName: '  Ann  ', role: 'manager', passphrase: 'a long passphrase' };
    expect(await router.call('addUser', input)).toEqual({ ok: true, value: null });
    expect(called).toEqual([['addUser', { ...input, userName: 'Ann' }]]);
  });
});

describe('an input', () => {
  test.each<[OperationName, unknown]>([
    ['listCases', null],
    ['listCases', { caseId: 'x' }],
    ['getCase', {}],
    ['getCase', { caseId: 7 }],
    ['getCase', { caseId: '' }],
    ['getPage', { caseId: 'c', documentId: 'd', page: 0 }],
    ['getPage', { caseId: 'c', documentId: 'd', page: 1.5 }],
    ['addMarks', { caseId: 'c', marks: [], decision: null }],
    ['importDocuments', { caseId: 'c', files: [{ untrustedName: 'a', bytes: [1, 2], password: null }] }],
    ['decideMarks', { caseId: 'c', markIds: ['m'], decision: { outcome: 'burn' } }],
    ['cancelJob', { jobId: 'j', extra: true }],
  ])('that the contract does not allow is refused before anything runs: %s %j', async (name, input) => {
    const { router, called } = makeRouter();
    expect(await router.call(name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(called).toEqual([]);
  });

  test('that is refused is not repeated in the answer', async () => {
    const { router } = makeRouter();
    const reply = await router.call('getCase', { caseId: 7, 'Karen Hughes': 'secret' });
    expect(JSON.stringify(reply)).not.toContain('Karen');
  });
});

describe('who may call', () => {
  test('is nobody while the vault is locked', async () => {
    const { router, called } = makeRouter(undefined, null);
    expect(await router.call('listCases', {})).toMatchObject({ error: { code: 'vault-locked' } });
    expect(called).toEqual([]);
  });

  test('is nobody who still has the first passphrase', async () => {
    const { router } = makeRouter(undefined, { actor, passphraseMustChange: true });
    expect(await router.call('listCases', {})).toMatchObject({ error: { code: 'passphrase-must-change' } });
  });

  test('is told before what is wrong with the input: a stranger learns nothing about the contract', async () => {
    const { router } = makeRouter(undefined, null);
    expect(await router.call('getCase', { nonsense: true })).toMatchObject({
      error: { code: 'vault-locked' },
    });
  });
});

describe('an error', () => {
  const secret = 'Karen Hughes';
  const thrown = fc.oneof(
    fc.constantFrom<ErrorCode>(...errorCodes).map((code) => new AppError(code, { count: 3 })),
    fc.string().map((text) => new Error(`${secret} ${text}`)),
    fc.string().map((text) => `${secret} ${text}`),
    fc.anything(),
    fc.constant(Object.assign(new Error(secret), { code: 'not-found', detail: { secret } })),
    fc.constant({ code: secret, detail: { secret }, message: secret }),
  );

  test('whatever it is, answers a code of the list and numbers, never text', async () => {
    await fc.assert(
      fc.asyncProperty(thrown, fc.constantFrom('listCases', 'setOrganisation'), async (error, name) => {
        const { router, faults } = makeRouter(() => {
          throw error;
        });
        const input = name === 'listCases' ? {} : organisation;
        const reply = await router.call(name, input);
        if (reply.ok) throw new Error('Not refused');
        expect(Object.keys(reply)).toEqual(['ok', 'error']);
        expect(Object.keys(reply.error).sort()).toEqual(['code', 'detail']);
        expect(errorCodes).toContain(reply.error.code);
        expect(Object.values(reply.error.detail).every((value) => typeof value === 'number')).toBe(true);
        expect(JSON.stringify(reply)).not.toContain(secret);
        // Faults of the program are told to the log, refusals are not.
        expect(faults).toHaveLength(error instanceof AppError && error.code !== 'internal' ? 0 : 1);
      }),
    );
  });

  test('of a job ends it with the same', async () => {
    const { router, events } = makeRouter(() => {
      throw new Error(secret);
    });
    await router.call('suggestMarks', { caseId: 'c' });
    await vi.waitFor(() => expect(events.at(-1)?.type).toBe('job-failed'));
    expect(JSON.stringify(events)).not.toContain(secret);
    expect(events.at(-1)).toMatchObject({ error: { code: 'internal', detail: {} } });
  });
});

const organisation = {
  name: '',
  address: [],
  dpoName: '',
  dpoEmail: '',
  dpoPhone: '',
  support: '',
  complaints: '',
  retention: '',
  purposes: '',
  recipients: '',
  sources: '',
};

describe('the window is told of a change', () => {
  test('after a command, with its case', async () => {
    const { router, events } = makeRouter();
    await router.call('setOrganisation', organisation);
    await router.call('undo', { caseId: 'c' });
    expect(events).toEqual([
      { type: 'changed', caseId: null, extent: 'everything' },
      { type: 'changed', caseId: 'c', extent: 'everything' },
    ]);
  });

  test('not after a query, a sign of life, or a command that failed', async () => {
    const { router, events } = makeRouter((name) => {
      if (name === 'undo') throw new AppError('nothing-to-undo');
      return null;
    });
    await router.call('getCase', { caseId: 'c' });
    await router.call('reportActivity', {});
    await router.call('undo', { caseId: 'c' });
    expect(events).toEqual([]);
  });

  test('after a job, also one that failed: it may have committed a part', async () => {
    const { router, events } = makeRouter(() => Promise.reject(new AppError('disk-full')));
    await router.call('suggestMarks', { caseId: 'c' });
    await vi.waitFor(() => expect(events.map((event) => event.type)).toEqual(['changed', 'job-failed']));
  });
});
