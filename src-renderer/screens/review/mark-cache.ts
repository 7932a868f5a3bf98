/** The marks of a case as the window knows them: changed at once, put back when main says no. */
import type { DecisionInput } from '../../../src-main/contract/answers.ts';
import type { Mark, SecondReview } from '../../../src-main/contract/mark.ts';
import type { User } from '../../../src-main/contract/user.ts';
import type { CaseId, MarkId } from '../../../src-main/contract/values.ts';
import { client, queryClient } from '../../api.ts';

const marksKey = (caseId: CaseId) => ['listMarks', { caseId, documentId: null }];

export function readMarks(caseId: CaseId): readonly Mark[] {
  return queryClient.getQueryData<readonly Mark[]>(marksKey(caseId)) ?? [];
}

export async function reloadMarks(caseId: CaseId): Promise<readonly Mark[]> {
  const marks = await client.call('listMarks', { caseId, documentId: null });
  queryClient.setQueryData(marksKey(caseId), marks);
  return marks;
}

/** Shows the change, then asks main for it. Rejects with AppError after putting the marks back. */
export async function changeMarks<Value>(
  caseId: CaseId,
  change: (marks: readonly Mark[]) => readonly Mark[],
  ask: () => Promise<Value>,
): Promise<Value> {
  // An answer that is under way does not know of the change yet.
  void queryClient.cancelQueries({ queryKey: marksKey(caseId) });
  queryClient.setQueryData(marksKey(caseId), change(readMarks(caseId)));
  try {
    return await ask();
  } catch (error) {
    // Other changes may have been shown since: main knows what holds.
    await reloadMarks(caseId).catch(() => undefined);
    throw error;
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
      return (
        !was || JSON.stringify([was.decision, was.review]) !== JSON.stringify([mark.decision, mark.review])
      );
    }) ?? null
  );
}
