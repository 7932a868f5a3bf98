import { copyFileSync, cpSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureBuildTools } from './debian-packages.mjs';
import { findCacheFolder, modulesFolder, projectFolder, projectNode } from './paths.mjs';
import { quoteEnd, runQuietly } from './processes.mjs';
import { SetupProblem, say } from './report.mjs';
import { readStamp, updateStamp } from './stamp.mjs';
import { withWorkFolder } from './work-folder.mjs';

const packageFolder = join(modulesFolder, 'better-sqlite3');
const binary = join(packageFolder, 'prebuilds', `${process.platform}-${process.arch}.node`);
const original = `${binary}.original`;

// The prebuilt module wants Node-API 10, which Electron has from version 36 on. Before that, `new Database()` crashes.
const firstElectronForPrebuilt = 36;

const openDatabase = `
  const Database = require('better-sqlite3');
  const db = new Database(':memory:');
  db.pragma("cipher='sqlcipher'");
  if (db.prepare('SELECT 6 * 7 AS answer').get().answer !== 42) process.exit(9);
`;

/** Makes sure that the encrypted SQLite opens a database in this Electron and in the project's Node. */
export async function ensureNativeModule(runtime) {
  const needsOwnBuild = Number.parseInt(runtime.version, 10) < firstElectronForPrebuilt;
  const key = () => `${needsOwnBuild ? 'built' : 'prebuilt'} ${runtime.executable} ${describeFile(binary)}`;
  if (readStamp().native === key()) return;

  if (needsOwnBuild) await installOwnBuild(runtime);
  else restorePrebuilt();
  const complaint = findComplaint(runtime);
  if (complaint !== undefined) {
    throw new SetupProblem(
      `the database module does not work on this machine: ${complaint}\nDelete the folder node_modules and run the same command again.`,
    );
  }
  updateStamp({ native: key() });
}

async function installOwnBuild(runtime) {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const cached = join(
    findCacheFolder(),
    'native',
    `better-sqlite3-multiple-ciphers-${version}-${process.platform}-${process.arch}.node`,
  );
  const isFromCache = existsSync(cached);
  if (!isFromCache) await compile(cached);
  putInPlace(cached);
  if (isFromCache && findComplaint(runtime) !== undefined) {
    // Made on another system that shares this cache folder.
    await compile(cached);
    putInPlace(cached);
  }
}

function putInPlace(file) {
  if (!existsSync(original)) copyFileSync(binary, original);
  replaceFile(file, binary);
}

function restorePrebuilt() {
  if (existsSync(original)) replaceFile(original, binary);
}

/** Never writes into a module that a running program has loaded: the new file takes the old one's name. */
function replaceFile(from, to) {
  const beside = `${to}.${process.pid}`;
  copyFileSync(from, beside);
  renameSync(beside, to);
}

/** Undefined when both runtimes can open a database. */
function findComplaint(runtime) {
  const runs = [
    [projectNode, {}],
    [runtime.executable, { ELECTRON_RUN_AS_NODE: '1' }],
  ];
  for (const [program, env] of runs) {
    const result = runQuietly(program, ['-e', openDatabase], {
      cwd: projectFolder,
      env: { ...process.env, ...env },
    });
    if (!result.ok) return quoteEnd(result.complaint, 3) || 'it ended without a word.';
  }
  return undefined;
}

/** Builds one binary that runs on Node 20, Node 24 and Electron 33 alike, from the package's own sources. */
async function compile(target) {
  ensureBuildTools();
  say('building the database module for the test-only Electron, once, about a minute …');
  await withWorkFolder(dirname(target), (work) => renameSync(compileIn(work), target));
}

function compileIn(work) {
  const copy = join(work, 'node_modules', 'better-sqlite3');
  const isSource = (path) => !path.endsWith('.node') && !path.endsWith('.original');
  cpSync(packageFolder, copy, { recursive: true, filter: isSource });
  cpSync(join(modulesFolder, 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), {
    recursive: true,
  });
  const nodeGyp = join(modulesFolder, 'node-gyp', 'bin', 'node-gyp.js');
  const result = runQuietly(projectNode, [nodeGyp, '-C', copy, 'rebuild', '--release', '--force_build=1'], {
    cwd: copy,
    env: {
      ...process.env,
      // The build asks for Node's own program by name.
      PATH: `${dirname(projectNode)}${delimiter}${process.env.PATH}`,
      // Without these the module asks for a newer Node-API than it uses.
      CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
      JOBS: 'max',
      ...findNodeHeaders(),
    },
  });
  if (!result.ok) {
    throw new SetupProblem(
      `the database module could not be built (it needs python3, make, a C++20 compiler and the headers of Node):\n${quoteEnd(result.complaint)}`,
    );
  }
  return join(copy, 'build', 'Release', 'better_sqlite3.node');
}

/** Headers that came with a Node on this machine; without any, node-gyp fetches them from nodejs.org. */
function findNodeHeaders() {
  const prefixes = [process.env.npm_node_execpath, process.execPath, '/usr/bin/node', '/usr/local/bin/node']
    .filter((path) => path !== undefined)
    .map((path) => dirname(dirname(path)));
  const prefix = prefixes.find((path) => existsSync(join(path, 'include', 'node', 'node_api.h')));
  return prefix ? { npm_config_nodedir: prefix } : {};
}

function describeFile(path) {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${Math.round(mtimeMs)}`;
}
