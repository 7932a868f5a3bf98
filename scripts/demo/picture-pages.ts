/** The pages of the bundle as pictures, by poppler's pdftoppm where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** How many pages were drawn; null where the program is not installed. */
export function picturePages(bundle: string, password: string, folder: string): number | null {
  mkdirSync(folder, { recursive: true });
  const run = spawnSync('pdftoppm', [
    ...['-upw', password, '-r', '50', '-jpeg', bundle],
    path.join(folder, 'page'),
  ]);
  if (run.error !== undefined || run.status !== 0) return null;
  return readdirSync(folder).filter((name) => name.endsWith('.jpg')).length;
}
