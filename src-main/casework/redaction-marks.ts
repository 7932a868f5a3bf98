/** From decisions to the boxes that the PDF work burns. */
import type { Bundle } from '../contract/bundle.ts';
import type { Mark } from '../contract/mark.ts';
import type { DocumentId, Rect } from '../contract/values.ts';
import { printedLabel } from '../domain/exemption.ts';
import { isWithholding } from '../domain/mark.ts';
import { isOnPage, mergeRects } from '../domain/rects.ts';
import type { RedactionMark } from '../pdf/engine.ts';
import { listMarks } from '../store/marks.ts';
import { listPages } from '../store/pages.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import type { Tools } from './workplace.ts';

/** Of pages written as pictures, dots an inch: print quality for text at a size that can be sent. */
export const pictureDpi = 200;

/**
 * Neighbouring boxes of one label become one: a gap between two removed words would tell their lengths. What is marked
 * beyond the edge of its page needs no box: nothing of it is released in any case.
 */
export function listRedactionMarks(db: ReadableDb, documentId: DocumentId, tools: Tools): RedactionMark[] {
  const boxes = new Map(listPages(db, documentId).map(({ page, box }) => [page, box]));
  const rects = new Map<string, { page: number; label: string; rects: Rect[] }>();
  for (const mark of listMarks(db, { documentId }).filter(isWithholding)) {
    const label = labelOf(mark, tools);
    const key = `${mark.page} ${label}`;
    const group = rects.get(key) ?? { page: mark.page, label, rects: [] };
    group.rects.push(...mark.rects.filter((rect) => isOnPage(rect, boxes.get(mark.page) ?? rect)));
    rects.set(key, group);
  }
  return [...rects.values()].flatMap(({ page, label, rects: own }) =>
    mergeRects(own).map((rect) => ({ page, rect, label })),
  );
}

function labelOf({ decision }: Mark, tools: Tools): string {
  return decision === null ? 'Withheld' : printedLabel(tools.rules.exemptions, decision);
}

/** How often each code stands on a page; a mark with several codes counts under each. */
export function countLabels(db: ReadableDb): Bundle['withheld'] {
  const counts = new Map<string, number>();
  for (const { decision } of listMarks(db).filter(isWithholding)) {
    for (const code of decision?.codes ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, places]) => ({ code, places })).sort((a, b) => b.places - a.places);
}
