/** The order in which marks are worked through, and the groups that are decided together. Pure. */
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { MarkedPage } from '../../../src-main/contract/review-operations.ts';
import type { DocumentId, MarkId, PersonId } from '../../../src-main/contract/values.ts';
import { stateOf } from '../../viewer/mark-state.ts';

/** Documents in the order given, then pages, then down the page, then along the line. */
export function orderMarks(marks: readonly Mark[], documents: readonly DocumentId[]): readonly Mark[] {
  const place = new Map(documents.map((id, index) => [id, index]));
  return marks
    .map((mark) => ({ mark, document: place.get(mark.documentId) ?? documents.length, ...findPlace(mark) }))
    .sort(
      (a, b) => a.document - b.document || a.mark.page - b.mark.page || b.line - a.line || a.left - b.left,
    )
    .map(({ mark }) => mark);
}

/** The marks of one page, down the page, then along the line. */
export function orderPage(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length < 2) return marks;
  return marks
    .map((mark) => ({ mark, ...findPlace(mark) }))
    .sort((a, b) => b.line - a.line || a.left - b.left)
    .map(({ mark }) => mark);
}

/** Ordered marks with those of some pages exchanged; null where a document comes that had none, whose place nobody knows. */
export function mergePages(ordered: readonly Mark[], pages: readonly MarkedPage[]): readonly Mark[] | null {
  if (pages.length === 0) return ordered;
  const changed = new Map<DocumentId, Map<number, readonly Mark[]>>();
  for (const { documentId, page, marks } of pages) {
    const own = changed.get(documentId) ?? new Map<number, readonly Mark[]>();
    changed.set(documentId, own);
    own.set(page, orderPage(marks));
  }
  const merged: Mark[] = [];
  let at = 0;
  while (at < ordered.length) {
    const documentId = ordered[at]?.documentId;
    let end = at;
    while (ordered[end]?.documentId === documentId) end += 1;
    const own = documentId && changed.get(documentId);
    const before = ordered.slice(at, end);
    merged.push(...(own ? mergeDocument(before, own) : before));
    if (documentId) changed.delete(documentId);
    at = end;
  }
  const isNew = [...changed.values()].some((own) => [...own.values()].some((marks) => marks.length > 0));
  return isNew ? null : merged;
}

/** With one more mark in its place; behind all others where its document had none. */
export function insertMark(ordered: readonly Mark[], mark: Mark): readonly Mark[] {
  const { documentId, page } = mark;
  const own = ordered.filter((one) => one.documentId === documentId && one.page === page);
  return mergePages(ordered, [{ documentId, page, marks: [...own, mark] }]) ?? [...ordered, mark];
}

function mergeDocument(
  before: readonly Mark[],
  changed: ReadonlyMap<number, readonly Mark[]>,
): readonly Mark[] {
  const pages = new Map<number, readonly Mark[]>();
  for (const mark of before) {
    if (changed.has(mark.page)) continue;
    pages.set(mark.page, [...(pages.get(mark.page) ?? []), mark]);
  }
  for (const [page, marks] of changed) pages.set(page, marks);
  return [...pages].sort(([a], [b]) => a - b).flatMap(([, marks]) => marks);
}

/** Characters of one line differ in height; bands of 8 points hold a line together. */
function findPlace(mark: Mark): { readonly line: number; readonly left: number } {
  const [left = 0, bottom = 0, , top = 0] = mark.rects[0] ?? [];
  return { line: Math.round((bottom + top) / 16), left };
}

/** What people made, by hand or by a rule, can be removed; what was suggested is decided instead. */
export function isRemovable({ source }: Mark): boolean {
  return source === 'hand' || source === 'search' || source === 'copy' || source === 'rule';
}

/** Needs a decision: never decided, or returned by the second reviewer. */
export function isOpen(mark: Mark): boolean {
  const state = stateOf(mark);
  return state === 'suggested' || state === 'returned';
}

/** Decided for this very place, not by following the register: a decision about the person leaves it alone. */
export function isHandDecided(mark: Mark): boolean {
  return mark.decision !== null && mark.decision.followsPerson === undefined;
}

/** Needs a second look: withheld, and nobody else has agreed or returned it. */
export function awaitsReview(mark: Mark): boolean {
  return mark.decision?.outcome === 'withhold' && mark.review === null;
}

/** The next wanted mark after the given one, going round at the end; null when there is none. */
export function findNextMark(
  ordered: readonly Mark[],
  from: MarkId | null,
  direction: 1 | -1,
  wanted: (mark: Mark) => boolean,
): Mark | null {
  const count = ordered.length;
  const start = ordered.findIndex((mark) => mark.id === from);
  // Without a place to start from: the first one forward, the last one back.
  const base = start === -1 ? (direction === 1 ? -1 : 0) : start;
  for (let step = 1; step <= count; step += 1) {
    const mark = ordered[(((base + direction * step) % count) + count) % count];
    if (mark && mark.id !== from && wanted(mark)) return mark;
  }
  return null;
}

/** The first wanted mark on this page or behind it; what is open where the reader is comes first. */
export function findMarkFrom(
  ordered: readonly Mark[],
  documents: readonly DocumentId[],
  documentId: DocumentId,
  page: number,
  wanted: (mark: Mark) => boolean,
): Mark | null {
  const here = documents.indexOf(documentId);
  const behind = ordered.find((mark) => {
    const document = documents.indexOf(mark.documentId);
    return wanted(mark) && (document > here || (document === here && mark.page >= page));
  });
  return behind ?? ordered.find(wanted) ?? null;
}

/** Marks that one decision can cover: of one person, or of one text. */
export type MarkGroup = {
  readonly key: string;
  readonly text: string;
  readonly personId: PersonId | null;
  readonly type: string;
  readonly reason: string;
  readonly marks: readonly Mark[];
};

export function foldText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB');
}

const foldedTexts = new Map<string, string>();

/** The texts of a case are few, and each is compared with every mark at every decision. */
function foldOnce(text: string): string {
  const known = foldedTexts.get(text);
  if (known !== undefined) return known;
  if (foldedTexts.size > 50_000) foldedTexts.clear();
  const folded = foldText(text);
  foldedTexts.set(text, folded);
  return folded;
}

/** The window forgets what it was shown of a case. */
export function forgetFoldedTexts(): void {
  foldedTexts.clear();
}

/** Grouped by value, most frequent first; boxes without text stay on their own. */
export function groupMarks(marks: readonly Mark[]): readonly MarkGroup[] {
  const groups = new Map<string, MarkGroup & { marks: Mark[] }>();
  for (const mark of marks) {
    const key = mark.text ? `${mark.personId ?? ''} ${foldOnce(mark.text)}` : mark.id;
    const group = groups.get(key);
    if (group) group.marks.push(mark);
    else {
      const { text, personId, type, reason } = mark;
      groups.set(key, { key, text, personId, type, reason, marks: [mark] });
    }
  }
  return [...groups.values()].sort((a, b) => b.marks.length - a.marks.length);
}

/** Every mark that "everywhere" means for this one: its person's, else its text's. */
export function findSiblings(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  if (mark.personId !== null) return marks.filter((one) => one.personId === mark.personId);
  if (!mark.text) return [mark];
  const text = foldOnce(mark.text);
  return marks.filter((one) => foldOnce(one.text) === text);
}
