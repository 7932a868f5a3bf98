/** The order in which marks are worked through, and the groups that are decided together. Pure. */
import type { Mark } from '../../../src-main/contract/mark.ts';
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

/** Characters of one line differ in height; bands of 8 points hold a line together. */
function findPlace(mark: Mark): { readonly line: number; readonly left: number } {
  const [left = 0, bottom = 0, , top = 0] = mark.rects[0] ?? [];
  return { line: Math.round((bottom + top) / 16), left };
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

/** Grouped by value, most frequent first; boxes without text stay on their own. */
export function groupMarks(marks: readonly Mark[]): readonly MarkGroup[] {
  const groups = new Map<string, MarkGroup & { marks: Mark[] }>();
  for (const mark of marks) {
    const key = mark.text ? `${mark.personId ?? ''} ${foldText(mark.text)}` : mark.id;
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
  const text = foldText(mark.text);
  return marks.filter((one) => foldText(one.text) === text);
}
