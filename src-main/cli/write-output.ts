/** Files that go out: complete under their name, or not there at all. */
import { randomBytes } from 'node:crypto';
import { access, constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';

/** Written aside, in the same folder, and not yet under its name. */
export type StagedFile = {
  /** Throws destination-not-writable. */
  commit(): Promise<void>;
  /** Leaves nothing behind; after `commit` it does nothing. */
  discard(): Promise<void>;
};

/**
 * Refuses before any work is done. Throws destination-exists where the output is one of the inputs under any name,
 * destination-not-writable where no file can be made there.
 */
export async function checkDestination(target: string, inputs: readonly string[]): Promise<void> {
  const there = await stat(target).catch(() => null);
  if (there !== null) {
    for (const input of inputs) {
      const one = await stat(input).catch(() => null);
      if (one !== null && one.dev === there.dev && one.ino === there.ino)
        throw new AppError('destination-exists');
    }
    if (!there.isFile()) throw new AppError('destination-not-writable');
  }
  try {
    const folder = path.dirname(path.resolve(target));
    if (!(await stat(folder)).isDirectory()) throw new AppError('destination-not-writable');
    await access(folder, constants.W_OK);
  } catch {
    throw new AppError('destination-not-writable');
  }
}

/** Throws destination-not-writable, disk-full. */
export async function stageFile(target: string, bytes: Uint8Array): Promise<StagedFile> {
  const folder = path.dirname(path.resolve(target));
  const aside = path.join(folder, `.candour-${randomBytes(8).toString('hex')}.unfinished`);
  const discard = () => rm(aside, { force: true });
  try {
    const file = await open(aside, 'wx', 0o600);
    await writeAndClose(file, bytes);
  } catch (error) {
    await discard().catch(() => undefined);
    throw toWriteError(error);
  }
  return {
    commit: async () => {
      try {
        await rename(aside, path.resolve(target));
        await syncFolder(folder);
      } catch (error) {
        throw toWriteError(error);
      }
    },
    discard,
  };
}

async function writeAndClose(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name outlives a power cut; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function toWriteError(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return new AppError(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'destination-not-writable');
}
