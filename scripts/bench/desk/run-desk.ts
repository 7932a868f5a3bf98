/** What REVIEW.md promises of the desk, measured in the real application on the large case. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { type Candour, launchApplication } from '../../../test/support/launch.ts';
import { ownPassphrase, userWithRole } from '../../../test/support/sample-job.ts';
import { oneName, subject } from '../../large-case/people.ts';
import { readSize } from '../../large-case/size.ts';
import { findMedian, printTable, type Row } from '../measure/print-table.ts';
import { putClock, scrollThrough, time } from './window-clock.ts';

const size = readSize(process.argv);
const { pages } = size;
/** Made by another process: this one measures, and knows nothing of what the application is made of. */
const large: { readonly folder: string } = JSON.parse(
  execFileSync(
    process.execPath,
    [
      fileURLToPath(new URL('../../large-case/make-large-case.ts', import.meta.url)),
      ...process.argv.slice(2),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  ),
);
const scratch = mkdtempSync(join(tmpdir(), 'candour-bench-desk-'));
const dataFolder = join(scratch, 'records');
cpSync(large.folder, dataFolder, { recursive: true });
const dpo = userWithRole('dpo');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const findHigh = (values: readonly number[], share = 0.95): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;

const figures: Row[] = [];
function put(what: string, figure: number, unit: string, target: number | null): void {
  figures.push({ what, figure, unit, target, better: 'less' });
  process.stderr.write(`${what}: ${figure.toFixed(1)} ${unit}\n`);
}

/** From the birth of the process to the first picture of the window, which is the unlock screen. */
async function measureStart({ app, window }: Candour): Promise<number> {
  await window.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  await window.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const born = await app.evaluate(() => process.getCreationTime());
  const painted = await window.evaluate(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    return first === undefined ? Number.NaN : performance.timeOrigin + first.startTime;
  });
  return painted - (born ?? Number.NaN);
}

async function unlock(window: Page): Promise<void> {
  await window.getByLabel('Your name').fill(dpo);
  await window.getByLabel('Passphrase').fill(ownPassphrase(dpo));
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await window.getByRole('heading', { name: 'Cases' }).waitFor();
}

/** In MB, what each process keeps resident. */
async function readMemory(app: ElectronApplication): Promise<{ renderer: number; main: number }> {
  const metrics = await app.evaluate(({ app: own }) =>
    own.getAppMetrics().map(({ type, memory }) => ({ type, kb: memory.workingSetSize })),
  );
  const sum = (type: string): number =>
    metrics.filter((one) => one.type === type).reduce((total, one) => total + one.kb, 0) / 1024;
  return { renderer: sum('Tab'), main: sum('Browser') };
}

async function openDesk(window: Page): Promise<{ step: number; page: number }> {
  const begun = performance.now();
  await window.getByRole('button', { name: subject.name }).click();
  await window.getByRole('button', { name: 'Review', exact: false }).first().waitFor();
  const step = performance.now() - begun;
  const steps = window.getByRole('navigation', { name: 'Steps of this case' });
  await steps
    .getByRole('button', { name: 'Review' })
    .filter({ hasText: /^Review/u })
    .click();
  const again = performance.now();
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  await window.locator('.viewer-canvas[data-drawn="true"]').first().waitFor();
  return { step, page: performance.now() - again };
}

const starts: number[] = [];
for (let run = 0; run < 3; run += 1) {
  const candour = await launchApplication({ dataFolder });
  starts.push(await measureStart(candour));
  await candour.close();
}
put('cold start to the unlock screen, median of 3', findMedian(starts), 'ms', 2000);

const opened: { step: number; page: number }[] = [];
for (let run = 0; run < 2; run += 1) {
  const candour = await launchApplication({ dataFolder });
  await unlock(candour.window);
  opened.push(await openDesk(candour.window));
  await candour.close();
}
const candour = await launchApplication({ dataFolder });
const { app, window } = candour;
window.setDefaultTimeout(20_000);
try {
  await unlock(window);
  opened.push(await openDesk(window));
  put(
    'open the case: list to its steps, median of 3',
    findMedian(opened.map(({ step }) => step)),
    'ms',
    null,
  );
  put('  and to the first page of the desk', findMedian(opened.map(({ page }) => page)), 'ms', null);
  put('  together', findMedian(opened.map(({ step, page }) => step + page)), 'ms', 1000);
  await putClock(window);
  await pause(3000);
  const fresh = await readMemory(app);
  put('memory after opening: renderer and main', fresh.renderer + fresh.main, 'MB', 1024);
  await measureAccept();
  await measurePages();
  await measureSearch();
  await measureOneName();
  const later = await readMemory(app);
  put('memory at the end: renderer and main', later.renderer + later.main, 'MB', 1024);
} catch (error) {
  await window.screenshot({ path: join(tmpdir(), 'candour-bench-desk.png') });
  throw error;
} finally {
  await candour.close();
  rmSync(scratch, { recursive: true, force: true });
}
put(`load of the machine meanwhile, on ${cpus().length} cores`, loadavg()[1] ?? Number.NaN, '', null);
const missed = printTable(`The desk on ${pages.toLocaleString('en-GB')} pages`, figures);
process.exitCode = missed > 0 ? 1 : 0;

