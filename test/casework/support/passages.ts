/** A page whose words want a person's judgement. */
import type { PassagePlace } from '../../../src-main/contract/passage.ts';
import { fileOf, importFiles, type ReadyDesk } from './desk.ts';

export const harmNote = 'He hit her in the face. It rained.';

export async function importPassage(desk: ReadyDesk): Promise<PassagePlace> {
  const [documentId] = await importFiles(desk, fileOf('harm.pdf', [harmNote]));
  if (documentId === undefined) throw new Error('Not imported');
  const { client, caseId } = desk;
  await client.call('markPageSeen', { caseId, documentId, page: 1 });
  const [passage] = await client.call('listPassages', { caseId, documentId });
  if (passage === undefined) throw new Error('Nothing is flagged');
  const { page, start, kind } = passage;
  return { documentId, page, start, kind };
}
