/** Writing files so that a reader finds either the old or the new one, and what the disk says when it cannot. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError, type ErrorCode } from '../contract/errors.ts';

const diskCodes: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'folder-not-writable',
  EPERM: 'folder-not-writable',
  EROFS: 'folder-not-writable',
  ENOTDIR: 'folder-not-writable',
  EEXIST: 'folder-not-writable',
  ENOENT: 'folder-not-writable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** The AppError for what writing met; anything unknown passes as it is. */
export function toDiskError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const code = diskCodes[error.code];
  return code === undefined || error instanceof AppError ? error : new AppError(code);
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Marks names that are not yet, or no longer, what they were to become; swept when a folder is opened. */
export const unfinishedEnding = '.unfinished';

export function nameUnfinished(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}${unfinishedEnding}`;
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw toDiskError(error);
  }
}

/** Replaces the file in one step: written aside, flushed to the disk, renamed, the folder flushed. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const aside = nameUnfinished(path);
  try {
    const file = openSync(aside, 'wx', 0o600);
    try {
      let done = 0;
      while (done < bytes.length) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
    flushFolder(dirname(path));
  } catch (error) {
    rmSync(aside, { force: true });
    throw toDiskError(error);
  }
}

/** Makes a rename last. Windows flushes folders by itself and refuses to open them. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Removes every entry of the folder that `isWanted` does not know. A missing folder has none. */
export function sweepFolder(path: string, isWanted: (name: string) => boolean): void {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    if (isMissing(error)) return;
    throw toDiskError(error);
  }
  for (const name of names) {
    if (!isWanted(name)) rmSync(join(path, name), { recursive: true, force: true });
  }
}
