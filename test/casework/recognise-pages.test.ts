/** Pages that are pictures: read by machine after the import, and from then on like any other page. */
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src-main/contract/errors.ts';
import type { DocumentId } from '../../src-main/contract/values.ts';
import {
  agreeEverything,
  type CaseDesk,
  fileOf,
  idsOf,
  importFiles,
  keep,
  makeDetails,
  marksOf,
  names,
  openCaseDesk,
  prepare,
  refusalOf,
  seeEverything,
  withhold,
} from './support/desk.ts';
import { scanOf } from './support/fake-engine.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const letter = `Dear Ms Osei\n${names.karen} rang on Monday.`;

async function openScans(...pages: readonly string[]) {
  const desk = await openCaseDesk();
  const [documentId] = await importFiles(desk, fileOf('scan.pdf', pages));
  if (documentId === undefined) throw new Error('Not imported');
  return Object.assign(desk, { documentId });
}

type Scans = CaseDesk & { readonly documentId: DocumentId };

function readAll({ client, caseId }: CaseDesk) {
  return client.run('recognisePages', { caseId });
}

function getText({ client, caseId, documentId }: Scans, page: number) {
  return client.call('getPage', { caseId, documentId, page }).then(({ text }) => text);
}

function countAsked({ engine }: CaseDesk): number {
  return engine.asked.filter(({ name }) => name === 'recognise').length;
}

describe('an import', () => {
  test('says how many of its pages a machine has to read, and does not wait for it', async () => {
    const { client, caseId, engine } = await openCaseDesk();
    const files = [fileOf('scan.pdf', [scanOf(letter), 'Typed.', scanOf('Second')])];
    expect(await client.run('importDocuments', { caseId, files })).toMatchObject({ refused: [], toRead: 2 });
    expect(engine.asked.map(({ name }) => name)).not.toContain('recognise');
    expect(await client.call('listReadings', { caseId })).toMatchObject({ waiting: 2, read: 0 });
  });
});

describe('pages that a machine has read', () => {
  test('have their words in the text and in the search, with boxes', async () => {
    const desk = await openScans(scanOf(letter), 'Typed.');
    const { client, caseId, documentId } = desk;
    expect(await getText(desk, 1)).toBe('');
    expect((await client.call('searchCase', { caseId, text: 'karen', limit: 9 })).hits).toEqual([]);
    expect(await readAll(desk)).toEqual({ read: 1, poor: 0, left: 0 });
    const page = await client.call('getPage', { caseId, documentId, page: 1 });
    expect(page.text).toBe(letter);
    expect(page.boxes).toHaveLength(4 * letter.length);
    const { hits, total } = await client.call('searchCase', { caseId, text: 'karen', limit: 9 });
    expect([hits.map((hit) => hit.page), total]).toEqual([[1], 1]);
  });

  test('are looked through for people and details', async () => {
    const desk = await openScans(scanOf(letter));
    await desk.client.call('addPerson', { caseId: desk.caseId, details: makeDetails() });
    expect(await marksOf(desk)).toEqual([]);
    await readAll(desk);
    expect((await marksOf(desk)).map(({ text, decision }) => [text, decision])).toContainEqual([
      names.karen,
      null,
    ]);
  });

  test('are read once: a second run has nothing to do', async () => {
    const desk = await openScans(scanOf(letter), scanOf('Second'));
    await readAll(desk);
    expect(await readAll(desk)).toEqual({ read: 0, poor: 0, left: 0 });
    expect(countAsked(desk)).toBe(2);
  });

  test('are redacted with their words laid over the picture', async () => {
    const desk = await openScans(scanOf(letter));
    const { client, caseId, engine } = desk;
    await readAll(desk);
    await client.call('markEverywhere', { caseId, text: names.karen, personId: null, decision: withhold });
    const open = (await marksOf(desk)).filter(({ decision }) => decision === null);
    if (open.length > 0) await client.call('decideMarks', { caseId, markIds: idsOf(open), decision: keep });
    await seeEverything(desk);
    await desk.signIn('colleague');
    await agreeEverything(desk);
    await desk.signIn('caseworker');
    await prepare(desk);
    const redacted = engine.asked.find(({ name }) => name === 'redact');
    const { source } = z
      .object({ source: z.object({ bytes: z.instanceof(Uint8Array) }) })
      .parse(redacted?.input);
    expect(Buffer.from(source.bytes).toString()).toContain('rang on Monday');
  });
});

describe('what was marked before its page was read', () => {
  async function markWard(after: string) {
    const desk = await openScans(scanOf(after, 0.9, [], 'Ward 5\n'));
    const { client, caseId, documentId } = desk;
    const place = { documentId, page: 1, rects: [], personId: null };
    const add = (start: number, end: number, decision: typeof withhold | null) =>
      client.call('addMarks', { caseId, marks: [{ ...place, range: { start, end } }], decision });
    await add(0, 4, withhold);
    await add(5, 6, null);
    await readAll(desk);
    return (await marksOf(desk)).map(({ text, range, decision }) => [text, range, decision?.outcome ?? null]);
  }

  test('stays on its words where what was read stands behind them', async () => {
    expect(await markWard('Ward 5\nSeen at nine.')).toEqual([
      ['Ward', { start: 0, end: 4 }, 'withhold'],
      ['5', { start: 5, end: 6 }, null],
    ]);
  });

  test('stays as a box where the words have changed, if somebody decided it', async () => {
    expect(await markWard('Word S\nSeen at nine.')).toEqual([['Ward', null, 'withhold']]);
  });
});

