import { describe, expect, test, vi } from 'vitest';
import type { MarkId } from '../../src-main/contract/values.ts';
import {
  fileOf,
  idsOf,
  importFiles,
  keep,
  makeDetails,
  marksOf,
  names,
  openCaseDesk,
  openDesk,
  openReadyDesk,
  prepare,
  refusalOf,
  texts,
  withhold,
} from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

/** Three suggestions of one person. */
async function openWithSuggestions() {
  const desk = await openCaseDesk();
  await importFiles(desk, fileOf('notes.pdf', texts.notes), fileOf('letter.pdf', texts.letter));
  await desk.client.call('addPerson', { caseId: desk.caseId, details: makeDetails() });
  const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.text === names.karen));
  expect(markIds).toHaveLength(3);
  return Object.assign(desk, { markIds });
}

function firstOf(markIds: readonly MarkId[]): MarkId {
  const [first] = markIds;
  if (first === undefined) throw new Error('No mark');
  return first;
}

describe('marks', () => {
  test('of which one is gone are left as they are, all of them', async () => {
    const desk = await openWithSuggestions();
    const { client, caseId, markIds } = desk;
    await client.call('removeMarks', { caseId, markIds: [firstOf(markIds)] });
    const before = await marksOf(desk);
    const all = { caseId, markIds };
    expect(await refusalOf(client.call('decideMarks', { ...all, decision: withhold }))).toBe('mark-changed');
    expect(await refusalOf(client.call('reopenMarks', all))).toBe('mark-changed');
    expect(await refusalOf(client.call('removeMarks', all))).toBe('mark-changed');
    const review = { ...all, outcome: 'agreed', note: '' } as const;
    expect(await refusalOf(client.call('reviewMarks', review))).toBe('mark-changed');
    expect(await marksOf(desk)).toEqual(before);
  });

  test('that are opened again are suggestions again, without decision and review', async () => {
    const desk = await openReadyDesk();
    const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.personId === desk.karen));
    await desk.client.call('reopenMarks', { caseId: desk.caseId, markIds });
    const opened = (await marksOf(desk)).filter((mark) => markIds.includes(mark.id));
    expect(opened.map((mark) => [mark.decision, mark.review])).toEqual(markIds.map(() => [null, null]));
  });

  test('that are removed are gone, and come back by undo', async () => {
    const desk = await openWithSuggestions();
    const { client, caseId, markIds } = desk;
    const before = await marksOf(desk);
    await client.call('removeMarks', { caseId, markIds });
    expect(await marksOf(desk)).toEqual(before.filter((mark) => !markIds.includes(mark.id)));
    await client.call('undo', { caseId });
    expect(await marksOf(desk)).toEqual(before);
  });
});

