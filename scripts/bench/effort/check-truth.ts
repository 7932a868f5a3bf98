/** Whether everything that has to be withheld is marked, and nothing that has to stay. */
import type { Client } from '../../../src-main/contract/client.ts';
import type { Page } from '../../../src-main/contract/document.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { findCovered } from '../../../src-main/domain/text-rects.ts';
import { findText } from '../../sample-case/case/find-text.ts';

export type PageTruth = { readonly withheld: readonly string[]; readonly kept: readonly string[] };
export type Place = {
  readonly documentId: DocumentId;
  readonly page: number;
  readonly term: string;
  readonly start: number;
  readonly end: number;
};
export type Verdict = {
  readonly withheldPlaces: number;
  readonly keptPlaces: number;
  readonly missed: readonly Place[];
  readonly covered: readonly Place[];
};

/** `truthOf` answers null for pages that nothing is said about. */
export async function checkTruth(
  client: Client,
  caseId: CaseId,
  truthOf: (documentId: DocumentId, page: number) => PageTruth | null,
): Promise<Verdict> {
  const withholding = new Map<string, Mark[]>();
  for (const mark of await client.call('listMarks', { caseId, documentId: null })) {
    if (mark.decision?.outcome !== 'withhold') continue;
    const key = `${mark.documentId} ${mark.page}`;
    withholding.set(key, [...(withholding.get(key) ?? []), mark]);
  }
  const missed: Place[] = [];
  const covered: Place[] = [];
  let [withheldPlaces, keptPlaces] = [0, 0];
  for (const { id: documentId, pages } of await client.call('listDocuments', { caseId })) {
    for (let number = 1; number <= pages; number += 1) {
      const truth = truthOf(documentId, number);
      if (truth === null) continue;
      const page = await client.call('getPage', { caseId, documentId, page: number });
      const own = withholding.get(`${documentId} ${number}`) ?? [];
      const ranges = own.flatMap((mark) => listRanges(page, mark));
      // A name that is kept may stand in a passage that is withheld: what was marked by hand was meant, all of it.
      const notByHand = own
        .filter(({ source }) => source !== 'hand')
        .flatMap((mark) => listRanges(page, mark));
      const isCovered = (start: number, end: number): boolean => {
        for (let at = start; at < end; at += 1) {
          if (/\s/u.test(page.text.charAt(at))) continue;
          if (!ranges.some((range) => range.start <= at && range.end > at)) return false;
        }
        return true;
      };
      for (const term of new Set(truth.withheld)) {
        for (const { start, end } of findText(page.text, term, 'whole-words')) {
          withheldPlaces += 1;
          if (!isCovered(start, end)) missed.push({ documentId, page: number, term, start, end });
        }
      }
      for (const term of new Set(truth.kept)) {
        for (const { start, end } of findText(page.text, term, 'whole-words')) {
          keptPlaces += 1;
          const isTouched = notByHand.some((range) => range.start < end && range.end > start);
          if (isTouched) covered.push({ documentId, page: number, term, start, end });
        }
      }
    }
  }
  return { withheldPlaces, keptPlaces, missed, covered };
}

function listRanges(page: Page, mark: Mark): readonly { readonly start: number; readonly end: number }[] {
  return mark.range === null ? findCovered(page, mark.rects) : [mark.range];
}
