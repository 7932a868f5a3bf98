/** Everything that can be refused is refused before the first page is written. */
import { AppError } from '../../contract/errors.ts';
import { Rect } from '../../contract/values.ts';
import type { RedactInput, RedactionMark } from '../engine.ts';
import { intersectRects, type PageGeometry } from '../geometry.ts';
import { limits } from '../limits.ts';
import type { PageMark } from './page-writer.ts';

const leastDpi = 72;
const mostDpi = 600;

/** Throws invalid-input, marks-invalid. */
export function checkRedactInput({ dpi, marks, range }: RedactInput): void {
  if (!(dpi >= leastDpi && dpi <= mostDpi)) throw new AppError('invalid-input', { dpi: Number(dpi) });
  if (marks.length > limits.marks) throw new AppError('marks-invalid', { limit: limits.marks });
  const bad = marks.findIndex(
    ({ page, rect, label }) =>
      !Number.isInteger(page) || page < 1 || !Rect.safeParse(rect).success || typeof label !== 'string',
  );
  if (bad >= 0) throw new AppError('marks-invalid', { mark: bad + 1 });
  if (range === undefined) return;
  const { from, to } = range;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || from > to)
    throw new AppError('invalid-input', { from: Number(from), to: Number(to) });
  const outside = marks.find(({ page }) => page < from || page > to);
  if (outside !== undefined) throw new AppError('mark-page-missing', { page: outside.page, pages: to });
}

/** A mark and its number in the input. */
type NumberedMark = RedactionMark & { readonly number: number };

/** Marks by page. Throws mark-page-missing. */
export function groupMarks(
  marks: readonly RedactionMark[],
  pages: number,
): ReadonlyMap<number, readonly NumberedMark[]> {
  const beyond = marks.find(({ page }) => page > pages);
  if (beyond !== undefined) throw new AppError('mark-page-missing', { page: beyond.page, pages });
  const grouped = new Map<number, NumberedMark[]>();
  for (const [number, mark] of marks.entries()) {
    const ofPage = grouped.get(mark.page) ?? [];
    grouped.set(mark.page, ofPage);
    ofPage.push({ ...mark, number });
  }
  return grouped;
}

/** Cuts the marks of a page to what a viewer shows of it. Throws mark-outside-page. */
export function clipMarks(marks: readonly NumberedMark[], geometry: PageGeometry): readonly PageMark[] {
  return marks.map(({ page, rect, label, number }) => {
    const visible = intersectRects(rect, geometry.visibleBox);
    if (visible === null) throw new AppError('mark-outside-page', { page });
    return { rect: visible, label, number };
  });
}
