/** Copies of the page in view, and where it differs from one of them. */
import { useMemo } from 'react';
import type { PageCopy, PagePlace } from '../../../src-main/contract/copies.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { TextRange } from '../../viewer/text-selection.ts';
import { type Desk, useDesk } from './desk.ts';

const none: readonly PageCopy[] = [];

type Copies = {
  readonly here: PagePlace | null;
  readonly copies: readonly PageCopy[];
  readonly toCarry: number;
};

export function useCopies(): Copies {
  const { data, state } = useDesk();
  const { caseId } = data;
  const { documentId, page } = state;
  const here = useMemo(() => (documentId ? { documentId, page } : null), [documentId, page]);
  const answer = useAnswer('getCopies', here && { caseId, ...here }).data;
  return { here, copies: answer?.copies ?? none, toCarry: answer?.toCarry ?? 0 };
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
