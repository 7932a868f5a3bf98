import { describe, expect, test, vi } from 'vitest';
import type { Blocker } from '../../src-main/contract/case.ts';
import type { Request } from '../../src-main/contract/request.ts';
import { insertFindings } from '../../src-main/store/findings.ts';
import {
  agreeEverything,
  type CaseDesk,
  fileOf,
  idsOf,
  importFiles,
  keep,
  lookInto,
  makeDetails,
  makeRequest,
  marksOf,
  names,
  openCaseDesk,
  openReadyDesk,
  prepare,
  refusalOf,
  seeEverything,
  withhold,
} from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

async function blockersOf({ client, caseId }: CaseDesk): Promise<readonly Blocker[]> {
  return (await client.call('getReadiness', { caseId })).blockers;
}

async function setRequest(desk: CaseDesk, request: Request): Promise<void> {
  await desk.signIn('dpo');
  await desk.client.call('setRequest', { caseId: desk.caseId, request });
  await desk.signIn('caseworker');
}

test('a case whose work is done has nothing in its way', async () => {
  const desk = await openReadyDesk();
  expect(await desk.client.call('getReadiness', { caseId: desk.caseId })).toEqual({
    blockers: [],
    missingEvidence: [],
    unseenPages: [],
    pagesToRead: 0,
    openPlaces: [],
    slips: [],
    openPassages: [],
    openFindings: [],
  });
});

