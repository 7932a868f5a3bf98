/** The second look, undo and redo. */
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { User } from '../../../src-main/contract/user.ts';
import { client } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { attempt, type DeskHands } from './desk-hands.ts';
import type { GoActions } from './go-actions.ts';
import { changeMarks, findChanged, readMarks, reloadMarks, withReview } from './mark-cache.ts';
import { findSiblings } from './mark-order.ts';
import { sayUndone } from './undo-words.ts';

/** Withheld, and by somebody else. Main checks it too. */
function mayReview(mark: Mark, user: User | null): boolean {
  return mark.decision?.outcome === 'withhold' && mark.decision.by.id !== user?.id;
}

export type ReviewActions = ReturnType<typeof createReviewActions>;

export function createReviewActions(hands: DeskHands, go: GoActions) {
  const { data, announce } = hands;

  async function review(marks: readonly Mark[], outcome: 'agreed' | 'returned', note: string): Promise<void> {
    const { caseId, user, isWanted } = data();
    // Several: those that still wait. One alone: also one that was agreed or returned before.
    const waiting = marks.filter(marks.length > 1 ? isWanted : (mark) => mayReview(mark, user));
    const ids = new Set(waiting.map((mark) => mark.id));
    const [only] = waiting;
    if (!user) return;
    if (!only) {
      announce('Not changed: it was decided by you, or is not waiting for a second look.');
      return;
    }
    const asked = changeMarks(
      caseId,
      (all) => withReview(all, ids, { outcome, note }, user),
      () => client.call('reviewMarks', { caseId, markIds: [...ids], outcome, note }),
    );
    go.advance(marks.at(-1) ?? null, ids);
    await attempt(hands, async () => {
      const { reviewed, leftAlone } = await asked;
      const where = reviewed === 1 ? `page ${only.page}` : sayCount(reviewed, 'place');
      const rest = leftAlone > 0 ? `. ${sayCount(leftAlone, 'place')} left as they were` : '';
      announce(`${outcome === 'agreed' ? 'Agreed' : 'Returned with a note'}, ${where}${rest}`);
    });
  }

  function agree(mark: Mark): Promise<void> {
    return review([mark], 'agreed', '');
  }

  function agreeAll(mark: Mark): Promise<void> {
    return review(findSiblings(readMarks(data().caseId), mark), 'agreed', '');
  }

  function returnMark(mark: Mark, note: string): Promise<void> {
    return review([mark], 'returned', note);
  }

  async function travel(direction: 'undo' | 'redo'): Promise<void> {
    const { caseId } = data();
    await attempt(hands, async () => {
      const before = readMarks(caseId);
      const { label } = await client.call(direction, { caseId });
      const after = await reloadMarks(caseId);
      announce(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${sayUndone(label)}`);
      const changed = findChanged(before, after);
      if (changed) await go.goToMark(changed);
    });
  }

  return { review, agree, agreeAll, returnMark, undo: () => travel('undo'), redo: () => travel('redo') };
}
