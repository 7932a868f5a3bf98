/** Pages that are pictures of text: read by machine after the import, and found again as copies of each other. */
import type { CaseId } from '../../src-main/contract/values.ts';
import { findDocument, goToPage, waitUntil } from './desk-moves.ts';
import type { Stage } from './stage.ts';

const scan = '10-gp-letter-scan.pdf';
const reprint = '26-letter-reprinted.pdf';
const thanks = '15-seaside-3-thanks.eml';

const minutesMs = 240_000;

/** The window begins to read by itself; answers how many pages were read. */
export async function waitForReading(stage: Stage, caseId: CaseId): Promise<number> {
  await waitUntil(async () => (await stage.call('listReadings', { caseId })).waiting === 0, minutesMs);
  await stage.picture('scans-read');
  return (await stage.call('listReadings', { caseId })).read;
}

/** The scan with what was found in its words; a letter beside the first print of it; a message in its conversation. */
export async function showPaperAndCopies(stage: Stage, caseId: CaseId): Promise<void> {
  const { window } = stage;
  const documents = await stage.call('listDocuments', { caseId });
  await goToPage(stage, findDocument(documents, scan), 1);
  await stage.picture('desk-scan-read');

  const letter = findDocument(documents, reprint);
  await waitUntil(async () => {
    const { copies } = await stage.call('getCopies', { caseId, documentId: letter.id, page: 1 });
    return copies.length > 0;
  }, minutesMs);
  await window.getByRole('tab', { name: 'Copies' }).click();
  await goToPage(stage, letter, 1);
  await window.getByRole('button', { name: 'Show what differs' }).first().click();
  await window.getByRole('button', { name: 'Hide what differs' }).first().waitFor();
  await stage.picture('desk-copies');
  await window.getByRole('button', { name: 'Hide what differs' }).first().click();

  await goToPage(stage, findDocument(documents, thanks), 1);
  await window.getByRole('heading', { name: 'Conversation of 4 messages' }).waitFor();
  await stage.picture('desk-conversation');
  await window.getByRole('tab', { name: 'People' }).click();
}
