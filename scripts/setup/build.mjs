import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintSources } from './fingerprint.mjs';
import { modulesFolder, projectFolder, projectNode } from './paths.mjs';
import { quoteEnd, runQuietly } from './processes.mjs';
import { SetupProblem, say } from './report.mjs';

const sources = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json', 'package.json'];
const stampFile = join(projectFolder, 'out', '.candour-build');

/** Builds the application into out/ when a source has changed, come or gone since the last build. */
export function ensureBuild() {
  const wanted = fingerprintSources(sources);
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  if (isFresh) return;
  say('building the application …');
  const electronVite = join(modulesFolder, 'electron-vite', 'bin', 'electron-vite.js');
  const result = runQuietly(projectNode, [electronVite, 'build'], {
    cwd: projectFolder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (!result.ok) {
    const words = `${result.output}\n${result.complaint}`.split('\n').filter((line) => !/^\s+at /.test(line));
    throw new SetupProblem(`the application could not be built:\n${quoteEnd(words.join('\n'), 30)}`);
  }
  writeFileSync(stampFile, wanted);
}
