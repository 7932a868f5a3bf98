// Runs the application's own tests on the real Electron: npm run test:e2e -- [arguments of Playwright]
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { driveElectron } from './setup/electron-environment.mjs';
import { modulesFolder, projectFolder } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runScript } from './setup/report.mjs';

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: true, testTools: true });
  ensureBuild();
  const playwright = join(modulesFolder, '@playwright', 'test', 'cli.js');
  const configuration = join(projectFolder, 'playwright.config.ts');
  return driveElectron(runtime, [playwright, 'test', '--config', configuration, ...process.argv.slice(2)]);
});
