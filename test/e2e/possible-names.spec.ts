import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { openStep, shoot } from './case-window.ts';
import { judge } from './judge-accessibility.ts';
import { makePdf } from './small-pdf.ts';

const note = [
  'The school telephoned at ten.',
  'They walked to Zorbel Lodge about the bus.',
  'Nobody from Zorbel Lodge had rung by noon.',
];
const other = ['They had seen Qwintle Lodge before.'];

test('possible names are skimmed by name, decided once by key, and taken back in one step', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  const files = [note, other].map((lines, index) => ({
    untrustedName: `note ${index + 1}.pdf`,
    bytes: new Uint8Array(makePdf([lines])),
    password: null,
  }));
  await client.run('importDocuments', { caseId, files });
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await openStep(window, 'Review');
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  const list = window.getByRole('list', { name: 'Possible names' });
  const zorbel = list.getByRole('listitem').filter({ hasText: 'Zorbel' });
  const marksOf = async (text: string) =>
    (await client.call('listMarks', { caseId, documentId: null })).filter((mark) => mark.text === text);

  await test.step('they stand in a list of their own, with a line of the case, and are no marks', async () => {
    await window.keyboard.press('6');
    await expect(zorbel).toContainText('They walked to Zorbel Lodge');
    await expect(zorbel).toContainText('2');
    expect(await marksOf('Zorbel')).toEqual([]);
    await judge(app, window, 'desk, possible names');
    await shoot(window, 'possible-names');
  });

  await test.step('W withholds all its places, Z takes them back', async () => {
    await zorbel.getByRole('button', { name: /^Zorbel/u }).focus();
    await window.keyboard.press('w');
    await expect(zorbel).toHaveCount(0);
    const marks = await marksOf('Zorbel');
    expect(marks.map(({ decision }) => decision?.outcome)).toEqual(['withhold', 'withhold']);
    await window.keyboard.press('z');
    await expect(zorbel).toHaveCount(1);
    expect(await marksOf('Zorbel')).toEqual([]);
  });

  await test.step('what is no name is kept and does not come back', async () => {
    await zorbel.getByRole('button', { name: /^Zorbel/u }).focus();
    await window.keyboard.press('x');
    await expect(zorbel).toHaveCount(0);
    for (const { decision } of await marksOf('Zorbel'))
      expect(decision).toMatchObject({ outcome: 'keep', rationale: 'Not a person' });
  });

  await test.step('one of them goes into the register', async () => {
    const item = list.getByRole('listitem').filter({ hasText: 'Qwintle' });
    await item.getByRole('button', { name: 'Add to the register' }).click();
    await expect(item).toHaveCount(0);
    const people = await client.call('listPeople', { caseId });
    expect(people.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Qwintle/u));
  });

  await test.step('how well names are found is said beside the list', async () => {
    await window.getByText('How good is this?').click();
    await expect(window.getByRole('table').getByRole('rowheader', { name: /Care files/u })).toBeVisible();
    await shoot(window, 'how-good');
  });
});
