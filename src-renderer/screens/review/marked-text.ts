/** A page's text cut at its marks, line by line. Pure. */
import type { Mark } from '../../../src-main/contract/mark.ts';

export type TextPiece = { readonly start: number; readonly text: string; readonly mark: Mark | null };

/** Lines of pieces. Where marks overlap, the earlier and then the longer one is shown. Empty lines are left out. */
export function splitByMarks(text: string, marks: readonly Mark[]): readonly (readonly TextPiece[])[] {
  const ranges = marks
    .flatMap((mark) => (mark.range ? [{ ...mark.range, mark }] : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const lines: TextPiece[][] = [];
  let line: TextPiece[] = [];
  const push = (start: number, end: number, mark: Mark | null): void => {
    let from = start;
    for (const part of text.slice(start, end).split('\n')) {
      const shown = part.replace(/\r/g, '');
      if (from > start) {
        if (line.length > 0) lines.push(line);
        line = [];
      }
      if (shown.trim() || (shown && line.length > 0)) line.push({ start: from, text: shown, mark });
      from += part.length + 1;
    }
  };
  let at = 0;
  for (const { start, end, mark } of ranges) {
    if (start < at || end > text.length) continue;
    push(at, start, null);
    push(start, end, mark);
    at = end;
  }
  push(at, text.length, null);
  if (line.length > 0) lines.push(line);
  return lines;
}
