/** Pages that say the same: found, shown, and decided once. */
import { describe, expect, test, vi } from 'vitest';
import type { Input } from '../../src-main/contract/contract.ts';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { DocumentId } from '../../src-main/contract/values.ts';
import {
  type CaseDesk,
  fileOf,
  importFiles,
  keep,
  lookInto,
  marksOf,
  openCaseDesk,
  withhold,
} from './support/desk.ts';
import { makeFile, makeMessage } from './support/fake-engine.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const letter = [
  'Thank you for your letter about the school place and the taxi.',
  'The neighbour Wilma Quist told me that the money came late again.',
  'The flat was warm and tidy and there was food in the kitchen.',
  'I will write to the school this week and ask for a meeting.',
  'The older one likes her teacher and wants to go on the trip.',
].join('\n');
/** The same, printed from somewhere else; the name runs over a line. */
const reprinted = `Printed by system on 12/3/2019\n${letter.replace('Wilma Quist', 'Wilma\nQuist')}\nPage 7 of 31`;
const other =
  'Minutes of the meeting about the summer fair, with cakes and a raffle for everybody who comes on time.';

type Place = { readonly documentId: DocumentId; readonly page: number };

async function openCopies(): Promise<CaseDesk & { readonly own: Place; readonly copy: Place }> {
  const desk = await openCaseDesk();
  const [first, second] = await importFiles(
    desk,
    fileOf('letter.pdf', [letter, other]),
    fileOf('again.pdf', [reprinted]),
  );
  if (first === undefined || second === undefined) throw new Error('Not imported');
  return Object.assign(desk, {
    own: { documentId: first, page: 1 },
    copy: { documentId: second, page: 1 },
  });
}

async function mark(desk: CaseDesk, place: Place, text: string, decision: typeof keep): Promise<void> {
  const { client, caseId } = desk;
  const page = await client.call('getPage', { caseId, ...place });
  const start = page.text.indexOf(text);
  const range = { start, end: start + text.length };
  await client.call('addMarks', {
    caseId,
    marks: [{ ...place, range, rects: [], personId: null }],
    decision,
  });
}

function apply({ client, caseId }: CaseDesk, place: Place, more: Partial<Input<'applyToCopies'>> = {}) {
  return client.call('applyToCopies', { caseId, ...place, markIds: null, to: null, seen: false, ...more });
}

async function decidedOn(desk: CaseDesk, place: Place): Promise<Mark[]> {
  return (await marksOf(desk)).filter(
    ({ documentId, page, decision }) =>
      documentId === place.documentId && page === place.page && decision !== null,
  );
}

describe('copies of a page', () => {
  test('are known as soon as files came in, in both directions, with how much differs', async () => {
    const { client, caseId, own, copy } = await openCopies();
    expect(await client.call('getCopies', { caseId, ...own })).toEqual({
      copies: [{ ...copy, kind: 'near', words: 11, sameFile: false, direction: null, seen: false }],
      toCarry: 0,
    });
    expect((await client.call('getCopies', { caseId, ...copy })).copies).toMatchObject([own]);
    expect((await client.call('getCopies', { caseId, ...own, page: 2 })).copies).toEqual([]);
    expect(await client.call('listDocumentCopies', { caseId })).toEqual({
      pending: 0,
      copies: [{ documentId: copy.documentId, of: own.documentId, kind: 'near' }],
    });
  });

  test('can be read side by side', async () => {
    const { client, caseId, own, copy } = await openCopies();
    const pieces = await client.call('comparePages', { caseId, here: own, there: copy });
    expect(pieces.filter(({ kind }) => kind !== 'same').map(({ there }) => there)).toEqual([
      'Printed by system on 12/3/2019',
      'Page 7 of 31',
    ]);
  });

  test('are found in a case of an earlier version, and on a page that is read again', async () => {
    const desk = await openCopies();
    const { client, caseId, own, copy } = desk;
    const { db } = await lookInto(desk);
    db.exec('DELETE FROM page_prints; DELETE FROM near_texts');
    expect(await client.call('listDocumentCopies', { caseId })).toEqual({ pending: 3, copies: [] });
    expect(await client.run('findCopies', { caseId })).toEqual({ compared: 3 });
    expect((await client.call('getCopies', { caseId, ...own })).copies).toMatchObject([copy]);
    db.prepare('UPDATE page_texts SET text = ? WHERE text = ?').run(other, reprinted);
    await client.run('findCopies', { caseId });
    expect((await client.call('getCopies', { caseId, ...own })).copies).toEqual([]);
    const second = await client.call('getCopies', { caseId, ...own, page: 2 });
    expect(second.copies).toMatchObject([{ ...copy, kind: 'identical' }]);
  });

  test('leave with their document, and nothing of them is remembered', async () => {
    const desk = await openCopies();
    const { client, caseId, own, copy } = desk;
    await client.call('removeDocument', { caseId, documentId: copy.documentId, reason: 'Twice' });
    expect((await client.call('getCopies', { caseId, ...own })).copies).toEqual([]);
    await importFiles(desk, fileOf('new.pdf', [other.replace('cakes', 'buns')]));
    const { db } = await lookInto(desk);
    const hashes = db.prepare('SELECT count(*) AS count FROM near_texts WHERE differing = 11').get();
    expect(hashes).toEqual({ count: 0 });
  });
});

