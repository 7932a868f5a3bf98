import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findNpm } from './npm.mjs';
import { modulesFolder, projectFolder, projectNode } from './paths.mjs';
import { runAttached, runQuietly } from './processes.mjs';
import { SetupProblem, say } from './report.mjs';
import { readStamp, updateStamp } from './stamp.mjs';

/** Installs what package-lock.json lists when node_modules does not have it yet. */
export async function ensureDependencies() {
  const lockFile = join(projectFolder, 'package-lock.json');
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (readStamp().lock === lock && existsSync(projectNode)) return;
  if (!isInstalledByHand(lockFile)) await installDependencies();
  checkProjectNode();
  updateStamp({ lock });
}

/** npm writes its own copy of the lock last of all: one that is no older than ours means `npm ci` or `npm install` ran. */
function isInstalledByHand(lockFile) {
  const installed = join(modulesFolder, '.package-lock.json');
  return (
    existsSync(installed) &&
    existsSync(projectNode) &&
    statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs
  );
}

async function installDependencies() {
  say('installing the dependencies (npm ci) …');
  const npm = findNpm();
  // Windows cannot delete the Node that is running this script, which `npm ci` would try to.
  const verb = process.platform === 'win32' && process.execPath.startsWith(modulesFolder) ? 'install' : 'ci';
  const args = [...npm.before, verb, '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await runAttached(npm.command, args, {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && npm.before.length === 0,
  });
  if (code !== 0) {
    throw new SetupProblem(
      `the dependencies could not be installed (npm ${verb} ended with ${code}). Its own message is above; with a working connection to the package registry, run the same command again.`,
    );
  }
}

function checkProjectNode() {
  if (runQuietly(projectNode, ['--version']).ok) return;
  throw new SetupProblem(
    'the Node 24 that the project brings along does not run: its install script was probably not allowed (ignore-scripts in the npm settings?). Run "npm rebuild node --ignore-scripts=false" in the project folder, then try again.',
  );
}
