/** How a segment is set among its neighbours: by what the lines round it share, never by how long it is itself. */
import type { Rect } from '../../contract/values.ts';
import { findMedian, flush, listSpaces, type Segment } from './text-line.ts';

/** `at` is where other lines end, or have their middle: this line's own would have been rounded with its words. */
export type Alignment =
  | { readonly kind: 'left' }
  | { readonly kind: 'right'; readonly at: number }
  | { readonly kind: 'centre'; readonly at: number };

export type Setting = {
  readonly alignment: Alignment;
  /** Where the lines round it begin and end at most, or all lines, or the page. */
  readonly left: number;
  readonly right: number;
  /** True where there are lines round it. */
  readonly hasEdge: boolean;
};

/** Points of the page's edge that stay empty. */
export const pageEdge = 18;

/** Em above and below within which lines belong together. */
const reach = 8;
/** Share by which sizes of one block differ. */
const otherSize = 0.2;
/** Points by which starts differ that were not meant to be the same. */
const ragged = 4;
/** Em between a heading in the middle and the text's left edge. */
const leastIndent = 2;

export function findSetting(segment: Segment, all: readonly Segment[], page: Rect): Setting {
  const untouched = all.filter((other) => other !== segment && !other.marked);
  const near = untouched.filter((other) => isNear(other, segment));
  const column = near.filter((other) => other.start < segment.end && other.end > segment.start);
  const edges = column.length > 0 ? column : untouched;
  return {
    alignment: findAlignment(segment, near, untouched),
    left: edges.length > 0 ? Math.min(...edges.map(({ start }) => start)) : page[0] + pageEdge,
    right: edges.length > 0 ? Math.max(...edges.map(({ end }) => end)) : page[2] - pageEdge,
    hasEdge: column.length > 0,
  };
}

/** By what most lines share: a name may make a line start, or end, where another one does by chance. */
function findAlignment(segment: Segment, near: readonly Segment[], all: readonly Segment[]): Alignment {
  const isFlushLeft = ({ start }: Segment) => Math.abs(start - segment.start) < flush;
  const isFlushRight = ({ end }: Segment) => Math.abs(end - segment.end) < flush;
  const isSameMiddle = (other: Segment) => Math.abs(middleOf(other) - middleOf(segment)) < flush;
  const starts = near.filter(isFlushLeft);
  const ends = near.filter(isFlushRight);
  // Justified lines share everything.
  const full = starts.filter(isFlushRight).length;
  const onlyStarts = starts.length - full;
  const onlyEnds = ends.length - full;
  const middles = near.filter(isSameMiddle);
  const [middle] = middles;
  if (middle !== undefined && middles.length - full > Math.max(onlyStarts, onlyEnds))
    return { kind: 'centre', at: middleOf(middle) };
  // The first line of a justified paragraph is indented, and shares its end only.
  const isRagged = ends.length > 1 && spreadOf(ends.map(({ start }) => start)) > ragged;
  const [end] = ends;
  if (end !== undefined && isRagged && onlyEnds > onlyStarts && 2 * full <= ends.length)
    return { kind: 'right', at: end.end };
  const heading = starts.length === 0 ? findHeading(segment, all) : null;
  return heading === null ? { kind: 'left' } : { kind: 'centre', at: heading };
}

function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

function isNear(other: Segment, { base, size }: Segment): boolean {
  return (
    other.base !== base &&
    Math.abs(other.base - base) < reach * size &&
    Math.abs(other.size - size) < otherSize * size
  );
}

function middleOf({ start, end }: Segment): number {
  return (start + end) / 2;
}

/** The middle of all that stands on the page, if this stands there. */
function findHeading(segment: Segment, all: readonly Segment[]): number | null {
  if (all.length === 0) return null;
  const left = Math.min(...all.map(({ start }) => start));
  const right = Math.max(...all.map(({ end }) => end));
  const middle = (left + right) / 2;
  const isIndented = segment.start - left > leastIndent * segment.size;
  return isIndented && Math.abs(middle - middleOf(segment)) < flush ? middle : null;
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
