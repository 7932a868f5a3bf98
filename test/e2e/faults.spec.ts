import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import { openCase as openCaseStore } from '../../src-main/store/cases.ts';
import { claimDataFolder } from '../../src-main/store/data-folder.ts';
import { lockVault, unlockVault } from '../../src-main/store/vault.ts';
import { ownPassphrase, sample } from '../support/sample-job.ts';
import { connectAs, dpo, expect, test, unlock } from './candour-test.ts';
import { makeLongPdf, makePdf } from './small-pdf.ts';

const file = (untrustedName: string, bytes: Uint8Array<ArrayBuffer>) => ({
  untrustedName,
  bytes,
  password: null,
});

function findWorkers(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app: own }) =>
    own
      .getAppMetrics()
      .filter((process) => process.serviceName === 'node.mojom.NodeService')
      .map((process) => process.pid),
  );
}

test('a wrong passphrase is said in words, the field is emptied, and after five attempts there is a pause', async ({
  candour,
}) => {
  const { window } = candour;
  const note = window.getByRole('alert');
  for (let attempt = 1; attempt <= 5; attempt++) {
    await window.getByLabel('Your name').fill(dpo);
    await window.getByLabel('Passphrase').fill(`not the passphrase ${attempt}`);
    await window.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(note).toContainText('Name or passphrase not right');
    await expect(window.getByLabel('Passphrase')).toHaveValue('');
  }
  await window.getByLabel('Passphrase').fill(ownPassphrase(dpo));
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(note).toContainText('Too many wrong attempts');
  await expect(window.getByRole('heading', { name: 'Unlock' })).toBeVisible();
});

/** Raises a database's version as a later Candour would, with the store's own modules. */
async function sendToTheFuture(folder: string, what: 'vault' | 'case', caseId: string): Promise<void> {
  const claimed = claimDataFolder(folder);
  const vault = await unlockVault({
    folder: claimed,
    userName: dpo,
    passphrase: ownPassphrase(dpo),
    at: new Date().toISOString(),
  });
  const open = what === 'case' ? openCaseStore(vault, caseId as Parameters<typeof openCaseStore>[1]) : null;
  (open?.db ?? vault.db).pragma('user_version = 9999');
  open?.db.close();
  lockVault(vault);
  claimed.release();
}

test('a vault from the future is refused in words, and stays as it is', async ({
  peopledFolder,
  prepared,
  launchCandour,
}) => {
  await sendToTheFuture(peopledFolder, 'vault', prepared.caseId);
  const before = await readFile(path.join(peopledFolder, 'vault.db'));
  const { window } = await launchCandour({ dataFolder: peopledFolder });
  await window.getByLabel('Your name').fill(dpo);
  await window.getByLabel('Passphrase').fill(ownPassphrase(dpo));
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(window.getByRole('alert')).toContainText('These records need a newer Candour');
  expect(before.equals(await readFile(path.join(peopledFolder, 'vault.db')))).toBe(true);
});

test('a case from the future is refused in words', async ({ peopledFolder, prepared, launchCandour }) => {
  await sendToTheFuture(peopledFolder, 'case', prepared.caseId);
  const { window } = await launchCandour({ dataFolder: peopledFolder });
  await unlock(window, dpo);
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await expect(window.getByRole('alert')).toContainText('These records need a newer Candour');
});

test('a data folder that cannot be one is said in words', async ({ dataFolder, launchCandour }) => {
  const taken = path.join(dataFolder, 'a-file');
  await writeFile(taken, 'a file in the place of the folder');
  const { window } = await launchCandour({ dataFolder: taken });
  await expect(window.getByRole('heading', { name: 'Candour cannot open its records' })).toBeVisible();
  await expect(window.getByRole('alert')).toContainText('Candour cannot write to its folder');
  // Mended outside, it opens without a restart.
  await rm(taken);
  await window.getByRole('button', { name: 'Try again' }).click();
  await expect(window.getByRole('heading', { name: 'Set up Candour' })).toBeVisible();
});

