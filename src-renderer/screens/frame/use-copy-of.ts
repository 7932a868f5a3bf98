/** By document, what it is a copy of; and pages that were not compared yet are. */
import { useEffect, useMemo } from 'react';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { client, useAnswer } from '../../api.ts';

/** In words. Where pages were never compared (a case of an earlier version, a page just read) that is done now. */
export function useCopyOf(
  caseId: CaseId,
  documents: readonly DocumentSummary[],
): ReadonlyMap<DocumentId, string> {
  const answer = useAnswer('listDocumentCopies', { caseId }).data;
  const pending = answer?.pending ?? 0;
  useEffect(() => {
    if (pending > 0) void findOnce(caseId);
  }, [caseId, pending]);
  const copies = answer?.copies;
  return useMemo(() => {
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    return new Map(
      (copies ?? []).map(({ documentId, of, kind }) => [
        documentId,
        `${kind === 'near' ? 'Nearly the same as' : 'Copy of'} ${titles.get(of) ?? 'another document'}`,
      ]),
    );
  }, [copies, documents]);
}

/** While scans are read, pages become new one after the other: they are compared together. */
const restMs = 20_000;
let isFinding = false;
let foundAt = Number.NEGATIVE_INFINITY;

/** What goes wrong is in nobody's way: without it no copies are shown, and it is tried again when the case is next opened. */
async function findOnce(caseId: CaseId): Promise<void> {
  if (isFinding) return;
  isFinding = true;
  try {
    const rest = foundAt + restMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    await client.run('findCopies', { caseId });
  } catch {
    // Locked, or the case is gone.
  } finally {
    foundAt = performance.now();
    isFinding = false;
  }
}
