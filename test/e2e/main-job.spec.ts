import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './candour-test.ts';
import { openStep, shoot } from './case-window.ts';
import { checkOutside } from './check-outside.ts';
import { judge } from './judge-accessibility.ts';
import { makeLongPdf, makePdf, writePdf } from './small-pdf.ts';

const people = {
  dpo: { name: 'Anna Okafor', passphrase: 'copper lantern orchard nine' },
  caseworker: { name: 'Ben Whitlock', passphrase: 'granite kettle meadow seven' },
  manager: { name: 'Carys Pembroke', passphrase: 'harbour velvet thistle three' },
};
const first = 'given by hand the first time';
const subject = 'Marlie Harrowgate';
const secrets = ['Petra Lindqvist', 'Osric Vane', 'the blue door'];
const kept = ['Marlie settled well', 'school report'];

const evidenceLabel = 'Whose information';

const visit = makePdf([
  [
    'Record of a home visit',
    'Marlie settled well and was glad to talk.',
    'The neighbour Petra Lindqvist called twice.',
    'She lives behind the blue door.',
  ],
  ['Petra Lindqvist was asked again.', 'Nothing else was said that day.'],
]);
const report = makePdf([
  ['This school report is about Marlie.', 'A classmate, Osric Vane, was unkind.', 'It ended well.'],
]);

async function unlockAs(window: Page, who: { name: string; passphrase: string }): Promise<void> {
  await window.getByLabel('Your name').fill(who.name);
  await window.getByLabel('Passphrase').fill(who.passphrase);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
}

async function chooseOwn(window: Page, who: { name: string; passphrase: string }): Promise<void> {
  await unlockAs(window, { name: who.name, passphrase: first });
  await window.getByRole('heading', { name: 'Choose your own passphrase' }).waitFor();
  await window.getByLabel('The passphrase you were given').fill(first);
  await window.getByLabel('New passphrase').fill(who.passphrase);
  await window.getByLabel('The same again').fill(who.passphrase);
  await window.getByRole('button', { name: 'Change it' }).click();
  await window.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}

async function lock(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Lock', exact: true }).click();
  await window.getByRole('heading', { name: 'Unlock' }).waitFor();
}

async function openCase(window: Page, step: string): Promise<void> {
  // The window stands where the person before left it.
  await window.getByRole('button', { name: 'Candour', exact: true }).click();
  await window.getByRole('button', { name: subject }).click();
  await openStep(window, step);
}

/** Where a point of an A4 page, in PDF points from the top left, lies in the window. */
async function locate(page: Locator, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.boundingBox();
  if (box === null) throw new Error('The page is not shown');
  return { x: box.x + (x / 595) * box.width, y: box.y + (y / 842) * box.height };
}

async function drag(
  window: Page,
  page: Locator,
  from: [number, number],
  to: [number, number],
): Promise<void> {
  const [start, end] = [await locate(page, ...from), await locate(page, ...to)];
  await window.mouse.move(start.x, start.y);
  await window.mouse.down();
  await window.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await window.mouse.move(end.x, end.y, { steps: 4 });
  await window.mouse.up();
}

/** What the code asks to be recorded about the mark that is chosen. */
async function recordPerson(window: Page, who: string): Promise<void> {
  const side = window.getByRole('complementary', { name: 'People, suggestions and details' });
  await side.getByRole('tab', { name: 'Mark' }).click();
  await expect(side.getByText('Needed before sign-off')).toBeVisible();
  await side.getByLabel(evidenceLabel).fill(who);
  await side.getByRole('button', { name: 'Save' }).click();
  await expect(side.getByText('Needed before sign-off')).toBeHidden();
}

