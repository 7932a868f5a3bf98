/** Detection turned into marks: suggestions with their reason, never in the way of what a human decided. */

import { isDeepStrictEqual } from 'node:util';
import type { Page } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import { leaveOutGround } from '../contract/keep-reasons.ts';
import type { Mark } from '../contract/mark.ts';
import type { Person } from '../contract/person.ts';
import type { CaseFacts } from '../contract/request.ts';
import type { Rule } from '../contract/rule.ts';
import { type DocumentId, MarkId, PersonId } from '../contract/values.ts';
import type { FlaggedPassage } from '../detect/flag-passages.ts';
import { detectInPages, type Suggestion, typesForReview } from '../detect/suggestion.ts';
import { tokenise } from '../detect/text-tokens.ts';
import { touchesSpan } from '../domain/mark.ts';
import { describeForDetection } from '../domain/people.ts';
import { coverRange } from '../domain/text-rects.ts';
import { getRevision } from '../store/case-state.ts';
import type { OpenCase } from '../store/cases.ts';
import { findDocument } from '../store/documents.ts';
import { insertMarks, listMarks } from '../store/marks.ts';
import { getPage, listPages } from '../store/pages.ts';
import { type Flagged, listFlagged, replaceFlagged } from '../store/passages.ts';
import { listPeople } from '../store/people.ts';
import { listNamesOf, type PossibleName, replacePossibleNames } from '../store/possible-names.ts';
import { listRules } from '../store/rules.ts';
import { applyRules } from './apply-rules.ts';
import { followRegister } from './follow-register.ts';
import { readRequest } from './view-case.ts';
import { findCaseFacts, type Progress, runCommand, type Worker } from './workplace.ts';

/** Enough context to learn surnames and initials from, and few enough to tell how far it is and to stop soon. */
const pagesAtOnce = 20;

/** People of the register and details on these pages of one document, as marks without decisions. */
export function findOnPages(pages: readonly Page[], people: readonly Person[], worker: Worker): Mark[] {
  return toMarks(pages, detectInPages(pages, describePeople(people), { types: typesForReview }), worker);
}

/** What was found: marks without decisions, words that only may be names, passages to weigh. */
export type Found = {
  readonly marks: readonly Mark[];
  readonly names: readonly PossibleName[];
  /** For a person to weigh; nothing is withheld for them. */
  readonly passages: readonly Flagged[];
};

async function findEverything(
  pages: readonly Page[],
  people: readonly Person[],
  worker: Worker,
): Promise<Found> {
  const { suggestions, passages } = await worker.tools.detect({
    pages: pages.map(({ page, text }) => ({ page, text })),
    people: describePeople(people),
  });
  return {
    marks: toMarks(
      pages,
      suggestions.filter(({ tier }) => tier === 1),
      worker,
    ),
    names: suggestions
      .filter(({ tier }) => tier === 2)
      .flatMap((suggestion) => toPossibleName(pages, suggestion)),
    passages: passages.flatMap((passage) => toFlagged(pages, passage)),
  };
}

function toFlagged(pages: readonly Page[], { page: number, ...flagged }: FlaggedPassage): Flagged[] {
  const page = pages.find((one) => one.page === number);
  if (page === undefined) return [];
  const { documentId, text } = page;
  const { start, end } = flagged;
  const rects = coverRange(page, start, end);
  return [{ ...flagged, documentId, page: number, rects, text: text.slice(start, end) }];
}

function describePeople(people: readonly Person[]): ReturnType<typeof describeForDetection>[] {
  return people.map((person) => describeForDetection(person, { showKept: true }));
}

function toPossibleName(pages: readonly Page[], suggestion: Suggestion): PossibleName[] {
  const page = pages.find(({ page: number }) => number === suggestion.page);
  if (page === undefined) return [];
  const { start, end, text, reason, confidence } = suggestion;
  const { before, after } = quoteLine(page.text, start, end);
  const { documentId, page: number } = page;
  return [
    { documentId, page: number, start, end, name: foldName(text), text, before, after, reason, confidence },
  ];
}

/** Letters of the line on each side of a name. */
const context = 45;

function quoteLine(text: string, start: number, end: number): { before: string; after: string } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return {
    before: text.slice(Math.max(lineStart, start - context), start),
    after: text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + context)),
  };
}

/** "Dezzie’s" and "DEZZIE" are one name. */
function foldName(text: string): string {
  return tokenise(text)
    .map(({ folded }) => folded)
    .join(' ');
}

function toMarks(pages: readonly Page[], suggestions: readonly Suggestion[], worker: Worker): Mark[] {
  const byNumber = new Map(pages.map((page) => [page.page, page]));
  return suggestions.flatMap((suggestion): Mark[] => {
    const page = byNumber.get(suggestion.page);
    if (page === undefined) return [];
    const rects = coverRange(page, suggestion.start, suggestion.end);
    return rects.length === 0 ? [] : [toMark(page, suggestion, rects, worker)];
  });
}

