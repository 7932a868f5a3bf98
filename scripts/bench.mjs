// Runs the benchmarks in scripts/bench, all or the named ones: npm run bench -- [NAME]… [--OPTION]…
import { existsSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectFolder, projectNode } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { runScript, SetupProblem, say } from './setup/report.mjs';

const folder = join(projectFolder, 'scripts', 'bench');

await runScript(async () => {
  await ensureDependencies();
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /\.(mjs|ts)$/.test(file))
        .sort()
    : [];
  if (files.length === 0) {
    say('there are no benchmarks in scripts/bench yet.');
    return 0;
  }
  const given = process.argv.slice(2);
  const names = given.filter((each) => !each.startsWith('--'));
  const options = given.filter((each) => each.startsWith('--'));
  const unknown = names.filter((name) => !files.some((file) => parse(file).name === name));
  if (unknown.length > 0) {
    throw new SetupProblem(
      `there is no benchmark named ${unknown.join(', ')}. There are: ${files.map((file) => parse(file).name).join(', ')}.`,
    );
  }
  let worst = 0;
  for (const file of files.filter((each) => names.length === 0 || names.includes(parse(each).name))) {
    say(`benchmark ${parse(file).name} …`);
    worst = Math.max(
      worst,
      await runAttached(projectNode, [join(folder, file), ...options], { cwd: projectFolder }),
    );
  }
  return worst;
});
