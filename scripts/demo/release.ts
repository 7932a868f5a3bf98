/** From decisions to a file that may leave: prepared, checked, signed by somebody else, written out. */
import type { Bundle } from '../../src-main/contract/bundle.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { openStep } from './set-up.ts';
import { fill, type Stage } from './stage.ts';

/** Throws, with the findings, when the check finds anything. */
export async function prepareBundle(stage: Stage, caseId: CaseId): Promise<Bundle> {
  const { window } = stage;
  await openStep(stage, 'Bundle');
  const { blockers } = await stage.call('getReadiness', { caseId });
  if (blockers.length > 0) {
    const words = blockers.map(({ kind, count }) => `${kind} ${count}`).join(', ');
    throw new Error(`The case is not ready: ${words}`);
  }
  await window.getByRole('button', { name: 'Prepare the bundle' }).click();
  await window.getByRole('status').filter({ hasText: 'Removing what is withheld' }).waitFor();
  await stage.picture('preparing');
  const done = window.getByRole('heading', { name: /checked and found clean/ });
  const refused = window.getByRole('alert');
  await done.or(refused).first().waitFor({ timeout: 600_000 });
  if (await refused.isVisible()) throw new Error(`The bundle was refused. ${await refused.textContent()}`);
  await stage.picture('bundle');
  const bundle = await stage.call('getBundle', { caseId });
  if (bundle === null) throw new Error('There is no bundle.');
  return bundle;
}

export async function lookThrough(stage: Stage): Promise<void> {
  const { window } = stage;
  const preview = window.getByRole('dialog', { name: 'Check before you release' });
  await preview.getByRole('img', { name: 'Page 1', exact: true }).waitFor();
  await stage.picture('preview-letter');
  const part = preview.getByRole('navigation', { name: 'Parts of the bundle' }).getByRole('button').nth(3);
  const page = Number.parseInt((await part.locator('small').textContent()) ?? '', 10);
  await part.click();
  // A canvas gets its size when its picture is complete.
  await window.waitForFunction((number) => {
    const canvas = document.querySelector(`.preview-page[data-page="${number}"] canvas`);
    return canvas instanceof HTMLCanvasElement && canvas.width > 300;
  }, page);
  await stage.picture('preview-document');
  await window.keyboard.press('Escape');
  await preview.waitFor({ state: 'hidden' });
}

export async function signOff(stage: Stage, passphrase: string): Promise<void> {
  const { window } = stage;
  await openStep(stage, 'Sign-off');
  await window.getByRole('button', { name: 'Look through the bundle' }).click();
  await lookThrough(stage);
  await window.getByRole('checkbox', { name: /I have looked through/ }).check();
  await fill(window, 'Your passphrase', passphrase);
  await stage.picture('sign-off');
  await window.getByRole('button', { name: 'Sign off' }).click();
  await window.getByText(/^Signed by /).waitFor();
}

/** The operating system's own dialog cannot be driven; it answers what a person would have chosen. */
export async function exportBundle(stage: Stage, target: string): Promise<void> {
  const { window, candour } = stage;
  await candour.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await openStep(stage, 'Release');
  await window.getByRole('checkbox', { name: /I checked the name and the address/ }).check();
  await window.getByRole('button', { name: 'Export the bundle' }).click();
  await window.getByText(/its verification file were written/).waitFor();
  await stage.picture('release');
}

export async function readAuditTrail(stage: Stage): Promise<number> {
  const { window } = stage;
  await window.getByRole('button', { name: 'Audit trail' }).click();
  const intact = window.getByText(/entries, unbroken/);
  await intact.waitFor();
  await stage.picture('audit-trail');
  return Number.parseInt(((await intact.textContent()) ?? '').replace(/\D/g, ''), 10);
}
