// Measures the review desk in the real application on a case of 10,000 pages: npm run bench:desk -- [--documents=N] [--pages=N]
import { join } from 'node:path';
import { ensureBuild } from '../setup/build.mjs';
import { driveElectron } from '../setup/electron-environment.mjs';
import { projectFolder } from '../setup/paths.mjs';
import { prepareMachine } from '../setup/prepare.mjs';
import { runScript } from '../setup/report.mjs';

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: true });
  ensureBuild();
  const driver = join(projectFolder, 'scripts', 'bench', 'desk', 'run-desk.ts');
  return driveElectron(runtime, [driver, ...process.argv.slice(2)]);
});
