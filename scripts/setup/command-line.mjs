import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintSources } from './fingerprint.mjs';
import { modulesFolder, projectFolder, projectNode } from './paths.mjs';
import { runQuietly } from './processes.mjs';

const sources = ['src-main', 'scripts/setup/bundle-command-line.mjs', 'package-lock.json'];
/** In the project, so that what is left out of the bundle is found in its node_modules. */
const folder = join(projectFolder, '.cache', 'command-line');
/** Milliseconds; nobody is still at work with what is older. */
const obsolete = 24 * 60 * 60 * 1000;

/**
 * The command line in a few files instead of some hundreds, which start in a third of the time: made anew when a source
 * has changed. The sources themselves where that is not possible. No document is involved.
 */
export function findCommandLine() {
  const bundle = join(folder, fingerprintBundle());
  const entry = join(bundle, 'cli.js');
  if (existsSync(entry) || makeBundle(bundle)) return entry;
  return join(projectFolder, 'src-main', 'cli.ts');
}

/** Under another name first: two that begin at once do not see each other's half. */
function makeBundle(bundle) {
  const unfinished = `${bundle}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    removeObsolete();
    const script = join(projectFolder, 'scripts', 'setup', 'bundle-command-line.mjs');
    const { ok } = runQuietly(projectNode, [script, unfinished], { cwd: projectFolder });
    if (ok) renameSync(unfinished, bundle);
    return ok;
  } catch {
    return existsSync(join(bundle, 'cli.js'));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function removeObsolete() {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > obsolete) rmSync(path, { recursive: true, force: true });
  }
}

/** The modules' folder too: its path is in the bundle. */
function fingerprintBundle() {
  return createHash('sha256')
    .update(fingerprintSources(sources))
    .update(modulesFolder)
    .digest('hex')
    .slice(0, 16);
}
