import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, dpo, expect, test, unlock } from './candour-test.ts';
import { addVisit, openStep } from './case-window.ts';
import { judge } from './judge-accessibility.ts';

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
  await addVisit(client, caseId, [['Mrs Petra Lindqvist called on 3 May 2019.', 'Telephone 020 7946 0018.']]);
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
  await window.getByRole('tab', { name: 'Suggestions' }).focus();
  await window.keyboard.press('?');
  await window.getByRole('dialog', { name: 'Keys' }).waitFor();
  await judge(app, window, 'desk, keys');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
  await window.keyboard.press('Control+k');
  await window.getByRole('dialog', { name: 'Find an action' }).waitFor();
  await judge(app, window, 'desk, find an action');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Find an action' }).waitFor({ state: 'hidden' });
  await window.keyboard.press('n');
  await window.locator('.desk-choices').waitFor();
  await judge(app, window, 'desk, choices');
  await window.keyboard.press('c');
  await window.getByRole('listbox', { name: 'Codes' }).waitFor();
  await judge(app, window, 'desk, codes');
  await window.keyboard.press('Escape');
  await window.getByRole('searchbox', { name: 'Search the case' }).fill('called');
  await window.getByRole('complementary', { name: 'Search results' }).getByText('called').first().waitFor();
  await judge(app, window, 'desk, search');
});

test('the first passphrase, the audit trail of a case and the second look can be used by everybody', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const client = await connectAs(window, dpo);
  const { caseId } = prepared;
  await addVisit(client, caseId, [['Mrs Petra Lindqvist called.']]);
  await client.call('markEverywhere', {
    caseId,
    text: 'Petra Lindqvist',
    personId: null,
    decision: { outcome: 'withhold', codes: ['TP-ID'], neutral: false, rationale: '', evidence: {} },
  });
  await client.call('addUser', {
    userName: 'New Colleague',
    role: 'caseworker',
    passphrase: 'first one by hand',
  });
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await window.getByRole('button', { name: 'Audit trail' }).click();
  await window.getByText('unbroken').waitFor();
  await judge(app, window, 'audit trail of a case');
  await client.call('lockVault', {});
  await unlock(window, caseworker);
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await openStep(window, 'Second review');
  await window.getByRole('button', { name: 'Open the second review' }).click();
  await window.locator('.desk-choices').waitFor();
  await judge(app, window, 'second look');
  await window.keyboard.press('t');
  await window.getByLabel('What should be looked at again').waitFor();
  await judge(app, window, 'second look, note');
  await client.call('lockVault', {});
  await window.getByLabel('Your name').fill('New Colleague');
  await window.getByLabel('Passphrase').fill('first one by hand');
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await window.getByRole('heading', { name: /passphrase/iu }).waitFor();
  await judge(app, window, 'first passphrase');
});

test('at 400 % nothing has to be scrolled sideways but the pages, and a decision is taken', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const client = await connectAs(window, dpo);
  const { caseId } = prepared;
  await addVisit(client, caseId, [['Ring 020 7946 0018 or 020 7946 0019.']]);
  await app.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) {
      each.setContentSize(1280, 1024);
      each.webContents.setZoomFactor(4);
    }
  });
  const expectFit = async (screen: string): Promise<void> => {
    const wide = await window.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth - root.clientWidth <= 1) return [];
      const reaches = [...document.querySelectorAll('body *')].filter(
        (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
      );
      return ['too wide:', ...reaches.slice(0, 6).map((one) => `${one.tagName}.${one.className}`)];
    });
    expect.soft(wide, screen).toEqual([]);
  };
  await window.getByRole('button', { name: sample.request.subject.name }).waitFor();
  await expectFit('cases');
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  for (const step of ['Documents', 'People', 'Review']) {
    await openStep(window, step);
    await expectFit(step);
  }
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  await window.locator('.viewer-mark[data-current="true"]').first().waitFor();
  await expectFit('desk');
  const pages = await window.locator('.viewer-scroller').boundingBox();
  expect(pages?.height ?? 0, 'room for the pages').toBeGreaterThan(90);
  await window.keyboard.press('w');
  await expect
    .poll(async () =>
      (await client.call('listMarks', { caseId, documentId: null })).filter(
        ({ decision }) => decision !== null,
      ),
    )
    .toHaveLength(1);
});

test('the lock is announced a minute before, and a key keeps it away', async ({ candour }) => {
  const { app, window } = candour;
  await window.clock.install();
  await unlock(window, dpo);
  await window.clock.runFor(8 * 60_000);
  await expect(window.getByRole('alert')).toHaveCount(0);
  await window.clock.runFor(70_000);
  const warning = window.getByRole('alert').filter({ hasText: 'Candour locks in' });
  await expect(warning).toBeVisible();
  await judge(app, window, 'lock warning');
  await window.keyboard.press('Shift');
  await window.clock.runFor(2000);
  await expect(warning).toHaveCount(0);
});
