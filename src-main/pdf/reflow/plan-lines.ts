/**
 * Which parts of a page's lines stand where, and how wide each gap is. A pure function of boxes: what is taken out
 * decides over its own class of width and nothing else, so that with another name in its place the plan is the same.
 */
import type { Rect } from '../../contract/model.ts';
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
  const plans = all.flatMap((segment): readonly LinePlan[] => {
    if (!segment.marked) return [];
    const pieces = listPieces(segment);
    const numbers = new Set(pieces.flatMap((piece) => piece.marks));
    const own = [...numbers].flatMap((number) => lineMarks.get(number) ?? []);
    const work = { segment, pieces, marks: own, all, page, surroundings };
    const flowed = own.length === numbers.size ? flowSegment(work) : null;
    if (flowed !== null) return [flowed];
    const { gaps, ...stayed } = widenGaps(work);
    return [{ ...stayed, gaps: gaps.filter((gap) => gap.marks.every((number) => lineMarks.has(number))) }];
  });
  return {
    gaps: plans.flatMap((plan) => plan.gaps),
    moves: plans.flatMap((plan) => plan.moves),
    dropped: plans.flatMap((plan) => plan.dropped),
  };
}

/** A rule or a picture between two words. */
function splitAtObstacles(segment: Segment, { isFree }: Surroundings): readonly Segment[] {
  const { base, size } = segment;
  const own = new Set(segment.glyphs.map(({ id }) => id));
  const [low, high] = [base - stripHeight.below * size, base + stripHeight.above * size];
  const parts: LineGlyph[][] = [[]];
  let end: number | null = null;
  for (const glyph of segment.glyphs) {
    if (glyph.ink !== null) {
      const isApart = end !== null && glyph.start - end > leastSpace * size;
      if (isApart && !isFree([end ?? 0, low, glyph.start, high], own)) parts.push([]);
      end = Math.max(end ?? -Infinity, glyph.end);
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
