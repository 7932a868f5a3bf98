/** The marks of a case as the window knows them: changed at once, put back when main says no. */
import type { DecisionInput } from '../../../src-main/contract/answers.ts';
import type { Mark, SecondReview } from '../../../src-main/contract/mark.ts';
import type { MarksKnown } from '../../../src-main/contract/review-operations.ts';
import type { User } from '../../../src-main/contract/user.ts';
import type { CaseId, MarkId } from '../../../src-main/contract/values.ts';
import { client, queryClient } from '../../api.ts';
import { forgetFoldedTexts, mergePages, orderPage } from './mark-order.ts';

const marksKey = (caseId: CaseId) => ['listMarks', { caseId, documentId: null }];

/** How far the marks in the cache are known to main, and how often they were changed here before main knew. */
type Standing = { known: MarksKnown | null; changes: number };
const standings = new Map<CaseId, Standing>();

function findStanding(caseId: CaseId): Standing {
  const standing = standings.get(caseId) ?? { known: null, changes: 0 };
  standings.set(caseId, standing);
  return standing;
}

client.subscribe((event) => {
  if (event.type !== 'locked') return;
  standings.clear();
  forgetFoldedTexts();
});

/** In the order of the work. All that are there are compared by their identity: one that did not change stays itself. */
export function describeMarksQuery(caseId: CaseId) {
  return {
    queryKey: marksKey(caseId),
    queryFn: (): Promise<readonly Mark[]> => loadMarks(caseId),
    structuralSharing: false,
  };
}

export function readMarks(caseId: CaseId): readonly Mark[] {
  return queryClient.getQueryData<readonly Mark[]>(marksKey(caseId)) ?? [];
}

async function loadMarks(caseId: CaseId): Promise<readonly Mark[]> {
  const { known, pages } = await client.call('listMarkChanges', { caseId, since: null });
  findStanding(caseId).known = known;
  return pages.flatMap(({ marks }) => orderPage(marks));
}

/** What main knows by now. An answer that does not know of a change made here meanwhile is asked for again. */
export async function reloadMarks(caseId: CaseId): Promise<readonly Mark[]> {
  const standing = findStanding(caseId);
  for (;;) {
    const { changes, known: since } = standing;
    const { known, isAll, pages } = await client.call('listMarkChanges', { caseId, since });
    if (standing.changes !== changes) continue;
    const merged = isAll
      ? pages.flatMap(({ marks }) => orderPage(marks))
      : mergePages(readMarks(caseId), pages);
    standing.known = merged === null ? null : known;
    if (merged === null) continue;
    if (pages.length > 0) queryClient.setQueryData(marksKey(caseId), merged);
    return merged;
  }
}

const following = new Map<CaseId, { again: boolean }>();

/** After a change that main tells of; one question at a time. */
export async function followMarks(caseId: CaseId): Promise<void> {
  if (queryClient.getQueryData(marksKey(caseId)) === undefined) return;
  const running = following.get(caseId);
  if (running) {
    running.again = true;
    return;
  }
  const state = { again: true };
  following.set(caseId, state);
  try {
    while (state.again) {
      state.again = false;
      await reloadMarks(caseId);
    }
  } catch {
    // Locked meanwhile, or gone; whoever asks next is told.
  } finally {
    following.delete(caseId);
  }
}

/** Shows the change, then asks main for it. Rejects with AppError after putting the marks back. */
export async function changeMarks<Value>(
  caseId: CaseId,
  change: (marks: readonly Mark[]) => readonly Mark[],
  ask: () => Promise<Value>,
): Promise<Value> {
  const standing = findStanding(caseId);
  // An answer that is under way does not know of the change yet.
  standing.changes += 1;
  queryClient.setQueryData(marksKey(caseId), change(readMarks(caseId)));
  try {
    return await ask();
  } catch (error) {
    // Other changes may have been shown since: main knows what holds.
    standing.known = null;
    await reloadMarks(caseId).catch(() => undefined);
    throw error;
  } finally {
    standing.changes += 1;
  }
}

export function withDecision(
  marks: readonly Mark[],
  markIds: ReadonlySet<MarkId>,
  decision: DecisionInput | null,
  user: User,
): readonly Mark[] {
  const full = decision && { ...decision, by: toActor(user), at: new Date().toISOString() };
  return marks.map((mark) => (markIds.has(mark.id) ? { ...mark, decision: full, review: null } : mark));
}

export function withReview(
  marks: readonly Mark[],
  markIds: ReadonlySet<MarkId>,
  review: Pick<SecondReview, 'outcome' | 'note'>,
  user: User,
): readonly Mark[] {
  const full = { ...review, by: toActor(user), at: new Date().toISOString() };
  return marks.map((mark) => (markIds.has(mark.id) ? { ...mark, review: full } : mark));
}

export function withoutMarks(marks: readonly Mark[], markIds: ReadonlySet<MarkId>): readonly Mark[] {
  return marks.filter((mark) => !markIds.has(mark.id));
}

function toActor({ id, name, role }: User) {
  return { id, name, role };
}

/** The first mark that is not as it was: where an undo happened. */
export function findChanged(before: readonly Mark[], after: readonly Mark[]): Mark | null {
  const old = new Map(before.map((mark) => [mark.id, mark]));
  return (
    after.find((mark) => {
      const was = old.get(mark.id);
      if (was === mark) return false;
      return (
        !was || JSON.stringify([was.decision, was.review]) !== JSON.stringify([mark.decision, mark.review])
      );
    }) ?? null
  );
}
