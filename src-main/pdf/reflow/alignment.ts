/** How a segment is set among its neighbours: by what the lines round it share, never by how long it is itself. */
import { findMedian, flush, listSpaces, type Segment } from './text-line.ts';

export type Alignment = 'left' | 'right' | 'centre';

export type Setting = {
  readonly alignment: Alignment;
  /** Where the lines round it begin and end at most. */
  readonly left: number;
  readonly right: number;
  /** True where `right` is an edge of other lines and not only this segment's own end. */
  readonly hasEdge: boolean;
};

/** Em above and below within which lines belong together. */
const reach = 8;
/** Share by which sizes of one block differ. */
const otherSize = 0.2;
/** Points: lines that differ less in length share a middle only because they share both ends. */
const otherLength = 4;
/** Em between a heading in the middle and the text's left edge. */
const leastIndent = 2;

export function findSetting(segment: Segment, all: readonly Segment[]): Setting {
  const untouched = all.filter((other) => other !== segment && !other.marked);
  const near = untouched.filter((other) => isNear(other, segment));
  const count = (test: (other: Segment) => boolean) => near.filter(test).length;
  const sharedStarts = count(({ start }) => Math.abs(start - segment.start) < flush);
  const sharedEnds = count(
    ({ start, end }) => Math.abs(end - segment.end) < flush && Math.abs(start - segment.start) > otherLength,
  );
  const sharedMiddles = count((other) => isSameMiddle(other, segment));
  const column = near.filter((other) => other.start < segment.end && other.end > segment.start);
  const edges = column.length > 0 ? column : untouched;
  const left = Math.min(segment.start, ...edges.map(({ start }) => start));
  const farthest = Math.max(-Infinity, ...edges.map(({ end }) => end));
  const right = Math.max(segment.start, farthest);
  const setting = { left, right: edges.length > 0 ? right : segment.end, hasEdge: column.length > 0 };
  if (sharedStarts > 0) return { ...setting, alignment: 'left' };
  if (sharedEnds > 1) return { ...setting, alignment: 'right' };
  if (sharedMiddles > 0 || isHeading(segment, untouched)) return { ...setting, alignment: 'centre' };
  return { ...setting, alignment: 'left' };
}

function isNear(other: Segment, { base, size }: Segment): boolean {
  return (
    other.base !== base &&
    Math.abs(other.base - base) < reach * size &&
    Math.abs(other.size - size) < otherSize * size
  );
}

function isSameMiddle(a: Segment, b: Segment): boolean {
  return (
    Math.abs(middleOf(a) - middleOf(b)) < flush && Math.abs(a.end - a.start - (b.end - b.start)) > otherLength
  );
}

function middleOf({ start, end }: Segment): number {
  return (start + end) / 2;
}

/** In the middle of all that stands on the page. */
function isHeading(segment: Segment, all: readonly Segment[]): boolean {
  if (all.length === 0) return false;
  const left = Math.min(...all.map(({ start }) => start));
  const right = Math.max(...all.map(({ end }) => end));
  return (
    segment.start - left > leastIndent * segment.size &&
    Math.abs((left + right) / 2 - middleOf(segment)) < flush
  );
}

/** Em, where nothing on the page tells. */
const ordinarySpace = 0.26;

/**
 * The width of a space as the font has it, in points. Justified lines stretch it, and the stretch tells how much there
 * was to fill.
 */
export function findNaturalSpace({ glyphs, size }: Segment, all: readonly Segment[]): number {
  const characters = (from: Segment['glyphs']) =>
    from.filter(({ ink, text }) => ink === null && /^[ \u00a0]$/u.test(text));
  const own = characters(glyphs).map(({ start, end }) => end - start);
  const width = findMedian(own.filter((each) => each > 0.1 * size && each < size));
  if (width !== null) return width;
  const others = all.filter((other) => !other.marked && Math.abs(other.size - size) < 0.05 * size);
  const measured = findMedian(
    others.flatMap((other) => listSpaces(other.glyphs, size).map((space) => space.width)),
  );
  return measured !== null && measured < size / 2 ? measured : ordinarySpace * size;
}
