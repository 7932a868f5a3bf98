/** Which text a mark takes out: its range, or what lies under a box drawn by hand; and its text, folded. */
import type { Mark } from '../contract/mark.ts';
import { findCovered } from '../domain/text-rects.ts';
import { foldText } from '../store/folded-text.ts';
import { getPage } from '../store/pages.ts';
import type { ReadableDb } from '../store/sqlite.ts';

export type MarkRange = { readonly start: number; readonly end: number };

export function listRanges(db: ReadableDb, mark: Mark): readonly MarkRange[] {
  if (mark.range !== null) return [mark.range];
  return findCovered(getPage(db, mark.documentId, mark.page), mark.rects);
}

const folded = new WeakMap<Mark, string>();

/** The mark's text as texts are compared. */
export function foldMark(mark: Mark): string {
  const known = folded.get(mark) ?? foldText(mark.text).folded.trim();
  folded.set(mark, known);
  return known;
}
