/** Withheld in one place, still readable in another: the slips that would give a name away. */
import type { Decision, Mark } from '../contract/mark.ts';
import { isWithholding } from '../domain/mark.ts';
import { getRevision } from '../store/case-state.ts';
import { foldText } from '../store/folded-text.ts';
import { listMarks } from '../store/marks.ts';
import { findText, type TextPlace } from '../store/search.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { listRanges, type MarkRange } from './mark-ranges.ts';

/** Two letters stand in too many words to mean anything by themselves. */
const shortestText = 3;

export type OpenPlaces = {
  /** Each withheld text that is readable nowhere in the case once it is redacted. */
  readonly hidden: readonly string[];
  /** Where a withheld text stands and nobody has decided: neither withheld nor kept. */
  readonly undecided: readonly UndecidedPlace[];
};

export type UndecidedPlace = TextPlace & {
  /** How the same text was withheld elsewhere. */
  readonly decision: Decision;
};

/** Looking for every text in every page takes a while; nothing changes until the case does. */
const known = new WeakMap<ReadableDb, { readonly revision: number; readonly places: OpenPlaces }>();

export function findOpenPlaces(db: ReadableDb): OpenPlaces {
  const revision = getRevision(db);
  const remembered = known.get(db);
  if (remembered?.revision === revision) return remembered.places;
  const places = lookForOpenPlaces(db);
  known.set(db, { revision, places });
  return places;
}

function lookForOpenPlaces(db: ReadableDb): OpenPlaces {
  const marks = listMarks(db);
  const withheld = groupRanges(db, marks.filter(isWithholding));
  const decided = groupRanges(
    db,
    marks.filter((mark) => mark.decision !== null),
  );
  const hidden: string[] = [];
  const undecided = new Map<string, UndecidedPlace>();
  for (const { text, decision } of listTexts(marks)) {
    const open = findText(db, text).filter((place) => place.whole && !isTouched(place, withheld));
    if (open.length === 0) hidden.push(text);
    for (const place of open) {
      if (!isTouched(place, decided)) undecided.set(`${keyOf(place)} ${place.start}`, { ...place, decision });
    }
  }
  return { hidden, undecided: [...undecided.values()] };
}

/** Each withheld text once, however it is spelt. */
function listTexts(marks: readonly Mark[]): { text: string; decision: Decision }[] {
  const texts = new Map<string, { text: string; decision: Decision }>();
  for (const { text, decision } of marks) {
    if (decision?.outcome !== 'withhold') continue;
    const folded = foldText(text).folded.trim();
    if (folded.replace(/\s/gu, '').length >= shortestText && !texts.has(folded))
      texts.set(folded, { text, decision });
  }
  return [...texts.values()];
}

function groupRanges(db: ReadableDb, marks: readonly Mark[]): Map<string, MarkRange[]> {
  const groups = new Map<string, MarkRange[]>();
  for (const mark of marks) {
    const group = groups.get(keyOf(mark)) ?? [];
    group.push(...listRanges(db, mark));
    groups.set(keyOf(mark), group);
  }
  return groups;
}

function keyOf({ documentId, page }: Pick<Mark, 'documentId' | 'page'>): string {
  return `${documentId} ${page}`;
}

/** A place of which a part is taken out says the text no more. */
function isTouched(place: TextPlace, byPage: ReadonlyMap<string, readonly MarkRange[]>): boolean {
  return (byPage.get(keyOf(place)) ?? []).some(({ start, end }) => start < place.end && end > place.start);
}
