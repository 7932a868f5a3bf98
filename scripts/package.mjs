// Packages the application into dist/: npm run package -- [arguments of electron-builder, such as --linux AppImage]
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { modulesFolder, projectFolder, projectNode } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runAttached } from './setup/processes.mjs';
import { runScript, say } from './setup/report.mjs';

const builder = join(modulesFolder, 'electron-builder', 'cli.js');

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: process.env.CANDOUR_ALLOW_FALLBACK === '1' });
  ensureBuild();
  const wanted = process.argv.slice(2);
  if (runtime.kind !== 'fallback') return runBuilder(wanted);

  say(
    'this package is for trying out packaging only: it holds the test-only Electron and must not be given to anyone.',
  );
  const copy = mkdtempSync(join(tmpdir(), 'candour-package-'));
  try {
    // The loader that points the runtime at a folder has no place in a package.
    const loader = join(runtime.distFolder, 'resources', 'app');
    cpSync(runtime.distFolder, copy, { recursive: true, filter: (path) => path !== loader });
    const settings = {
      electronDist: copy,
      electronVersion: runtime.version,
      'directories.output': join(projectFolder, 'dist', 'test-only'),
    };
    const target = wanted.length > 0 ? wanted : ['--linux', 'dir'];
    return await runBuilder([
      ...target,
      ...Object.entries(settings).map(([key, value]) => `-c.${key}=${value}`),
    ]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

function runBuilder(args) {
  return runAttached(projectNode, [builder, '--publish', 'never', ...args], { cwd: projectFolder });
}
