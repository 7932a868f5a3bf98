// Every foreign file through `candour convert`'s own steps: converted, refused with a code, or crashed; and how many of the
// words that the file is known to hold can be read in the PDF. npm run bench -- formats
// The files are not in the project: CANDOUR_DATA names their folder, or it lies at ../shared/data.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { toErrorReply } from '../../src-main/contract/errors.ts';
import type { PdfEngine, PdfTasks } from '../../src-main/pdf/engine.ts';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { findKnownWords, listWords } from './formats/known-words.ts';

const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const data = process.env.CANDOUR_DATA ?? path.join(projectFolder, '..', 'shared', 'data');
const [filter = '', verbose = ''] = process.argv.slice(2);

type Row = {
  files: number;
  converted: number;
  refused: number;
  crashed: number;
  pages: number;
  known: number;
  found: number;
  ms: number;
  codes: Map<string, number>;
};
const rows = new Map<string, Row>();
const clearCodes = new Set([
  'file-unsupported',
  'file-damaged',
  'file-empty',
  'file-password-needed',
  'file-password-wrong',
  'file-without-pages',
  'file-too-large',
  'file-too-many-pages',
  'page-too-large',
]);

if (!existsSync(data)) {
  console.log(`THE FOREIGN FILES ARE NOT THERE, NOTHING WAS MEASURED: ${data} is missing (set CANDOUR_DATA)`);
  process.exit(0);
}

const files = ['office', 'mail', 'pdf', 'ocr', 'redaction']
  .map((folder) => path.join(data, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  .filter(
    (file) =>
      !/(?:LICENSE|COMMIT|\.gitignore|\.js|\.json|\.md)$/.test(file) &&
      !/cpython.*(?:__init__)/.test(file) &&
      new RegExp(filter, 'i').test(file),
  )
  .sort();

const engine = createProcessEngine({
  spawn: spawnForked(),
  resources: { folder: path.join(projectFolder, 'resources') },
});
try {
  for (const file of files) await measure(engine, file);
} finally {
  await engine.close();
}
report();

type Converted = PdfTasks['convert']['output'];

async function measure(pdf: PdfEngine, file: string): Promise<void> {
  const bytes = readFileSync(file);
  const ending = path.extname(file).slice(1).toLowerCase();
  const row = rows.get(ending) ?? {
    files: 0,
    converted: 0,
    refused: 0,
    crashed: 0,
    pages: 0,
    known: 0,
    found: 0,
    ms: 0,
    codes: new Map(),
  };
  rows.set(ending, row);
  row.files += 1;
  const start = performance.now();
  try {
    const converted = await convertAll(pdf, new Uint8Array(bytes), path.basename(file), 0);
    row.ms += performance.now() - start;
    row.converted += 1;
    row.pages += converted.reduce((sum, { pages }) => sum + pages, 0);
    const [own] = converted;
    const known = own === undefined ? null : await findKnownWords(bytes, own.type).catch(() => null);
    if (known === null || known.size === 0) return;
    const text = (
      await Promise.all(
        converted.map(({ bytes: pdfBytes }) =>
          pdf.run('extract', { source: { bytes: pdfBytes, password: null } }),
        ),
      )
    )
      .flatMap(({ pages }) => pages.map((page) => page.text))
      .join('\n');
    const words = new Set(listWords(text));
    // A long word may be cut at the end of a line.
    const joined = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
    const missing = [...known].filter((word) => !words.has(word) && !joined.includes(word));
    row.known += known.size;
    row.found += known.size - missing.length;
    if (verbose !== '' && missing.length > 0)
      console.log(
        `${path.basename(file)}: ${missing.length} of ${known.size} missing: ${missing.slice(0, 12).join(' ')}`,
      );
  } catch (error) {
    row.ms += performance.now() - start;
    const { code } = toErrorReply(error);
    row.codes.set(code, (row.codes.get(code) ?? 0) + 1);
    if (clearCodes.has(code)) row.refused += 1;
    else {
      row.crashed += 1;
      console.log(`crash: ${path.basename(file)}: ${code}`);
    }
    if (verbose !== '') console.log(`${path.basename(file)}: ${code}`);
  }
}

/** The file and all that it carries; what a child is refused for is not the file's fault. */
async function convertAll(
  pdf: PdfEngine,
  bytes: Uint8Array,
  untrustedName: string,
  depth: number,
): Promise<Converted[]> {
  const own = await pdf.run('convert', { source: { bytes, password: null }, untrustedName });
  const all = [own];
  for (const child of depth < 8 ? own.children : []) {
    try {
      all.push(...(await convertAll(pdf, child.bytes, child.untrustedName, depth + 1)));
    } catch (error) {
      if (!clearCodes.has(toErrorReply(error).code)) throw error;
    }
  }
  return all;
}

function report(): void {
  console.log('format   files converted refused crashed   pages  known words  readable   ms/file  codes');
  for (const [ending, row] of [...rows].sort(([a], [b]) => a.localeCompare(b))) {
    const share = row.known === 0 ? '     -' : `${((100 * row.found) / row.known).toFixed(2)} %`;
    const codes = [...row.codes].map(([code, count]) => `${code} ${count}`).join(', ');
    console.log(
      [
        ending.padEnd(8),
        String(row.files).padStart(5),
        String(row.converted).padStart(9),
        String(row.refused).padStart(7),
        String(row.crashed).padStart(7),
        String(row.pages).padStart(7),
        String(row.known).padStart(12),
        share.padStart(9),
        (row.ms / row.files).toFixed(0).padStart(9),
        ` ${codes}`,
      ].join(' '),
    );
  }
}
