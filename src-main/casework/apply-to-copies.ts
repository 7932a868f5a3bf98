/** "Decide once": what was decided on a page is decided on its copies, as one step of undo. */
import type { Input, Output } from '../contract/contract.ts';
import type { NotCarried, PageCopy, PagePlace } from '../contract/copies.ts';
import type { Decision, Mark } from '../contract/mark.ts';
import type { MarkId } from '../contract/values.ts';
import { splitWords } from '../domain/copies/words.ts';
import { decideMark } from '../domain/mark.ts';
import { applyChange } from '../store/changes.ts';
import { listPageCopies } from '../store/copies.ts';
import { getDocument } from '../store/documents.ts';
import { listMarks } from '../store/marks.ts';
import { getPage, markPageSeen } from '../store/pages.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { carryMark, isByHand, openTarget, type Source } from './carry-marks.ts';
import { isOutlawed } from './follow-register.ts';
import { readRequest } from './view-case.ts';
import { type CommandResult, findCaseFacts, type Tools, type Worker } from './workplace.ts';

/**
 * Never overwrites what a human decided there in another way: that is answered, with everything else that could not be
 * carried over. With `seen`, copies that are the same file count as seen where this page was. Throws `not-found`.
 */
export function applyToCopies(
  db: WritableDb,
  input: Input<'applyToCopies'>,
  worker: Worker,
): CommandResult<Output<'applyToCopies'>> {
  const { documentId, page } = input;
  const { actor, tools } = worker;
  const facts = findCaseFacts(readRequest(db), tools.clock.today());
  const source = openSource(db, input);
  const copies = listPageCopies(db, documentId, page).filter(
    (copy) => input.to === null || input.to.some((place) => isSame(place, copy)),
  );
  const { carried, suggested, already, left } = planCarrying(db, source, copies, input.markIds, tools);
  const decided = carried.map(({ mark, decision }) =>
    decideMark(mark, carryDecision(decision, input, worker), tools.rules.exemptions, facts),
  );
  const marks = [...decided, ...suggested];
  if (marks.length > 0)
    applyChange(db, { by: actor, at: tools.clock.now(), label: 'applyToCopies' }, { putMarks: marks });
  const seen = input.seen && source.page.seen ? seeSameFiles(db, copies, worker) : 0;
  return {
    value: { marked: decided.length, already, seen, left },
    audit: { documentId, page, copies: copies.length, marked: decided.length, seen, left: left.length },
    changesBundle: marks.length > 0,
  };
}

/** Of a page with more copies than this, what could be carried is counted on the first. */
const mostCounted = 20;

/** Throws `not-found`. */
export function viewCopies(
  db: ReadableDb,
  { documentId, page }: Input<'getCopies'>,
  tools: Tools,
): Output<'getCopies'> {
  const copies = listPageCopies(db, documentId, page);
  const { carried } =
    copies.length === 0
      ? { carried: [] }
      : planCarrying(db, openSource(db, { documentId, page }), copies.slice(0, mostCounted), null, tools);
  return { copies, toCarry: carried.length };
}

type Plan = {
  /** Marks on copies, and how they are to be decided. */
  readonly carried: readonly { readonly mark: Mark; readonly decision: Decision }[];
  readonly suggested: readonly Mark[];
  /** What was decided there in the same way. */
  readonly already: number;
  readonly left: readonly NotCarried[];
};

/** Changes nothing. A code that the request no longer allows is not carried anywhere. */
function planCarrying(
  db: ReadableDb,
  source: Source,
  copies: readonly PageCopy[],
  markIds: readonly MarkId[] | null,
  tools: Tools,
): Plan {
  const facts = findCaseFacts(readRequest(db), tools.clock.today());
  const decided = listDecided(db, source, markIds).filter(
    ({ decision }) => !isOutlawed(decision, tools, facts),
  );
  const carried = new Map<MarkId, { mark: Mark; decision: Decision }>();
  const suggested: Mark[] = [];
  const left: NotCarried[] = [];
  let already = 0;
  for (const copy of decided.length === 0 ? [] : copies) {
    const target = openTarget(db, source, copy);
    if (target === null) continue;
    const { documentId, page, kind } = copy;
    const leave = (markId: MarkId, reason: NotCarried['reason']): void => {
      // Of a quote nobody expects all of the page.
      if (kind !== 'quote' || reason !== 'not-there') left.push({ documentId, page, markId, reason });
    };
    for (const { mark, decision } of decided) {
      const outcome = carryMark(mark, source, target, tools.newId);
      switch (outcome.kind) {
        case 'put':
          carried.set(outcome.mark.id, { mark: outcome.mark, decision });
          target.marks.set(outcome.mark.id, { ...outcome.mark, decision });
          break;
        case 'suggest':
          suggested.push(...outcome.marks);
          leave(mark.id, 'look-at-box');
          break;
        case 'already':
          already += 1;
          break;
        case 'left':
          leave(mark.id, outcome.reason);
      }
    }
  }
  return { carried: [...carried.values()], suggested, already, left };
}

function openSource(db: ReadableDb, { documentId, page: number }: PagePlace): Source {
  const page = getPage(db, documentId, number);
  return { page, words: splitWords(page.text), title: getDocument(db, documentId).title };
}

function listDecided(
  db: ReadableDb,
  { page: { documentId, page } }: Source,
  markIds: readonly MarkId[] | null,
): { readonly mark: Mark; readonly decision: Decision }[] {
  return listMarks(db, { documentId, page }).flatMap((mark) => {
    const { decision } = mark;
    const isWanted = markIds === null || markIds.includes(mark.id);
    return decision !== null && isWanted ? [{ mark, decision }] : [];
  });
}

function isSame(a: PagePlace, b: PagePlace): boolean {
  return a.documentId === b.documentId && a.page === b.page;
}

/** Whoever applies it decides it; what follows the register goes on following it. */
function carryDecision(
  decision: Decision,
  { documentId, page }: PagePlace,
  { actor, tools }: Worker,
): Decision {
  if (!isByHand(decision)) return decision;
  return { ...decision, by: actor, at: tools.clock.now(), copiedFrom: { documentId, page } };
}

/** Their pictures are the same too. Other copies are seen when somebody looks at them. */
function seeSameFiles(db: WritableDb, copies: readonly PageCopy[], { actor, tools }: Worker): number {
  return copies.filter(
    ({ sameFile, documentId, page }) =>
      sameFile && markPageSeen(db, documentId, page, actor, tools.clock.now()),
  ).length;
}
