import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '../../src-main/contract/client.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { unfinishedEnding } from '../../src-main/store/disk.ts';
import type { Candour } from '../support/launch.ts';
import { agreeEverything, ownPassphrase, signIn } from '../support/sample-job.ts';
import { caseworker, connectAs, dpo, expect, manager, test } from './candour-test.ts';
import { makePdf } from './small-pdf.ts';

/** Mulberry32: the moments are random, and the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const withhold = {
  outcome: 'withhold',
  codes: ['TP-ID'],
  neutral: false,
  rationale: '',
  evidence: { person: 'a neighbour' },
} as const;

function makeFiles(round: number) {
  return Array.from({ length: 4 }, (_, index) => ({
    untrustedName: `round-${round}-file-${index}.pdf`,
    bytes: makePdf(
      Array.from({ length: 3 }, (__, page) => [
        `Round ${round}, file ${index}, page ${page + 1}.`,
        'The neighbour Mortimer Quince called.',
      ]),
    ),
    password: null,
  }));
}

/** What the window was told is done, and must be there for ever. */
type Known = { documents: Set<string>; marks: Set<string> };

async function readKnown(client: Client, caseId: CaseId): Promise<Known> {
  const documents = await client.call('listDocuments', { caseId });
  const marks = await client.call('listMarks', { caseId, documentId: null });
  return { documents: new Set(documents.map(({ id }) => id)), marks: new Set(marks.map(({ id }) => id)) };
}

/** Files that nothing in the case can mean: unfinished ones. */
async function listUnfinished(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.includes(unfinishedEnding));
}

/** A job whose application is killed fails or never ends; neither matters to the test that kills it. */
function untilKilled(work: Promise<unknown>): { readonly ended: Promise<unknown>; hasFinished: boolean } {
  const job = {
    hasFinished: false,
    ended: work.then(
      () => {
        job.hasFinished = true;
      },
      () => undefined,
    ),
  };
  return job;
}

test('killed at ten moments of imports and bundles, it loses nothing that was done and uses nothing half done', async ({
  peopledFolder,
  prepared,
  launchCandour,
}) => {
  test.setTimeout(180_000);
  const { caseId } = prepared;
  const random = createRandom(20261124);
  let known: Known = { documents: new Set(), marks: new Set() };
  let audit = 0;
  let candour: Candour = await launchCandour({ dataFolder: peopledFolder });
  let client = await connectAs(candour.window, dpo);
  const killedIn: string[] = [];

  /** Starts anew and holds the case against all that had been told. */
  const restart = async (): Promise<void> => {
    await candour.kill();
    candour = await launchCandour({ dataFolder: peopledFolder });
    client = await connectAs(candour.window, dpo);
    const now = await readKnown(client, caseId);
    for (const id of known.documents) expect(now.documents).toContain(id);
    for (const id of known.marks) expect(now.marks).toContain(id);
    for (const id of now.documents) {
      const documentId = [...(await client.call('listDocuments', { caseId }))].find(
        (one) => one.id === id,
      )?.id;
      if (documentId === undefined) throw new Error('A document vanished');
      const { bytes } = await client.call('getWorkingPdf', { caseId, documentId });
      expect(Buffer.from(bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
      expect(await client.call('getPage', { caseId, documentId, page: 3 })).toMatchObject({ page: 3 });
    }
    const chain = await client.call('checkAudit', { caseId });
    expect(chain).toMatchObject({ intact: true });
    expect(chain.entries).toBeGreaterThanOrEqual(audit);
    audit = chain.entries;
    expect(await listUnfinished(peopledFolder)).toEqual([]);
    known = now;
  };

  for (let round = 0; round < 5; round++) {
    const delay = Math.floor(random() * 700);
    const importing = untilKilled(client.run('importDocuments', { caseId, files: makeFiles(round) }));
    const marked = client
      .call('markEverywhere', { caseId, text: 'Mortimer Quince', personId: null, decision: withhold })
      .then(
        ({ markIds }) => {
          for (const id of markIds) known.marks.add(id);
        },
        () => undefined,
      );
    await Promise.race([importing.ended, new Promise((resolve) => setTimeout(resolve, delay))]);
    killedIn.push(`import after ${delay} ms${importing.hasFinished ? ', already finished' : ''}`);
    await restart();
    await marked;
  }

  // The work can be finished: everything is imported, decided, seen and agreed.
  for (let round = 0; round < 5; round++) {
    await client.run('importDocuments', { caseId, files: makeFiles(round) });
  }
  expect(await client.call('listDocuments', { caseId })).toHaveLength(20);
  await finishReview(client, caseId);
  known = await readKnown(client, caseId);

  for (let round = 0; round < 4; round++) {
    const delay = Math.floor(200 + random() * 2500);
    const preparing = untilKilled(client.run('prepareBundle', { caseId }));
    await Promise.race([preparing.ended, new Promise((resolve) => setTimeout(resolve, delay))]);
    killedIn.push(`bundle after ${delay} ms${preparing.hasFinished ? ', already finished' : ''}`);
    await restart();
    const bundle = await client.call('getBundle', { caseId });
    // Either there is none or it is whole.
    if (bundle) {
      const { bytes } = await client.call('getBundlePdf', { caseId, bundleId: bundle.id });
      expect(Buffer.from(bytes.subarray(-6)).toString('latin1')).toContain('EOF');
    }
  }

  const { bundleId } = await client.run('prepareBundle', { caseId });
  await signIn(client, manager);
  await client.call('signOffBundle', { caseId, bundleId, passphrase: ownPassphrase(manager) });
  const out = path.join(peopledFolder, '..', `${path.basename(peopledFolder)}-out.pdf`);
  const answerWith = (filePath: string) =>
    candour.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, filePath);
  await answerWith(out);
  const exporting = untilKilled(client.run('exportBundle', { caseId, bundleId, addressConfirmed: true }));
  const delay = Math.floor(random() * 20);
  await Promise.race([exporting.ended, new Promise((resolve) => setTimeout(resolve, delay))]);
  killedIn.push(`export after ${delay} ms${exporting.hasFinished ? ', already finished' : ''}`);
  await restart();
  await answerWith(`${out}-again.pdf`);
  const exported = await client.run('exportBundle', { caseId, bundleId, addressConfirmed: true });
  const bundle = await client.call('getBundle', { caseId });
  expect(exported?.sha256).toBe(bundle?.sha256);
  expect(killedIn).toHaveLength(10);
  test.info().annotations.push({ type: 'killed in', description: killedIn.join('; ') });
  const { rm } = await import('node:fs/promises');
  for (const name of await readdir(path.dirname(out))) {
    if (name.startsWith(path.basename(out, '.pdf')))
      await rm(path.join(path.dirname(out), name), { force: true });
  }
});

async function finishReview(client: Client, caseId: CaseId): Promise<void> {
  await client.call('markEverywhere', {
    caseId,
    text: 'Mortimer Quince',
    personId: null,
    decision: withhold,
  });
  const marks = await client.call('listMarks', { caseId, documentId: null });
  const open = marks.filter((mark) => mark.decision === null).map(({ id }) => id);
  if (open.length > 0) {
    await client.call('decideMarks', {
      caseId,
      markIds: open,
      decision: { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} },
    });
  }
  const { unseenPages } = await client.call('getReadiness', { caseId });
  for (const place of unseenPages) await client.call('markPageSeen', { caseId, ...place });
  await signIn(client, caseworker);
  await agreeEverything(client, caseId);
  await signIn(client, dpo);
  const { blockers } = await client.call('getReadiness', { caseId });
  expect(blockers).toEqual([]);
}
