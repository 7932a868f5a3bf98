/** The fixtures of these tests: data folders prepared once, copied for each test that wants one. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CaseId } from '../../src-main/contract/values.ts';
import { test as base } from '../support/electron.ts';
import { type Candour, launchApplication } from '../support/launch.ts';
import { ownPassphrase, sample, setUpPeople, userWithRole } from '../support/sample-job.ts';
import { connectClient } from './client.ts';

export { expect } from '@playwright/test';

export const dpo = userWithRole('dpo');
export const caseworker = userWithRole('caseworker');
export const manager = userWithRole('manager');

export type Prepared = { readonly folder: string; readonly caseId: CaseId };

type WorkerFixtures = {
  /** A vault with its three people and one case without documents. */
  readonly prepared: Prepared;
};
type Fixtures = {
  /** This test's own data folder, with the prepared vault and case in it. */
  readonly peopledFolder: string;
  /** Started on `peopledFolder`, still locked. */
  readonly candour: Candour;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'candour-e2e-prepared-'));
      const candour = await launchApplication({ dataFolder: folder });
      const client = await connectClient(candour.window);
      await setUpPeople(client);
      const { caseId } = await client.call('createCase', { request: sample.request });
      await candour.close();
      await use({ folder, caseId });
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    { scope: 'worker' },
  ],
  peopledFolder: async ({ dataFolder, prepared }, use) => {
    await cp(prepared.folder, dataFolder, { recursive: true });
    await use(dataFolder);
  },
  candour: async ({ peopledFolder, launchCandour }, use) => {
    await use(await launchCandour({ dataFolder: peopledFolder }));
  },
});

/** Unlocks at the screen, as a person does, and waits for the cases. */
export async function unlock(window: Page, name: string, passphrase = ownPassphrase(name)): Promise<void> {
  await window.getByLabel('Your name').fill(name);
  await window.getByLabel('Passphrase').fill(passphrase);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await window.getByRole('heading', { name: 'Cases' }).waitFor();
}

/** A client of the started application, with the vault unlocked. */
export async function connectAs(window: Page, name: string) {
  const client = await connectClient(window);
  await client.call('unlockVault', { userName: name, passphrase: ownPassphrase(name) });
  return client;
}
