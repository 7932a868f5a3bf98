import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFallbackRuntime, fallbackVersion } from './fallback-runtime.mjs';
import { findCacheFolder, modulesFolder, projectNode } from './paths.mjs';
import { SetupProblem, say } from './report.mjs';
import { withWorkFolder } from './work-folder.mjs';

const electronFolder = join(modulesFolder, 'electron');
const stallMs = 20_000;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Finds or fetches the Electron to run on: `{ kind, version, distFolder, executable }`.
 * kind 'official' is the one the electron package names; 'fallback' a stand-in for tests and the demo, given only to
 * callers that allow it; 'given' is what ELECTRON_OVERRIDE_DIST_PATH already names.
 */
export async function ensureElectronRuntime({ allowFallback }) {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return toRuntime('given', given);
  const dist = join(electronFolder, 'dist');
  if (isOfficialInstalled()) return toRuntime('official', dist);

  const fallbackFits = allowFallback && process.platform === 'linux' && process.arch === 'x64';
  const complaint =
    fallbackFits && failedLately() ? 'an attempt within the last day failed' : await fetchOfficial();
  if (complaint === undefined) return toRuntime('official', dist);

  if (fallbackFits) {
    say(
      `the official Electron ${officialVersion()} could not be fetched; using a test-only Electron ${fallbackVersion} runtime. (CANDOUR_ELECTRON_RETRY=1 tries the official one again.)`,
    );
    return toRuntime('fallback', await ensureFallbackRuntime());
  }
  const onlyHere = allowFallback ? ' There is a stand-in for tests, but only for Linux on x64.' : '';
  throw new SetupProblem(
    `Electron ${officialVersion()} could not be fetched from its release page: ${complaint}\nConnect this machine to the internet, or name a mirror in ELECTRON_MIRROR, and run the same command again.${onlyHere}`,
  );
}

function toRuntime(kind, distFolder) {
  const executable = join(distFolder, executableName());
  if (!existsSync(executable))
    throw new SetupProblem(`there is no Electron at ${executable}. Check ELECTRON_OVERRIDE_DIST_PATH.`);
  const version = readText(join(distFolder, 'version'))?.trim().replace(/^v/, '') ?? 'unknown';
  return { kind, version, distFolder, executable };
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function officialVersion() {
  return JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version;
}

function isOfficialInstalled() {
  const path = readText(join(electronFolder, 'path.txt'));
  const version = readText(join(electronFolder, 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '');
  return (
    path !== undefined && version === officialVersion() && existsSync(join(electronFolder, 'dist', path))
  );
}

/**
 * Runs the electron package's own installer. Nothing limits how long a download may take, but one that gains no byte
 * for 20 seconds is given up. Answers undefined when it worked, otherwise the installer's complaint.
 */
async function fetchOfficial() {
  say(`fetching Electron ${officialVersion()} …`);
  const { output, stalled } = await withWorkFolder(join(findCacheFolder(), 'download'), runInstaller);
  if (isOfficialInstalled()) return undefined;
  writeFileSync(failureFile(), `${new Date().toISOString()}\n`);
  return stalled ? `nothing arrived for ${stallMs / 1000} seconds.` : summarise(output);
}

async function runInstaller(folder) {
  // The installer downloads into the temporary folder: one of its own makes the growth visible.
  const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder };
  const child = spawn(projectNode, [join(electronFolder, 'install.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { output: '', stalled: false };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      run.output += data;
    });
  }
  const watch = watchGrowth([folder, join(electronFolder, 'dist')], () => {
    run.stalled = true;
    child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve).on('error', resolve));
  clearInterval(watch);
  return run;
}

/** The installer complains with a stack trace; its first line says what was wrong. */
function summarise(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  const first = lines[0] ?? 'the installer gave no reason';
  return first.includes('fetch failed') ? 'the page could not be reached.' : first;
}

function watchGrowth(folders, onStall) {
  let size = 0;
  let grewAt = Date.now();
  return setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + measure(folder), 0);
    if (now !== size) grewAt = Date.now();
    size = now;
    if (Date.now() - grewAt > stallMs) onStall();
  }, 1000);
}

function measure(path) {
  try {
    const found = statSync(path);
    if (!found.isDirectory()) return found.size;
    return readdirSync(path).reduce((sum, name) => sum + measure(join(path, name)), 0);
  } catch {
    return 0; // It went away while we looked.
  }
}

function failureFile() {
  return join(findCacheFolder(), `electron-${officialVersion()}-not-fetched`);
}

function failedLately() {
  if (process.env.CANDOUR_ELECTRON_RETRY === '1') return false;
  const at = Date.parse(readText(failureFile())?.trim() ?? '');
  return Date.now() - at < dayMs;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
