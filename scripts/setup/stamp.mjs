import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesFolder } from './paths.mjs';

// Kept inside node_modules so that it disappears with what it vouches for.
const stampFile = join(modulesFolder, '.candour-setup');

/** What earlier runs of the set-up found to be in order: `{ lock, native, packages }`, each optional. */
export function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

export function updateStamp(changes) {
  writeFileSync(stampFile, `${JSON.stringify({ ...readStamp(), ...changes }, null, 2)}\n`);
}
