/**
 * What a review takes of somebody who knows the truth: decisions and keys, beside the same work place by place.
 * npm run bench:effort -- [--documents=N] [--pages=N] [--folder=PATH] [--only=large|sample]
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication } from '../../test/support/application.ts';
import { signIn, userWithRole } from '../../test/support/sample-job.ts';
import { ensureLargeCase, planDocuments } from '../large-case/make-large-case.ts';
import { makePage } from '../large-case/pages.ts';
import { people } from '../large-case/people.ts';
import { readSize } from '../large-case/size.ts';
import { checkTruth, type Verdict } from './effort/check-truth.ts';
import { reviewSample } from './effort/review-sample.ts';
import { createReviewer, type Effort } from './effort/reviewer.ts';
import { printTable, type Row } from './measure/print-table.ts';

function option(name: string): string | undefined {
  return process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
}

let worst = 0;
if (option('only') !== 'sample') await reviewLarge();
if (option('only') !== 'large') {
  const { effort, verdict, pages, typed } = await reviewSample();
  report('The sample case', effort, verdict, pages, null, [
    {
      what: 'letters typed into the register before',
      figure: typed,
      unit: 'keys',
      target: null,
      better: 'less',
    },
  ]);
}
process.exitCode = worst > 0 ? 1 : 0;

async function reviewLarge(): Promise<void> {
  const size = readSize(process.argv);
  const { pages } = size;
  const large = await ensureLargeCase(size, option('folder'));
  const scratch = mkdtempSync(join(tmpdir(), 'candour-bench-effort-'));
  cpSync(large.folder, join(scratch, 'records'), { recursive: true });
  const application = startApplication({ dataFolder: join(scratch, 'records') });
  const { client } = application;
  try {
    await signIn(client, userWithRole('dpo'));
    const { caseId } = large;
    const reviewer = createReviewer(client, caseId);
    const outcomes = new Map(people.map(({ details, outcome }) => [details.name, outcome]));
    const register = new Map((await client.call('listPeople', { caseId })).map((one) => [one.id, one]));
    // A part of a name is that person's too.
    const withheldTexts = people
      .filter(({ outcome }) => outcome === 'withhold')
      .flatMap(({ forms, contacts }) => [...forms.flatMap((form) => form.split(' ')), ...contacts])
      .map((text) => text.toLowerCase());
    // The desk goes to the next open mark by itself, so each decision is one key where the focus is.
    for (let rounds = 0; rounds < 5000; rounds += 1) {
      const open = (await reviewer.marks()).find(({ decision }) => decision === null);
      if (open === undefined) break;
      const person = open.personId === null ? undefined : register.get(open.personId);
      if (person !== undefined && person.decision.outcome === 'undecided') {
        const outcome = outcomes.get(person.name) ?? 'keep';
        await reviewer.decidePerson(person.id, outcome, outcome === 'withhold' ? 'TP-ID' : null);
        register.set(person.id, { ...person, decision: { ...person.decision, outcome } });
        // Places that the register is not sure of stay open, and are decided by their text.
      } else if (withheldTexts.some((text) => open.text.toLowerCase().includes(text))) {
        await reviewer.withholdText(open);
      } else await reviewer.keepText(open);
    }
    const first = new Map(planDocuments(size).map(({ fileName, firstPage }) => [fileName, firstPage]));
    const documents = new Map(
      (await client.call('listDocuments', { caseId })).map(({ id, fileName }) => [id, fileName]),
    );
    const check = (): Promise<Verdict> =>
      checkTruth(client, caseId, (documentId, page) => {
        const from = first.get(documents.get(documentId) ?? '');
        return from === undefined ? null : makePage(from + page - 1);
      });
    let verdict = await check();
    // What nobody suggested is found by reading, and then searched for: once for each text.
    const byReading = new Set(verdict.missed.map(({ term }) => term));
    for (const term of byReading) await reviewer.searchAndWithhold(term);
    if (byReading.size > 0) verdict = await check();
    report('The large case', reviewer.effort, verdict, pages, 10, []);
  } finally {
    await application.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function report(
  title: string,
  effort: Effort,
  verdict: Verdict,
  pages: number,
  target: number | null,
  more: readonly Row[],
): void {
  const row = (what: string, figure: number, unit: string, aim: number | null = null): Row => ({
    what,
    figure,
    unit,
    target: aim,
    better: 'less',
  });
  worst += printTable(`${title}: ${pages.toLocaleString('en-GB')} pages`, [
    row('places to withhold', verdict.withheldPlaces, 'places'),
    row('places to keep', verdict.keptPlaces, 'places'),
    row('decisions', effort.decisions, 'decisions'),
    row('keys pressed', effort.presses, 'keys'),
    ...[...effort.byGesture].map(([gesture, presses]) => row(`  ${gesture}`, presses, 'keys')),
    row('the same, place by place', effort.placeByPlace, 'keys'),
    row('share of that', (100 * effort.presses) / Math.max(1, effort.placeByPlace), '%', target),
    row('keys for 100 pages', (100 * effort.presses) / pages, 'keys'),
    row('missed: withheld, and still open', verdict.missed.length, 'places', 0),
    row('covered: kept, and marked', verdict.covered.length, 'places', 0),
    ...more,
  ]);
  for (const { term, page } of [...verdict.missed, ...verdict.covered].slice(0, 8)) {
    console.log(`    ${term} (page ${page})`);
  }
}