test('a folder that another Candour holds is said in words, and can be had when that one has ended', async ({
  peopledFolder,
  launchCandour,
}) => {
  const first = await launchCandour({ dataFolder: peopledFolder });
  await expect(first.window.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  const profile = await mkdtemp(path.join(tmpdir(), 'candour-e2e-profile-'));
  const second = await launchCandour({ dataFolder: peopledFolder, args: [`--user-data-dir=${profile}`] });
  await expect(second.window.getByRole('alert')).toContainText('These records are open elsewhere');
  // Killed, not closed: nothing stale may be left.
  await first.kill();
  await second.window.getByRole('button', { name: 'Try again' }).click();
  await expect(second.window.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await second.close();
  await rm(profile, { recursive: true, force: true });
});

test('a damaged key file is said in words', async ({ peopledFolder, launchCandour }) => {
  const keys = path.join(peopledFolder, 'vault.keys');
  await truncate(keys, 40);
  const { window } = await launchCandour({ dataFolder: peopledFolder });
  await window.getByLabel('Your name').fill(dpo);
  await window.getByLabel('Passphrase').fill(ownPassphrase(dpo));
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(window.getByRole('alert')).toContainText('The key file is damaged');
});

test('a truncated case is said in words, and nothing is made of it', async ({
  peopledFolder,
  prepared,
  launchCandour,
}) => {
  const database = path.join(peopledFolder, 'cases', prepared.caseId, 'case.db');
  const whole = await readFile(database);
  await truncate(database, Math.floor(whole.length / 2 / 4096) * 4096 + 100);
  const before = await readFile(database);
  const { window } = await launchCandour({ dataFolder: peopledFolder });
  await unlock(window, dpo);
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await expect(window.getByRole('alert')).toContainText('Part of the records file is missing');
  expect(before.equals(await readFile(database))).toBe(true);
});

test('a reader that dies in the middle of a file is told apart, leaves the case alone, and the next import works', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, dpo);
  await client.run('importDocuments', { caseId, files: [file('small.pdf', makePdf([['A first file.']]))] });
  const before = await client.call('listDocuments', { caseId });

  let killed = 0;
  let killing = Promise.resolve();
  const killOnce = async (): Promise<void> => {
    for (const pid of await findWorkers(app)) {
      process.kill(pid, 'SIGKILL');
      killed++;
    }
  };
  const answer = client.run(
    'importDocuments',
    { caseId, files: [file('large.pdf', makeLongPdf(1500, 'Large'))] },
    {
      onProgress: ({ step, done, total }) => {
        if (killed === 0 && step === 'reading' && done < total)
          killing = killing.then(() => (killed === 0 ? killOnce() : undefined));
      },
    },
  );
  const result = await answer;
  await killing;
  expect(killed).toBeGreaterThan(0);
  expect(result).toEqual({ imported: [], refused: [{ index: 0, code: 'worker-died' }], toRead: 0 });
  expect(await client.call('listDocuments', { caseId })).toEqual(before);

  const next = await client.run('importDocuments', {
    caseId,
    files: [file('next.pdf', makePdf([['Goes on.']]))],
  });
  expect(next).toMatchObject({ refused: [] });
  expect(await client.call('listDocuments', { caseId })).toHaveLength(before.length + 1);
  expect(await client.call('checkAudit', { caseId })).toMatchObject({ intact: true });
});

test('a program without its resources opens no window on the records', async ({ dataFolder }) => {
  const project = path.resolve(import.meta.dirname, '..', '..');
  const copy = path.join(dataFolder, 'program');
  await cp(path.join(project, 'out'), path.join(copy, 'out'), { recursive: true });
  await copyFile(path.join(project, 'package.json'), path.join(copy, 'package.json'));
  await symlink(path.join(project, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const flags = (process.env.CANDOUR_ELECTRON_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
  const records = path.join(dataFolder, 'records');
  const profile = path.join(dataFolder, 'profile');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await electron.launch({
    args: [...flags, copy, `--user-data-dir=${profile}`],
    chromiumSandbox: !flags.includes('--no-sandbox'),
    env: { ...(env as Record<string, string>), CANDOUR_DATA_FOLDER: records },
  });
  // It says so in a message box of the system, which waits for a person; its log tells that it got there.
  const log = path.join(profile, 'logs', 'main.log');
  await expect.poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : '')).toContain('fault');
  expect(app.windows()).toEqual([]);
  expect(existsSync(records)).toBe(false);
  app.process().kill('SIGKILL');
});
