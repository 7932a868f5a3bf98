/** Files as they are chosen or dropped, folders with all that is in them; names keep the path inside the folder. */

import type { ErrorCode } from '../../../src-main/contract/errors.ts';

/** `size` is in bytes. */
export type Gathered = { readonly file: File; readonly name: string; readonly size: number };

function gather(file: File, name: string): Gathered {
  return { file, name, size: file.size };
}

export function gatherChosen(files: FileList | null): Gathered[] {
  return [...(files ?? [])].map((file) => gather(file, file.webkitRelativePath || file.name));
}

/** To be called while the drop is handled: afterwards the browser forgets what was dropped. */
export function gatherDropped(transfer: DataTransfer): Promise<Gathered[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files].map((file) => gather(file, file.name));
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(plain);
  return Promise.all(entries.map((entry) => (entry === null ? [] : readEntry(entry)))).then((lists) =>
    lists.flat(),
  );
}

async function readEntry(entry: FileSystemEntry): Promise<Gathered[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [gather(file, entry.fullPath.replace(/^\//, ''))];
  }
  if (!isFolder(entry)) return [];
  const gathered: Gathered[] = [];
  for (const child of await listFolder(entry)) gathered.push(...(await readEntry(child)));
  return gathered;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader gives some entries at a time, and none at the end. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0)
      return entries.sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
    entries.push(...some);
  }
}

/** Main refuses what is larger, so that it need not be read at all. */
const largestFile = 512 * 1024 * 1024;

export type ReadFiles = {
  readonly files: { untrustedName: string; bytes: Uint8Array<ArrayBuffer>; password: string | null }[];
  /** Where each of `files` comes from. */
  readonly sources: Gathered[];
  readonly refused: (Gathered & { readonly code: ErrorCode })[];
};

/** The bytes of some files. One that is gone by now, may not be read or is too large keeps no other back. */
export async function readGathered(
  gathered: readonly Gathered[],
  password: string | null,
): Promise<ReadFiles> {
  const read: ReadFiles = { files: [], sources: [], refused: [] };
  for (const one of gathered) {
    if (one.size > largestFile) {
      read.refused.push({ ...one, code: 'file-too-large' });
      continue;
    }
    try {
      const bytes = new Uint8Array(await one.file.arrayBuffer());
      read.files.push({ untrustedName: one.name.slice(-1000), bytes, password });
      read.sources.push(one);
    } catch {
      read.refused.push({ ...one, code: 'file-unreadable' });
    }
  }
  return read;
}
