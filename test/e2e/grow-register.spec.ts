import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { addVisit, openStep, shootBoth } from './case-window.ts';
import { judge } from './judge-accessibility.ts';

const pages = [
  [
    'Her aunt Janet Fairweather came at ten. Janet Fairweather stayed.',
    'Quenby rang the school at noon.',
    'Zee from next door saw them.',
  ],
];
const list = ['Name,Other names,Role,Consent', 'Bertram Oakes,Bert; Zee,family,refused', ',,family,'].join(
  '\n',
);

test('the register grows from the file, from a list and from the page, and one entry becomes two', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  await addVisit(client, caseId, pages);
  const nameAll = async () => (await client.call('listPeople', { caseId })).map(({ name }) => name);
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await openStep(window, 'People');

  await test.step('the file proposes people and who they may be', async () => {
    const found = window.getByRole('region', { name: 'People found in the file' });
    const janet = found
      .getByRole('row')
      .filter({ has: window.getByRole('button', { name: 'Add Janet Fairweather' }) });
    await expect(janet).toContainText('aunt');
    await judge(app, window, 'people found in the file');
    await shootBoth(window, 'proposed');
    await janet.getByRole('button', { name: 'Add Janet Fairweather' }).click();
    await expect(janet).toHaveCount(0);
    const people = await client.call('listPeople', { caseId });
    expect(people.find(({ name }) => name === 'Janet Fairweather')).toMatchObject({ relationship: 'aunt' });
  });

  await test.step('a list is looked at row by row before it is taken over', async () => {
    await window.getByRole('button', { name: 'Take over a list' }).click();
    await window.getByLabel('The list').fill(list);
    await expect(window.getByText('There is no name')).toBeVisible();
    await judge(app, window, 'a list of people');
    await shootBoth(window, 'list');
    await window.getByRole('button', { name: 'Take over 1 person' }).click();
    await expect(window.getByText(/1 new person/u)).toBeVisible();
    await window.getByRole('button', { name: 'Close' }).last().click();
    expect(await nameAll()).toContain('Bertram Oakes');
  });

  await test.step('what is known of somebody says what to consider', async () => {
    await window.getByRole('button', { name: 'Bertram Oakes', exact: true }).click();
    await expect(window.getByText(/Proposed: withhold what shows who they are/u)).toBeVisible();
    await window.getByLabel('Has died').check();
    await expect(window.getByText(/is about the living/u)).toBeVisible();
    await judge(app, window, 'a person, with what to consider');
    await shootBoth(window, 'consider');
  });

  await test.step('one entry becomes two', async () => {
    await window.getByRole('button', { name: 'These are two people…' }).click();
    await window.getByRole('checkbox', { name: 'Zee', exact: true }).check();
    await judge(app, window, 'one entry made two');
    await shootBoth(window, 'split');
    await window.getByRole('button', { name: 'Make them two' }).click();
    await expect(window.getByRole('button', { name: 'Zee', exact: true })).toBeVisible();
    const people = await client.call('listPeople', { caseId });
    expect(people.find(({ name }) => name === 'Bertram Oakes')?.aliases).toEqual(['Bert']);
    expect(people.find(({ name }) => name === 'Zee')?.places).toBe(1);
  });

  await test.step('a word selected on the page is in the register with one key', async () => {
    await openStep(window, 'Review');
    await window.getByRole('button', { name: 'Open the review desk' }).click();
    await window.getByRole('group', { name: 'Page 1', exact: true }).waitFor();
    await client.call('listMarks', { caseId, documentId: null });
    await window.getByRole('region', { name: /page 1 of 1/u }).focus();
    const page = window.getByRole('group', { name: 'Page 1', exact: true });
    const { boxes, text, box } = await client.call('getPage', {
      caseId,
      documentId: (await client.call('listDocuments', { caseId }))[0]?.id ?? ('' as never),
      page: 1,
    });
    const at = text.indexOf('Quenby') * 4 + 8;
    const area = await page.boundingBox();
    if (area === null) throw new Error('No page');
    const scale = area.width / (box[2] - box[0]);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.slice(at, at + 4);
    await window.mouse.dblclick(area.x + ((x0 + x1) / 2) * scale, area.y + (box[3] - (y0 + y1) / 2) * scale);
    await window.keyboard.press('m');
    await expect.poll(nameAll).toContain('Quenby');
    await shootBoth(window, 'one-key');
    await window.keyboard.press('z');
    await expect.poll(nameAll).not.toContain('Quenby');
  });
});