describe('the second review', () => {
  test('is not for the one who decided', async () => {
    const desk = await openWithSuggestions();
    const { client, caseId, markIds } = desk;
    await client.call('decideMarks', { caseId, markIds, decision: withhold });
    for (const outcome of ['agreed', 'returned'] as const) {
      const review = client.call('reviewMarks', { caseId, markIds, outcome, note: 'Fine' });
      expect(await refusalOf(review)).toBe('second-review-by-decider');
    }
    expect((await marksOf(desk)).every((mark) => mark.review === null)).toBe(true);
  });

  test('of many leaves one’s own decisions alone and counts them', async () => {
    const desk = await openWithSuggestions();
    const { client, caseId, markIds } = desk;
    const mine = firstOf(markIds);
    await client.call('decideMarks', { caseId, markIds: markIds.slice(1), decision: withhold });
    await desk.signIn('colleague');
    await client.call('decideMarks', { caseId, markIds: [mine], decision: withhold });
    const answer = await client.call('reviewMarks', { caseId, markIds, outcome: 'agreed', note: '' });
    expect(answer).toEqual({ reviewed: 2, leftAlone: 1 });
    const reviewed = (await marksOf(desk)).filter((mark) => mark.review !== null);
    expect(idsOf(reviewed)).toEqual(markIds.slice(1));
    expect(reviewed[0]?.review).toMatchObject({ outcome: 'agreed', by: { name: 'Cole Leaguer' } });
  });

  test('ends with the decision that it agreed to', async () => {
    const desk = await openReadyDesk();
    const { client, caseId } = desk;
    const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.review !== null));
    expect(markIds).toHaveLength(3);
    await client.call('decideMarks', { caseId, markIds, decision: { ...withhold, codes: ['TP-CONF'] } });
    expect((await marksOf(desk)).filter((mark) => mark.review !== null)).toEqual([]);
  });

  test('that returns a mark says why, and blocks until the mark is decided anew', async () => {
    const desk = await openReadyDesk();
    const { client, caseId } = desk;
    await desk.signIn('colleague');
    const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.personId === desk.karen)).slice(0, 1);
    const answer = (note: string) =>
      client.call('reviewMarks', { caseId, markIds, outcome: 'returned', note });
    expect(await refusalOf(answer(''))).toBe('invalid-input');
    await answer('Is this the same Karen?');
    const blockersNow = async () => (await client.call('getReadiness', { caseId })).blockers;
    expect(await blockersNow()).toEqual([{ kind: 'marks-returned', count: 1 }]);
    await desk.signIn('caseworker');
    expect(await refusalOf(prepare(desk))).toBe('not-ready');
    await client.call('decideMarks', { caseId, markIds, decision: withhold });
    expect(await blockersNow()).toEqual([{ kind: 'marks-awaiting-review', count: 1 }]);
  });

  test('may return a text that was kept, but has nothing to agree to there', async () => {
    const desk = await openWithSuggestions();
    const { client, caseId, markIds } = desk;
    await client.call('decideMarks', { caseId, markIds, decision: keep });
    await desk.signIn('colleague');
    const review = { caseId, markIds, note: 'Her address stands here.' };
    expect(await refusalOf(client.call('reviewMarks', { ...review, outcome: 'agreed' }))).toBe(
      'mark-changed',
    );
    expect(await client.call('reviewMarks', { ...review, outcome: 'returned' })).toMatchObject({
      reviewed: 3,
    });
  });
});

describe('undo and redo', () => {
  test('go on after a restart, each person with their own steps only', async () => {
    const desk = await openWithSuggestions();
    const { client, caseId, markIds, dataFolder } = desk;
    const states = [await marksOf(desk)];
    await client.call('decideMarks', { caseId, markIds, decision: withhold });
    states.push(await marksOf(desk));
    await desk.signIn('colleague');
    await client.call('reviewMarks', { caseId, markIds, outcome: 'agreed', note: '' });
    states.push(await marksOf(desk));
    await desk.application.close();

    const again = Object.assign(await openDesk({ dataFolder }), { caseId });
    expect(await marksOf(again)).toEqual(states[2]);
    await again.signIn('caseworker');
    expect(await refusalOf(again.client.call('undo', { caseId }))).toBe('nothing-to-undo');
    expect(await marksOf(again)).toEqual(states[2]);
    await again.signIn('colleague');
    expect(await again.client.call('undo', { caseId })).toEqual({ label: 'reviewMarks' });
    expect(await marksOf(again)).toEqual(states[1]);
    expect(await refusalOf(again.client.call('undo', { caseId }))).toBe('nothing-to-undo');
    await again.signIn('caseworker');
    expect(await again.client.call('undo', { caseId })).toEqual({ label: 'decideMarks' });
    expect(await marksOf(again)).toEqual(states[0]);
    await again.client.call('redo', { caseId });
    expect(await refusalOf(again.client.call('redo', { caseId }))).toBe('nothing-to-redo');
    await again.signIn('colleague');
    await again.client.call('redo', { caseId });
    expect(await marksOf(again)).toEqual(states[2]);
    expect(await refusalOf(again.client.call('redo', { caseId }))).toBe('nothing-to-redo');
  });

  test('end at the beginning of the case', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    expect(await refusalOf(client.call('undo', { caseId }))).toBe('nothing-to-undo');
    expect(await client.call('getCase', { caseId })).toMatchObject({ canUndo: false, canRedo: false });
  });

  test('do not bring back marks of a document that was removed', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, letter, karen } = desk;
    const decision = { outcome: 'keep', code: null, rationale: 'Agreed' } as const;
    await client.call('decidePerson', { caseId, personId: karen, decision });
    await client.call('removeDocument', { caseId, documentId: letter, reason: 'Not hers' });
    await client.call('undo', { caseId });
    const marks = (await marksOf(desk)).filter((mark) => mark.personId === karen);
    expect(marks.map((mark) => mark.documentId)).toEqual([desk.notes, desk.notes]);
  });
});
