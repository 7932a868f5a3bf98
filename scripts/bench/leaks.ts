// Random marks on every foreign PDF: what can still be found of what they cover, by readers that know nothing of us; with
// the boxes taken off too. npm run bench -- leaks, or: node scripts/bench/leaks.ts [PART OF A FILE'S NAME]
// The files are not in the project: CANDOUR_DATA names their folder, or it lies at ../shared/data.
import { fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileResult } from './leaks/file-result.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const data = process.env.CANDOUR_DATA ?? path.join(here, '..', '..', '..', 'shared', 'data');
const [filter = ''] = process.argv.slice(2);
/** Seconds for all of one file: three seeds, each drawn three times and verified. */
const patience = 600;

if (!existsSync(data)) {
  console.log(
    `0 files: THE FOREIGN FILES ARE NOT THERE, NOTHING WAS MEASURED: ${data} is missing (set CANDOUR_DATA)`,
  );
  process.exit(0);
}

type Outcome = { readonly kind: 'done'; readonly result: FileResult } | { readonly kind: 'crashed' | 'hung' };

const files = readdirSync(data, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.pdf'))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => file.includes(filter))
  .sort();
const outcomes = new Map<string, Outcome>();
const queue = [...files];
await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const outcome = await attack(file);
      outcomes.set(file, outcome);
      report(file, outcome);
    }
  }),
);
summarise([...outcomes.values()]);

/** In a process of its own, so that neither a crash nor a hang of one file ends the others. */
function attack(file: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = fork(path.join(here, 'leaks', 'attack-file.ts'), [file], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => {
      resolve({ kind: 'hung' });
      child.kill('SIGKILL');
    }, patience * 1000);
    child.once('message', (message) => {
      const result = FileResult.safeParse(message);
      resolve(result.success ? { kind: 'done', result: result.data } : { kind: 'crashed' });
      clearTimeout(timer);
    });
    child.once('exit', () => {
      resolve({ kind: 'crashed' });
      clearTimeout(timer);
    });
  });
}

function report(file: string, outcome: Outcome): void {
  const name = path.relative(data, file);
  if (outcome.kind !== 'done') {
    console.log(`${outcome.kind.toUpperCase()}  ${name}`);
    return;
  }
  const { refused, faults, pages } = outcome.result;
  const redrawn = pages.filter(({ writer }) => writer === 'redraw').length;
  const told = refused === null ? `${redrawn} of ${pages.length} pages redrawn` : `refused: ${refused}`;
  console.log(`${faults.length === 0 ? 'ok' : 'FAULT'}  ${name}: ${told}`);
  for (const { kind, seed, page, detail } of faults)
    console.log(`    seed ${seed}${page === null ? '' : `, page ${page}`}: ${kind}: ${detail}`);
}

function summarise(all: readonly Outcome[]): void {
  const results = all.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.result] : []));
  const pages = results.flatMap((result) => result.pages);
  const faults = results.flatMap((result) => result.faults);
  const count = (kind: string) => faults.filter((fault) => fault.kind === kind).length;
  const raster = pages.filter(({ writer }) => writer === 'raster');
  const reasons = countEach(raster.map(({ reason }) => reason ?? 'unknown'));
  const kinds = countEach(
    faults.flatMap(({ kind, detail }) => (kind === 'verification' ? [detail.split(':')[0] ?? ''] : [])),
  );
  const lines = [
    `${all.length} files, ${pages.length} pages written (three seeds, ten marks a page, at most five pages a file)`,
    `refused with a clear code: ${results.filter(({ refused }) => refused !== null).length}`,
    `crashed: ${all.filter(({ kind }) => kind === 'crashed').length}, hung: ${all.filter(({ kind }) => kind === 'hung').length}`,
    `withheld words: ${results.reduce((sum, { withheld }) => sum + withheld, 0)}, found again: ${count('word-found')}`,
    `marks with live data, boxes off: ${count('live-data')}`,
    `own verification not clean: ${count('verification')} findings${list(kinds)}`,
    `raster pages: ${raster.length} of ${pages.length}${list(reasons)}`,
  ];
  console.log(lines.join('\n'));
}

function countEach(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function list(counts: ReadonlyMap<string, number>): string {
  const rows = [...counts].sort(([, a], [, b]) => b - a).map(([name, times]) => `\n    ${times} × ${name}`);
  return rows.join('');
}
