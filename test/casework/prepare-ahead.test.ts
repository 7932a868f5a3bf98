/** Files that are read while others are still on their way into the case. */
import { expect, test } from 'vitest';
import { fileOf, importFiles, openCaseDesk } from './support/desk.ts';
import { isAbout } from './support/fake-engine.ts';

const titlesOf = async ({ client, caseId }: Awaited<ReturnType<typeof openCaseDesk>>): Promise<string[]> =>
  (await client.call('listDocuments', { caseId })).map(({ title }) => title);

test('the case takes them in the order in which they were added, whichever is read first', async () => {
  const desk = await openCaseDesk();
  const { engine } = desk;
  const others = () =>
    engine.asked.filter(({ name, input }) => name === 'extract' && !isAbout(input, 'Slow.'));
  engine.before = async (_name, _signal, input) => {
    if (!isAbout(input, 'Slow.')) return;
    await expect.poll(() => others().length).toBeGreaterThan(1);
  };
  const quick = ['b', 'c', 'd'].map((name) => fileOf(`${name}.pdf`, [`Quick ${name}.`]));
  await importFiles(desk, fileOf('a.pdf', ['Slow.']), ...quick);
  expect(await titlesOf(desk)).toEqual(['A', 'B', 'C', 'D']);
});

test('no more are read ahead than keep the workers busy', async () => {
  const desk = await openCaseDesk();
  const { engine } = desk;
  let most = 0;
  let taken = 0;
  engine.before = async (name) => {
    if (name !== 'extract') return;
    taken = (await titlesOf(desk)).length;
    most = Math.max(most, engine.asked.filter((task) => task.name === 'extract').length - taken);
  };
  const files = Array.from({ length: 12 }, (_, index) => fileOf(`${index}.pdf`, [`Page ${index}.`]));
  await importFiles(desk, ...files);
  expect(await titlesOf(desk)).toHaveLength(12);
  expect(most).toBeLessThanOrEqual(2 * engine.workers + 1);
});

test('one that is in the case already is refused before anybody reads it', async () => {
  const desk = await openCaseDesk();
  await importFiles(desk, fileOf('a.pdf', ['One.']));
  const before = desk.engine.asked.length;
  const { caseId } = desk;
  const again = await desk.client.run('importDocuments', { caseId, files: [fileOf('b.pdf', ['One.'])] });
  expect(again.refused).toEqual([{ index: 0, code: 'file-already-imported' }]);
  expect(desk.engine.asked).toHaveLength(before);
});
