/**
 * Writes the sample case, resources/sample-case: `node scripts/sample-case/generate.ts [folder]`. The same sources always
 * give the same bytes, on any machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeCase } from './case/case-file.ts';
import { keptInPrint } from './case/terms.ts';
import {
  copier,
  copyDetails,
  copyLines,
  letterLines,
  scanDetails,
  scanner,
} from './documents/gp-letter-scan.ts';
import { concernDetails, concernLines, concernTruth } from './documents/record-of-concern.ts';
import { coverDocument } from './layout/covered.ts';
import { scanLetter } from './layout/scan.ts';
import { typesetDocument } from './layout/typeset.ts';
import { makeOtherFiles, sources } from './sources.ts';

/** The files of the sample case by their path under resources/sample-case. */
export async function generateSampleCase(): Promise<ReadonlyMap<string, Uint8Array>> {
  const print = await Promise.all(
    sources.map(async (source) => ({
      details: source,
      document: await typesetDocument(source),
      kept: keptInPrint[source.fileName] ?? [],
    })),
  );
  const concern = {
    details: concernDetails,
    document: await coverDocument(concernDetails, concernLines),
    kept: concernTruth.kept,
  };
  const scans = [
    { details: scanDetails, document: await scanLetter(scanDetails, letterLines, scanner) },
    { details: copyDetails, document: await scanLetter(copyDetails, copyLines, copier) },
  ];
  const others = makeOtherFiles();
  const description = describeCase([...print, concern], scans, others);
  const files = [...print, concern, ...scans]
    .map(({ document: { fileName, bytes } }) => ({ fileName, bytes }))
    .concat(others.map(({ fileName, bytes }) => ({ fileName, bytes })));
  return new Map([
    ...files.map(({ fileName, bytes }) => [`documents/${fileName}`, bytes] as const),
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
