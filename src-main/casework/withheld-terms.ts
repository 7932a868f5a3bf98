/** The texts that must not occur anywhere in what is released. */
import type { Mark } from '../contract/model.ts';
import { isWithholding } from '../domain/mark.ts';
import { foldText } from '../store/folded-text.ts';
import { listMarks } from '../store/marks.ts';
import { findText, type TextPlace } from '../store/search.ts';
import type { ReadableDb } from '../store/sqlite.ts';

/** Two letters stand in too many words and too many compressed bytes to mean anything by themselves. */
const shortestTerm = 3;

/**
 * Each withheld text of which no place is left open in the case. A text that is withheld here and rightly open
 * there (a kept namesake, "aged 4") cannot be searched for; its boxes are still checked one by one, and the desk
 * shows the difference.
 */
export function listWithheldTerms(db: ReadableDb): string[] {
  const marks = listMarks(db).filter(isWithholding);
  const byPage = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.documentId} ${mark.page}`;
    byPage.set(key, [...(byPage.get(key) ?? []), mark]);
  }
  const terms = new Map<string, string>();
  for (const { text } of marks) {
    const folded = foldText(text).folded.trim();
    if (folded.replace(/\s/gu, '').length >= shortestTerm && !terms.has(folded)) terms.set(folded, text);
  }
  return [...terms.values()].filter((text) =>
    findText(db, text).every((place) => !place.whole || isCovered(place, byPage)),
  );
}

function isCovered(place: TextPlace, byPage: ReadonlyMap<string, readonly Mark[]>): boolean {
  const marks = byPage.get(`${place.documentId} ${place.page}`) ?? [];
  // Several marks may share the work, as where a name stands at the end of one and the beginning of the next.
  const ranges = marks
    .flatMap(({ range }) => (range === null ? [] : [range]))
    .sort((a, b) => a.start - b.start);
  let reached = place.start;
  for (const range of ranges) if (range.start <= reached && range.end > reached) reached = range.end;
  return reached >= place.end;
}
