/**
 * Which parts of a page's lines stand where, and how wide each gap is. A pure function of boxes: what is taken out
 * decides over its own class of width and nothing else, so that with another name in its place the plan is the same.
 */
import type { Rect } from '../../contract/values.ts';
import { flowSegment } from './flow-segment.ts';
import { boxHeight, type LineMark, type LinePlan, type Surroundings, stripHeight } from './line-plan.ts';
import { listPieces } from './pieces.ts';
import { groupSegments, type LineGlyph, leastSpace, makeSegment, type Segment } from './text-line.ts';
import { widenGaps } from './widen-gaps.ts';

/** Em by which a mark may be higher than the box of its line and still mean that line only. */
const largerMark = 0.45;

/** Marks of which nothing is planned (over several lines, over pictures, over nothing) are drawn as they are. */
export function planLines(
  glyphs: readonly LineGlyph[],
  marks: readonly LineMark[],
  page: Rect,
  surroundings: Surroundings,
): LinePlan {
  const all = groupSegments(glyphs).flatMap((segment) =>
    segment.marked ? splitAtObstacles(segment, surroundings) : [segment],
  );
  const lineMarks = new Map(chooseLineMarks(all, marks).map((mark) => [mark.number, mark]));
  const settled: Rect[] = [];
  const plans = all.flatMap((segment): readonly LinePlan[] => {
    if (!segment.marked) return [];
    const pieces = listPieces(segment);
    const numbers = new Set(pieces.flatMap((piece) => piece.marks));
    const own = [...numbers].flatMap((number) => lineMarks.get(number) ?? []);
    const work = { segment, pieces, marks: own, all, page, surroundings: exclude(settled, surroundings) };
    const plan = (own.length === numbers.size ? flowSegment(work) : null) ?? widenGaps(work);
    settled.push(...listPlaces(plan));
    const gaps = plan.gaps.filter((gap) => gap.marks.every((number) => lineMarks.has(number)));
    return [{ ...plan, gaps }];
  });
  return {
    gaps: plans.flatMap((plan) => plan.gaps),
    moves: plans.flatMap((plan) => plan.moves),
    dropped: plans.flatMap((plan) => plan.dropped),
  };
}

/** What one segment takes, the next one on the line cannot have. */
function exclude(settled: readonly Rect[], { isFree, isClear }: Surroundings): Surroundings {
  return {
    isClear,
    isFree: (rect, own) =>
      isFree(rect, own) &&
      !settled.some(
        (other) => other[0] < rect[2] && other[2] > rect[0] && other[1] < rect[3] && other[3] > rect[1],
      ),
  };
}

function listPlaces({ gaps, moves }: LinePlan): readonly Rect[] {
  return [
    ...gaps.map(({ rect }) => rect),
    ...moves.map(({ from: [x0, y0, x1, y1], by }): Rect => [x0 + by, y0, x1 + by, y1]),
  ];
}

/** A rule or a picture between two words, and not under them too. */
function splitAtObstacles(segment: Segment, { isFree }: Surroundings): readonly Segment[] {
  const { base, size } = segment;
  const own = new Set(segment.glyphs.map(({ id }) => id));
  const [low, high] = [base - stripHeight.below * size, base + stripHeight.above * size];
  const parts: LineGlyph[][] = [[]];
  let last: LineGlyph | null = null;
  let end = -Infinity;
  for (const glyph of segment.glyphs) {
    if (glyph.ink !== null) {
      const isApart = last !== null && glyph.start - end > leastSpace * size;
      const isOpen = (from: number, to: number) => isFree([from, low, to, high], own);
      if (isApart && !isOpen(end, glyph.start) && isOpen(last?.start ?? end, end)) parts.push([]);
      last = glyph;
      end = Math.max(end, glyph.end);
    }
    parts.at(-1)?.push(glyph);
  }
  return parts.length === 1 ? [segment] : parts.flatMap((part) => makeSegment(base, size, part) ?? []);
}

/** Marks that take characters of one segment only and are about as high as its line. */
function chooseLineMarks(segments: readonly Segment[], marks: readonly LineMark[]): readonly LineMark[] {
  const found = new Map<number, Segment | null>();
  for (const segment of segments) {
    const numbers = segment.glyphs.flatMap((glyph) => (glyph.ink === null ? [] : glyph.marks));
    for (const number of new Set(numbers)) found.set(number, found.has(number) ? null : segment);
  }
  return marks.filter(({ number, rect }) => {
    const segment = found.get(number);
    if (segment === undefined || segment === null) return false;
    const { base, size } = segment;
    const slack = largerMark * size;
    return rect[1] > base - boxHeight.below * size - slack && rect[3] < base + boxHeight.above * size + slack;
  });
}