describe('a page that is read badly', () => {
  test('waits for somebody to look at it, and is a warning before the bundle until then', async () => {
    const desk = await openScans(scanOf('Faint wrods', 0.4, ['poor', 'faint']), scanOf(letter));
    const { client, caseId, documentId } = desk;
    expect(await client.call('getReadiness', { caseId })).toMatchObject({ pagesToRead: 2, openFindings: [] });
    expect(await readAll(desk)).toEqual({ read: 2, poor: 1, left: 0 });
    expect(await client.call('getReading', { caseId, documentId, page: 1 })).toEqual({
      state: 'read',
      confidence: 0.4,
      flags: ['poor', 'faint'],
    });
    const place = { documentId, page: 1, kind: 'poor-reading' } as const;
    expect((await client.call('listReadings', { caseId })).toCheck).toEqual([place]);
    expect(await client.call('getReadiness', { caseId })).toMatchObject({
      pagesToRead: 0,
      openFindings: [{ documentId, findings: [{ kind: 'poor-reading', open: 1, openPage: 1 }] }],
    });
    await client.call('lookAtFinding', { caseId, ...place, looked: true });
    expect((await client.call('listReadings', { caseId })).toCheck).toEqual([]);
    expect(await client.call('getReadiness', { caseId })).toMatchObject({ openFindings: [] });
  });

  test('says which words are doubtful, and where they stand', async () => {
    const desk = await openScans(scanOf('Kar3n', 0.3, ['poor']));
    const { client, caseId, documentId } = desk;
    await readAll(desk);
    const findings = await client.call('listFindings', { caseId, documentId, page: 1 });
    expect(findings.find(({ kind }) => kind === 'poor-reading')).toMatchObject({
      serious: true,
      looked: null,
      places: [{ text: 'Kar3n', rects: [[50, 777, 80, 789]] }],
    });
  });

  test('without a single word is listed too, and stays without text', async () => {
    const desk = await openScans(scanOf('', 0, ['no-text']));
    expect(await readAll(desk)).toEqual({ read: 1, poor: 1, left: 0 });
    expect(await getText(desk, 1)).toBe('');
    const { toCheck } = await desk.client.call('listReadings', { caseId: desk.caseId });
    expect(toCheck.map(({ kind }) => kind)).toEqual(['no-words-read']);
  });
});

describe('what goes wrong', () => {
  test('a worker that dies costs its page only, which is tried once more and then listed', async () => {
    const desk = await openScans(scanOf(letter), scanOf('Second'));
    const { client, caseId, engine } = desk;
    engine.before = (name) => {
      const isFirst = countAsked(desk) % 2 === 1;
      if (name === 'recognise' && isFirst) throw new AppError('worker-died');
    };
    expect(await readAll(desk)).toEqual({ read: 1, poor: 0, left: 1 });
    engine.before = (name) => {
      if (name === 'recognise') throw new AppError('took-too-long');
    };
    expect(await readAll(desk)).toEqual({ read: 1, poor: 1, left: 0 });
    const { toCheck } = await client.call('listReadings', { caseId });
    expect(toCheck.map(({ page, kind }) => [page, kind])).toEqual([[1, 'no-words-read']]);
    expect(await getText(desk, 2)).toBe('Second');
  });

  test('a cancelled run keeps what was read, and the next one goes on with the rest', async () => {
    const desk = await openScans(...Array.from({ length: 6 }, (_, index) => scanOf(`Page ${index + 1}`)));
    const { client, caseId, engine } = desk;
    const stop = new AbortController();
    engine.before = (name) => {
      if (name === 'recognise' && countAsked(desk) === 4) stop.abort();
    };
    expect(await refusalOf(client.run('recognisePages', { caseId }, { signal: stop.signal }))).toBe(
      'cancelled',
    );
    const { read, waiting } = await client.call('listReadings', { caseId });
    expect(read).toBeGreaterThan(0);
    expect(read + waiting).toBe(6);
    engine.before = () => undefined;
    expect(await readAll(desk)).toEqual({ read: waiting, poor: 0, left: 0 });
    expect(await getText(desk, 6)).toBe('Page 6');
  });

  test('a document that is removed while it is read is not missed', async () => {
    const desk = await openScans(scanOf(letter), scanOf('Second'), scanOf('Third'));
    const { client, caseId, engine, documentId } = desk;
    engine.before = async (name) => {
      if (name !== 'recognise' || countAsked(desk) !== 1) return;
      await client.call('removeDocument', { caseId, documentId, reason: 'Not of this case' });
    };
    expect(await readAll(desk)).toMatchObject({ read: 0, left: 0 });
  });
});

test('reading voids a bundle that was prepared before', async () => {
  const desk = await openScans(scanOf(letter));
  const { client, caseId } = desk;
  await seeEverything(desk);
  await prepare(desk);
  expect((await client.call('getBundle', { caseId }))?.state).toBe('prepared');
  await readAll(desk);
  expect((await client.call('getBundle', { caseId }))?.state).toBe('void');
});
