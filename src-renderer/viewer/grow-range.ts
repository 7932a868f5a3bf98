/**
 * A selection, one step wider: the end of its line, its lines, the paragraph, the page. The width of a box tells how
 * long the word under it was; a box to the end of the line tells nothing.
 */
import { type TextLine, type TextMap, type TextRange, trimRange } from './text-selection.ts';

export type Extent = 'end of line' | 'line' | 'paragraph' | 'page';

/** Null where the range is the whole page already, or the page has no text. */
export function growRange(map: TextMap, range: TextRange): { range: TextRange; extent: Extent } | null {
  const lines = map.lines.filter((line) => line.start < range.end && line.end > range.start);
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  const all = map.lines;
  const paragraph = findParagraph(map, all.indexOf(first), all.indexOf(last));
  const wider: readonly (readonly [Extent, number, number])[] = [
    ['end of line', range.start, last.end],
    ['line', first.start, last.end],
    ['paragraph', paragraph.start, paragraph.end],
    ['page', 0, map.text.length],
  ];
  const now = trimRange(map.text, range);
  for (const [extent, start, end] of wider) {
    const grown = trimRange(map.text, { start, end });
    if (grown.start < now.start || grown.end > now.end) return { range: grown, extent };
  }
  return null;
}

/** Of the usual distance between two lines of the page; a wider one parts two paragraphs. */
const parting = 1.35;

function findParagraph(map: TextMap, first: number, last: number): TextRange {
  const { lines } = map;
  const steps = lines.slice(1).map((line, i) => stepBetween(lines[i], line));
  const usual = [...steps].filter((step) => step > 0).sort((a, b) => a - b);
  const middle = usual[Math.floor(usual.length / 2)] ?? 0;
  const belongs = (i: number): boolean => {
    const step = steps[i] ?? 0;
    const isBlank = /\n\s*\n/u.test(map.text.slice((lines[i]?.end ?? 1) - 1, (lines[i + 1]?.start ?? 0) + 1));
    return !isBlank && step > 0 && step <= parting * middle;
  };
  let from = first;
  let to = last;
  while (from > 0 && belongs(from - 1)) from -= 1;
  while (to < lines.length - 1 && belongs(to)) to += 1;
  return { start: lines[from]?.start ?? 0, end: lines[to]?.end ?? map.text.length };
}

/** Downwards, in points; not above zero where the second line is beside the first or above it. */
function stepBetween(above: TextLine | undefined, below: TextLine): number {
  return above === undefined ? 0 : below.box.top - above.box.top;
}
