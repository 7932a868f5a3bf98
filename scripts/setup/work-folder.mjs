import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives `work` an empty folder inside `parent` and deletes it afterwards, so that only what is complete is ever moved
 * to its place. Also deletes what runs that were killed have left there.
 */
export async function withWorkFolder(parent, work) {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const owner = /^working-(\d+)$/.exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const folder = join(parent, `working-${process.pid}`);
  mkdirSync(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