describe('a case is not ready', () => {
  test('without documents', async () => {
    const desk = await openCaseDesk();
    expect(await blockersOf(desk)).toEqual([{ kind: 'no-documents', count: 1 }]);
    expect(await refusalOf(prepare(desk))).toBe('not-ready');
    await importFiles(desk, fileOf('a.pdf', ['Nothing.']));
    await seeEverything(desk);
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('without somewhere to send the answer to', async () => {
    const desk = await openReadyDesk();
    await setRequest(desk, makeRequest({ recipient: { name: 'Ellie Marsh', address: [], email: '' } }));
    expect(await blockersOf(desk)).toEqual([{ kind: 'recipient-missing', count: 1 }]);
    const byMail = { name: 'Ellie Marsh', address: [], email: 'ellie@marsh.example' };
    await setRequest(desk, makeRequest({ recipient: byMail }));
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('while proof of identity is awaited', async () => {
    const desk = await openReadyDesk();
    const { clock } = makeRequest();
    const identity = { requestedOn: '2026-11-03', receivedOn: null };
    await setRequest(desk, makeRequest({ clock: { ...clock, identity } }));
    expect(await blockersOf(desk)).toEqual([{ kind: 'start-awaited', count: 1 }]);
    const proven = { ...identity, receivedOn: '2026-11-05' };
    await setRequest(desk, makeRequest({ clock: { ...clock, identity: proven } }));
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('while a person of the register is undecided', async () => {
    const desk = await openReadyDesk();
    const { client, caseId } = desk;
    const { personId } = await client.call('addPerson', {
      caseId,
      details: makeDetails({ name: 'Pat Lowe' }),
    });
    expect(await blockersOf(desk)).toEqual([{ kind: 'people-undecided', count: 1 }]);
    const decision = { outcome: 'keep', code: null, rationale: 'Agreed' } as const;
    await client.call('decidePerson', { caseId, personId, decision });
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('while nobody has seen a page, and names the pages', async () => {
    const desk = await openReadyDesk();
    const [documentId] = await importFiles(desk, fileOf('new.pdf', ['One.', 'Two.']));
    const readiness = await desk.client.call('getReadiness', { caseId: desk.caseId });
    expect(readiness.blockers).toEqual([{ kind: 'pages-unseen', count: 2 }]);
    expect(readiness.unseenPages).toEqual([
      { documentId, page: 1 },
      { documentId, page: 2 },
    ]);
    await seeEverything(desk);
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('while a suggestion is undecided', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, letter } = desk;
    const range = { start: 2, end: 8 };
    const { markIds } = await client.call('addMarks', {
      caseId,
      marks: [{ documentId: letter, page: 1, range, rects: [], personId: null }],
      decision: null,
    });
    expect(await blockersOf(desk)).toEqual([{ kind: 'marks-undecided', count: 1 }]);
    await client.call('decideMarks', { caseId, markIds: [...markIds], decision: keep });
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('while a withholding decision was seen by nobody else', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, karen } = desk;
    const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.personId === karen));
    await client.call('decideMarks', { caseId, markIds, decision: { ...withhold, rationale: 'Anew' } });
    expect(await blockersOf(desk)).toEqual([{ kind: 'marks-awaiting-review', count: 3 }]);
    await desk.signIn('colleague');
    await agreeEverything(desk);
    expect(await blockersOf(desk)).toEqual([]);
  });

  test('while the evidence of a reason is not complete, and says what is missing', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, karen } = desk;
    const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.personId === karen));
    const decide = async (evidence: typeof withhold.evidence) => {
      await desk.signIn('caseworker');
      await client.call('decideMarks', {
        caseId,
        markIds,
        decision: { ...withhold, codes: ['SH-H'], evidence },
      });
      await desk.signIn('colleague');
      await agreeEverything(desk);
    };
    await decide({ 'health-professional': 'Dr Lowe', 'opinion-date': '2026-01-02' });
    const { blockers, missingEvidence } = await client.call('getReadiness', { caseId });
    expect(blockers).toEqual([{ kind: 'evidence-missing', count: 3 }]);
    // An opinion counts for six months.
    expect(missingEvidence[0]).toMatchObject({ fields: ['opinion-date'] });
    await decide({ 'health-professional': 'Dr Lowe', 'opinion-date': '2026-10-02' });
    expect(await blockersOf(desk)).toEqual([]);
  });
});

describe('a text that is withheld in one place and readable in another', () => {
  async function openWithPlace() {
    const desk = await openReadyDesk();
    const { client, caseId, karen } = desk;
    // Without the entry in the register nobody marks the name in the new document.
    const all = (await marksOf(desk)).filter((mark) => mark.personId === karen);
    await client.call('decideMarks', { caseId, markIds: idsOf(all), decision: withhold });
    await client.call('removePerson', { caseId, personId: karen });
    const [documentId] = await importFiles(desk, fileOf('new.pdf', ['Seen with KAREN\nHUGHES today.']));
    if (documentId === undefined) throw new Error('Not imported');
    const suggested = (await marksOf(desk)).filter((mark) => mark.documentId === documentId);
    if (suggested.length > 0) await client.call('removeMarks', { caseId, markIds: idsOf(suggested) });
    await seeEverything(desk);
    await desk.signIn('colleague');
    await agreeEverything(desk);
    await desk.signIn('caseworker');
    return Object.assign(desk, { documentId });
  }

  test('is in the way, also where it is spelt in capitals and over two lines', async () => {
    const desk = await openWithPlace();
    const { client, caseId, documentId } = desk;
    const { blockers, openPlaces } = await client.call('getReadiness', { caseId });
    expect(blockers).toEqual([{ kind: 'withheld-text-open', count: 1 }]);
    expect(openPlaces).toMatchObject([{ documentId, page: 1, start: 10, end: 22 }]);
    expect(await refusalOf(prepare(desk))).toBe('not-ready');
  });

  test.each([
    ['kept', keep],
    ['withheld', withhold],
  ])('is no longer in the way once the place is %s', async (_outcome, decision) => {
    const desk = await openWithPlace();
    const { client, caseId, documentId } = desk;
    await client.call('addMarks', {
      caseId,
      marks: [{ documentId, page: 1, range: { start: 10, end: 22 }, rects: [], personId: null }],
      decision,
    });
    await desk.signIn('colleague');
    if (decision === withhold) await agreeEverything(desk);
    await desk.signIn('caseworker');
    expect(await blockersOf(desk)).toEqual([]);
    await prepare(desk);
    // What is readable somewhere cannot be searched for in the bundle; what is not, must be.
    const attack = desk.engine.asked.findLast((task) => task.name === 'verify')?.input;
    const { terms } = attack as { terms: readonly string[] };
    expect(terms.includes(names.karen)).toBe(decision === withhold);
  });
});

test('a place kept here and withheld elsewhere is told as a slip, and keeps nothing up', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  const [mark] = (await marksOf(desk)).filter(({ personId }) => personId === karen);
  if (mark === undefined) throw new Error('Nothing is withheld');
  await client.call('decideMarks', { caseId, markIds: [mark.id], decision: keep });
  const { blockers, slips } = await client.call('getReadiness', { caseId });
  expect(blockers).toEqual([]);
  expect(slips).toMatchObject([
    { kind: 'decided-both-ways', documentId: mark.documentId, page: mark.page, match: mark.text },
  ]);
});

describe('a code that the request no longer allows', () => {
  const child = makeRequest({
    subject: { name: 'Ellie Marsh', aliases: [], dateOfBirth: '2015-05-04' },
    requester: { name: 'Jo Marsh', capacity: 'parent', authorityNote: 'Birth certificate seen' },
  });

  test('does not keep documents out that name a person it was used for', async () => {
    const desk = await openCaseDesk(child);
    const { client, caseId } = desk;
    const { personId } = await client.call('addPerson', { caseId, details: makeDetails() });
    const decision = { outcome: 'withhold', code: 'CA', rationale: '' } as const;
    await client.call('decidePerson', { caseId, personId, decision });
    await setRequest(desk, makeRequest());
    await importFiles(desk, fileOf('letter.pdf', ['Karen Hughes came.']));
    expect((await marksOf(desk)).map((mark) => [mark.personId, mark.decision])).toEqual([[personId, null]]);
  });

  test('keeps the case from being ready until the mark is decided anew', async () => {
    const desk = await openCaseDesk(child);
    const { client, caseId } = desk;
    const [documentId] = await importFiles(desk, fileOf('a.pdf', ['He was hurt.']));
    if (documentId === undefined) throw new Error('Not imported');
    const { markIds } = await client.call('addMarks', {
      caseId,
      marks: [{ documentId, page: 1, range: { start: 0, end: 11 }, rects: [], personId: null }],
      decision: { ...withhold, codes: ['CA'] },
    });
    await seeEverything(desk);
    await desk.signIn('colleague');
    await agreeEverything(desk);
    expect(await blockersOf(desk)).toEqual([]);
    await setRequest(desk, makeRequest());
    expect(await blockersOf(desk)).toEqual([{ kind: 'code-not-allowed', count: 1 }]);
    const { missingEvidence } = await client.call('getReadiness', { caseId });
    expect(missingEvidence).toMatchObject([{ documentId, page: 1, fields: [] }]);
    await client.call('decideMarks', { caseId, markIds: [...markIds], decision: keep });
    expect(await blockersOf(desk)).toEqual([]);
  });
});

test('a document with something hidden is named until somebody has looked, and is never in the way', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const [document] = await client.call('listDocuments', { caseId });
  if (document === undefined) throw new Error('no document');
  const inside = await lookInto(desk);
  const places = [{ rects: [[10, 20, 60, 32] as const], text: 'Karen' }];
  insertFindings(inside.db, document.id, [{ kind: 'text-under-box', page: 1, count: 1, places }]);

  const waiting = await client.call('getReadiness', { caseId });
  expect(waiting.blockers).toEqual([]);
  expect(waiting.openFindings).toEqual([
    {
      documentId: document.id,
      findings: [{ kind: 'text-under-box', serious: true, count: 1, pages: 1, open: 1, openPage: 1 }],
    },
  ]);
  const which = { documentId: document.id, page: 1, kind: 'text-under-box' } as const;
  await client.call('lookAtFinding', { caseId, ...which, looked: true });
  expect((await client.call('getReadiness', { caseId })).openFindings).toEqual([]);
});

test('an uneven decision may stand with a reason, and the next person sees whose it was', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  const [first] = (await marksOf(desk)).filter(({ personId }) => personId === karen);
  if (first === undefined) throw new Error('Nothing is marked');
  await client.call('decideMarks', { caseId, markIds: [first.id], decision: keep });
  const read = async () => (await client.call('getReadiness', { caseId })).slips;
  const [slip] = await read();
  if (slip === undefined) throw new Error('Nothing is uneven');
  expect(slip).toMatchObject({ kind: 'decided-both-ways', dismissed: null });
  const { kind, documentId, page, start, end } = slip;
  const place = { kind, documentId, page, start, end };
  await client.call('dismissSlip', { caseId, place, reason: 'She wrote it herself' });
  expect((await read())[0]?.dismissed).toMatchObject({ reason: 'She wrote it herself' });
  expect((await read()).slice(1).every(({ dismissed }) => dismissed === null)).toBe(true);
  await client.call('dismissSlip', { caseId, place, reason: '' });
  expect((await read())[0]?.dismissed).toBeNull();
});
