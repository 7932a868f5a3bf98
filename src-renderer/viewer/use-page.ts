/** A page's text and character boxes. Asked again like everything else, but a page that did not change stays the same. */
import { useQuery } from '@tanstack/react-query';
import type { Page } from '../../src-main/contract/document.ts';
import type { AppError } from '../../src-main/contract/errors.ts';
import type { CaseId, DocumentId } from '../../src-main/contract/values.ts';
import { client } from '../api.ts';

/** Pass null to wait. Answers undefined until the page is there. */
export function usePage(
  caseId: CaseId,
  documentId: DocumentId | null,
  page: number | null,
): Page | undefined {
  const input = documentId !== null && page !== null ? { caseId, documentId, page } : null;
  return useQuery<Page, AppError>({
    ...describePageQuery(input),
    enabled: input !== null,
  }).data;
}

type PageInput = { readonly caseId: CaseId; readonly documentId: DocumentId; readonly page: number };

/** The same for the hook and for those who fetch ahead. */
export function describePageQuery(input: PageInput | null) {
  return {
    queryKey: ['getPage', input],
    queryFn: (): Promise<Page> =>
      input ? client.call('getPage', input) : Promise.reject(new Error('no page')),
    structuralSharing: keepPage,
  };
}

/** Text and boxes never change once a page is read; a new array each time would have every page drawn again. */
function keepPage(old: unknown, next: unknown): unknown {
  if (!isPage(old) || !isPage(next)) return next;
  return old.seen === next.seen && old.text === next.text ? old : next;
}

function isPage(value: unknown): value is Page {
  return typeof value === 'object' && value !== null && 'boxes' in value && 'seen' in value;
}
