/**
 * Files coming into a case as the application takes them, with two workers: 1,000 messages with what they carry, text
 * PDFs of 500 pages together, and a folder of large scans and photographs in batches as the window sends them.
 * node scripts/bench/intake.ts [--mail=1000] [--pages=500] [--megabytes=2000]; 0 leaves a part out.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { splitIntoBatches } from '../../src-main/contract/import-batches.ts';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { keepHeapSmall } from '../../src-main/small-heap.ts';
import { startApplication } from '../../test/support/application.ts';
import { resourcesFolder } from '../../test/support/resources.ts';
import { sample, setUpPeople } from '../../test/support/sample-job.ts';
import { makeMail, makePages } from './intake/make-mail.ts';
import { writeLargeFolder } from './intake/write-folder.ts';
import { printTable, type Row } from './measure/print-table.ts';
import { readChildTime } from './measure/run-command.ts';
import { type MemoryPeak, watchMemory } from './measure/watch-memory.ts';

const workers = 2;
const targets = { mailSeconds: 120, pagesPerSecond: 100, megabytes: 1000 } as const;

/** A file that is read when its turn comes. */
type Source = {
  readonly untrustedName: string;
  readonly size: number;
  readonly read: () => Uint8Array<ArrayBuffer>;
};
type Measured = {
  readonly seconds: number;
  /** Processor time of all processes. */
  readonly cpu: number | null;
  readonly main: number;
  readonly documents: number;
  readonly refused: number;
  readonly pages: number;
  readonly peak: MemoryPeak | null;
};

async function importAll(sources: readonly Source[]): Promise<Measured> {
  const engine = createProcessEngine({
    spawn: spawnForked(),
    resources: { folder: resourcesFolder },
    workers,
  });
  const application = startApplication({ engine });
  const { client } = application;
  let measured: Omit<Measured, 'cpu'>;
  let before: number | null;
  try {
    await setUpPeople(client);
    const { caseId } = await client.call('createCase', { request: sample.request });
    before = readTime();
    const own = process.cpuUsage();
    const endWatch = watchMemory(1000);
    const start = performance.now();
    let refused = 0;
    for (const batch of splitIntoBatches(sources)) {
      const files = batch.map(({ untrustedName, read }) => ({
        untrustedName,
        bytes: read(),
        password: null,
      }));
      const result = await client.run('importDocuments', { caseId, files });
      refused += result.refused.length;
    }
    const seconds = (performance.now() - start) / 1000;
    const main = process.cpuUsage(own);
    const peak = endWatch();
    const documents = await client.call('listDocuments', { caseId });
    const pages = documents.reduce((sum, one) => sum + one.pages, 0);
    measured = {
      seconds,
      documents: documents.length,
      refused,
      pages,
      peak,
      main: (main.user + main.system) / 1e6,
    };
  } finally {
    await application.close();
    await engine.close();
  }
  const after = readTime();
  return { ...measured, cpu: before === null || after === null ? null : after - before };
}

/** Own and ended children's; workers count when they have ended. */
function readTime(): number | null {
  const children = readChildTime();
  const { user, system } = process.cpuUsage();
  return children === null ? null : children + (user + system) / 1e6;
}

function listFigures({ seconds, cpu, main, documents, pages, refused, peak }: Measured): Row[] {
  const figure = (what: string, value: number | null | undefined, unit: string): Row[] =>
    value === null || value === undefined
      ? []
      : [{ what: `  ${what}`, figure: value, unit, target: null, better: 'less' }];
  return [
    ...figure('documents', documents, ''),
    ...figure('pages', pages, ''),
    ...figure('refused', refused, ''),
    ...figure('by the clock', seconds, 's'),
    ...figure('processor time of all processes', cpu, 's'),
    ...figure('of that main', main, 's'),
    ...figure('memory of all processes, shared counted once', peak === null ? null : peak.pss / 1e6, 'MB'),
  ];
}

const readOption = (name: string, usual: number): number => {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? usual : Number(given.slice(name.length + 3));
};

async function measureMail(count: number): Promise<void> {
  const mail = await makeMail(count);
  const sources = mail.map(({ untrustedName, bytes }) => ({
    untrustedName,
    size: bytes.length,
    read: () => bytes,
  }));
  const measured = await importAll(sources);
  const target = (targets.mailSeconds * count) / 1000;
  printTable(`${count} messages with what they carry`, [
    { what: 'all in the case', figure: measured.seconds, unit: 's', target, better: 'less' },
    ...listFigures(measured),
  ]);
}

async function measurePages(count: number): Promise<void> {
  const files: Source[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    const bytes = await makePages(count / 5, number);
    files.push({ untrustedName: `text-${number}.pdf`, size: bytes.length, read: () => bytes });
  }
  const measured = await importAll(files);
  const figure = measured.pages / measured.seconds;
  printTable(`Text PDFs of ${count} pages together`, [
    { what: 'in the case', figure, unit: 'pages/s', target: targets.pagesPerSecond, better: 'more' },
    ...listFigures(measured),
  ]);
}

async function measureFolder(megabytes: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-intake-'));
  try {
    const { files, bytes } = await writeLargeFolder(folder, megabytes * 1e6);
    const sources = files.map((file) => ({
      untrustedName: path.basename(file),
      size: statSync(file).size,
      read: () => new Uint8Array(readFileSync(file)),
    }));
    const measured = await importAll(sources);
    const memory = measured.peak;
    printTable(`A folder of ${(bytes / 1e6).toFixed(0)} MB in ${files.length} files`, [
      ...(memory === null
        ? []
        : [
            {
              what: 'memory of all processes',
              figure: memory.pss / 1e6,
              unit: 'MB',
              target: targets.megabytes,
              better: 'less',
            } as const,
          ]),
      ...listFigures(measured),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// As main does.
keepHeapSmall();
console.log(`load before the start ${(loadavg()[0] ?? 0).toFixed(1)}, ${workers} workers`);
const parts = {
  mail: readOption('mail', 1000),
  pages: readOption('pages', 500),
  megabytes: readOption('megabytes', 2000),
};
if (parts.mail > 0) await measureMail(parts.mail);
if (parts.pages > 0) await measurePages(parts.pages);
if (parts.megabytes > 0) await measureFolder(parts.megabytes);
