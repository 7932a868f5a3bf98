import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const modulesFolder = join(projectFolder, 'node_modules');

/** The Node that the project brings along; every script's work runs on it, whatever the machine has. */
export const projectNode = join(
  modulesFolder,
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

let chosenCache;

/** The folder for what is expensive to fetch or build: the user's, shared by every clone, or else the project's own. */
export function findCacheFolder() {
  chosenCache ??= [userCacheFolder(), join(projectFolder, '.cache')].find(isWritable);
  if (!chosenCache)
    throw new Error('Neither the user cache nor the .cache folder of the project can be written to.');
  return chosenCache;
}

function userCacheFolder() {
  if (process.env.CANDOUR_CACHE) return process.env.CANDOUR_CACHE;
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'candour');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA)
    return join(process.env.LOCALAPPDATA, 'candour', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'candour');
  return join(homedir(), '.cache', 'candour');
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
