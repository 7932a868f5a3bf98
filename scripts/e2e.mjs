// Runs the application's own tests on the real Electron: npm run test:e2e -- [arguments of Playwright]
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { runWithElectron } from './setup/electron-environment.mjs';
import { modulesFolder, projectFolder, projectNode } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runScript } from './setup/report.mjs';

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: true, testTools: true });
  ensureBuild();
  const playwright = join(modulesFolder, '@playwright', 'test', 'cli.js');
  return runWithElectron(runtime, projectNode, [playwright, 'test', ...process.argv.slice(2)], {
    cwd: projectFolder,
  });
});
