/** What was found at import on the page in view, and in its file as a whole. */
import { useMemo } from 'react';
import type { CaseFinding } from '../../../src-main/contract/document.ts';
import { useAnswer } from '../../api.ts';
import { sortFindings } from '../frame/finding-words.ts';
import { useDesk } from './desk.ts';

const none: readonly CaseFinding[] = [];

export function useFindings(): readonly CaseFinding[] {
  const { data, state } = useDesk();
  const { documentId, page } = state;
  const known = data.documents?.find((one) => one.id === documentId);
  const input =
    documentId && known && known.findings.length > 0 ? { caseId: data.caseId, documentId, page } : null;
  const findings = useAnswer('listFindings', input).data ?? none;
  return useMemo(() => sortFindings(findings), [findings]);
}
