/** What the specs of a case do in its window. */
import { type Page, test } from '@playwright/test';
import type { Client } from '../../src-main/contract/client.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { makePdf } from './small-pdf.ts';

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

/** A document of these pages, each given as its lines, in the case. */
export async function addVisit(
  client: Client,
  caseId: CaseId,
  pages: readonly (readonly string[])[],
): Promise<void> {
  const file = { untrustedName: 'visit.pdf', bytes: makePdf(pages), password: null };
  await client.run('importDocuments', { caseId, files: [file] });
}
