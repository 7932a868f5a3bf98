// The command line from the source tree: npm run -s candour -- ARGUMENTS
// Standard output belongs to the answers; whatever else there is to say goes to standard error.
import { findCommandLine } from './setup/command-line.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectNode } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { runScript } from './setup/report.mjs';

await runScript(async () => {
  await ensureDependencies();
  return runAttached(projectNode, [findCommandLine(), ...process.argv.slice(2)]);
});
