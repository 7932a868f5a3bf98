/** A folder on its way into the case, in parts of which each is held in memory as a whole. */

/** The window holds one part, the next one while it is read, and main's copy of the first. */
const batchBytes = 48 * 1024 * 1024;
const batchFiles = 500;

/** `size` is in bytes. A file larger than a part is a part by itself. */
export function splitIntoBatches<T extends { readonly size: number }>(files: readonly T[]): T[][] {
  const batches: T[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= batchFiles || bytes + file.size > batchBytes) {
      batches.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return batches;
}
