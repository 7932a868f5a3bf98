import path from 'node:path';
import type { Page } from '@playwright/test';
import { dpo, expect, test, unlock } from './candour-test.ts';
import { openStep } from './case-window.ts';

/** The pictures of docs/user-guide.md: CANDOUR_PICTURES=FOLDER writes them anew. */
const pictures = process.env.CANDOUR_PICTURES ?? null;

async function picture(window: Page, name: string): Promise<void> {
  const folder = pictures ?? test.info().outputDir;
  await window.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

test('who starts for the first time comes from the first steps to the desk of the sample case', async ({
  candour,
}) => {
  test.setTimeout(240_000);
  const { window } = candour;
  await unlock(window, dpo);
  const steps = window.getByRole('region', { name: 'First steps' });
  await expect(steps.getByText('Review:', { exact: true })).toBeVisible();
  await picture(window, '1-first-steps');
  await steps.getByRole('button', { name: 'Add the sample case' }).click();
  await window.getByRole('navigation', { name: 'Steps of this case' }).waitFor({ timeout: 120_000 });
  await openStep(window, 'Documents');
  await picture(window, '2-documents');
  await openStep(window, 'People');
  await window.getByRole('button', { name: 'Add a person' }).first().click();
  const dialog = window.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByRole('textbox', { name: /^Name/u }).fill('Doreen Whitlock');
  await picture(window, '3-add-a-person');
  await dialog.getByLabel('Who they are').fill('Grandmother');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await openStep(window, 'Review');
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  await window.locator('.viewer-canvas[data-drawn="true"]').first().waitFor();
  await window.locator('.desk-choices').waitFor();
  await picture(window, '4-desk');
  await window.keyboard.press('Enter');
  await expect(window.locator('.status-line')).toContainText(/Withheld|Kept/u);
  await window.keyboard.press('Control+k');
  await window.keyboard.type('withhold');
  await window.getByRole('dialog', { name: 'Find an action' }).waitFor();
  await picture(window, '5-find-an-action');
  await window.keyboard.press('Escape');
  await window.keyboard.press('?');
  await window.getByRole('dialog', { name: 'Keys' }).waitFor();
  await picture(window, '6-keys');
  await window.keyboard.press('Escape');
});

test('the first steps stay away once they are hidden', async ({ peopledFolder, launchCandour }) => {
  const first = await launchCandour({ dataFolder: peopledFolder });
  await unlock(first.window, dpo);
  await first.window.getByRole('button', { name: 'Do not show this again' }).click();
  await expect(first.window.getByRole('region', { name: 'First steps' })).toHaveCount(0);
});
