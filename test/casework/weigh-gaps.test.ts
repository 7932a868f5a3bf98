import { expect, test, vi } from 'vitest';
import { keep, marksOf, openReadyDesk } from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

test('the boxes of a page are weighed as it is decided now, with the names of the case’s people', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, notes: documentId } = desk;
  const [mark] = (await marksOf(desk)).filter(
    (one) => one.documentId === documentId && one.decision?.outcome === 'withhold',
  );
  if (mark === undefined) throw new Error('nothing is withheld');
  desk.engine.asked.length = 0;
  const risks = await client.call('weighGaps', { caseId, documentId, page: mark.page });
  const people = await client.call('listPeople', { caseId });
  expect(risks.length).toBeGreaterThan(0);
  expect(risks.some(({ over }) => over.some((rect) => rect[0] <= (mark.rects[0]?.[0] ?? 0)))).toBe(true);
  for (const risk of risks) {
    expect(risk).toMatchObject({ width: 'exact', fitting: 3, of: 1000 });
    expect(people.map(({ id }) => id)).toContain(risk.known[0]?.id);
  }
  const [{ name, input } = { name: null, input: null }] = desk.engine.asked;
  expect(name).toBe('redact');
  expect(input).toMatchObject({ range: { from: mark.page, to: mark.page } });
  expect(input).toMatchObject({ names: expect.arrayContaining(people.map((person) => person.name)) });
});

test('a page on which nothing is withheld is not drawn at all', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, notes: documentId } = desk;
  const markIds = (await marksOf(desk)).filter((one) => one.documentId === documentId).map(({ id }) => id);
  await client.call('decideMarks', { caseId, markIds, decision: keep });
  desk.engine.asked.length = 0;
  expect(await client.call('weighGaps', { caseId, documentId, page: 1 })).toEqual([]);
  expect(desk.engine.asked).toEqual([]);
});