test('three people take a request from the empty computer to the exported bundle', async ({
  launchCandour,
  dataFolder,
}) => {
  test.setTimeout(180_000);
  const { app, window } = await launchCandour({ dataFolder: path.join(dataFolder, 'records') });

  await test.step('set up, and add two colleagues', async () => {
    await window.getByLabel('Your name').fill(people.dpo.name);
    await window.getByLabel('New passphrase').fill(people.dpo.passphrase);
    await window.getByLabel('The same again').fill(people.dpo.passphrase);
    await shoot(window, '01-set-up');
    await window.getByRole('button', { name: 'Set up' }).click();
    await expect(window.getByTestId('recovery-key')).toHaveText(/\S{10,}/u);
    await shoot(window, '02-recovery-key');
    await window.getByLabel('I have written it down and locked it away').check();
    await window.getByRole('button', { name: 'Go on' }).click();
    await window.getByText('No cases yet').waitFor();
    await shoot(window, '03-no-cases');
    await window.getByRole('button', { name: 'Settings' }).click();
    const users = window.getByRole('region', { name: 'Users' });
    for (const [role, who] of [
      ['caseworker', people.caseworker],
      ['manager', people.manager],
    ] as const) {
      await users.getByLabel('Name').fill(who.name);
      await users.getByLabel('Role').selectOption(role);
      await users.getByLabel('First passphrase').fill(first);
      await users.getByRole('button', { name: 'Add the user' }).click();
      await expect(users.getByRole('status')).toContainText(`${who.name} can unlock Candour now.`);
    }
    const organisation = window.getByRole('region', { name: 'Organisation' });
    await organisation.getByLabel('Name').fill('Northmoor Council');
    await organisation.getByLabel('Postal address').fill('Quarry House\nNorthmoor NM1 1AA');
    await organisation.getByRole('button', { name: 'Save' }).click();
    await expect(organisation.getByRole('status')).toHaveText('Saved.');
    await shoot(window, '04-settings');
    await window.getByRole('button', { name: 'Back to the cases' }).click();
  });

  await test.step('create the case through the form', async () => {
    await window.getByRole('button', { name: 'New case' }).first().click();
    const form = window.getByRole('dialog', { name: 'New case' });
    await form.getByLabel('Full name').fill(subject);
    await form.getByLabel('Date of birth').fill('2001-04-12');
    await form.getByLabel('Reference').fill('SAR-2026-0901');
    await form.getByLabel('Postal address of the recipient').fill('1 Fern Row\nNorthmoor NM2 2BB');
    await form.getByLabel('Received on').fill('2026-11-02');
    await form
      .getByText(/2 Dec 2026|Wed/u)
      .first()
      .waitFor();
    await shoot(window, '05-new-case');
    await form.getByRole('button', { name: 'Create the case' }).click();
    await window.getByRole('navigation', { name: 'Steps of this case' }).waitFor();
  });

  await test.step('import by the chooser and by drag and drop, and cancel one', async () => {
    await openStep(window, 'Documents');
    const chooser = window.getByTestId('file-chooser');
    await chooser.setInputFiles(await writePdf(dataFolder, 'long.pdf', makeLongPdf(1200, 'Long')));
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expect(window.getByRole('status').filter({ hasText: 'Cancelled' })).toBeVisible();
    await expect(window.getByRole('main').getByText('No documents yet')).toBeVisible();
    await shoot(window, '06-import-cancelled');
    await chooser.setInputFiles(await writePdf(dataFolder, 'visit.pdf', visit));
    await expect(window.getByText('1 document added.')).toBeVisible();
    const transfer = await window.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'report.pdf', { type: 'application/pdf' }));
      return data;
    }, report);
    const target = window.getByText('You can also drop files here');
    await target.dispatchEvent('dragover', { dataTransfer: transfer });
    await window.getByText('Let go to add these files').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(window.getByRole('row')).toHaveCount(3);
    await shoot(window, '07-documents');
  });

  await test.step('add a person and withhold them everywhere', async () => {
    await openStep(window, 'People');
    await window.getByRole('button', { name: 'Add a person' }).click();
    const form = window.getByRole('dialog', { name: 'Add a person' });
    await form.getByRole('textbox', { name: /^Name/u }).fill('Petra Lindqvist');
    await form.getByLabel('Who they are').fill('a neighbour');
    await shoot(window, '08-add-a-person');
    await form.getByRole('button', { name: 'Save' }).click();
    await window.getByRole('button', { name: 'Withhold Petra Lindqvist everywhere' }).click();
    await expect(window.getByRole('row', { name: /Petra Lindqvist/u })).toContainText('Withheld');
    await expect(window.getByText('2 places marked')).toBeVisible();
    await shoot(window, '09-people');
  });

  const desk = {
    page: (number: number) => window.getByRole('group', { name: `Page ${number}`, exact: true }),
    withheld: () => window.getByRole('button', { name: /^(?:Withheld|Agreed)/u }),
  };

  await test.step('review at the desk: select text, draw a box, undo, redo, see every page', async () => {
    await openStep(window, 'Review');
    await shoot(window, '10-review');
    await window.getByRole('button', { name: 'Open the review desk' }).click();
    const documents = window.getByRole('navigation', { name: 'Documents' });
    await documents.getByRole('button', { name: /report/iu }).click();
    await expect(desk.page(1).locator('canvas').first()).toHaveAttribute('data-drawn', 'true');
    await shoot(window, '11-desk-report');
    const places = async (): Promise<number> => desk.page(1).getByRole('button').count();
    const before = await places();
    // "Osric Vane" on the second line: baseline 92 points from the top.
    await window.getByRole('button', { name: 'Select text', exact: true }).click();
    await drag(window, desk.page(1), [145, 88], [206, 88]);
    await expect(window.getByRole('region', { name: /^Decide:/u })).toContainText('Osric');
    await shoot(window, '12-desk-selected');
    await window.keyboard.press('r');
    await expect.poll(places).toBe(before + 1);
    await window.keyboard.press('z');
    await expect.poll(places).toBe(before);
    await window.keyboard.press('Shift+Z');
    await expect.poll(places).toBe(before + 1);
    await window.getByRole('button', { name: 'Withheld: Osric Vane' }).dispatchEvent('click');
    await recordPerson(window, 'a classmate');

    await documents.getByRole('button', { name: /visit/iu }).click();
    await expect(desk.page(1).locator('canvas').first()).toHaveAttribute('data-drawn', 'true');
    const marks = await places();
    await window.getByRole('button', { name: 'Box', exact: true }).click();
    // "She lives behind the blue door." on the fourth line.
    await drag(window, desk.page(1), [70, 118], [262, 136]);
    await window.keyboard.press('r');
    await expect.poll(places).toBe(marks + 1);
    await recordPerson(window, 'the neighbour');
    await shoot(window, '13-desk-box');
    await window.getByRole('button', { name: 'Select text', exact: true }).click();
  });

  await test.step('decide what is left and see every page', async () => {
    const side = window.getByRole('complementary', { name: 'People, suggestions and details' });
    const suggestions = side.getByRole('tab', { name: 'Suggestions' });
    await suggestions.click();
    for (let left = 0; left < 20; left++) {
      const group = side.getByRole('listitem').getByRole('button', { expanded: false });
      await expect(side.getByText('No suggestion is open').or(group.first())).toBeVisible();
      if (await side.getByText('No suggestion is open').isVisible()) break;
      await group.first().click();
      await side.getByRole('button', { name: /^Keep/u }).first().click();
      await expect(side.getByRole('button', { name: /^Keep/u })).toHaveCount(0);
    }
    await expect(async () => {
      if (!(await window.getByText('3 of 3 pages seen').isVisible())) {
        await window.keyboard.press('u');
        await expect(window.getByText('3 of 3 pages seen')).toBeVisible({ timeout: 2_500 });
      }
    }).toPass({ timeout: 20_000 });
    await shoot(window, '14-desk-done');
    await window.getByRole('button', { name: 'Candour', exact: true }).click();
    await window.getByRole('navigation', { name: 'Steps of this case' }).waitFor();
    await lock(window);
    await shoot(window, '15-locked');
  });

  await test.step('a colleague takes the second look', async () => {
    await chooseOwn(window, people.caseworker);
    await openCase(window, 'Second review');
    await window.getByRole('button', { name: 'Open the second review' }).click();
    const side = window.getByRole('complementary', { name: 'People, suggestions and details' });
    await side.getByRole('tab', { name: 'To review' }).click();
    const left = side.getByText('Nothing is left to review');
    const group = side.getByRole('listitem').getByRole('button', { expanded: false });
    await expect(group.first()).toBeVisible();
    await shoot(window, '16-second-review');
    for (let round = 0; round < 20; round++) {
      await expect(left.or(group.first())).toBeVisible();
      if (await left.isVisible()) break;
      await group.first().click();
      await side
        .getByRole('button', { name: /^Agree/u })
        .first()
        .click();
      await expect(side.getByRole('button', { name: /^Agree/u })).toHaveCount(0);
    }
    await side.getByRole('button', { name: 'Back to the case' }).click();
    await shoot(window, '17-second-review-done');
    await lock(window);
  });

  await test.step('the bundle is prepared and looked through', async () => {
    await unlockAs(window, people.dpo);
    await openCase(window, 'Bundle');
    await shoot(window, '17-bundle-before');
    await window.getByRole('button', { name: 'Prepare the bundle' }).click({ timeout: 10_000 });
    await expect(window.getByText(/checked and found clean/u)).toBeVisible({ timeout: 60_000 });
    await shoot(window, '18-bundle');
    await window.getByRole('button', { name: 'Check before you release' }).click();
    const preview = window.getByRole('dialog', { name: 'Check before you release' });
    await expect(preview.getByRole('img', { name: 'Page 1', exact: true })).toBeVisible();
    await shoot(window, '19-preview');
    await judge(app, window, 'preview');
    await window.keyboard.press('Escape');
    await expect(preview).toBeHidden();
    await lock(window);
  });

  const out = path.join(dataFolder, 'answer.pdf');
  let password = '';
  await test.step('the manager signs and releases it', async () => {
    await chooseOwn(window, people.manager);
    await openCase(window, 'Sign-off');
    await expect(window.getByLabel('I have looked through the bundle and it may be released')).toBeDisabled();
    await window.getByRole('button', { name: 'Look through the bundle' }).click();
    const preview = window.getByRole('dialog', { name: 'Check before you release' });
    await preview.getByRole('img', { name: 'Page 1', exact: true }).waitFor();
    await window.keyboard.press('Escape');
    await preview.waitFor({ state: 'hidden' });
    await window.getByLabel('I have looked through the bundle and it may be released').check();
    await window.getByLabel('Your passphrase').fill(people.manager.passphrase);
    await shoot(window, '20-sign-off');
    await window.getByRole('button', { name: 'Sign off', exact: true }).click();
    await expect(window.getByText(`Signed by ${people.manager.name}`)).toBeVisible();
    await openStep(window, 'Release');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, out);
    await window.getByLabel('I checked the name and the address against the request').check();
    await window.getByRole('button', { name: 'Export the bundle' }).click();
    await expect(window.getByText('and its verification file were written.')).toBeVisible();
    await window.getByRole('button', { name: 'Show the password' }).click();
    password = (await window.getByTestId('bundle-password').textContent()) ?? '';
    await shoot(window, '21-release');
  });

  await test.step('the trail is unbroken and tells of it', async () => {
    await window.getByRole('button', { name: 'Audit trail' }).click();
    await expect(window.getByText(/entries, unbroken\./u)).toBeVisible();
    for (const words of [
      'Exported the bundle',
      'Signed the bundle off',
      'Prepared a bundle',
      'Second review',
    ]) {
      await expect(window.getByRole('cell', { name: words }).first()).toBeVisible();
    }
    await shoot(window, '22-audit');
  });

  await test.step('the exported file holds what was kept and nothing that was withheld', async () => {
    expect(existsSync(out)).toBe(true);
    checkOutside(out, password, { secrets, kept });
  });
});
