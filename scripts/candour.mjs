// The command line from the source tree: npm run -s candour -- ARGUMENTS
// Standard output belongs to the answers; whatever else there is to say goes to standard error.
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectFolder, projectNode } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { runScript } from './setup/report.mjs';

await runScript(async () => {
  await ensureDependencies();
  return runAttached(projectNode, [join(projectFolder, 'src-main', 'cli.ts'), ...process.argv.slice(2)]);
});
