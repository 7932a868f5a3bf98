/**
 * Writes the sample case, resources/sample-case: `node scripts/sample-case/generate.ts [folder]`. The same sources always
 * give the same bytes, on any machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeCase } from './case/case-file.ts';
import { letterLines, scanDetails } from './documents/gp-letter-scan.ts';
import { scanLetter } from './layout/scan.ts';
import { typesetDocument } from './layout/typeset.ts';
import { sources } from './sources.ts';

/** The files of the sample case by their path under resources/sample-case. */
export async function generateSampleCase(): Promise<ReadonlyMap<string, Uint8Array>> {
  const documents = await Promise.all(sources.map(typesetDocument));
  const scan = await scanLetter(scanDetails, letterLines);
  const description = describeCase(documents, [...sources, scanDetails], scan);
  return new Map([
    ...[...documents, scan].map(({ fileName, bytes }) => [`documents/${fileName}`, bytes] as const),
    ['case.json', new TextEncoder().encode(`${JSON.stringify(description, null, 2)}\n`)] as const,
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../../resources/sample-case', import.meta.url));
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const files = await generateSampleCase();
  for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
  process.stdout.write(`${files.size} files written to ${folder}\n`);
}
