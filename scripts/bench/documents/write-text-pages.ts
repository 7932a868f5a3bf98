/** The pages of text-pages.ts, made by another process: what a benchmark measures must not hold what made its files. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeTextPages } from './text-pages.ts';

const ownFile = fileURLToPath(import.meta.url);

export function writeTextPages(count: number, start = 0): Uint8Array {
  return execFileSync(process.execPath, [ownFile, String(count), String(start)], {
    maxBuffer: 256 * 1024 ** 2,
  });
}

if (process.argv[1] === ownFile) {
  const [count = 1, start = 0] = process.argv.slice(2).map(Number);
  process.stdout.write(await makeTextPages(count, start));
}
