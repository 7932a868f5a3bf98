/** From a page to its copies, and what was decided on it with it. */
import type { Output } from '../../../src-main/contract/contract.ts';
import type { PageCopy, PagePlace } from '../../../src-main/contract/copies.ts';
import { client } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { sayPlace } from './copy-words.ts';
import { attempt, type DeskHands } from './desk-hands.ts';
import type { GoActions } from './go-actions.ts';
import { reloadMarks } from './mark-cache.ts';

export type CopyActions = ReturnType<typeof createCopyActions>;
export type Carried = Output<'applyToCopies'>;

export function createCopyActions(hands: DeskHands, go: GoActions) {
  const { data, state, announce } = hands;

  function findHere(): PagePlace | null {
    const { documentId, page } = state();
    return documentId === null ? null : { documentId, page };
  }

  /** Round and round: this page and its copies, in the order of the case. */
  async function goToNext(): Promise<void> {
    const here = findHere();
    if (here === null) return;
    await attempt(hands, async () => {
      const { caseId, documentIds, documents } = data();
      const { copies } = await client.call('getCopies', { caseId, ...here });
      const place = new Map(documentIds.map((id, index) => [id, index]));
      const order = (a: PagePlace, b: PagePlace): number =>
        (place.get(a.documentId) ?? 0) - (place.get(b.documentId) ?? 0) || a.page - b.page;
      const ordered = copies.toSorted(order);
      const next = ordered.find((copy) => order(copy, here) > 0) ?? ordered[0];
      if (next === undefined) announce('This page has no copies.');
      else {
        go.goToPage(next.documentId, next.page);
        announce(`${sayPlace(next, documents)}: a copy of ${sayPlace(here, documents)}.`);
      }
    });
  }

  /** All decisions of the page, to all of its copies or to one. Null where it failed, which is said. */
  async function apply(
    from: PagePlace | null = findHere(),
    to: PageCopy | null = null,
  ): Promise<Carried | null> {
    if (from === null) return null;
    let answer: Carried | null = null;
    await attempt(hands, async () => {
      const { caseId } = data();
      const only = to === null ? null : [{ documentId: to.documentId, page: to.page }];
      answer = await client.call('applyToCopies', { caseId, ...from, markIds: null, to: only, seen: true });
      await reloadMarks(caseId);
      announce(sayCarried(answer));
    });
    return answer;
  }

  return { goToNext, apply };
}

export function sayCarried({ marked, already, seen, left }: Carried): string {
  const parts = [
    marked > 0 ? `${sayCount(marked, 'place')} decided on copies` : 'Nothing new to decide on copies',
    ...(already > 0 ? [`${sayCount(already, 'place')} decided so already`] : []),
    ...(left.length > 0 ? [`${sayCount(left.length, 'place')} left to you`] : []),
    ...(seen > 0 ? [`${sayCount(seen, 'page')} of the same file seen`] : []),
  ];
  return `${parts.join(', ')}.`;
}
