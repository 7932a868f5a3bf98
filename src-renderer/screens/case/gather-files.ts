/** Files as they are chosen or dropped, folders with all that is in them; names keep the path inside the folder. */

export type Gathered = { readonly file: File; readonly name: string };

export function gatherChosen(files: FileList | null): Gathered[] {
  return [...(files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
}

/** To be called while the drop is handled: afterwards the browser forgets what was dropped. */
export function gatherDropped(transfer: DataTransfer): Promise<Gathered[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files].map((file) => ({ file, name: file.name }));
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(plain);
  return Promise.all(entries.map((entry) => (entry === null ? [] : readEntry(entry)))).then((lists) =>
    lists.flat(),
  );
}

async function readEntry(entry: FileSystemEntry): Promise<Gathered[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, '') }];
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

const batchBytes = 128 * 1024 * 1024;
const batchFiles = 200;

/** Parts of which each is held in memory as a whole; a folder may be larger than that. */
export function splitIntoBatches(gathered: readonly Gathered[]): Gathered[][] {
  const batches: Gathered[][] = [];
  let bytes = 0;
  for (const one of gathered) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= batchFiles || bytes + one.file.size > batchBytes) {
      batches.push([one]);
      bytes = one.file.size;
    } else {
      last.push(one);
      bytes += one.file.size;
    }
  }
  return batches;
}