function toMark(page: Page, suggestion: Suggestion, rects: Mark['rects'], { tools }: Worker): Mark {
  return {
    id: MarkId.parse(tools.newId()),
    documentId: page.documentId,
    page: page.page,
    rects,
    range: { start: suggestion.start, end: suggestion.end },
    text: suggestion.text,
    personId: suggestion.personId === null ? null : PersonId.parse(suggestion.personId),
    type: suggestion.type,
    source: suggestion.source,
    reason: leaveOutGround(suggestion.reason, suggestion.ground),
    confidence: suggestion.confidence,
    ...(suggestion.ground === null ? {} : { keepGround: suggestion.ground }),
    decision: null,
    review: null,
  };
}

type SuggestProgress = { readonly signal: AbortSignal; readonly onPages: (done: number) => void };

/**
 * New marks for the pages of one document: what detection finds, less what is covered already. A person of the
 * register who was decided decides their new places too.
 */
export async function suggestForDocument(
  open: OpenCase,
  pages: readonly Page[],
  known: readonly Mark[],
  worker: Worker,
  progress: SuggestProgress,
): Promise<Found> {
  const people = listPeople(open.db);
  const facts = findCaseFacts(readRequest(open.db), worker.tools.clock.today());
  const rules = listRules(open.db);
  const marks: Mark[] = [];
  const names: PossibleName[] = [];
  const passages: Flagged[] = [];
  for (let from = 0; from < pages.length; from += pagesAtOnce) {
    if (progress.signal.aborted) throw new AppError('cancelled');
    const some = pages.slice(from, from + pagesAtOnce);
    const found = await findEverything(some, people, worker);
    if (progress.signal.aborted) throw new AppError('cancelled');
    names.push(...found.names);
    passages.push(...found.passages);
    for (const mark of found.marks) {
      if (known.some((other) => overlaps(other, mark))) continue;
      const person = people.find((one) => one.id === mark.personId);
      const decided = person === undefined ? null : followRegister(mark, person, worker, facts);
      marks.push(decided ?? mark);
    }
    progress.onPages(from + some.length);
    // Main answers the window between two portions.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { marks: followRules(rules, pages, marks, known, worker, facts), names, passages };
}

/** New marks as the rules of the case decide them; those that stand on known marks stay out. */
function followRules(
  rules: readonly Rule[],
  pages: readonly Page[],
  found: readonly Mark[],
  known: readonly Mark[],
  { tools }: Worker,
  facts: CaseFacts,
): readonly Mark[] {
  if (rules.length === 0) return found;
  const knownIds = new Set(known.map(({ id }) => id));
  return applyRules(rules, pages, [...known, ...found], tools, facts).filter(({ id }) => !knownIds.has(id));
}

function overlaps(a: Mark, b: Mark): boolean {
  return a.page === b.page && b.range !== null && touchesSpan(a, b.range);
}

/** Looks through the whole case again. Commits document by document; decisions stay as they are. */
export async function suggestMarks(
  open: OpenCase,
  worker: Worker,
  progress: Progress,
): Promise<{ added: number }> {
  const lines = listPages(open.db);
  let added = 0;
  let before = 0;
  for (const documentId of new Set(lines.map((line) => line.documentId))) {
    const numbers = lines.filter((line) => line.documentId === documentId).map((line) => line.page);
    const done = before;
    added += await suggestAgain(open, documentId, numbers, worker, {
      signal: progress.signal,
      onPages: (pages) => progress.report('finding', done + pages, lines.length),
    });
    before += numbers.length;
  }
  return { added };
}

/** Looks through one document again, such as when a machine has read its pages. */
export async function suggestInDocument(
  open: OpenCase,
  documentId: DocumentId,
  worker: Worker,
  signal: AbortSignal,
): Promise<number> {
  const numbers = listPages(open.db, documentId).map(({ page }) => page);
  return suggestAgain(open, documentId, numbers, worker, { signal, onPages: () => undefined });
}

/** Commits what was found only if nobody changed the case meanwhile; otherwise looks anew. */
async function suggestAgain(
  open: OpenCase,
  documentId: DocumentId,
  numbers: readonly number[],
  worker: Worker,
  progress: SuggestProgress,
): Promise<number> {
  while (findDocument(open.db, documentId) !== null) {
    const revision = getRevision(open.db);
    const pages = numbers.map((number) => getPage(open.db, documentId, number));
    const known = listMarks(open.db, { documentId });
    const { marks, names, passages } = await suggestForDocument(open, pages, known, worker, progress);
    if (getRevision(open.db) !== revision) continue;
    const added = marks.length;
    const isKnown =
      isDeepStrictEqual(names, listNamesOf(open.db, documentId)) &&
      isDeepStrictEqual(passages, listFlagged(open.db, documentId));
    if (added === 0 && isKnown) return 0;
    return runCommand(open, worker, 'suggestMarks', (db) => {
      insertMarks(db, marks);
      replacePossibleNames(db, documentId, names);
      replaceFlagged(db, documentId, passages);
      const audit = { documentId, added, possibleNames: names.length, passages: passages.length };
      return { value: added, audit, changesBundle: added > 0 };
    });
  }
  return 0;
}
