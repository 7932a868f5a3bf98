import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { openStep, shoot, shootBoth } from './case-window.ts';
import { judge } from './judge-accessibility.ts';
import { makePdf } from './small-pdf.ts';

test('two entries become one person, and uneven decisions are listed before the second review', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  const lines = ['Zelda Quorn came at ten.', 'Later Zelda Quorn rang again.'];
  const bytes = new Uint8Array(makePdf([lines]));
  await client.run('importDocuments', {
    caseId,
    files: [{ untrustedName: 'zelda.pdf', bytes, password: null }],
  });
  const details = {
    name: 'Zelda Quorn',
    aliases: [],
    role: 'third-party' as const,
    relationship: 'neighbour',
    consent: 'refused' as const,
    deceased: false,
    knownToRequester: true,
    emails: [],
    phones: [],
    addresses: [],
    identifiers: [],
    addressProtected: false,
    notes: '',
  };
  const { personId } = await client.call('addPerson', { caseId, details });
  await client.call('addPerson', { caseId, details: { ...details, name: 'Zee at number 9' } });
  await client.call('decidePerson', {
    caseId,
    personId,
    decision: { outcome: 'withhold', code: 'TP-ID', rationale: 'Refused' },
  });
  const own = (await client.call('listMarks', { caseId, documentId: null })).filter(
    (mark) => mark.personId === personId,
  );
  const [first] = own;
  if (first === undefined) throw new Error('Nothing is marked');
  await client.call('decideMarks', {
    caseId,
    markIds: [first.id],
    decision: { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} },
  });
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  const steps = window.getByRole('navigation', { name: 'Steps of this case' });

  await test.step('the review step lists the place that is kept', async () => {
    await openStep(window, 'Review');
    const slips = window.getByRole('heading', { name: 'Worth evening out' });
    await slips.scrollIntoViewIfNeeded();
    await expect(window.getByText('Kept here, withheld elsewhere')).toBeVisible();
    await judge(app, window, 'uneven decisions');
    await shoot(window, 'uneven');
  });

  await test.step('it may stand, with a reason, and that can be taken back', async () => {
    const list = window.getByRole('region', { name: 'Worth evening out' });
    await list.getByRole('button', { name: 'It may stand…' }).first().click();
    await list.getByLabel('Why it may stand').fill('Said by the requester herself');
    await judge(app, window, 'why an uneven decision may stand');
    await list.getByRole('button', { name: 'It may stand', exact: true }).click();
    await expect(list.getByText('Every uneven decision has been looked at.')).toBeVisible();
    await list.getByRole('button', { name: /^Show 1 place that may stand/u }).click();
    await expect(list.getByText(/May stand: Said by the requester herself/u)).toBeVisible();
    await shootBoth(window, 'may-stand');
    await list.getByRole('button', { name: 'Take it back' }).click();
    await expect(list.getByRole('button', { name: 'It may stand…' })).toBeVisible();
  });

  await test.step('the other entry goes, its name stays', async () => {
    await steps
      .getByRole('button', { name: /(?:^|\s)People/u })
      .first()
      .click();
    await window.getByRole('button', { name: 'Zelda Quorn', exact: true }).click();
    await window.getByLabel('The same person as').selectOption({ label: 'Zee at number 9' });
    await judge(app, window, 'one person of two');
    await shoot(window, 'same-person');
    await window.getByRole('button', { name: 'Make them one' }).click();
    await expect(window.getByText('also Zee at number 9')).toBeVisible();
    await shoot(window, 'people');
  });
});
