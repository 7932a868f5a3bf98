import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  fileOf,
  importFiles,
  makeFolder,
  makeRequest,
  openCaseDesk,
  openDesk,
  openReadyDesk,
  people,
  prepareAndSign,
  refusalOf,
  waitForDocuments,
} from './support/desk.ts';
import { isAbout } from './support/fake-engine.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

describe('the list of cases', () => {
  test('shows a closed case as it was left, and counts its days anew', async () => {
    const desk = await openReadyDesk();
    const { client } = desk;
    const [before] = await client.call('listCases', {});
    expect(before).toMatchObject({
      reference: 'SAR/2026-0001',
      subjectName: 'Ellie Marsh',
      pages: 3,
      pagesSeen: 3,
    });
    await desk.signIn('manager');
    desk.clock.today = '2026-11-26';
    const [after] = await client.call('listCases', {});
    expect(after).toEqual({
      ...before,
      daysLeft: (before?.daysLeft ?? 0) - 2,
      workingDaysLeft: expect.any(Number),
    });
  });

  test('is right after a crash: what was done since the case was opened counts', async () => {
    const desk = await openCaseDesk();
    await importFiles(desk, fileOf('a.pdf', ['One.', 'Two.']));
    // As the disk is at this moment; the application goes on, and is never closed in this copy.
    const dataFolder = makeFolder();
    cpSync(desk.dataFolder, dataFolder, { recursive: true });
    const again = await openDesk({ dataFolder });
    expect(await again.client.call('listCases', {})).toMatchObject([
      { pages: 2, pagesSeen: 0, stage: 'review' },
    ]);
  });

  test('shows the other cases where one cannot be opened, and that one as it was last known', async () => {
    const desk = await openCaseDesk();
    await desk.signIn('dpo');
    const other = await desk.client.call('createCase', { request: makeRequest({ reference: 'SAR-2' }) });
    await desk.application.close();
    const path = join(desk.dataFolder, 'cases', desk.caseId, 'case.db');
    const bytes = readFileSync(path);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const again = await openDesk({ dataFolder: desk.dataFolder });
    // As after a crash: nothing that is remembered is current.
    const open = again.client.call('getCase', { caseId: desk.caseId });
    expect(await refusalOf(open)).toBe('database-damaged');
    const references = (await again.client.call('listCases', {})).map((one) => one.reference).sort();
    expect(references).toEqual(['SAR-2', 'SAR/2026-0001']);
    expect(await again.client.call('getCase', { caseId: other.caseId })).toMatchObject({
      reference: 'SAR-2',
    });
  });

  test('shows it too where the program had crashed with the case open', async () => {
    const desk = await openCaseDesk();
    await importFiles(desk, fileOf('a.pdf', ['One.']));
    const dataFolder = makeFolder();
    cpSync(desk.dataFolder, dataFolder, { recursive: true });
    const path = join(dataFolder, 'cases', desk.caseId, 'case.db');
    writeFileSync(path, readFileSync(path).subarray(0, 4096));
    const again = await openDesk({ dataFolder });
    expect(await again.client.call('listCases', {})).toMatchObject([{ reference: 'SAR/2026-0001' }]);
  });
});

describe('a case that is deleted', () => {
  test('needs its reference, and is gone with its key and its files', async () => {
    const desk = await openCaseDesk();
    await importFiles(desk, fileOf('a.pdf', ['One.']));
    await desk.signIn('dpo');
    const { client, caseId } = desk;
    const folder = join(desk.dataFolder, 'cases', caseId);
    expect(existsSync(folder)).toBe(true);
    const wrong = client.call('deleteCase', { caseId, confirmReference: 'SAR/2026-0002' });
    expect(await refusalOf(wrong)).toBe('invalid-input');
    expect(await client.call('listCases', {})).toHaveLength(1);
    await client.call('deleteCase', { caseId, confirmReference: ' SAR/2026-0001 ' });
    expect(existsSync(folder)).toBe(false);
    expect(await client.call('listCases', {})).toEqual([]);
    expect(await refusalOf(client.call('getCase', { caseId }))).toBe('not-found');
    const { entries } = await client.call('listAudit', { caseId: null, before: null, limit: 3 });
    expect(entries[0]).toMatchObject({ action: 'case-deleted', detail: { case: caseId } });
  });

  test('is not deleted under a job that works in it', async () => {
    const desk = await openCaseDesk();
    await desk.signIn('dpo');
    const { client, caseId, engine } = desk;
    let refused: string | null = null;
    engine.before = async () => {
      refused ??= await refusalOf(client.call('deleteCase', { caseId, confirmReference: 'SAR/2026-0001' }));
    };
    await importFiles(desk, fileOf('a.pdf', ['One.']));
    expect(refused).toBe('busy');
    await client.call('deleteCase', { caseId, confirmReference: 'SAR/2026-0001' });
  });
});

function waitForAbort(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal === undefined || signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}

