// Opens the application: npm start
import { ensureBuild } from './setup/build.mjs';
import { runWithElectron } from './setup/electron-environment.mjs';
import { projectFolder } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runScript } from './setup/report.mjs';
import { chooseSandboxFlags } from './setup/sandbox.mjs';

await runScript(async () => {
  // People work on the official Electron. The stand-in for tests opens here only on request.
  const runtime = await prepareMachine({ allowFallback: process.env.CANDOUR_ALLOW_FALLBACK === '1' });
  ensureBuild();
  const flags = chooseSandboxFlags(runtime, { required: true });
  return runWithElectron(runtime, runtime.executable, [...flags, projectFolder, ...process.argv.slice(2)]);
});
