/** Files that leave for a place of the person's choice: all of them complete and recorded, or none there. */
import { renameSync, rmSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { AppError } from '../contract/errors.ts';

export type Outgoing = { readonly target: string; readonly bytes: Uint8Array };

/**
 * Writes all under other names first. `record` writes down that they left and calls `moveInPlace` in the same
 * transaction; where it throws, nothing is left at the targets. Throws `destination-not-writable`, `disk-full`, and
 * what `record` throws.
 */
export async function writeOut<Value>(
  files: readonly Outgoing[],
  record: (moveInPlace: () => void) => Value,
): Promise<Value> {
  const moved: string[] = [];
  const moveInPlace = (): void => {
    for (const { target } of files) {
      try {
        renameSync(nameAside(target), target);
      } catch (error) {
        throw toDestinationError(error);
      }
      moved.push(target);
    }
  };
  try {
    for (const file of files) await writeAside(file);
    return record(moveInPlace);
  } catch (error) {
    for (const path of [...moved, ...files.map(({ target }) => nameAside(target))]) {
      rmSync(path, { force: true });
    }
    throw error;
  }
}

function nameAside(target: string): string {
  return `${target}.unfinished`;
}

async function writeAside({ target, bytes }: Outgoing): Promise<void> {
  try {
    const file = await openFile(nameAside(target), 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw toDestinationError(error);
  }
}

function toDestinationError(error: unknown): AppError {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return new AppError(full ? 'disk-full' : 'destination-not-writable');
}
