// How well and how fast scans are read. npm run bench -- ocr
// Foreign scans are not in the project: CANDOUR_DATA names their folder, or it lies at ../shared/data.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { needsEyes, type ReadingFlag } from '../../src-main/contract/reading.ts';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { goodScan, type ScanFaults, scanPage, wrapScans } from '../../test/support/make-scan.ts';
import { findMedian, printTable, type Row } from './measure/print-table.ts';
import { findErrorRate } from './ocr/error-rate.ts';

const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const data = process.env.CANDOUR_DATA ?? path.join(projectFolder, '..', 'shared', 'data');
const samples = path.join(projectFolder, 'resources', 'sample-case', 'documents');
const quick = process.argv.includes('--quick');

const engine = createProcessEngine({
  spawn: spawnForked(),
  resources: { folder: path.join(projectFolder, 'resources') },
  workers: 2,
});

type Read = {
  readonly what: string;
  readonly errors: number;
  readonly letters: number;
  readonly confidence: number;
  readonly flags: readonly ReadingFlag[];
};

async function readPdf(
  bytes: Uint8Array,
): Promise<readonly Omit<Read, 'what' | 'errors' | 'letters'>[] & { text?: string }> {
  const source = { bytes, password: null };
  const { pages } = await engine.run('findScans', { source });
  const read = await Promise.all(pages.map(({ page }) => engine.run('recognise', { source, page })));
  const all = read.map(({ reading: { confidence, flags } }) => ({ confidence, flags }));
  return Object.assign(all, { text: read.map(({ text }) => text).join('\n') });
}

/** Pages of letters, minutes, a table and a form, with the text that they were made of. */
const originals: readonly (readonly [file: string, page: number])[] = [
  ['01-chronology.pdf', 1],
  ['02-child-and-family-assessment.pdf', 2],
  ['05-correspondence.pdf', 1],
  ['07-school-report.pdf', 1],
  ['09-contact-notes.pdf', 1],
];

/** What is done to them, the share of wrong letters that is aimed at, and whether the page has to be flagged for eyes. */
const faults: readonly (readonly [what: string, faults: Partial<ScanFaults>, target: number])[] = [
  ['clean, 200 dpi', {}, 0.01],
  ['300 dpi', { dpi: 300 }, 0.01],
  ['noisy', { noise: 45 }, 0.02],
  ['100 dpi', { dpi: 100 }, 0.03],
  ['askew by 1°', { skew: 1 }, 0.01],
  ['askew by -2°', { skew: -2 }, 0.015],
  ['askew by 3°', { skew: 3 }, 0.015],
  ['on its side', { turn: 90 }, 0.02],
  ['on its head', { turn: 180 }, 0.01],
  ['on its other side', { turn: 270 }, 0.02],
  ['faint', { ink: 0.25, noise: 8 }, 0.03],
  ['photographed in bad light', { shade: 110, noise: 14, skew: 1 }, 0.03],
  ['faint and noisy', { ink: 0.16, noise: 30 }, 1],
];

/** A page with more wrong letters than this has to be flagged, one with fewer than half of it must not be. */
const tolerable = 0.03;

async function measureOwn(): Promise<readonly Read[]> {
  const reads: Read[] = [];
  const chosen = quick ? originals.slice(2, 4) : originals;
  for (const [what, change] of faults)
    for (const [file, page] of chosen) {
      const bytes = new Uint8Array(readFileSync(path.join(samples, file)));
      const source = { bytes, password: null };
      const truth = (await engine.run('extract', { source })).pages[page - 1]?.text ?? '';
      const scan = wrapScans([await scanPage(bytes, page, { ...goodScan, ...change })]);
      const read = await readPdf(scan);
      const [first] = read;
      const rate = findErrorRate(truth, read.text ?? '');
      reads.push({ what, ...rate, confidence: first?.confidence ?? 0, flags: first?.flags ?? ['no-text'] });
    }
  return reads;
}

