/**
 * Speed and size of `npm run candour -- redact`, its own verification and the start of its processes included, beside
 * what is done otherwise: every page turned into a picture (pdftoppm and img2pdf, Ghostscript). Ten marks a page.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { makePhotographs, makeScannedPages } from './documents/picture-pages.ts';
import { makeTextPages } from './documents/text-pages.ts';
import { findMedian, printTable, type Row } from './measure/print-table.ts';
import { readChildTime, runCommand } from './measure/run-command.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'candour-speed-'));
const at = (name: string): string => path.join(folder, name);
const runs = 3;
const marksPerPage = 10;

type Mark = { readonly page: number; readonly rect: readonly number[]; readonly code: string };
type Sheet = {
  readonly name: string;
  readonly pages: number;
  readonly make: () => Promise<Uint8Array>;
  readonly speed: number;
  readonly kilobytes: number | null;
};

const sheets: readonly Sheet[] = [
  { name: 'text', pages: 100, make: () => makeTextPages(100), speed: 40, kilobytes: 5 },
  { name: 'scans', pages: 30, make: () => makeScannedPages(30), speed: 6, kilobytes: 60 },
  { name: 'photographs', pages: 20, make: () => makePhotographs(20), speed: 6, kilobytes: null },
];

/** Ten words a page where there are words; otherwise ten places as large as words. */
async function chooseMarks(bytes: Uint8Array): Promise<Mark[]> {
  const engine = createInlineEngine({ folder: path.join(project, 'resources') });
  const { pages } = await engine.run('extract', { source: { bytes, password: null } });
  await engine.close();
  return pages.flatMap(({ page, text, boxes, cropBox }) => {
    const words = [...text.matchAll(/[A-Za-z]{4,}/gu)];
    return Array.from({ length: marksPerPage }, (_, index): Mark => {
      const word = words[Math.floor(((index + 0.5) * words.length) / marksPerPage)];
      const rect = word === undefined ? placeBox(cropBox, index) : findBox(boxes, word.index, word[0].length);
      return { page, rect, code: 'TP' };
    });
  });
}

function placeBox([x0, y0, x1, y1]: readonly [number, number, number, number], index: number): number[] {
  const x = x0 + (x1 - x0) * (0.15 + 0.3 * (index % 3));
  const y = y0 + (y1 - y0) * (0.1 + 0.08 * index);
  return [x, y, x + 70, y + 13];
}

function findBox(boxes: Float32Array, start: number, length: number): number[] {
  const own = Array.from({ length }, (_, index) =>
    boxes.subarray((start + index) * 4, (start + index) * 4 + 4),
  );
  const bounds = (corner: number): number[] => own.map((box) => box[corner] ?? 0);
  return [Math.min(...bounds(0)), Math.min(...bounds(1)), Math.max(...bounds(2)), Math.max(...bounds(3))];
}

type Measured = { readonly perSecond: number; readonly perCore: number | null; readonly kilobytes: number };

/** The median of some runs; null where the program is not installed. Throws where it fails. */
async function measure(
  pages: number,
  out: string,
  work: () => Promise<number | null>,
): Promise<Measured | null> {
  const walls: number[] = [];
  const costs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = readChildTime();
    const start = performance.now();
    const code = await work();
    if (code === null) return null;
    if (code !== 0) throw new Error(`A program ended with code ${code}`);
    walls.push((performance.now() - start) / 1000);
    const after = readChildTime();
    if (before !== null && after !== null) costs.push(after - before);
  }
  return {
    perSecond: pages / findMedian(walls),
    perCore: costs.length === 0 ? null : pages / findMedian(costs),
    kilobytes: statSync(out).size / 1024 / pages,
  };
}

const writers: { redraw: number; raster: number } = { redraw: 0, raster: 0 };

async function redact(name: string): Promise<number | null> {
  const args = ['redact', at(`${name}.pdf`), '--marks', at(`${name}.json`), '--out', at(`${name}.out.pdf`)];
  const { code, stdout } = await runCommand(process.execPath, [
    path.join(project, 'scripts/candour.mjs'),
    ...args,
  ]);
  const answer: unknown = JSON.parse(stdout);
  if (code !== 0) throw new Error(`candour redact ended with code ${code}: ${stdout.slice(0, 400)}`);
  Object.assign(writers, Reflect.get(Object(answer), 'writers'));
  return code;
}

