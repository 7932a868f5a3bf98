/** What the desk asks about documents and pages. */

import type { SearchHit } from '../contract/answers.ts';
import type { Input, Output } from '../contract/contract.ts';
import type { DocumentSummary, PageState } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import type { DocumentId } from '../contract/values.ts';
import { awaitsReview, coveredArea, isWithholding, markState } from '../domain/mark.ts';
import {
  getDocument,
  listDocuments,
  listFamily,
  removeDocument,
  updateDocument,
} from '../store/documents.ts';
import { readStoredFile } from '../store/file-store.ts';
import { findFile, listFiles, removeFiles } from '../store/files.ts';
import { findHiddenText, summarizeFindings } from '../store/findings.ts';
import type { DocumentMarks } from '../store/mark-memory.ts';
import { marksByDocument } from '../store/marks.ts';
import { markPageSeen, type PageLine, pagesByDocument, readText } from '../store/pages.ts';
import { countWhole, findText, searchPages } from '../store/search.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import type { CommandResult, OpenCase, Worker } from './workplace.ts';

type Counted = Pick<
  DocumentSummary,
  'pageStates' | 'suggestions' | 'withheld' | 'returned' | 'awaitingReview' | 'shareWithheld'
>;

/** Kept until a page or a mark of the document changes: a decision changes few of two thousand. */
const counted = new WeakMap<readonly PageLine[], { marks: DocumentMarks; counts: Counted }>();
const noMarks: DocumentMarks = new Map();

export function summarizeDocuments(db: ReadableDb): DocumentSummary[] {
  const pages = pagesByDocument(db);
  const marks = marksByDocument(db);
  const findings = summarizeFindings(db);
  return listDocuments(db).map((document) => ({
    ...document,
    findings: findings.get(document.id) ?? [],
    ...countDocument(pages.get(document.id) ?? [], marks.get(document.id) ?? noMarks),
  }));
}

function countDocument(pages: readonly PageLine[], marks: DocumentMarks): Counted {
  const known = counted.get(pages);
  if (known?.marks === marks) return known.counts;
  const own = [...marks.values()].flat();
  const withheld = own.filter(isWithholding);
  const counts: Counted = {
    pageStates: pages.map((page) => findPageState(page, marks.get(page.page) ?? [])),
    suggestions: own.filter((mark) => mark.decision === null).length,
    withheld: withheld.length,
    returned: own.filter((mark) => markState(mark) === 'returned').length,
    awaitingReview: withheld.filter(awaitsReview).length,
    shareWithheld: findShare(pages, marks),
  };
  counted.set(pages, { marks, counts });
  return counts;
}

function findPageState(page: PageLine, marks: readonly Mark[]): PageState {
  if (marks.some((mark) => mark.decision === null)) return 'open-suggestions';
  if (!page.seen) return 'unseen';
  return marks.some(isWithholding) ? 'part-withheld' : 'seen';
}

function findShare(pages: readonly PageLine[], marks: DocumentMarks): number {
  let covered = 0;
  let whole = 0;
  for (const { box, page } of pages) {
    whole += (box[2] - box[0]) * (box[3] - box[1]);
    const rects = (marks.get(page) ?? []).filter(isWithholding).flatMap((mark) => mark.rects);
    covered += coveredArea(box, rects);
  }
  return whole === 0 ? 0 : Math.min(1, covered / whole);
}

/** The PDF that everything is done with: the original, or its copy without a password. */
export async function readWorkingPdf(open: OpenCase, documentId: DocumentId): Promise<Uint8Array> {
  getDocument(open.db, documentId);
  const file =
    findFile(open.db, { documentId, kind: 'working' }) ?? findFile(open.db, { documentId, kind: 'original' });
  if (file === null) throw new AppError('stored-file-missing');
  return readStoredFile(open.files, file.id);
}

export function describeDocument(db: WritableDb, input: Input<'describeDocument'>): CommandResult<null> {
  updateDocument(db, input.documentId, { title: input.title, date: input.date });
  return { value: null, audit: { documentId: input.documentId }, changesBundle: true };
}

