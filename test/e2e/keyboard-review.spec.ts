import type { Page } from '@playwright/test';
import type { Client } from '../../src-main/contract/client.ts';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { ownPassphrase, sample, signIn } from '../support/sample-job.ts';
import { caseworker, dpo, expect, test } from './candour-test.ts';
import { connectClient } from './client.ts';
import { tabTo, takeMouseAway } from './keyboard-only.ts';
import { makePdf } from './small-pdf.ts';

const person = {
  name: 'Petra Lindqvist',
  aliases: [],
  role: 'third-party',
  relationship: 'Neighbour',
  consent: 'not-sought',
  deceased: false,
  knownToRequester: true,
  emails: [],
  phones: [],
  addresses: [],
  identifiers: [],
  addressProtected: false,
  notes: '',
} as const;

const files = [
  {
    untrustedName: 'first.pdf',
    bytes: makePdf([
      [
        'Petra Lindqvist called on the third of May.',
        'She left the number 020 7946 0018 with us.',
        'The garden was full of snow that day.',
        'Write to snowdrop.lane@mailbox.example about the snow.',
      ],
      ['A page with a drawing at the top.', 'Nobody is named on it.'],
    ]),
    password: null,
  },
  {
    untrustedName: 'second.pdf',
    bytes: makePdf([['Petra Lindqvist rang again.', 'Her car is AB12 CDE.', 'The snow had gone.']]),
    password: null,
  },
];

async function unlockByKeys(window: Page, name: string): Promise<void> {
  await window.getByRole('heading', { name: 'Unlock' }).waitFor();
  await tabTo(window, window.getByLabel('Your name'));
  await window.keyboard.type(name);
  await tabTo(window, window.getByLabel('Passphrase'));
  await window.keyboard.type(ownPassphrase(name));
  await window.keyboard.press('Enter');
  await window.getByRole('heading', { name: 'Cases' }).waitFor();
}

async function openDeskByKeys(window: Page, step: string, button: string): Promise<void> {
  await tabTo(window, window.getByRole('button', { name: sample.request.subject.name }));
  await window.keyboard.press('Enter');
  const steps = window.getByRole('navigation', { name: 'Steps of this case' });
  await tabTo(window, steps.getByRole('button').filter({ hasText: new RegExp(`^${step}`, 'u') }));
  await window.keyboard.press('Enter');
  await tabTo(window, window.getByRole('button', { name: button }));
  await window.keyboard.press('Enter');
  await window.locator('.viewer-canvas[data-drawn="true"]').first().waitFor();
}

test('a review is done from unlocking to the second look without a mouse', async ({ candour, prepared }) => {
  test.setTimeout(240_000);
  const { window } = candour;
  const { caseId } = prepared;
  const client = await connectClient(window);
  await signIn(client, dpo);
  await client.run('importDocuments', { caseId, files });
  await client.call('addPerson', { caseId, details: person });
  await client.call('lockVault', {});

  const giveMouseBack = takeMouseAway(window);
  try {
    // The check itself: it has to catch a mouse.
    expect(() => window.locator('body').click()).toThrow('without a mouse');
    expect(() => window.mouse.move(1, 1)).toThrow('without a mouse');
    await unlockByKeys(window, dpo);
    await openDeskByKeys(window, 'Review', 'Open the review desk');
    await reviewByKeys(window, client, caseId);
    await lockByKeys(window);
    await unlockByKeys(window, caseworker);
    await openDeskByKeys(window, 'Second review', 'Open the second review');
    await lookAgainByKeys(window, client, caseId);
  } finally {
    giveMouseBack();
  }
});

