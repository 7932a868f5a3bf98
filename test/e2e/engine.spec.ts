/** The table that every PDF engine must pass, carried out inside Electron by its utility process. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { build } from 'vite';
import { expect, test } from '../support/electron.ts';

const project = path.resolve(import.meta.dirname, '..', '..');

test('the utility process does all that every engine must do', async ({ dataFolder }) => {
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    // The table is written for vitest; in Electron it is run by a few lines of our own.
    resolve: { alias: { vitest: path.join(import.meta.dirname, 'engine-app', 'run-table.ts') } },
    build: {
      ssr: path.join(import.meta.dirname, 'engine-app', 'main.ts'),
      outDir: path.join(dataFolder, 'app'),
      target: 'node20',
      rollupOptions: { external: ['electron', '@playwright/test'] },
    },
  });
  await writeFile(
    path.join(dataFolder, 'app', 'package.json'),
    JSON.stringify({ name: 'engine-table', version: '0.0.0', type: 'module', main: 'main.js' }),
  );
  await symlink(path.join(project, 'node_modules'), path.join(dataFolder, 'app', 'node_modules'), 'junction');
  await mkdir(path.join(dataFolder, 'profile'));
  const flags = (process.env.CANDOUR_ELECTRON_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await electron.launch({
    args: [...flags, path.join(dataFolder, 'app'), `--user-data-dir=${path.join(dataFolder, 'profile')}`],
    chromiumSandbox: !flags.includes('--no-sandbox'),
    env: { ...(env as Record<string, string>), CANDOUR_PROJECT: project },
  });
  try {
    const results = await app.evaluate(
      () => (globalThis as unknown as { tableDone: Promise<{ name: string; failure: string }[]> }).tableDone,
    );
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter(({ failure }) => failure !== '')).toEqual([]);
  } finally {
    await app.close();
  }
});