/** W decides one place; the next may be on the same page or on another. */
async function measureAccept(): Promise<void> {
  await window.keyboard.press('j');
  await pause(500);
  const where = (): Promise<string> =>
    window.evaluate(() => {
      const page = document.querySelector('.viewer-mark[data-current="true"]')?.closest('.viewer-page');
      const name = document.querySelector('.viewer-scroller')?.getAttribute('aria-label')?.split(', page')[0];
      return `${name} ${page?.getAttribute('aria-label')}`;
    });
  const [same, other]: [number[], number[]] = [[], []];
  for (let index = 0; index < 60; index += 1) {
    const before = await where();
    const took = await time(window, { for: 'another mark' }, () => window.keyboard.press('w'));
    (before === (await where()) ? same : other).push(took);
    // As fast as somebody who hardly reads.
    await pause(700);
  }
  put(`accept, to the next on the same page, median of ${same.length}`, findMedian(same), 'ms', 50);
  put('  p95', findHigh(same), 'ms', null);
  put(`accept, to the next on another page, median of ${other.length}`, findMedian(other), 'ms', 120);
  put('  p95', findHigh(other), 'ms', null);
}

async function measurePages(): Promise<void> {
  await window.locator('.desk-documents-scroller li button').first().click();
  await window.keyboard.press('Home');
  await pause(800);
  const turned: number[] = [];
  for (let page = 2; page <= 61; page += 1) {
    turned.push(await time(window, { for: 'page', page }, () => window.keyboard.press('PageDown')));
    await pause(350);
  }
  put('page turn, prefetched, p95 of 60', findHigh(turned), 'ms', 50);
  const cold: number[] = [];
  const strip = window.locator('.desk-strip[role="slider"]');
  const box = await strip.boundingBox();
  if (box === null) throw new Error('no strip');
  const { longest } = size;
  for (let index = 0; index < 30; index += 1) {
    const share = ((index * 37 + 11) % 97) / 97;
    const x = Math.round(share * box.width);
    const page = Math.min(longest, Math.max(1, Math.floor((x / box.width) * longest) + 1));
    cold.push(
      await time(window, { for: 'page', page }, () => window.mouse.click(box.x + x, box.y + box.height / 2)),
    );
    await pause(300);
  }
  put('page turn, cold, somewhere in 1,000 pages, p95 of 30', findHigh(cold), 'ms', 150);
  const documents: number[] = [];
  for (let index = 0; index < 30; index += 1) {
    documents.push(await time(window, { for: 'another document' }, () => window.keyboard.press(']')));
    await pause(300);
  }
  put('next document, first page, p95 of 30', findHigh(documents), 'ms', 150);
  await window.locator('.desk-documents-scroller').evaluate((element) => {
    element.scrollTop = 0;
  });
  await window.locator('.desk-documents-scroller li button').first().click();
  await pause(800);
  const slow = await scrollThrough(window, 400);
  const fast = await scrollThrough(window, 2400);
  for (const [name, one] of [
    ['scroll through, half a page a frame', slow],
    ['scroll through, two and a half pages a frame', fast],
  ] as const) {
    put(`${name}: longest time without a page or its placeholder`, one.bare, 'ms', 100);
    put(`  longest frame of ${one.frames}, ${one.over} over 100 ms`, one.longest, 'ms', 100);
  }
}

async function measureSearch(): Promise<void> {
  const box = window.getByRole('searchbox', { name: 'Search the case' });
  const took: number[] = [];
  for (const word of ['weekend', 'argument', 'Oriel Pennyfeather', 'swimming lesson', 'Abernethy']) {
    await box.fill('');
    await pause(300);
    await box.focus();
    for (let letters = 1; letters <= word.length; letters += 1) {
      const words = word.slice(0, letters);
      const press = (): Promise<void> => window.keyboard.type(word.charAt(letters - 1));
      if (letters < 2 || words.endsWith(' ')) await press();
      else took.push(await time(window, { for: 'hits', words }, press));
      await pause(120);
    }
  }
  put(`search while typing, p95 of ${took.length} keys`, findHigh(took), 'ms', 50);
  put('  median', findMedian(took), 'ms', null);
  await box.fill('');
}

/** One key at one of the thousand places, then undone for the next run. */
async function measureOneName(): Promise<void> {
  const shown: number[] = [];
  const stored: number[] = [];
  const box = window.getByRole('searchbox', { name: 'Search the case' });
  for (let run = 0; run < 3; run += 1) {
    await box.fill(oneName);
    await window.locator('.desk-hit button').first().click();
    await pause(800);
    await box.press('Escape');
    await pause(500);
    shown.push(await time(window, { for: 'withheld' }, () => window.keyboard.press('Enter')));
    await pause(1500);
    await window.keyboard.press('z');
    await pause(2500);
    await box.fill(oneName);
    await window.locator('.desk-hit button').first().click();
    await pause(800);
    await box.press('Escape');
    await pause(500);
    stored.push(
      await time(window, { for: 'said', words: 'Withheld everywhere' }, () => window.keyboard.press('Enter')),
    );
    await pause(1500);
    await window.keyboard.press('z');
    await pause(2500);
  }
  put('one name, 1,000 pages, one key: shown, median of 3', findMedian(shown), 'ms', 300);
  put('  stored', findMedian(stored), 'ms', 300);
}
