/** What marks make of a passage that wants a person's judgement. */
import type { Mark } from '../contract/mark.ts';
import { harmCodes, isDistressing, type Passage } from '../contract/passage.ts';
import { isWithholding } from './mark.ts';

type Place = Pick<Passage, 'documentId' | 'page' | 'start' | 'end' | 'kind' | 'text'>;

/** Withholding marks by page, for `isMarked`. */
export type MarksByPage = ReadonlyMap<string, readonly Mark[]>;

export function gatherWithheld(marks: readonly Mark[]): MarksByPage {
  const byPage = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (!isWithholding(mark) || mark.range === null) continue;
    const key = `${mark.documentId} ${mark.page}`;
    const own = byPage.get(key) ?? [];
    byPage.set(key, own);
    own.push(mark);
  }
  return byPage;
}

/**
 * True where marks withhold every letter of the passage, for whatever reason, or any of it for harm or crime: then
 * somebody has decided. A name in it that is withheld decides nothing about what is told of that person.
 */
export function isMarked(passage: Place, withheld: MarksByPage): boolean {
  const own = (withheld.get(`${passage.documentId} ${passage.page}`) ?? []).filter(
    ({ range }) => range !== null && range.start < passage.end && range.end > passage.start,
  );
  if (
    isDistressing(passage) &&
    own.some(({ decision }) => decision?.codes.some((code) => harmCodes.has(code)))
  )
    return true;
  for (let at = passage.start; at < passage.end; at += 1) {
    if (passage.text.charAt(at - passage.start).trim() === '') continue;
    if (!own.some(({ range }) => range !== null && range.start <= at && range.end > at)) return false;
  }
  return passage.text.trim() !== '';
}
