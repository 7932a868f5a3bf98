/** Hits of a search beside the marks that may lie on them. Pure. */
import type { SearchHit } from '../../../src-main/contract/answers.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import type { TextRange } from '../../viewer/text-selection.ts';

export function keyHit({ documentId, page, start }: SearchHit): string {
  return `${documentId} ${page} ${start}`;
}

/** The mark that covers the whole hit; null when any of it is still open. */
export function findMarkOver(marks: readonly Mark[], hit: Pick<SearchHit, 'start' | 'end'>): Mark | null {
  return (
    marks.find(({ range }) => range !== null && range.start <= hit.start && range.end >= hit.end) ?? null
  );
}

/** The hits of one document, by page. */
export function sortHits(
  hits: readonly SearchHit[],
  documentId: DocumentId | null,
): ReadonlyMap<number, readonly TextRange[]> {
  const pages = new Map<number, TextRange[]>();
  for (const hit of hits) {
    if (hit.documentId !== documentId) continue;
    const list = pages.get(hit.page);
    if (list) list.push(hit);
    else pages.set(hit.page, [hit]);
  }
  return pages;
}