/** The encrypted files go once the transaction stands (`sweepCaseFiles`). */
export function dropDocument(db: WritableDb, input: Input<'removeDocument'>): CommandResult<null> {
  const { pages, sha256 } = getDocument(db, input.documentId);
  const family = listFamily(db, input.documentId);
  removeFiles(
    db,
    family.flatMap((documentId) => listFiles(db, { documentId }).map((file) => file.id)),
  );
  removeDocument(db, input.documentId);
  return {
    value: null,
    audit: { documentId: input.documentId, pages, sha256, carried: family.length - 1, reason: input.reason },
    changesBundle: true,
  };
}

/** Seeing a page changes nothing in a bundle. A page seen before leaves no second entry. */
export function seePage(db: WritableDb, input: Input<'markPageSeen'>, worker: Worker): CommandResult<null> {
  const { actor, tools } = worker;
  const isNew = markPageSeen(db, input.documentId, input.page, actor, tools.clock.now());
  return {
    value: null,
    audit: isNew ? { documentId: input.documentId, page: input.page } : null,
    changesBundle: false,
  };
}

const contextCharacters = 48;
const mostHidden = 50;

/** Whole texts first by the index while typing; parts of words by reading, where the index finds nothing. */
export function searchCase(db: ReadableDb, { text, limit }: Input<'searchCase'>): Output<'searchCase'> {
  const places = findPlaces(db, text, limit);
  const found = places.length > 0 || text.trim().length < 3 ? places : findText(db, text);
  // What "withhold all" would mark, wherever in the case.
  const total = countWhole(db, text);
  const readAgain = rememberTexts(db);
  return {
    hits: found.slice(0, limit).map((place) => showPlace(db, place, readAgain)),
    total: Math.max(total, found.length),
    hidden: findHiddenText(db, text, mostHidden)
      // What an annotation or a field shows is a part of its page's text.
      .filter(
        ({ documentId, page }) => !found.some((hit) => hit.documentId === documentId && hit.page === page),
      )
      .map(({ documentId, page, kind, ...place }) => ({
        documentId,
        page,
        kind,
        ...cutContext(place.text, place.start, place.end),
      })),
  };
}

/** As a rule a page has several places: a quarter of the pages is enough, and read in a quarter of the time. */
function findPlaces(
  db: ReadableDb,
  text: string,
  limit: number,
): Pick<SearchHit, 'documentId' | 'page' | 'start' | 'end'>[] {
  const find = (pages: number) => {
    const { hits, more } = searchPages(db, text, pages);
    const places = hits.flatMap(({ documentId, page, ranges }) =>
      ranges.map((range) => ({ documentId, page, ...range })),
    );
    return { places, more };
  };
  const some = find(Math.ceil(limit / 4));
  return some.more && some.places.length < limit ? find(limit).places : some.places;
}

/** Several places of a page are shown one after another: its text is read once. */
function rememberTexts(db: ReadableDb): (documentId: DocumentId, page: number) => string {
  let last = { documentId: '', page: 0, text: '' };
  return (documentId, page) => {
    if (last.documentId !== documentId || last.page !== page)
      last = { documentId, page, text: readText(db, documentId, page) };
    return last.text;
  };
}

/** A place with the words around it. */
export function showPlace(
  db: ReadableDb,
  { documentId, page, start, end }: Pick<SearchHit, 'documentId' | 'page' | 'start' | 'end'>,
  read = (id: DocumentId, number: number): string => readText(db, id, number),
): SearchHit {
  return { documentId, page, start, end, ...cutContext(read(documentId, page), start, end) };
}

function cutContext(text: string, start: number, end: number): Pick<SearchHit, 'before' | 'match' | 'after'> {
  const flat = (from: number, to: number): string => text.slice(from, to).replace(/\s+/gu, ' ');
  return {
    before: flat(Math.max(0, start - contextCharacters), start),
    match: flat(start, end),
    after: flat(end, end + contextCharacters),
  };
}
