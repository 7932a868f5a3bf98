/** Pages as main reads them, asked for ahead of time or on the spot. */
import type { Page } from '../../../src-main/contract/document.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { queryClient } from '../../api.ts';
import { boundRects, rectToView, type ViewRect } from '../../viewer/geometry.ts';
import { describePageQuery } from '../../viewer/use-page.ts';

export function fetchPage(caseId: CaseId, documentId: DocumentId, page: number): Promise<Page> {
  return queryClient.ensureQueryData(describePageQuery({ caseId, documentId, page }));
}

/** Where a mark is on its page as shown, at scale 1. */
export function findMarkArea(page: Page, mark: Mark): ViewRect | null {
  return boundRects(mark.rects.map((rect) => rectToView(page, 1, rect)));
}