describe('locking', () => {
  test('cancels what is running, keeps what was committed, and tells the window', async () => {
    const desk = await openCaseDesk();
    const { client, caseId, engine, events } = desk;
    let lock: Promise<unknown> | null = null;
    engine.before = async (name, signal, input) => {
      if (name !== 'inspect' || !isAbout(input, 'Two.')) return;
      await waitForDocuments(desk, 1);
      lock = client.call('lockVault', {});
      return waitForAbort(signal);
    };
    const files = [fileOf('a.pdf', ['One.']), fileOf('b.pdf', ['Two.'])];
    expect(await refusalOf(client.run('importDocuments', { caseId, files }))).toBe('cancelled');
    await lock;
    expect(events).toContainEqual({ type: 'locked' });
    expect(await client.call('getVaultState', {})).toEqual({ state: 'locked' });
    engine.before = () => undefined;
    await desk.signIn('caseworker');
    expect(await client.call('listDocuments', { caseId })).toHaveLength(1);
  });

  test('does not wait for a dialog that nobody answers', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const { client, caseId } = desk;
    let asked: () => void = () => undefined;
    const open = new Promise<void>((resolve) => {
      asked = resolve;
    });
    Object.defineProperty(desk, 'saveTo', {
      get: () => {
        asked();
        return new Promise(() => undefined);
      },
      set: () => undefined,
    });
    const run = refusalOf(client.run('exportBundle', { caseId, bundleId, addressConfirmed: true }));
    await open;
    await client.call('lockVault', {});
    expect(await run).toBe('cancelled');
    expect(await client.call('getVaultState', {})).toEqual({ state: 'locked' });
  });

  test('comes before another person: their job ends with them', async () => {
    const desk = await openCaseDesk();
    const { client, caseId, engine } = desk;
    let another: Promise<unknown> | null = null;
    engine.before = (name, signal) => {
      if (name !== 'inspect') return;
      another = client.call('unlockVault', {
        userName: people.manager.name,
        passphrase: people.manager.passphrase,
      });
      return waitForAbort(signal);
    };
    const run = client.run('importDocuments', { caseId, files: [fileOf('a.pdf', ['One.'])] });
    expect(await refusalOf(run)).toBe('cancelled');
    await another;
    expect(await client.call('getVaultState', {})).toMatchObject({ user: { name: people.manager.name } });
    expect(await client.call('listDocuments', { caseId })).toEqual([]);
  });

  test('leaves nothing readable in the data folder', async () => {
    const desk = await openReadyDesk();
    await desk.client.call('lockVault', {});
    const everything = readdirSync(desk.dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('\n');
    for (const secret of ['Karen', 'Marsh', 'SAR/2026', 'letter.pdf', 'Worthing']) {
      expect(everything).not.toContain(secret);
    }
  });
});

describe('without a sign of life', () => {
  const idleLockMs = 60_000;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function openIdle() {
    const desk = await openDesk({ idleLockMs });
    const isLocked = async () => {
      // The state itself is asked for without a call: a call would be a sign of life.
      await new Promise((resolve) => setImmediate(resolve));
      return desk.events.at(-1)?.type === 'locked';
    };
    return Object.assign(desk, { isLocked });
  }

  test('the vault locks by itself', async () => {
    const desk = await openIdle();
    await desk.client.call('listCases', {});
    vi.advanceTimersByTime(idleLockMs - 1);
    expect(await desk.isLocked()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await desk.isLocked()).toBe(true);
    expect(await refusalOf(desk.client.call('listCases', {}))).toBe('vault-locked');
  });

  test.each(['reportActivity', 'listCases'] as const)('%s is one', async (name) => {
    const desk = await openIdle();
    for (let round = 0; round < 3; round += 1) {
      vi.advanceTimersByTime(idleLockMs - 1);
      await desk.client.call(name, {});
    }
    expect(await desk.isLocked()).toBe(false);
  });

  test('a job is work: the vault stays open until it is done, and as long again', async () => {
    const desk = await openIdle();
    const { client } = desk;
    const { caseId } = await client.call('createCase', { request: makeRequest() });
    let goOn: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      reached = resolve;
    });
    desk.engine.before = (name) => {
      if (name !== 'inspect') return;
      reached();
      return new Promise<void>((resolve) => {
        goOn = resolve;
      });
    };
    const run = client.run('importDocuments', { caseId, files: [fileOf('a.pdf', ['One.'])] });
    await waiting;
    vi.advanceTimersByTime(idleLockMs * 5);
    expect(await desk.isLocked()).toBe(false);
    goOn();
    expect((await run).imported).toHaveLength(1);
    vi.advanceTimersByTime(idleLockMs);
    expect(await desk.isLocked()).toBe(true);
  });

  test('a dialog that waits for an answer is none', async () => {
    const desk = await openIdle();
    let reached: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      reached = resolve;
    });
    Object.defineProperty(desk, 'saveTo', {
      get: () => {
        reached();
        return new Promise(() => undefined);
      },
      set: () => undefined,
    });
    const run = refusalOf(desk.client.run('exportAudit', { caseId: null }));
    await waiting;
    vi.advanceTimersByTime(idleLockMs);
    expect(await run).toBe('cancelled');
    expect(await desk.isLocked()).toBe(true);
  });
});

test('a case whose clock cannot be right is not begun', async () => {
  const desk = await openDesk();
  const { client } = desk;
  const { clock } = makeRequest();
  const identity = { requestedOn: '2026-11-05', receivedOn: '2026-11-01' };
  const bad = client.call('createCase', { request: makeRequest({ clock: { ...clock, identity } }) });
  expect(await refusalOf(bad)).not.toBe('not refused');
  expect(await client.call('listCases', {})).toEqual([]);
  expect(existsSync(join(desk.dataFolder, 'cases'))).toBe(false);
});
