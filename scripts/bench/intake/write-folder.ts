/** A folder of large files: scans and photographs of many megabytes, written one by one. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makePhotographs, makeScannedPages, takePhotograph } from '../documents/picture-pages.ts';

/** Answers the files' paths and the bytes of all. No two files are the same. */
export async function writeLargeFolder(
  folder: string,
  bytes: number,
): Promise<{ files: readonly string[]; bytes: number }> {
  const kinds = [
    { ending: 'pdf', bytes: await makePhotographs(70) },
    { ending: 'jpg', bytes: await takePhotograph(7) },
    { ending: 'pdf', bytes: await makeScannedPages(60) },
    { ending: 'jpg', bytes: await takePhotograph(8) },
  ];
  const files: string[] = [];
  let written = 0;
  for (let number = 1; written < bytes; number += 1) {
    const kind = kinds[number % kinds.length];
    if (kind === undefined) throw new Error('There is no such kind of file');
    const file = path.join(folder, `${String(number).padStart(5, '0')}.${kind.ending}`);
    // Both formats end by themselves: what follows makes the file another one, and shows nothing.
    const mark = createHash('sha256').update(String(number)).digest('hex');
    writeFileSync(file, Buffer.concat([kind.bytes, Buffer.from(`\n%${mark}\n`)]));
    written += kind.bytes.length;
    files.push(file);
  }
  return { files, bytes: written };
}
