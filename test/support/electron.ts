/** Playwright on the real application: `import { expect, test } from '../support/electron.ts'`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Candour, type LaunchOptions, launchApplication } from './launch.ts';

export { expect } from '@playwright/test';

type Fixtures = {
  /** An empty folder for this test, deleted after it. */
  readonly dataFolder: string;
  /**
   * Starts the built application, as often as a test likes; what still runs when the test is over is killed.
   * Its data folder is this test's own unless another is named. Throws when no window opens.
   */
  readonly launchCandour: (options?: Partial<LaunchOptions>) => Promise<Candour>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'candour-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  launchCandour: async ({ dataFolder }, use) => {
    const started: Candour[] = [];
    await use(async (options = {}) => {
      const candour = await launchApplication({ dataFolder, ...options });
      started.push(candour);
      return candour;
    });
    for (const candour of started) await candour.kill();
  },
});
