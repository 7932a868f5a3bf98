/** Copies of the page in view, and where it differs from one of them. */
import { useEffect, useMemo } from 'react';
import type { PageCopy, PagePlace } from '../../../src-main/contract/copies.ts';
import type { CaseId, DocumentId, DocumentSummary } from '../../../src-main/contract/model.ts';
import { client, useAnswer } from '../../api.ts';
import type { TextRange } from '../../viewer/text-selection.ts';
import { type Desk, useDesk } from './desk.ts';

const none: readonly PageCopy[] = [];

type Copies = {
  readonly here: PagePlace | null;
  readonly copies: readonly PageCopy[];
  readonly toCarry: number;
};

/** Where pages were never compared (a case of an earlier version, a page just read) that is done now. */
export function useCopies(): Copies {
  const { data, state } = useDesk();
  const { caseId } = data;
  const { documentId, page } = state;
  const here = useMemo(() => (documentId ? { documentId, page } : null), [documentId, page]);
  const answer = useAnswer('getCopies', here && { caseId, ...here }).data;
  const pending = answer?.pending ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it failed, another page is reason to try again
  useEffect(() => {
    if (pending > 0) void findOnce(caseId);
  }, [caseId, pending, here]);
  return { here, copies: answer?.copies ?? none, toCarry: answer?.toCarry ?? 0 };
}

/** While scans are read, pages become new one after the other: they are compared together. */
const restMs = 20_000;
let isFinding = false;
let foundAt = Number.NEGATIVE_INFINITY;

/** What goes wrong is in nobody's way: without it no copies are shown, and it is tried again with the next page. */
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

/** While the page is compared with a copy: where it has other words. Null otherwise. */
export function useDifferences(
  { data, state }: Desk,
  documentId: DocumentId | null,
): ReadonlyMap<number, readonly TextRange[]> | null {
  const { compared, tab, search } = state;
  const shown =
    tab === 'copies' && search === '' && compared?.here.documentId === documentId ? compared : null;
  const pieces = useAnswer('comparePages', shown && { caseId: data.caseId, ...shown }).data;
  return useMemo(() => {
    if (shown === null || pieces === undefined) return null;
    const ranges = pieces.filter(({ kind, range }) => kind !== 'same' && range.end > range.start);
    return new Map([[shown.here.page, ranges.map(({ range }) => range)]]);
  }, [shown, pieces]);
}

/** By document, what it is a copy of, in words. */
export function useCopyOf(
  caseId: CaseId,
  documents: readonly DocumentSummary[],
): ReadonlyMap<DocumentId, string> {
  const copies = useAnswer('listDocumentCopies', { caseId }).data;
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