async function reviewByKeys(window: Page, client: Client, caseId: CaseId): Promise<void> {
  const press = (key: string): Promise<void> => window.keyboard.press(key);
  const marks = (): Promise<readonly Mark[]> => client.call('listMarks', { caseId, documentId: null });
  const current = window.locator('.viewer-mark[data-current="true"]');
  const status = window.locator('.status-line');
  const pages = window.locator('.viewer-scroller');
  const findOne = async (text: string): Promise<Mark | undefined> =>
    (await marks()).find((mark) => mark.text === text);
  const goTo = async (text: string): Promise<void> => {
    for (let steps = 0; steps < 20; steps += 1) {
      if ((await current.count()) > 0 && (await current.first().getAttribute('aria-label'))?.includes(text))
        return;
      await press('n');
      await expect(current.first()).toBeVisible();
      await window.waitForTimeout(150);
    }
    throw new Error(`No key leads to ${text}`);
  };

  await test.step('this person, everywhere: one key, in both documents', async () => {
    await goTo('Petra Lindqvist');
    await press('Enter');
    await expect(status).toContainText('Withheld everywhere');
    const own = (await marks()).filter((mark) => mark.text === 'Petra Lindqvist');
    expect(own).toHaveLength(2);
    expect(own.every((mark) => mark.decision?.outcome === 'withhold')).toBe(true);
    expect(new Set(own.map(({ documentId }) => documentId)).size).toBe(2);
  });

  await test.step('another code, from the list', async () => {
    await goTo('020 7946 0018');
    await press('c');
    await window.keyboard.type('tp');
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    await expect.poll(async () => (await findOne('020 7946 0018'))?.decision?.codes.length).toBe(1);
  });

  await test.step('kept, and with a note why', async () => {
    await goTo('snowdrop.lane@mailbox.example');
    await press('k');
    await expect
      .poll(async () => (await findOne('snowdrop.lane@mailbox.example'))?.decision?.outcome)
      .toBe('keep');
    await goTo('snowdrop.lane@mailbox.example');
    await press('i');
    await expect(window.getByLabel('Reasoning, for colleagues only')).toBeFocused();
    await window.keyboard.type('The address of a shop');
    await press('Control+Enter');
    await expect
      .poll(async () => (await findOne('snowdrop.lane@mailbox.example'))?.decision?.rationale)
      .toBe('The address of a shop');
    await expect(pages).toBeFocused();
  });

  await test.step('the next open one is in the other document, and is no personal information', async () => {
    await goTo('AB12 CDE');
    await expect(pages).toHaveAttribute('aria-label', /^Second/u);
    await press('x');
    await expect.poll(async () => (await findOne('AB12 CDE'))?.decision?.outcome).toBe('keep');
  });

  await test.step('undone and done again', async () => {
    await press('z');
    await expect(status).toContainText('Undone');
    await expect.poll(async () => (await findOne('AB12 CDE'))?.decision).toBeNull();
    await press('Shift+Z');
    await expect(status).toContainText('Done again');
    await expect.poll(async () => (await findOne('AB12 CDE'))?.decision?.outcome).toBe('keep');
  });

  await test.step('text is selected by keys and withheld', async () => {
    const before = (await marks()).length;
    await press('Escape');
    await press('Escape');
    await press('[');
    await expect(pages).toHaveAttribute('aria-label', /^First/u);
    await press('PageDown');
    await expect(pages).toHaveAttribute('aria-label', /page 2 of/u);
    await press('Shift+ArrowRight');
    await press('Control+Shift+ArrowRight');
    await press('r');
    await expect.poll(async () => (await marks()).length).toBe(before + 1);
    expect((await marks()).find(({ source }) => source === 'hand')?.text).toContain('A page');
  });

  await test.step('a box is placed, moved and sized by keys and withheld', async () => {
    await press('Escape');
    await press('b');
    await expect(window.locator('.viewer-box')).toBeVisible();
    const before = await window.locator('.viewer-box').boundingBox();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown'])
      await press(key);
    await expect
      .poll(async () => (await window.locator('.viewer-box').boundingBox())?.width)
      .toBeGreaterThan(before?.width ?? 0);
    await press('Enter');
    await expect.poll(async () => (await marks()).filter(({ range }) => range === null).length).toBe(1);
  });

  await test.step('hits of a search are chosen and withheld', async () => {
    await press('/');
    await window.keyboard.type('"full of snow"');
    const results = window.getByRole('complementary', { name: 'Search results' });
    await results.getByRole('checkbox').first().waitFor();
    await tabTo(window, results.getByRole('checkbox'));
    await press(' ');
    const withhold = results.getByRole('button', { name: 'Withhold the 1 chosen' });
    await tabTo(window, withhold, 'Shift+Tab');
    await press('Enter');
    await expect.poll(async () => (await findOne('full of snow'))?.decision?.outcome).toBe('withhold');
    await press('/');
    await press('Escape');
    await expect(pages).toBeFocused();
  });

  await test.step('an action is found by its name, and a key is changed', async () => {
    await press('Control+k');
    await window.keyboard.type('page text');
    await press('Enter');
    await expect(window.getByRole('tab', { name: 'Page text' })).toHaveAttribute('aria-selected', 'true');
    await press('?');
    const sheet = window.getByRole('dialog', { name: 'Keys' });
    const change = sheet.getByRole('button', { name: /^Change the key of: Keep here\./u });
    await tabTo(window, change);
    await press('Enter');
    // Already another action's: refused.
    await press('j');
    await expect(sheet.getByRole('status')).toContainText('is already');
    await press('q');
    await expect(change).toHaveAccessibleName(/Now Q$/u);
    const single = sheet.getByRole('switch', { name: 'Single letters act by themselves' });
    await tabTo(window, single, 'Shift+Tab');
    await press(' ');
    await expect(change).toHaveAccessibleName(/Now Alt Q$/u);
    await press('Escape');
    await expect(sheet).toBeHidden();
    await goToWithAlt(window, 'AB12 CDE');
    await press('o');
    await window.waitForTimeout(200);
    expect((await findOne('AB12 CDE'))?.decision?.outcome).toBe('keep');
    await press('Alt+o');
    await expect.poll(async () => (await findOne('AB12 CDE'))?.decision).toBeNull();
    await press('Alt+q');
    await expect.poll(async () => (await findOne('AB12 CDE'))?.decision?.outcome).toBe('keep');
  });

  await test.step('every page is seen and nothing is open', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      await press('Alt+u');
      await window.waitForTimeout(1400);
    }
    await expect(status).toContainText('Every page has been seen');
    for (const mark of (await marks()).filter(({ decision }) => decision === null)) {
      await goToWithAlt(window, mark.text);
      await press('Alt+q');
    }
    expect((await client.call('getReadiness', { caseId })).unseenPages).toEqual([]);
    await expect.poll(async () => (await marks()).filter(({ decision }) => decision === null)).toEqual([]);
  });
}