describe('what was decided on a page', () => {
  test('is decided on its copy where the same words stand, as one step, and says where it comes from', async () => {
    const desk = await openCopies();
    const { client, caseId, own, copy } = desk;
    await mark(desk, own, 'Wilma Quist', withhold);
    await mark(desk, own, 'the kitchen', keep);
    const offered = async () => (await client.call('getCopies', { caseId, ...own })).toCarry;
    expect(await offered()).toBe(2);
    expect(await apply(desk, own)).toEqual({ marked: 2, already: 0, seen: 0, left: [] });
    const carried = await decidedOn(desk, copy);
    expect(carried.map(({ text }) => text)).toEqual(['Wilma\nQuist', 'the kitchen']);
    expect(carried[0]?.rects).toHaveLength(2);
    expect(await offered()).toBe(0);
    for (const { decision } of carried) {
      expect(decision).toMatchObject({ by: { role: 'caseworker' }, copiedFrom: own });
      expect(decision?.followsPerson).toBeUndefined();
    }
    expect(await client.call('undo', { caseId })).toEqual({ label: 'applyToCopies' });
    expect(await decidedOn(desk, copy)).toEqual([]);
    await client.call('redo', { caseId });
    expect(await decidedOn(desk, copy)).toEqual(carried);
    expect(await apply(desk, own)).toMatchObject({ marked: 0, already: 2 });
  });

  test('decides what is suggested there instead of marking it twice', async () => {
    const desk = await openCopies();
    const { client, caseId, own, copy } = desk;
    await mark(desk, own, 'Wilma Quist', withhold);
    const before = (await marksOf(desk)).filter(({ documentId }) => documentId === copy.documentId);
    await apply(desk, own);
    const after = (await marksOf(desk)).filter(({ documentId }) => documentId === copy.documentId);
    // A suggestion of a part of the words is not enough, and stays one.
    const touching = after.filter(({ text, decision }) => text.includes('Quist') && decision !== null);
    expect(touching).toHaveLength(1);
    const known = before.some(({ id }) => id === touching[0]?.id);
    expect(touching[0]?.source).toBe(
      known ? before.find(({ id }) => id === touching[0]?.id)?.source : 'copy',
    );
    expect((await client.call('getReadiness', { caseId })).openPlaces).toEqual([]);
  });

  test('never overwrites what a human decided otherwise there: that is listed', async () => {
    const desk = await openCopies();
    const { client, caseId, own, copy } = desk;
    await mark(desk, copy, 'Wilma\nQuist', keep);
    await mark(desk, own, 'Wilma Quist', withhold);
    const [mine] = await decidedOn(desk, own);
    const answer = await apply(desk, own);
    expect(answer).toEqual({
      marked: 0,
      already: 0,
      seen: 0,
      left: [{ ...copy, markId: mine?.id, reason: 'decided-differently' }],
    });
    expect(await decidedOn(desk, copy)).toMatchObject([{ decision: { outcome: 'keep' } }]);
    const found = await client.call('listDisagreements', { caseId, place: null });
    expect(found).toMatchObject([
      { text: 'Wilma Quist', here: { ...own, outcome: 'withhold' }, there: { ...copy, outcome: 'keep' } },
    ]);
    expect(await client.call('listDisagreements', { caseId, place: copy })).toEqual(found);
  });

  test('is not carried to words that are not there, nor a kept word to one that differs', async () => {
    const desk = await openCaseDesk();
    const changed = letter.replace('Wilma Quist', 'the caretaker').replace('kitchen', 'kitcben');
    const [first, second] = await importFiles(desk, fileOf('a.pdf', [letter]), fileOf('b.pdf', [changed]));
    if (first === undefined || second === undefined) throw new Error('Not imported');
    const own = { documentId: first, page: 1 };
    await mark(desk, own, 'Wilma Quist', withhold);
    await mark(desk, own, 'the kitchen', keep);
    const { marked, left } = await apply(desk, own);
    expect([marked, left.map(({ reason }) => reason)]).toEqual([0, ['not-there', 'words-differ']]);
  });

  test('by a box is only suggested on a page that is laid out otherwise', async () => {
    const desk = await openCopies();
    const { client, caseId, own, copy } = desk;
    const page = await client.call('getPage', { caseId, ...own });
    const at = page.text.indexOf('Wilma');
    const [x0 = 0, y0 = 0] = page.boxes.subarray(at * 4, at * 4 + 2);
    const rects = [[x0 - 1, y0 - 1, x0 + 6 * 'Wilma Quist'.length + 1, y0 + 13] as const];
    await client.call('addMarks', {
      caseId,
      marks: [{ ...own, range: null, rects, personId: null }],
      decision: withhold,
    });
    const before = (await marksOf(desk)).filter(({ documentId }) => documentId === copy.documentId).length;
    const { marked, left } = await apply(desk, own);
    expect([marked, left.length]).toEqual([0, 1]);
    const after = (await marksOf(desk)).filter(({ documentId }) => documentId === copy.documentId);
    expect(after.some(({ text, decision }) => text.includes('Quist') && decision === null)).toBe(true);
    expect(after.length).toBeLessThanOrEqual(before + 1);
    expect(await decidedOn(desk, copy)).toEqual([]);
  });

  test('of which only some marks, or some copies, are wanted goes to those alone', async () => {
    const desk = await openCopies();
    const { own } = desk;
    await mark(desk, own, 'Wilma Quist', withhold);
    await mark(desk, own, 'the kitchen', withhold);
    const [first] = await decidedOn(desk, own);
    if (first === undefined) throw new Error('not marked');
    expect(await apply(desk, own, { to: [{ ...own, page: 2 }] })).toMatchObject({ marked: 0 });
    expect(await apply(desk, own, { markIds: [first.id] })).toMatchObject({ marked: 1 });
  });
});

