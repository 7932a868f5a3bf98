/** What files hide: shown in an appendix or under somebody's black boxes, and looked at by a person. */
import type { CaseId } from '../../src-main/contract/values.ts';
import { findDocument, goToPage, waitUntil } from './desk-moves.ts';
import type { Stage } from './stage.ts';

const plan = '11-safer-caring-plan.docx';
const concern = '20-record-of-concern.pdf';
const photograph = '22-careers-morning.jpg';
const carried = '17-christmas-dates.eml > christmas!!.eml';

/** Tracked changes, comments and hidden text of a Word file; words under boxes that somebody else drew; a message in a message. */
export async function showHidden(stage: Stage, caseId: CaseId): Promise<void> {
  const { window } = stage;
  const documents = await stage.call('listDocuments', { caseId });
  const appendix = findDocument(documents, plan);
  await window.getByRole('tab', { name: 'Hidden' }).click();
  await goToPage(stage, appendix, appendix.pages);
  await stage.picture('desk-appendix');
  await goToPage(stage, findDocument(documents, concern), 1);
  await stage.picture('desk-under-boxes');
  await goToPage(stage, findDocument(documents, carried), 1);
  await stage.picture('desk-carried-message');
  await goToPage(stage, findDocument(documents, photograph), 1);
  await stage.picture('desk-faces');
  await window.getByRole('tab', { name: 'People' }).click();
}

/** The first with the button, the rest as the same button would. */
export async function lookAtHidden(stage: Stage, caseId: CaseId): Promise<number> {
  const { window } = stage;
  const count = async (): Promise<number> =>
    (await stage.call('getReadiness', { caseId })).openFindings.reduce(
      (sum, { findings }) => sum + findings.reduce((total, { open }) => total + open, 0),
      0,
    );
  const before = await count();
  const documents = await stage.call('listDocuments', { caseId });
  await goToPage(stage, findDocument(documents, concern), 1);
  await window.getByRole('tab', { name: 'Hidden' }).click();
  await window.getByRole('button', { name: 'Looked at' }).first().click();
  await waitUntil(async () => (await count()) < before);
  for (;;) {
    const { openFindings } = await stage.call('getReadiness', { caseId });
    if (openFindings.length === 0) break;
    for (const { documentId, findings } of openFindings) {
      for (const { kind, openPage } of findings) {
        await stage.call('lookAtFinding', { caseId, documentId, page: openPage, kind, looked: true });
      }
    }
  }
  await window.getByRole('tab', { name: 'People' }).click();
  return before;
}
