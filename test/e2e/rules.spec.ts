import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { addVisit, openStep, shootBoth } from './case-window.ts';
import { judge } from './judge-accessibility.ts';

const pages = [
  ['The lodge at Zorbel End was shut.', 'Ref LCS-2041 and LCS-77.'],
  ['Back at Zorbel End by noon.'],
];

test('a rule is tried out, put in force, shown on its marks, and taken back as one', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  await addVisit(client, caseId, pages);
  const byRule = async () =>
    (await client.call('listMarks', { caseId, documentId: null })).filter(
      ({ decision }) => decision?.followsRule !== undefined,
    );
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await openStep(window, 'Review');
  const rules = window.getByRole('region', { name: 'Rules' });

  await test.step('what it would hit is shown before anything is decided', async () => {
    await rules.getByRole('button', { name: 'Add a rule' }).click();
    await window.getByLabel('Text', { exact: true }).fill('zorbel end');
    await expect(window.getByText('Decides 2 places.')).toBeVisible();
    expect(await byRule()).toEqual([]);
    await judge(app, window, 'a new rule');
    await shootBoth(window, 'new-rule');
    await window.getByRole('button', { name: 'Put in force' }).click();
  });

  await test.step('it says what it decided, by whom', async () => {
    const row = rules.getByRole('row').filter({ hasText: 'The text “zorbel end”' });
    await expect(row).toContainText(caseworker);
    await row.getByRole('button', { name: 'Show what it decided' }).click();
    await expect(row.getByText(/lodge at/u)).toBeVisible();
    expect(await byRule()).toHaveLength(2);
    await judge(app, window, 'rules of a case');
    await shootBoth(window, 'rules');
    await row.getByRole('button', { name: 'Visit, page 2' }).click();
  });

  await test.step('a mark says by which rule it was decided', async () => {
    await window.getByRole('group', { name: 'Page 2', exact: true }).waitFor();
    await window.keyboard.press('n');
    await window.keyboard.press('3');
    await expect(window.getByText('By a rule: The text “zorbel end”', { exact: true })).toBeVisible();
    await shootBoth(window, 'mark');
  });

  await test.step('it is taken back as one', async () => {
    await client.call('addRule', {
      caseId,
      subject: { kind: 'wildcard', pattern: 'LCS-*' },
      decision: { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} },
    });
    expect((await byRule()).map(({ text }) => text)).toEqual(expect.arrayContaining(['LCS-2041', 'LCS-77']));
    await window.getByRole('button', { name: 'Candour', exact: true }).click();
    await openStep(window, 'Review');
    await rules.getByRole('button', { name: 'Take back: The text “zorbel end”' }).click();
    await expect(rules.getByRole('row').filter({ hasText: 'zorbel end' })).toHaveCount(0);
    await expect(rules.getByRole('row').filter({ hasText: 'LCS-*' })).toHaveCount(1);
    await expect.poll(async () => (await byRule()).map(({ text }) => text)).not.toContain('Zorbel End');
    expect((await byRule()).map(({ text }) => text)).toContain('LCS-2041');
  });
});
