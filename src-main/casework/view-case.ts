/** What the case list and the task list show: counted anew from the records, so that it is always true. */

import type { CaseSummary, CaseView } from '../contract/case.ts';
import { AppError } from '../contract/errors.ts';
import type { Decision, Mark } from '../contract/mark.ts';
import type { Request } from '../contract/request.ts';
import { countDays } from '../domain/civil-date.ts';
import { computeDeadline, countWorkingDays } from '../domain/deadline.ts';
import { missingEvidence } from '../domain/exemption.ts';
import { awaitsReview, coveredShare, isWithholding, markState } from '../domain/mark.ts';
import { type CaseCounts, currentStep, taskSteps } from '../domain/readiness.ts';
import { listWarnings, type PageShare, type TextPlaces } from '../domain/warnings.ts';
import { findLatestBundle, getBundleRevision } from '../store/bundles.ts';
import { getRevision } from '../store/case-state.ts';
import { canRedo, canUndo } from '../store/changes.ts';
import { listDocuments } from '../store/documents.ts';
import { listMarks, marksByDocument } from '../store/marks.ts';
import { listPages, type PageLine, pagesByDocument } from '../store/pages.ts';
import { listPeople } from '../store/people.ts';
import { getRequest } from '../store/request.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { isOutlawed } from './follow-register.ts';
import { foldMark } from './mark-ranges.ts';
import { findOpenPlaces } from './open-places.ts';
import { findCaseFacts, type OpenCase, type Tools } from './workplace.ts';

/** Throws `not-found` in a case that was never described. */
export function readRequest(db: ReadableDb): Request {
  const request = getRequest(db);
  if (request === null) throw new AppError('not-found');
  return request;
}

/** The records from which everything on the screens is counted. */
type CaseRecords = {
  readonly request: Request;
  readonly pages: readonly PageLine[];
  readonly marks: readonly Mark[];
};

/** Everything, also the places where a withheld text is still open, which takes all texts of the case to be read. */
export function countCase(db: ReadableDb, tools: Tools): CaseCounts {
  return countWithTexts(db, countWithoutTexts(db, readRecords(db), tools));
}

function readRecords(db: ReadableDb): CaseRecords {
  return { request: readRequest(db), pages: listPages(db), marks: listMarks(db) };
}

/** Texts that are still open somewhere are looked for once nothing else keeps the review from being done. */
function countRecords(db: ReadableDb, records: CaseRecords, tools: Tools): CaseCounts {
  const counts = countWithoutTexts(db, records, tools);
  const isUnderWay = counts.suggestions > 0 || counts.pagesSeen < counts.pages;
  return isUnderWay ? counts : countWithTexts(db, counts);
}

function countWithTexts(db: ReadableDb, counts: CaseCounts): CaseCounts {
  return { ...counts, openPlaces: findOpenPlaces(db).undecided.length };
}

function countWithoutTexts(db: ReadableDb, records: CaseRecords, tools: Tools): CaseCounts {
  const { request, pages, marks } = records;
  const people = listPeople(db);
  const withheld = marks.filter(isWithholding);
  const facts = findCaseFacts(request, tools.clock.today());
  const deadline = computeDeadline(request.clock, tools.rules.holidays, tools.clock.today());
  return {
    startKnown: deadline.start !== null,
    recipientPresent: request.recipient.name !== '' && hasDestination(request),
    documents: listDocuments(db).length,
    pages: pages.length,
    pagesSeen: pages.filter((page) => page.seen).length,
    people: people.length,
    peopleUndecided: people.filter((person) => person.decision.outcome === 'undecided').length,
    suggestions: marks.filter((mark) => mark.decision === null).length,
    withheld: withheld.length,
    awaitingReview: withheld.filter(awaitsReview).length,
    returned: marks.filter((mark) => markState(mark) === 'returned').length,
    openPlaces: 0,
    evidenceMissing: withheld.filter((mark) => lacksEvidence(mark.decision, tools)).length,
    codesNotAllowed: withheld.filter((mark) => isOutlawed(mark.decision, tools, facts)).length,
    bundle: findBundleState(db),
  };
}

