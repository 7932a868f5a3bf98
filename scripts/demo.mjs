// Drives the real application through the main job on the sample case: npm run demo -- --out DIR
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { driveElectron } from './setup/electron-environment.mjs';
import { projectFolder } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runScript } from './setup/report.mjs';

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: true });
  ensureBuild();
  const driver = join(projectFolder, 'scripts', 'demo', 'run-demo.ts');
  return driveElectron(runtime, [driver, ...process.argv.slice(2)]);
});
