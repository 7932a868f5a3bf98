import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { addVisit, openStep, shootBoth } from './case-window.ts';
import { judge } from './judge-accessibility.ts';

const pages = [
  ['It rained all morning.', 'He hit her in the face and she had a black eye.', 'The bus came at nine.'],
  ['Nothing of note.'],
  [`${sample.request.subject.name} and her brother were both moved.`, 'She took an overdose in May.'],
];

test('harm is covered until asked for, facts about two are flagged, and both are answered by a person', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  await addVisit(client, caseId, pages);
  const open = async () =>
    (await client.call('getReadiness', { caseId })).openPassages.map(({ kind }) => kind);
  expect((await open()).toSorted()).toEqual(['abuse', 'joint-facts', 'self-harm', 'violence']);
  await window.getByRole('button', { name: sample.request.subject.name }).click();

  await test.step('the case says what nobody has weighed, and does not wait for it', async () => {
    await openStep(window, 'Review');
    await expect(window.getByText(/Nobody has weighed 3 passages/u)).toBeVisible();
    await shootBoth(window, 'case');
    await window.getByRole('button', { name: 'Open the review desk' }).click();
  });

  const note = window.getByRole('button', { name: /^Distressing material: .*violence/u });
  await test.step('the list of documents and the page say so before it can be read', async () => {
    await expect(window.getByText('Distressing material on 2 pages')).toBeVisible();
    await expect(note).toBeVisible();
    await window.keyboard.press('4');
    await expect(window.getByText('[Covered: abuse or neglect, violence]')).toBeVisible();
    await expect(window.getByText('black eye')).toHaveCount(0);
    await judge(app, window, 'desk, covered passages');
    await shootBoth(window, 'covered');
  });

  const list = window.getByRole('list', { name: 'Passages to weigh' });
  await test.step('F goes from one to the next, the words stay covered', async () => {
    await window.keyboard.press('f');
    await expect(list.getByRole('listitem')).toHaveCount(4);
    await judge(app, window, 'desk, passages to weigh');
    await window.keyboard.press('f');
    await window.keyboard.press('f');
    await expect(window.getByRole('region', { name: /page 3 of 3/u })).toBeVisible();
    await shootBoth(window, 'to-weigh');
  });

  await test.step('a click uncovers one passage, and it stays so', async () => {
    await window.keyboard.press('Escape');
    await window.getByRole('region', { name: /page 3 of 3/u }).focus();
    await window.keyboard.press('Home');
    await note.click();
    await expect(note).toHaveCount(0);
    await expect(list.getByText('black eye').first()).toBeVisible();
    await shootBoth(window, 'uncovered');
  });

  await test.step('H covers the page again, and shows it', async () => {
    await window.getByRole('region', { name: /page 1 of 3/u }).focus();
    await window.keyboard.press('h');
    await expect(note).toBeVisible();
    await window.keyboard.press('h');
    await expect(note).toHaveCount(0);
  });

  await test.step('facts about two people say who, and what to consider', async () => {
    await window.getByRole('button', { name: /^About two people \d/u }).click();
    await window.getByText('What to consider').click();
    await expect(window.getByText(/Has the other person agreed/u)).toBeVisible();
    await shootBoth(window, 'two-people');
    await list.getByRole('button', { name: 'Looked at: may be shared' }).click();
    await window.getByLabel(/Why, for our own record/u).fill('She told us herself.');
    await list.getByRole('button', { name: 'Nothing to withhold' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(0);
    expect(await open()).not.toContain('joint-facts');
  });

  await test.step('a sentence that was read is answered with one key, one that is covered is not', async () => {
    await window.getByRole('button', { name: /^All \d/u }).click();
    await list.getByRole('button', { name: /^Self-harm or suicide Visit/u }).click();
    await window.keyboard.press('s');
    await expect(window.getByTitle('Read it first: H shows it.')).toBeVisible();
    expect((await open()).toSorted()).toEqual(['abuse', 'self-harm', 'violence']);
    await list.getByRole('button', { name: /^Abuse or neglect Visit/u }).click();
    await window.keyboard.press('s');
    await expect.poll(open).toEqual(['self-harm']);
  });

  await test.step('a passage is withheld for serious harm as any selection is', async () => {
    await window.getByRole('button', { name: /^Self-harm or suicide \d/u }).click();
    await list.getByRole('button', { name: 'Withhold it…' }).click();
    await window.getByRole('option', { name: /^SH-SW/u }).click();
    await expect.poll(open).not.toContain('self-harm');
    await shootBoth(window, 'withheld');
  });
});
