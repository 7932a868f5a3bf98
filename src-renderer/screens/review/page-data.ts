/** Pages as main reads them, asked for ahead of time or on the spot. */
import type { CaseId, DocumentId, Mark, Page } from '../../../src-main/contract/model.ts';
import { client, queryClient } from '../../api.ts';
import { boundRects, rectToView, type ViewRect } from '../../viewer/geometry.ts';

export function fetchPage(caseId: CaseId, documentId: DocumentId, page: number): Promise<Page> {
  const input = { caseId, documentId, page };
  return queryClient.ensureQueryData({
    queryKey: ['getPage', input],
    queryFn: () => client.call('getPage', input),
  });
}

/** Where a mark is on its page as shown, at scale 1. */
export function findMarkArea(page: Page, mark: Mark): ViewRect | null {
  return boundRects(mark.rects.map((rect) => rectToView(page, 1, rect)));
}
