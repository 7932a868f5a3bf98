/** Withheld in one place, still readable in another: the slips that would give a name away. */
import type { Decision, Mark } from '../contract/mark.ts';
import { isWithholding } from '../domain/mark.ts';
import { getRevision } from '../store/case-state.ts';
import { marksByDocument } from '../store/marks.ts';
import { findText, type TextPlace } from '../store/search.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { foldMark, listRanges, type MarkRange } from './mark-ranges.ts';

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
  const marks = marksByDocument(db);
  const ranges = new Map<
    readonly Mark[],
    { withheld: readonly MarkRange[]; decided: readonly MarkRange[] }
  >();
  const onPage = ({ documentId, page }: TextPlace) => {
    const own = marks.get(documentId)?.get(page);
    if (own === undefined) return nothing;
    const known = ranges.get(own) ?? {
      withheld: own.filter(isWithholding).flatMap((mark) => listRanges(db, mark)),
      decided: own.filter((mark) => mark.decision !== null).flatMap((mark) => listRanges(db, mark)),
    };
    ranges.set(own, known);
    return known;
  };
  const hidden: string[] = [];
  const undecided = new Map<string, UndecidedPlace>();
  for (const { text, decision } of listTexts(
    [...marks.values()].flatMap((pages) => [...pages.values()].flat()),
  )) {
    const open = findText(db, text).filter(
      (place) => place.whole && !isTouched(place, onPage(place).withheld),
    );
    if (open.length === 0) hidden.push(text);
    for (const place of open) {
      if (!isTouched(place, onPage(place).decided)) {
        undecided.set(`${place.documentId} ${place.page} ${place.start}`, { ...place, decision });
      }
    }
  }
  return { hidden, undecided: [...undecided.values()] };
}

const nothing = { withheld: [], decided: [] };

/** Each withheld text once, however it is spelt. */
function listTexts(marks: readonly Mark[]): { text: string; decision: Decision }[] {
  const texts = new Map<string, { text: string; decision: Decision }>();
  for (const mark of marks) {
    const { text, decision } = mark;
    if (decision?.outcome !== 'withhold') continue;
    const folded = foldMark(mark);
    if (!texts.has(folded) && folded.replace(/\s/gu, '').length >= shortestText)
      texts.set(folded, { text, decision });
  }
  return [...texts.values()];
}

/** A place of which a part is taken out says the text no more. */
function isTouched(place: TextPlace, ranges: readonly MarkRange[]): boolean {
  return ranges.some(({ start, end }) => start < place.end && end > place.start);
}
