import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PdfResources } from '../resources.ts';

/** Common surnames of the United Kingdom, one a line of `names/surnames.txt`. */
export async function readSurnames({ folder }: PdfResources): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'names', 'surnames.txt'), 'utf8');
  return text.split(/\r?\n/u).filter((line) => line !== '');
}
