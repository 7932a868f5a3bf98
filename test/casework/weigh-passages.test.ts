/** Passages that want a person's judgement: flagged on the way in, answered by people, never withheld by themselves. */
import { expect, test, vi } from 'vitest';
import { fileOf, importFiles, marksOf, openReadyDesk, withhold } from './support/desk.ts';
import { harmNote, importPassage } from './support/passages.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

test('a harmful sentence is flagged and nothing of it is marked', async () => {
  const desk = await openReadyDesk();
  const place = await importPassage(desk);
  const { documentId } = place;
  const passages = await desk.client.call('listPassages', { caseId: desk.caseId, documentId });
  expect(passages).toMatchObject([
    { kind: 'violence', text: 'He hit her in the face.', answer: null, marked: false, shown: false },
  ]);
  expect((await marksOf(desk)).filter((mark) => mark.documentId === documentId)).toEqual([]);
});

test('an ordinary page has no passage', async () => {
  const desk = await openReadyDesk();
  expect(await desk.client.call('listPassages', { caseId: desk.caseId, documentId: desk.notes })).toEqual([]);
});

test('a fact about the requester and somebody else is flagged with the name', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const [documentId] = await importFiles(
    desk,
    fileOf('two.pdf', ['Ellie Marsh and Karen Hughes moved out.']),
  );
  const passages = await client.call('listPassages', { caseId, documentId: documentId ?? null });
  expect(passages).toMatchObject([{ kind: 'joint-facts', names: ['Karen Hughes'] }]);
});

test('what nobody has answered is told with the readiness and blocks nothing', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const place = await importPassage(desk);
  const before = await client.call('getReadiness', { caseId });
  expect(before.openPassages).toHaveLength(1);
  expect(before.blockers).toEqual([]);
  await client.call('answerPassage', { caseId, place, answered: true, note: 'Known to her.' });
  expect((await client.call('getReadiness', { caseId })).openPassages).toEqual([]);
  const [answered] = await client.call('listPassages', { caseId, documentId: place.documentId });
  expect(answered?.answer).toMatchObject({ note: 'Known to her.', by: { role: expect.any(String) } });
  await client.call('answerPassage', { caseId, place, answered: false, note: '' });
  expect((await client.call('getReadiness', { caseId })).openPassages).toHaveLength(1);
});

test('a passage that marks withhold as a whole is answered by them, one of which only a name is withheld is not', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const { documentId } = await importPassage(desk);
  const mark = (start: number, end: number) =>
    client.call('addMarks', {
      caseId,
      marks: [{ documentId, page: 1, range: { start, end }, rects: [], personId: null }],
      decision: withhold,
    });
  await mark(0, 2);
  expect((await client.call('getReadiness', { caseId })).openPassages).toHaveLength(1);
  await mark(0, harmNote.indexOf(' It rained'));
  expect((await client.call('getReadiness', { caseId })).openPassages).toEqual([]);
});

test('a part of it withheld for serious harm is an answer too', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const { documentId } = await importPassage(desk);
  await client.call('addMarks', {
    caseId,
    marks: [{ documentId, page: 1, range: { start: 3, end: 10 }, rects: [], personId: null }],
    decision: { ...withhold, codes: ['SH-SW'] },
  });
  const [passage] = await client.call('listPassages', { caseId, documentId });
  expect(passage).toMatchObject({ marked: true, answer: null });
});

test('what one person has uncovered stays covered for the next, and over a restart', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const place = await importPassage(desk);
  const { documentId } = place;
  const isShown = async () => (await client.call('listPassages', { caseId, documentId }))[0]?.shown;
  await desk.signIn('caseworker');
  await client.call('uncoverPassages', { caseId, places: [place], shown: true });
  expect(await isShown()).toBe(true);
  await desk.signIn('colleague');
  expect(await isShown()).toBe(false);
  await desk.signIn('caseworker');
  expect(await isShown()).toBe(true);
  await client.call('uncoverPassages', { caseId, places: [place], shown: false });
  expect(await isShown()).toBe(false);
});

test('an answer outlives another look through the case', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const place = await importPassage(desk);
  await client.call('answerPassage', { caseId, place, answered: true, note: '' });
  await client.run('suggestMarks', { caseId });
  const [passage] = await client.call('listPassages', { caseId, documentId: place.documentId });
  expect(passage?.answer).not.toBeNull();
});

test('a passage that is not there cannot be answered', async () => {
  const desk = await openReadyDesk();
  const place = { ...(await importPassage(desk)), start: 1 };
  const answer = desk.client.call('answerPassage', { caseId: desk.caseId, place, answered: true, note: '' });
  await expect(answer).rejects.toMatchObject({ code: 'not-found' });
});

test('the strip is told of pages with harm, and only of those', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const { documentId } = await importPassage(desk);
  expect(await client.call('countPassages', { caseId })).toEqual([
    { documentId, distressingPages: [1], open: 1 },
  ]);
});
