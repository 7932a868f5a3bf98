/** A mark of one page, looked for on a copy of it. */

import type { NotCarried, PageCopy } from '../contract/copies.ts';
import type { Page } from '../contract/document.ts';
import type { Decision, Mark } from '../contract/mark.ts';
import { MarkId } from '../contract/values.ts';
import { type AlignedRun, alignWords } from '../domain/copies/align-words.ts';
import { carryRange } from '../domain/copies/carry-range.ts';
import { type PageWords, splitWords } from '../domain/copies/words.ts';
import { touchesSpan } from '../domain/mark.ts';
import { coverRange, findCovered } from '../domain/text-rects.ts';
import { listMarks } from '../store/marks.ts';
import { getPage } from '../store/pages.ts';
import type { ReadableDb } from '../store/sqlite.ts';

type Range = { readonly start: number; readonly end: number };

/** The page whose decisions are applied. */
export type Source = { readonly page: Page; readonly words: PageWords; readonly title: string };

/** A copy, and all that is needed to find places on it. */
export type Target = {
  readonly copy: PageCopy;
  readonly page: Page;
  readonly words: PageWords;
  readonly runs: readonly AlignedRun[];
  /** Marks that are on it, and those that this step has made. */
  readonly marks: Map<MarkId, Mark>;
  /** Everything stands where it stands on the page itself, boxes included. */
  readonly sameLayout: boolean;
};

export type CarryOutcome =
  /** To be decided as the mark it comes from. */
  | { readonly kind: 'put'; readonly mark: Mark }
  /** New suggestions. */
  | { readonly kind: 'suggest'; readonly marks: readonly Mark[] }
  | { readonly kind: 'already' }
  | { readonly kind: 'left'; readonly reason: NotCarried['reason'] };

/** Null where the two cannot be laid side by side. */
export function openTarget(db: ReadableDb, source: Source, copy: PageCopy): Target | null {
  const page = getPage(db, copy.documentId, copy.page);
  const words = splitWords(page.text);
  const runs = alignWords(source.words.words, words.words);
  if (runs === null) return null;
  const marks = listMarks(db, { documentId: copy.documentId, page: copy.page });
  return {
    copy,
    page,
    words,
    runs,
    marks: new Map(marks.map((mark) => [mark.id, mark])),
    sameLayout: copy.sameFile || hasSameLayout(source.page, page),
  };
}

/** In points: writers of PDF round. */
const leastMove = 0.5;

function hasSameLayout(a: Page, b: Page): boolean {
  return (
    a.text === b.text &&
    a.text.trim() !== '' &&
    a.rotation === b.rotation &&
    a.box.every((side, index) => Math.abs(side - (b.box[index] ?? 0)) < leastMove) &&
    a.boxes.every((side, index) => Math.abs(side - (b.boxes[index] ?? 0)) < leastMove)
  );
}

export function carryMark(mark: Mark, source: Source, target: Target, newId: () => string): CarryOutcome {
  if (mark.range === null) return carryBox(mark, source, target, newId);
  const carried = carryRange(target.runs, source.words, target.words, mark.range);
  if (carried === null) return { kind: 'left', reason: 'not-there' };
  if (!carried.exact && mark.decision?.outcome === 'keep') return { kind: 'left', reason: 'words-differ' };
  const touching = listTouching(target, carried.range);
  const judged = judgeExisting(mark, touching, carried.range);
  if (judged !== null) return judged;
  // A suggestion that covers the words is decided as it stands; one that covers a part of them is not enough.
  const whole = touching.find((one) => !isByHand(one.decision) && covers(one, carried.range));
  if (whole !== undefined) return { kind: 'put', mark: whole };
  const fresh = copyMark(mark, target, carried.range, sayWhere(source), newId);
  return fresh === null ? { kind: 'left', reason: 'not-there' } : { kind: 'put', mark: fresh };
}

/** By a human, and not by way of the register. */
export function isByHand(decision: Decision | null): boolean {
  return decision !== null && decision.followsPerson === undefined;
}

function listTouching({ marks }: Target, range: Range): Mark[] {
  return [...marks.values()].filter((mark) => touchesSpan(mark, range));
}

function covers({ range }: Mark, { start, end }: Range): boolean {
  return range !== null && range.start <= start && range.end >= end;
}

/** What was decided there already: the same, or something else that stays. Null where there is something to do. */
function judgeExisting({ decision }: Mark, touching: readonly Mark[], wanted: Range): CarryOutcome | null {
  // What only follows the register gives way to a human, and decides what nobody has decided.
  const standing = touching.filter((one) =>
    isByHand(decision) ? isByHand(one.decision) : one.decision !== null,
  );
  if (standing.some((one) => !isAlike(decision, one.decision)))
    return { kind: 'left', reason: 'decided-differently' };
  const isDone = touching.some((one) => covers(one, wanted) && isAlike(decision, one.decision));
  return isDone ? { kind: 'already' } : null;
}

function isAlike(a: Decision | null, b: Decision | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.outcome === b.outcome &&
    a.neutral === b.neutral &&
    [...a.codes].sort().join() === [...b.codes].sort().join()
  );
}

/** A box covers what it was drawn over. Elsewhere only the words under it are known: they are suggested. */
function carryBox(mark: Mark, source: Source, target: Target, newId: () => string): CarryOutcome {
  if (target.sameLayout) {
    const known = [...target.marks.values()].find(
      ({ range, rects }) => range === null && JSON.stringify(rects) === JSON.stringify(mark.rects),
    );
    if (known !== undefined && isByHand(known.decision))
      return isAlike(mark.decision, known.decision)
        ? { kind: 'already' }
        : { kind: 'left', reason: 'decided-differently' };
    const id = known?.id ?? MarkId.parse(newId());
    return { kind: 'put', mark: { ...mark, ...startCopy(target, sayWhere(source)), id } };
  }
  const marks = findCovered(source.page, mark.rects).flatMap((range): Mark[] => {
    const carried = carryRange(target.runs, source.words, target.words, range);
    if (carried === null) return [];
    if (listTouching(target, carried.range).some((one) => covers(one, carried.range))) return [];
    const reason = `${sayWhere(source)}, where a box covers it. Look at what the box has to cover here`;
    const fresh = copyMark(mark, target, carried.range, reason, newId);
    return fresh === null ? [] : [fresh];
  });
  return marks.length === 0 ? { kind: 'left', reason: 'not-there' } : { kind: 'suggest', marks };
}

function sayWhere({ title, page }: Source): string {
  return `Copied from ${title}, page ${page.page}`;
}

function startCopy({ copy }: Target, reason: string) {
  const { documentId, page } = copy;
  return { documentId, page, source: 'copy', reason, confidence: 1, decision: null, review: null } as const;
}

/** Null where the words have no ink on the copy. */
function copyMark(
  mark: Mark,
  target: Target,
  range: Range,
  reason: string,
  newId: () => string,
): Mark | null {
  const rects = coverRange(target.page, range.start, range.end);
  if (rects.length === 0) return null;
  return {
    ...mark,
    ...startCopy(target, reason),
    id: MarkId.parse(newId()),
    rects,
    range,
    text: target.page.text.slice(range.start, range.end),
  };
}