async function measureForeign(): Promise<readonly Read[]> {
  const folder = path.join(data, 'ocr', 'tesseract-test', 'testing');
  if (!existsSync(folder)) {
    console.log(`\nTHE FOREIGN SCANS ARE NOT THERE, THEY WERE NOT MEASURED: ${folder} (set CANDOUR_DATA)`);
    return [];
  }
  const pairs = [
    '8071_093.3B.tif',
    '8087_054.3B.tif',
    'phototest.tif',
    'phototest-rotated-180.png',
    'phototest-rotated-L.png',
    'phototest-rotated-R.png',
  ];
  const reads: Read[] = [];
  for (const name of pairs) {
    const truthName = name.startsWith('phototest') ? 'phototest.gold.txt' : name.replace('.tif', '.txt');
    const source = { bytes: new Uint8Array(readFileSync(path.join(folder, name))), password: null };
    const { bytes } = await engine.run('convert', { source, untrustedName: name });
    const read = await readPdf(bytes);
    const truth = readFileSync(path.join(folder, truthName), 'utf8');
    const [first] = read;
    const rate = findErrorRate(truth, read.text ?? '');
    reads.push({
      what: name,
      ...rate,
      confidence: first?.confidence ?? 0,
      flags: first?.flags ?? ['no-text'],
    });
  }
  return reads;
}

/** Pages a second with two workers, and processor seconds a page, which other work on the machine does not change much. */
async function measureSpeed(): Promise<readonly Row[]> {
  const scans = await Promise.all(
    originals.map(async ([file, page]) =>
      scanPage(new Uint8Array(readFileSync(path.join(samples, file))), page, { ...goodScan, skew: 0.4 }),
    ),
  );
  const pictures = Array.from({ length: quick ? 6 : 20 }, (_, index) => scans[index % scans.length]).flatMap(
    (picture) => picture ?? [],
  );
  const source = { bytes: wrapScans(pictures), password: null };
  await Promise.all([1, 2].map((page) => engine.run('recognise', { source, page })));
  const since = performance.now();
  await Promise.all(pictures.map((_, index) => engine.run('recognise', { source, page: index + 1 })));
  const seconds = (performance.now() - since) / 1000;
  return [
    {
      what: 'pages a second, two workers',
      figure: pictures.length / seconds,
      unit: '',
      target: 1,
      better: 'more',
    },
  ];
}

function judge(reads: readonly Read[]): readonly Row[] {
  const bad = reads.filter(({ errors, letters }) => errors > tolerable * letters);
  const good = reads.filter(({ errors, letters }) => errors < (tolerable / 2) * letters);
  const caught = bad.filter(({ flags }) => needsEyes(flags)).length;
  const wronged = good.filter(({ flags }) => needsEyes(flags)).length;
  return [
    {
      what: `badly read pages (more than ${100 * tolerable} % wrong) that are flagged`,
      figure: bad.length === 0 ? 1 : caught / bad.length,
      unit: `of ${bad.length}`,
      target: 0.95,
      better: 'more',
    },
    {
      what: 'well read pages that are flagged all the same',
      figure: good.length === 0 ? 0 : wronged / good.length,
      unit: `of ${good.length}`,
      target: 0.05,
      better: 'less',
    },
  ];
}

try {
  const own = await measureOwn();
  const rows = faults.map(([what, , target]): Row => {
    const some = own.filter((read) => read.what === what);
    const errors = some.reduce((sum, read) => sum + read.errors, 0);
    const letters = some.reduce((sum, read) => sum + read.letters, 0);
    const sure = findMedian(some.map(({ confidence }) => confidence));
    const flags = [...new Set(some.flatMap((read) => read.flags))].join(' ');
    return {
      what: `${what} (${Math.round(100 * sure)} % sure) ${flags}`,
      figure: (100 * errors) / letters,
      unit: '% wrong',
      target: target === 1 ? null : 100 * target,
      better: 'less',
    };
  });
  const foreign = await measureForeign();
  let missed = printTable('Scans of our own making, letters read wrongly', rows);
  if (foreign.length > 0)
    missed += printTable(
      'Foreign scans, letters read wrongly',
      foreign.map(({ what, errors, letters, confidence, flags }) => ({
        what: `${what} (${Math.round(100 * confidence)} % sure) ${flags.join(' ')}`,
        figure: (100 * errors) / letters,
        unit: '% wrong',
        target: 2,
        better: 'less',
      })),
    );
  missed += printTable('Flags', judge([...own, ...foreign]));
  missed += printTable(`Speed (${availableParallelism()} cores)`, await measureSpeed());
  if (process.argv.includes('--verbose'))
    for (const read of [...own, ...foreign])
      console.log(
        read.what,
        ((100 * read.errors) / read.letters).toFixed(2),
        read.confidence.toFixed(3),
        read.flags.join(' '),
      );
  process.exitCode = missed > 0 ? 1 : 0;
} finally {
  await engine.close();
}
