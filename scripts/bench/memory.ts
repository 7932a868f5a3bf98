/**
 * Memory of all processes together while a case of 1,000 pages becomes a bundle: twenty documents of fifty pages, and one
 * of a thousand. The whole application but its window, with two workers: node scripts/bench/memory.ts [PAGES]
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Input } from '../../src-main/contract/contract.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { keepHeapSmall } from '../../src-main/small-heap.ts';
import { startApplication, type TestApplication } from '../../test/support/application.ts';
import { resourcesFolder } from '../../test/support/resources.ts';
import {
  agreeEverything,
  ownPassphrase,
  sample,
  setUpPeople,
  signIn,
  userWithRole,
} from '../../test/support/sample-job.ts';
import { writeTextPages } from './documents/write-text-pages.ts';
import { printTable, type Row } from './measure/print-table.ts';
import { watchMemory } from './measure/watch-memory.ts';

const targetMegabytes = 1000;
const workers = 2;
/** Together some ten a page. */
const withheld = [
  'Jayden',
  'Ms Thorne',
  'worries',
  'house',
  'nanna',
  'Carol Dunne',
  'Mr Pike',
  'horse',
  'night',
];

type Files = Input<'importDocuments'>['files'];

function makeFiles(documents: number, pages: number): Files {
  const files: { untrustedName: string; bytes: Uint8Array<ArrayBuffer>; password: null }[] = [];
  for (let number = 1; number <= documents; number += 1) {
    const bytes = new Uint8Array(writeTextPages(pages / documents, number));
    files.push({ untrustedName: `document-${number}.pdf`, bytes, password: null });
  }
  return files;
}

async function decideEverything({ client }: TestApplication, caseId: CaseId): Promise<void> {
  for (const text of withheld) {
    await client.call('markEverywhere', {
      caseId,
      text,
      personId: null,
      decision: {
        outcome: 'withhold',
        codes: ['TP-ID'],
        neutral: false,
        rationale: 'For the benchmark',
        evidence: { person: 'somebody' },
      },
    });
  }
  const marks = await client.call('listMarks', { caseId, documentId: null });
  const markIds = marks.filter((mark) => mark.decision === null).map((mark) => mark.id);
  if (markIds.length > 0) {
    const decision = { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} } as const;
    await client.call('decideMarks', { caseId, markIds, decision });
  }
  const { unseenPages } = await client.call('getReadiness', { caseId });
  for (const place of unseenPages) await client.call('markPageSeen', { caseId, ...place });
}

async function measure(documents: number, pages: number): Promise<Row[]> {
  const files = [...makeFiles(documents, pages)];
  const engine = createProcessEngine({
    spawn: spawnForked(),
    resources: { folder: resourcesFolder },
    workers,
  });
  const application = startApplication({ engine });
  const { client } = application;
  const name =
    documents === 1 ? `1 document of ${pages} pages` : `${documents} documents of ${pages / documents}`;
  const rows: Row[] = [];
  const watch = async <Result>(step: string, work: () => Promise<Result>): Promise<Result> => {
    const endWatch = watchMemory();
    const start = performance.now();
    const result = await work();
    const seconds = (performance.now() - start) / 1000;
    const peak = endWatch();
    if (peak === null) throw new Error('There is no /proc to read memory from on this system.');
    const shares = peak.processes.map((bytes) => (bytes / 1e6).toFixed(0)).join(' + ');
    const what = `${name}: ${step} (${shares}; ${seconds.toFixed(0)} s)`;
    rows.push(
      { what, figure: peak.rss / 1e6, unit: 'MB resident', target: targetMegabytes, better: 'less' },
      {
        what: '  what they share counted once',
        figure: peak.pss / 1e6,
        unit: 'MB',
        target: null,
        better: 'less',
      },
    );
    return result;
  };
  try {
    await setUpPeople(client);
    const { caseId } = await client.call('createCase', { request: sample.request });
    await watch('import', () => client.run('importDocuments', { caseId, files }));
    files.length = 0;
    await decideEverything(application, caseId);
    await signIn(client, userWithRole('caseworker'));
    await agreeEverything(client, caseId);
    const { blockers } = await client.call('getReadiness', { caseId });
    if (blockers.length > 0)
      throw new Error(`The case is not ready: ${JSON.stringify(blockers.slice(0, 3))}`);
    const { bundleId, verification } = await watch('prepare the bundle', () =>
      client.run('prepareBundle', { caseId }),
    );
    if (!verification.clean)
      throw new Error(`Not clean: ${JSON.stringify(verification.findings.slice(0, 3))}`);
    const manager = userWithRole('manager');
    await signIn(client, manager);
    await client.call('signOffBundle', { caseId, bundleId, passphrase: ownPassphrase(manager) });
    application.saveTo = path.join(tmpdir(), `candour-bench-${process.pid}.pdf`);
    await watch('export', () => client.run('exportBundle', { caseId, bundleId, addressConfirmed: true }));
    return rows;
  } finally {
    await application.close();
    await engine.close();
    if (application.saveTo !== null) rmSync(application.saveTo, { force: true });
  }
}

// As main does.
keepHeapSmall();
const pages = Number(process.argv[2] ?? 1000);
const rows = [...(await measure(20, pages)), ...(await measure(1, pages))];
printTable(`Memory of all processes, ${workers} workers`, rows);