describe('the same file in two messages', () => {
  const message = (name: string, words: string) => ({
    untrustedName: name,
    bytes: makeMessage({ pages: [words], carries: { 'plan.pdf': makeFile([letter]) } }),
    password: null,
  });

  test('is the same on every page, boxes and what was seen included', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const [, first, , second] = await importFiles(
      desk,
      message('one.eml', 'One.'),
      message('two.eml', 'Two.'),
    );
    if (first === undefined || second === undefined) throw new Error('Not imported');
    const [own, copy] = [first, second].map((documentId) => ({ documentId, page: 1 }));
    if (own === undefined || copy === undefined) throw new Error('No pages');
    const rects = [[40, 700, 200, 720] as const];
    await client.call('addMarks', {
      caseId,
      marks: [{ ...own, range: null, rects, personId: null }],
      decision: withhold,
    });
    expect(await apply(desk, own, { seen: true })).toMatchObject({ marked: 1, seen: 0 });
    expect(await decidedOn(desk, copy)).toMatchObject([
      { rects, source: 'copy', reason: 'Copied from Plan, page 1' },
    ]);
    await client.call('markPageSeen', { caseId, ...own });
    expect(await apply(desk, own, { seen: true })).toMatchObject({ marked: 0, already: 1, seen: 1 });
    const { copies } = await client.call('getCopies', { caseId, ...own });
    expect(copies).toMatchObject([{ ...copy, kind: 'identical', sameFile: true, seen: true }]);
    expect((await client.call('listDocumentCopies', { caseId })).copies).toEqual([
      { documentId: second, of: first, kind: 'same-file' },
    ]);
  });
});

describe('messages', () => {
  const origin = {
    messageId: '',
    inReplyTo: [],
    references: [],
    subject: 'Visit',
    from: 'Ann',
    sentAt: null,
  };
  const asked =
    'From Ann\nTo Bea\nSubject Visit\nCan we meet Wilma Quist on Monday at the flat to talk about the taxi?';
  const answered = `From Bea\nTo Ann\nSubject Re: Visit\nYes, I can come at ten o'clock.\n\nAnn wrote:\n> Can we meet Wilma Quist on Monday at the\n> flat to talk about the taxi?`;

  test('are shown as a thread, with who quotes whom, and a decision goes to where they are quoted', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const make = (name: string, text: string, more: Partial<typeof origin>) => ({
      untrustedName: name,
      bytes: makeMessage({ pages: [text], message: { ...origin, ...more } }),
      password: null,
    });
    const [answer, question] = await importFiles(
      desk,
      make('b.eml', answered, { from: 'Bea', subject: 'Re: Visit' }),
      make('a.eml', asked, {}),
    );
    if (question === undefined || answer === undefined) throw new Error('Not imported');
    const thread = await client.call('getThread', { caseId, documentId: answer });
    expect(thread.map(({ documentId, answers, quotes }) => [documentId, answers, quotes])).toEqual([
      [answer, question, [question]],
      [question, null, []],
    ]);
    const own = { documentId: question, page: 1 };
    expect((await client.call('getCopies', { caseId, ...own })).copies).toMatchObject([
      { documentId: answer, kind: 'quote', direction: 'quoted-by', words: 15 },
    ]);
    await mark(desk, own, 'Wilma Quist', withhold);
    expect(await apply(desk, own)).toMatchObject({ marked: 1, left: [] });
    expect(await decidedOn(desk, { documentId: answer, page: 1 })).toMatchObject([{ text: 'Wilma Quist' }]);
  });

  test('of which nothing was kept by an earlier version are known by what their pages show', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const [question, answer] = await importFiles(
      desk,
      { untrustedName: 'a.eml', bytes: makeMessage({ pages: [asked] }), password: null },
      { untrustedName: 'b.eml', bytes: makeMessage({ pages: [answered] }), password: null },
    );
    if (question === undefined || answer === undefined) throw new Error('Not imported');
    const thread = await client.call('getThread', { caseId, documentId: question });
    expect(thread.map(({ subject, from }) => [subject, from])).toEqual([
      ['Visit', 'Ann'],
      ['Re: Visit', 'Bea'],
    ]);
    expect(await client.call('getThread', { caseId, documentId: question })).toHaveLength(2);
  });
});
