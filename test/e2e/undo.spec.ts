import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, dpo, expect, test, unlock } from './candour-test.ts';
import { addVisit, openStep } from './case-window.ts';

const withhold = {
  outcome: 'withhold',
  codes: ['TP-ID'],
  neutral: false,
  rationale: '',
  evidence: {},
} as const;

test('steps are undone and done again after a power cut, all the way back, and never those of a colleague', async ({
  peopledFolder,
  prepared,
  launchCandour,
}) => {
  test.setTimeout(120_000);
  const { caseId } = prepared;
  const first = await launchCandour({ dataFolder: peopledFolder });
  const client = await connectAs(first.window, dpo);
  const texts = ['Petra Lindqvist', 'Mortimer Quince', 'Ottoline Fenn'];
  await addVisit(client, caseId, [texts.map((text) => `${text} called.`)]);
  for (const text of texts) {
    await client.call('markEverywhere', { caseId, text, personId: null, decision: withhold });
  }
  await first.kill();

  const second = await launchCandour({ dataFolder: peopledFolder });
  const { window } = second;
  const again = await connectAs(window, dpo);
  const listWithheld = async (): Promise<readonly string[]> =>
    (await again.call('listMarks', { caseId, documentId: null }))
      .filter(({ decision }) => decision?.outcome === 'withhold')
      .map(({ text }) => text)
      .sort();
  expect(await listWithheld()).toEqual([...texts].sort());
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await openStep(window, 'Review');
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  await window.locator('.viewer-canvas[data-drawn="true"]').first().waitFor();
  for (const left of [2, 1, 0]) {
    await window.keyboard.press('z');
    await expect.poll(async () => (await listWithheld()).length).toBe(left);
  }
  await second.kill();

  const third = await launchCandour({ dataFolder: peopledFolder });
  const last = await connectAs(third.window, caseworker);
  // A colleague's step is theirs to do again.
  await expect(last.call('redo', { caseId })).rejects.toMatchObject({ code: 'nothing-to-redo' });
  await last.call('lockVault', {});
  await unlock(third.window, dpo);
  for (let step = 0; step < 3; step += 1) await last.call('redo', { caseId });
  const marks = await last.call('listMarks', { caseId, documentId: null });
  expect(marks.filter(({ decision }) => decision?.outcome === 'withhold')).toHaveLength(3);
  expect(await last.call('checkAudit', { caseId })).toMatchObject({ intact: true });
});