/** A bundle that was exported before the case changed is history; the case as it is now has none. */
function findBundleState(db: ReadableDb): CaseCounts['bundle'] {
  const bundle = findLatestBundle(db);
  if (bundle === null) return null;
  return getBundleRevision(db, bundle.id) === getRevision(db) ? bundle.state : null;
}

function hasDestination(request: Request): boolean {
  return request.recipient.address.length > 0 || request.recipient.email !== '';
}

export function lacksEvidence(decision: Decision | null, tools: Tools): boolean {
  return decision !== null && missingEvidence(tools.rules.exemptions, decision).length > 0;
}

export function summarizeCase(open: OpenCase, tools: Tools): CaseSummary {
  const { db } = open;
  const records = readRecords(db);
  return summarize(open, records.request, countRecords(db, records, tools), tools);
}

function summarize(open: OpenCase, request: Request, counts: CaseCounts, tools: Tools): CaseSummary {
  const today = tools.clock.today();
  const deadline = computeDeadline(request.clock, tools.rules.holidays, today);
  const { due } = deadline;
  return {
    id: open.id,
    reference: request.reference,
    subjectName: request.subject.name,
    deadline,
    daysLeft: due === null ? null : countDays(today, due),
    workingDaysLeft:
      due === null || due < today
        ? null
        : countWorkingDays(today, due, request.clock.nation, tools.rules.holidays),
    pages: counts.pages,
    pagesSeen: counts.pagesSeen,
    stage: currentStep(taskSteps(counts)),
  };
}

export function viewCase(open: OpenCase, tools: Tools): CaseView {
  const { db } = open;
  const records = readRecords(db);
  const counts = countRecords(db, records, tools);
  return {
    ...summarize(open, records.request, counts, tools),
    request: records.request,
    documents: counts.documents,
    tasks: taskSteps(counts),
    warnings: listWarnings({
      marks: records.marks,
      people: listPeople(db),
      subject: records.request.subject,
      pages: sharePages(db),
      texts: compareTexts(records.marks),
    }).map(({ kind, count, markIds }) => ({ kind, count, markIds })),
    canUndo: canUndo(db),
    canRedo: canRedo(db),
  };
}

/** Shares of pages by their marks, which are another list once one of them changes. */
const shares = new WeakMap<readonly Mark[], Pick<PageShare, 'share' | 'markIds'>>();

function sharePages(db: ReadableDb): PageShare[] {
  const marks = marksByDocument(db);
  return [...pagesByDocument(db).values()].flat().flatMap(({ documentId, page, box }) => {
    const own = marks.get(documentId)?.get(page);
    if (own === undefined) return [];
    const known = shares.get(own) ?? sharePage(box, own.filter(isWithholding));
    shares.set(own, known);
    return known.markIds.length === 0 ? [] : [{ documentId, page, ...known }];
  });
}

function sharePage(box: PageLine['box'], marks: readonly Mark[]): Pick<PageShare, 'share' | 'markIds'> {
  const rects = marks.flatMap((mark) => mark.rects);
  return { share: rects.length === 0 ? 0 : coveredShare(box, rects), markIds: marks.map(({ id }) => id) };
}

/** Only what somebody decided counts: a text withheld here and kept there. */
function compareTexts(marks: readonly Mark[]): TextPlaces[] {
  const byText = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (mark.decision === null || mark.text === '') continue;
    const text = foldMark(mark);
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [mark]);
    else same.push(mark);
  }
  return [...byText.values()].map((same) => ({
    withheld: same.filter(isWithholding).length,
    open: same.filter((mark) => !isWithholding(mark)).length,
    markIds: same.map((mark) => mark.id),
  }));
}
