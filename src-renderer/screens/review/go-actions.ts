/** Going to pages, documents and marks. */
import type { SearchHit } from '../../../src-main/contract/answers.ts';
import type { FindingPlace } from '../../../src-main/contract/document.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { client } from '../../api.ts';
import { boundRects, rectToView, type ViewRect } from '../../viewer/geometry.ts';
import { mapText, outlineRange } from '../../viewer/text-selection.ts';
import type { Goal } from '../../viewer/tool.ts';
import { attempt, type DeskHands } from './desk-hands.ts';
import type { Choosing } from './desk-state.ts';
import { findMarkFrom, findNextMark } from './mark-order.ts';
import { fetchPage, findMarkArea } from './page-data.ts';

export type GoActions = ReturnType<typeof createGoActions>;

export function createGoActions(hands: DeskHands) {
  const { data, state, patch, announce } = hands;
  let serial = 0;

  function makeGoal(page: number, area: ViewRect | null): Goal {
    serial += 1;
    const sides = area && ([area.left, area.top, area.left + area.width, area.top + area.height] as const);
    return { serial, page, area: sides };
  }

  function goToPage(documentId: DocumentId, page: number): void {
    patch({
      documentId,
      page,
      goal: makeGoal(page, null),
      selection: null,
      choosing: 'nothing',
      currentMarkId: null,
    });
  }

  /** Shows the mark at once; the scroll follows as soon as the page's shape is known. */
  async function goToMark(mark: Mark, choosing: Choosing = 'actions'): Promise<void> {
    serial += 1;
    const asked = serial;
    patch({ currentMarkId: mark.id, selection: null, choosing });
    await attempt(hands, async () => {
      const page = await fetchPage(data().caseId, mark.documentId, mark.page);
      if (serial !== asked) return;
      patch({
        documentId: mark.documentId,
        page: mark.page,
        goal: makeGoal(mark.page, findMarkArea(page, mark)),
      });
    });
  }

  async function goToHit(hit: SearchHit): Promise<void> {
    serial += 1;
    const asked = serial;
    patch({ hit, selection: null, choosing: 'nothing' });
    await attempt(hands, async () => {
      const page = await fetchPage(data().caseId, hit.documentId, hit.page);
      if (serial !== asked) return;
      const area = boundRects(outlineRange(mapText(page), hit));
      patch({
        documentId: hit.documentId,
        page: hit.page,
        goal: makeGoal(hit.page, area),
        currentMarkId: null,
      });
    });
  }

  /** Pulls something hidden on a page into view. */
  async function goToPlace(documentId: DocumentId, page: number, place: FindingPlace): Promise<void> {
    serial += 1;
    const asked = serial;
    await attempt(hands, async () => {
      const shape = await fetchPage(data().caseId, documentId, page);
      if (serial !== asked) return;
      const area = boundRects(place.rects.map((rect) => rectToView(shape, 1, rect)));
      patch({
        documentId,
        page,
        goal: makeGoal(page, area),
        shownPlace: { documentId, page, place },
        selection: null,
        choosing: 'nothing',
        currentMarkId: null,
      });
      announce(place.text === '' ? `Outlined, page ${page}.` : `Hidden on page ${page}: ${place.text}`);
    });
  }

  function sayNothingLeft(): void {
    const { secondReview, view } = data();
    const unseen = view ? view.pages - view.pagesSeen : 0;
    const tail = unseen > 0 ? ` ${unseen} pages have not been seen: U goes to the next.` : '';
    announce(secondReview ? 'Nothing is left to review.' : `No suggestion is open.${tail}`);
  }

  /** Goes to the next mark that needs a decision, leaving out those that are just being decided. */
  function advance(from: Mark | null, deciding: ReadonlySet<Mark['id']>): Mark | null {
    const { marks, isWanted } = data();
    const next = findNextMark(marks, from?.id ?? null, 1, (mark) => isWanted(mark) && !deciding.has(mark.id));
    if (next) void goToMark(next);
    else patch({ choosing: 'nothing' });
    return next;
  }

  function stepMark(direction: 1 | -1, everyMark: boolean): void {
    const { marks, documentIds, isWanted } = data();
    const { currentMarkId, documentId, page } = state();
    const wanted = everyMark ? () => true : isWanted;
    const next =
      currentMarkId === null && direction === 1 && documentId
        ? findMarkFrom(marks, documentIds, documentId, page, wanted)
        : findNextMark(marks, currentMarkId, direction, wanted);
    if (next) void goToMark(next);
    else sayNothingLeft();
  }

  function stepPage(by: number): void {
    const { documents } = data();
    const { documentId, page } = state();
    const document = documents?.find((one) => one.id === documentId);
    if (!document) return;
    const target = page + by;
    if (target > document.pages) stepDocument(1);
    else if (target >= 1) goToPage(document.id, target);
  }

  function stepDocument(by: 1 | -1): void {
    const { documentIds } = data();
    const { documentId } = state();
    const next = documentIds[(documentId ? documentIds.indexOf(documentId) : -1) + by];
    if (next) goToPage(next, 1);
    else announce(by === 1 ? 'This is the last document.' : 'This is the first document.');
  }

  function goToEnd(end: 'first' | 'last'): void {
    const document = data().documents?.find((one) => one.id === state().documentId);
    if (document) goToPage(document.id, end === 'first' ? 1 : document.pages);
  }

  async function goToNextUnseen(): Promise<void> {
    await attempt(hands, async () => {
      const { caseId, documentIds } = data();
      const { documentId, page } = state();
      const { unseenPages } = await client.call('getReadiness', { caseId });
      const place = new Map(documentIds.map((id, index) => [id, index]));
      const here = documentId ? (place.get(documentId) ?? 0) : 0;
      const ordered = unseenPages.toSorted(
        (a, b) => (place.get(a.documentId) ?? 0) - (place.get(b.documentId) ?? 0) || a.page - b.page,
      );
      const behind = ordered.find((one) => {
        const at = place.get(one.documentId) ?? 0;
        return at > here || (at === here && one.page > page);
      });
      const next = behind ?? ordered[0];
      if (next) goToPage(next.documentId, next.page);
      else announce('Every page has been seen.');
    });
  }

  return {
    goToPage,
    goToMark,
    goToHit,
    goToPlace,
    advance,
    stepMark,
    stepPage,
    stepDocument,
    goToEnd,
    goToNextUnseen,
    sayNothingLeft,
  };
}
