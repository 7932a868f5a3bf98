/** What was found at import on the page in view, and in its file as a whole. */
import type { CaseFinding } from '../../../src-main/contract/model.ts';
import { useAnswer } from '../../api.ts';
import { useDesk } from './desk.ts';

const none: readonly CaseFinding[] = [];

export function useFindings(): readonly CaseFinding[] {
  const { data, state } = useDesk();
  const { documentId, page } = state;
  const known = data.documents?.find((one) => one.id === documentId);
  const input =
    documentId && known && known.findings.length > 0 ? { caseId: data.caseId, documentId, page } : null;
  return useAnswer('listFindings', input).data ?? none;
}
