// Checks the types of each part against what that part may know: npm run typecheck
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { modulesFolder, projectFolder, projectNode } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { runScript, say } from './setup/report.mjs';

const configurations = [
  'tsconfig.json',
  'src-main/domain/tsconfig.json',
  'src-renderer/tsconfig.json',
  'test/tsconfig.json',
  'scripts/tsconfig.json',
  'test/renderer/tsconfig.json',
  'test/e2e/tsconfig.json',
];

await runScript(async () => {
  await ensureDependencies();
  const compiler = join(modulesFolder, 'typescript', 'bin', 'tsc');
  const failing = [];
  for (const configuration of configurations.filter((path) => existsSync(join(projectFolder, path)))) {
    const code = await runAttached(projectNode, [compiler, '-p', configuration], { cwd: projectFolder });
    if (code !== 0) failing.push(configuration);
  }
  if (failing.length > 0) say(`type errors with ${failing.join(', ')}.`);
  return failing.length === 0 ? 0 : 1;
});
