// Opens the application and keeps it up to date with the sources: npm run dev -- [arguments of electron-vite dev]
import { join } from 'node:path';
import { runWithElectron } from './setup/electron-environment.mjs';
import { modulesFolder, projectFolder, projectNode } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runScript } from './setup/report.mjs';
import { chooseSandboxFlags } from './setup/sandbox.mjs';

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: process.env.CANDOUR_ALLOW_FALLBACK === '1' });
  const electronVite = join(modulesFolder, 'electron-vite', 'bin', 'electron-vite.js');
  const noSandbox = chooseSandboxFlags(runtime, { required: true }).length > 0 ? ['--noSandbox'] : [];
  const args = [electronVite, 'dev', ...noSandbox, ...process.argv.slice(2)];
  return runWithElectron(runtime, projectNode, args, { cwd: projectFolder });
});
