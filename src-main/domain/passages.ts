/** What marks make of a passage that wants a person's judgement. */
import type { Mark } from '../contract/mark.ts';
import { harmCodes, isDistressing, type Passage } from '../contract/passage.ts';
import { isWithholding, touchesSpan } from './mark.ts';

type Place = Pick<Passage, 'start' | 'end' | 'kind' | 'text'>;

/**
 * True where marks withhold every letter of the passage, for whatever reason, or any of it for harm or crime: then
 * somebody has decided. A name in it that is withheld decides nothing about what is told of that person. `marks` are those
 * of its page.
 */
export function isMarked(passage: Place, marks: readonly Mark[]): boolean {
  const own = marks.filter((mark) => isWithholding(mark) && touchesSpan(mark, passage));
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
