/** What the specs of a case do in its window. */
import { type Page, test } from '@playwright/test';

/** Kept with the results of the test. */
export async function shoot(window: Page, name: string): Promise<void> {
  await window.screenshot({ path: test.info().outputPath(`${name}.png`), animations: 'disabled' });
}

/** In light and in dark. */
export async function shootBoth(window: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: scheme });
    await shoot(window, `${name}-${scheme}`);
  }
}

/** A step of the open case, by its name in the list and its heading. */
export async function openStep(window: Page, step: string): Promise<void> {
  const steps = window.getByRole('navigation', { name: 'Steps of this case' });
  await steps
    .getByRole('button', { name: step })
    .filter({ hasText: new RegExp(`^${step}`, 'u') })
    .click();
  await window.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
}
