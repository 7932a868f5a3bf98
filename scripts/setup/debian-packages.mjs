import { existsSync } from 'node:fs';
import { quoteEnd, runQuietly } from './processes.mjs';
import { SetupProblem, say } from './report.mjs';

const electronPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const displayPackages = ['xvfb', 'xauth'];
const testToolPackages = ['poppler-utils', 'qpdf'];

/** Libraries that Electron needs on a Debian-like Linux, and a virtual display where there is none. */
export function ensureElectronPackages({ display }) {
  ensurePackages([...electronPackages, ...(display ? displayPackages : [])], 'Electron');
}

/** The foreign PDF tools that tests compare with. The tests say so where they are absent, so this never stops a run. */
export function ensureTestTools() {
  try {
    ensurePackages(testToolPackages, 'a comparison with foreign PDF tools in the tests');
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** A compiler for the native module, looked for as programs because they need not come from Debian. */
export function ensureBuildTools() {
  const missing = ['python3', 'make', 'g++'].filter((program) => !runQuietly(program, ['--version']).ok);
  if (missing.length > 0) ensurePackages(missing, 'building the database module');
}

function ensurePackages(names, purpose) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const installed = listInstalled(names);
  const missing = names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new SetupProblem(
      `${purpose} needs Debian packages that are missing. Install them with: sudo apt-get install -y ${chooseNames(missing).join(' ')}`,
    );
  }
  say(`installing Debian packages for ${purpose}: ${missing.join(' ')} …`);
  installPackages(missing, purpose);
}

function listInstalled(names) {
  // dpkg-query complains about the names it does not know; its lines about the others still count.
  const asked = names.flatMap((name) => [name, `${name}t64`]);
  const { output } = runQuietly('dpkg-query', ['-W', '-f', `\${Package} \${db:Status-Status}\n`, ...asked]);
  const lines = output.split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.split(' ')[0]));
}

function installPackages(names, purpose) {
  if (aptGet('install', '-y', '--no-install-recommends', ...chooseNames(names)).ok) return;
  // The lists of a fresh container are empty or old: fetch them, choose the names again, and try once more.
  aptGet('update');
  const chosen = chooseNames(names);
  const result = aptGet('install', '-y', '--no-install-recommends', ...chosen);
  if (result.ok) return;
  throw new SetupProblem(
    `the Debian packages for ${purpose} could not be installed:\n${quoteEnd(result.complaint, 5)}\nInstall them by hand: apt-get update && apt-get install -y ${chosen.join(' ')}`,
  );
}

function aptGet(...args) {
  return runQuietly('apt-get', ['-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Debian 13 and Ubuntu 24.04 gave libraries with 64-bit time the ending t64: that name where apt offers it. */
function chooseNames(names) {
  const { output } = runQuietly('apt-cache', ['policy', ...names.map((name) => `${name}t64`)], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  const blocks = output.split(/^(?=\S)/m).filter((block) => /Candidate: (?!\(none\))/.test(block));
  const offered = new Set(blocks.map((block) => block.slice(0, block.indexOf(':'))));
  return names.map((name) => (offered.has(`${name}t64`) ? `${name}t64` : name));
}
