import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './paths.mjs';

/** Changes when one of these files and folders does: by name, size and time, not by what is in them. */
export function fingerprintSources(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addToFingerprint(hash, join(projectFolder, source));
  return hash.digest('hex');
}

function addToFingerprint(hash, path) {
  const found = statSync(path);
  if (found.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToFingerprint(hash, join(path, name));
  } else {
    hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
  }
}
