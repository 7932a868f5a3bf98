import { sample } from '../support/sample-job.ts';
import { connectAs, dpo, test, unlock } from './candour-test.ts';
import { judge } from './judge-accessibility.ts';
import { makePdf } from './small-pdf.ts';

test('setting up and the recovery key can be used by everybody', async ({ launchCandour }) => {
  const { app, window } = await launchCandour();
  await window.getByRole('heading', { name: 'Set up Candour' }).waitFor();
  await judge(app, window, 'set-up');
  await window.getByLabel('Your name').fill('Anna');
  await window.getByLabel('New passphrase').fill('copper lantern orchard nine');
  await window.getByLabel('The same again').fill('copper lantern orchard nine');
  await window.getByRole('button', { name: 'Set up' }).click();
  await window.getByRole('heading', { name: 'Keep this recovery key' }).waitFor();
  await judge(app, window, 'recovery key');
});

test('unlocking, with an error and with the recovery key, can be used by everybody', async ({ candour }) => {
  const { app, window } = candour;
  await window.getByLabel('Your name').fill(dpo);
  await window.getByLabel('Passphrase').fill('wrong');
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await window.getByRole('alert').waitFor();
  await judge(app, window, 'unlock, refused');
  await window.getByRole('button', { name: 'I forgot my passphrase' }).click();
  await judge(app, window, 'recovery');
});

test('cases, new case, settings and the audit trail can be used by everybody', async ({ candour }) => {
  const { app, window } = candour;
  await unlock(window, dpo);
  await judge(app, window, 'cases');
  await window.getByRole('button', { name: 'New case' }).click();
  await window.getByRole('dialog', { name: 'New case' }).waitFor();
  await judge(app, window, 'new case');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'New case' }).waitFor({ state: 'hidden' });
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('heading', { name: 'Users' }).waitFor();
  await judge(app, window, 'settings');
  await window.getByRole('button', { name: 'Audit trail of users and cases' }).click();
  await window.getByText('unbroken').waitFor();
  await judge(app, window, 'audit trail');
});

test('every step of a case, its dialogs and the desk can be used by everybody', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const client = await connectAs(window, dpo);
  const { caseId } = prepared;
  await client.run('importDocuments', {
    caseId,
    files: [
      {
        untrustedName: 'visit.pdf',
        bytes: makePdf([['Mrs Petra Lindqvist called on 3 May 2019.', 'Telephone 020 7946 0018.']]),
        password: null,
      },
    ],
  });
  await client.call('markEverywhere', {
    caseId,
    text: 'Petra Lindqvist',
    personId: null,
    decision: {
      outcome: 'withhold',
      codes: ['TP-ID'],
      neutral: false,
      rationale: '',
      evidence: { person: 'neighbour' },
    },
  });
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  const steps = window.getByRole('navigation', { name: 'Steps of this case' });
  for (const step of [
    'Request',
    'Documents',
    'People',
    'Review',
    'Second review',
    'Bundle',
    'Sign-off',
    'Release',
  ]) {
    await steps
      .getByRole('button', { name: new RegExp(`(?:^|\\s)${step}`, 'u') })
      .first()
      .click();
    await window.getByRole('main').getByRole('heading', { level: 1, name: step }).waitFor();
    await judge(app, window, step);
  }
  await steps.getByRole('button', { name: /People/u }).click();
  await window.getByRole('button', { name: 'Add a person' }).click();
  await window.getByRole('dialog', { name: 'Add a person' }).waitFor();
  await judge(app, window, 'add a person');
  await window.keyboard.press('Escape');
  await steps.getByRole('button', { name: /Documents/u }).click();
  await window.getByRole('button', { name: /^Title and date of/u }).click();
  await window.getByRole('dialog', { name: 'Title and date' }).waitFor();
  await judge(app, window, 'title and date');
  await window.keyboard.press('Escape');
  await steps
    .getByRole('button', { name: /(?:^|\s)Review/u })
    .first()
    .click();
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  await window.getByRole('group', { name: 'Page 1' }).waitFor();
  await judge(app, window, 'desk');
  for (const tab of ['People', 'Suggestions', 'Mark', 'Page text']) {
    await window.getByRole('tab', { name: tab }).click();
    await judge(app, window, `desk, ${tab}`);
  }
  await window.getByRole('searchbox', { name: 'Search the case' }).fill('called');
  await window.getByRole('complementary', { name: 'Search results' }).getByText('called').first().waitFor();
  await judge(app, window, 'desk, search');
});
