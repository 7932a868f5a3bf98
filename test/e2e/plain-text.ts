/** Looks for words in every file of a folder, in the encodings in which a program could have left them. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

function encode(word: string): readonly Buffer[] {
  const wide = Buffer.from(word, 'utf16le');
  return [Buffer.from(word, 'utf8'), wide, Buffer.from(wide).swap16()];
}

/** Paths, relative to the folder, of files that hold one of the words in their bytes or their name. */
export async function findPlainText(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const needles = words.flatMap(encode);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const named = words.some((word) => entry.name.includes(word));
    const bytes = entry.isFile() ? await readFile(file) : Buffer.alloc(0);
    if (named || needles.some((needle) => bytes.includes(needle))) found.push(path.relative(folder, file));
  }
  return found;
}
