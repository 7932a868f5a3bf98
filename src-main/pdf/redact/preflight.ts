/** Everything that can be refused is refused before the first page is written. */
import { AppError } from '../../contract/errors.ts';
import { Rect } from '../../contract/model.ts';
import type { RedactInput, RedactionMark } from '../engine.ts';
import { intersectRects, type PageGeometry } from '../geometry.ts';
import { limits } from '../limits.ts';
import type { PageMark } from './page-writer.ts';

const leastDpi = 72;
const mostDpi = 600;

/** Throws invalid-input, marks-invalid. */
export function checkRedactInput({ dpi, marks }: RedactInput): void {
  if (!(dpi >= leastDpi && dpi <= mostDpi)) throw new AppError('invalid-input', { dpi: Number(dpi) });
  if (marks.length > limits.marks) throw new AppError('marks-invalid', { limit: limits.marks });
  const bad = marks.findIndex(
    ({ page, rect, label }) =>
      !Number.isInteger(page) || page < 1 || !Rect.safeParse(rect).success || typeof label !== 'string',
  );
  if (bad >= 0) throw new AppError('marks-invalid', { mark: bad + 1 });
}

/** Marks by page. Throws mark-page-missing. */
export function groupMarks(
  marks: readonly RedactionMark[],
  pages: number,
): ReadonlyMap<number, RedactionMark[]> {
  const beyond = marks.find(({ page }) => page > pages);
  if (beyond !== undefined) throw new AppError('mark-page-missing', { page: beyond.page, pages });
  const grouped = new Map<number, RedactionMark[]>();
  for (const mark of marks) grouped.set(mark.page, [...(grouped.get(mark.page) ?? []), mark]);
  return grouped;
}

/** Cuts the marks of a page to what a viewer shows of it. Throws mark-outside-page. */
export function clipMarks(marks: readonly RedactionMark[], geometry: PageGeometry): readonly PageMark[] {
  return marks.map(({ page, rect, label }) => {
    const visible = intersectRects(rect, geometry.visibleBox);
    if (visible === null) throw new AppError('mark-outside-page', { page });
    return { rect: visible, label };
  });
}