async function goToWithAlt(window: Page, text: string): Promise<void> {
  const current = window.locator('.viewer-mark[data-current="true"]');
  for (let steps = 0; steps < 20; steps += 1) {
    await window.keyboard.press('Alt+n');
    await expect(current.first()).toBeVisible();
    await window.waitForTimeout(150);
    if ((await current.first().getAttribute('aria-label'))?.includes(text)) return;
  }
  throw new Error(`No key leads to ${text}`);
}

async function lockByKeys(window: Page): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.keyboard.type('second review leave');
  await window.keyboard.press('Enter');
  await window.getByRole('heading', { level: 1, name: 'Second review' }).waitFor();
  await tabTo(window, window.getByRole('button', { name: 'Lock', exact: true }));
  await window.keyboard.press('Enter');
}

async function lookAgainByKeys(window: Page, client: Client, caseId: CaseId): Promise<void> {
  const press = (key: string): Promise<void> => window.keyboard.press(key);
  const withheld = async (): Promise<readonly Mark[]> =>
    (await client.call('listMarks', { caseId, documentId: null })).filter(
      ({ decision }) => decision?.outcome === 'withhold',
    );
  const status = window.locator('.status-line');
  const total = (await withheld()).length;
  expect(total).toBeGreaterThanOrEqual(6);

  await test.step('the colleague has the keys as delivered, returns one with a note and agrees to the others', async () => {
    await window.locator('.viewer-mark[data-current="true"]').first().waitFor();
    await press('t');
    await expect(window.getByLabel('What should be looked at again')).toBeFocused();
    await window.keyboard.type('Is this needed?');
    await press('Enter');
    await expect(status).toContainText('Returned with a note');
    await expect
      .poll(async () => (await withheld()).filter(({ review }) => review?.outcome === 'returned').length)
      .toBe(1);
    for (let agreed = 0; agreed < total; agreed += 1) {
      if ((await withheld()).every(({ review }) => review !== null)) break;
      await press(agreed === 0 ? 'Shift+A' : 'a');
      await window.waitForTimeout(300);
    }
    const all = await withheld();
    expect(all.every(({ review }) => review?.by.name === caseworker)).toBe(true);
    expect(all.filter(({ review }) => review?.outcome === 'agreed')).toHaveLength(total - 1);
  });
}