/** As many pdftoppm as cores, each for its share of the pages; then one img2pdf. */
async function turnIntoPictures(name: string, pages: number): Promise<number | null> {
  const halves = [0, 1].map((half) => [
    Math.floor((half * pages) / 2) + 1,
    Math.floor(((half + 1) * pages) / 2),
  ]);
  const drawn = await Promise.all(
    halves.map(([from, to]) =>
      runCommand('pdftoppm', [
        ...['-r', '200', '-png', '-f', String(from), '-l', String(to)],
        at(`${name}.pdf`),
        at(`${name}-page`),
      ]),
    ),
  );
  if (drawn.some(({ code }) => code === null)) return null;
  const pictures = readdirSync(folder).filter((file) => file.startsWith(`${name}-page`));
  const out = `${name}.img2pdf.pdf`;
  const { code } = await runCommand('img2pdf', [...pictures.sort(), '-o', out], folder);
  if (code === null) {
    console.log(
      'NOT MEASURED: img2pdf is not installed; pdftoppm stands without it, its size is that of the pictures.',
    );
    const sizes = pictures.map((picture) => statSync(at(picture)).size);
    writeFileSync(at(out), Buffer.alloc(sizes.reduce((sum, size) => sum + size, 0)));
  }
  for (const picture of pictures) rmSync(at(picture));
  return code ?? 0;
}

async function runGhostscript(name: string): Promise<number | null> {
  const options = ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', '-sDEVICE=pdfimage8', '-r200'];
  const { code } = await runCommand('gs', [
    ...options,
    `-sOutputFile=${at(`${name}.gs.pdf`)}`,
    at(`${name}.pdf`),
  ]);
  return code;
}

/** What other programs at work do not change much. */
function describeCost({ perCore }: Measured): readonly Row[] {
  if (perCore === null) return [];
  return [
    {
      what: '  processor time',
      figure: 1000 / perCore,
      unit: 'ms a page',
      target: null,
      better: 'less',
    },
  ];
}

/** Our own processes are two of the load at most. */
function tellLoad(): void {
  const [load = 0] = loadavg();
  if (load > availableParallelism() + 0.5)
    console.log(
      `OTHER PROGRAMS ARE AT WORK (load ${load.toFixed(1)}): figures by the clock are lower than they would be; compare processor times.`,
    );
}

async function measureSheet({ name, pages, make, speed, kilobytes }: Sheet): Promise<number> {
  const bytes = await make();
  writeFileSync(at(`${name}.pdf`), bytes);
  writeFileSync(at(`${name}.json`), JSON.stringify({ marks: await chooseMarks(bytes) }));
  const ours = await measure(pages, at(`${name}.out.pdf`), () => redact(name));
  if (ours === null) throw new Error('candour redact could not be started.');
  const share = (100 * writers.raster) / (writers.raster + writers.redraw);
  const rows: Row[] = [
    { what: 'candour redact', figure: ours.perSecond, unit: 'pages/s', target: speed, better: 'more' },
    { what: '  size', figure: ours.kilobytes, unit: 'KB a page', target: kilobytes, better: 'less' },
    {
      what: '  written as pictures',
      figure: share,
      unit: '% of the pages',
      target: name === 'text' ? 5 : null,
      better: 'less',
    },
  ];
  rows.push(...describeCost(ours));
  const others: [string, string, () => Promise<number | null>][] = [
    ['pdftoppm × 2 + img2pdf', at(`${name}.img2pdf.pdf`), () => turnIntoPictures(name, pages)],
    ['Ghostscript pdfimage8', at(`${name}.gs.pdf`), () => runGhostscript(name)],
  ];
  for (const [what, out, work] of others) {
    const theirs = await measure(pages, out, work);
    if (theirs === null) {
      console.log(`NOT MEASURED: ${what} is not installed, so there is nothing to compare with.`);
      continue;
    }
    rows.push(
      { what, figure: theirs.perSecond, unit: 'pages/s', target: null, better: 'more' },
      {
        what: '  candour beside it',
        figure: ours.perSecond / theirs.perSecond,
        unit: '× as fast',
        target: null,
        better: 'more',
      },
      ...describeCost(theirs),
      { what: '  size', figure: theirs.kilobytes, unit: 'KB a page', target: null, better: 'less' },
      {
        what: '  candour beside it',
        figure: ours.kilobytes / theirs.kilobytes,
        unit: '× the size',
        target: null,
        better: 'less',
      },
    );
  }
  tellLoad();
  return printTable(`${pages} pages of ${name}, ${marksPerPage} marks a page, median of ${runs} runs`, rows);
}

try {
  const [load = 0] = loadavg();
  console.log(`${availableParallelism()} cores; load before the start ${load.toFixed(1)}`);
  if (load > 0.5)
    console.log('OTHER PROGRAMS ARE AT WORK: figures by the clock are lower than they would be.');
  // Made once after a change of the sources, and no part of what is measured.
  await runCommand(process.execPath, [path.join(project, 'scripts/candour.mjs'), '--version']);
  for (const sheet of sheets) await measureSheet(sheet);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
