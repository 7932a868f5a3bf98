/**
 * Characters as lines of text. Space of everything in this folder but `reflow-page.ts`: points, x along the text,
 * y upwards from the feet of the letters to their heads, whichever way the text runs on the page.
 */
import type { Rect } from '../../contract/values.ts';

export type LineGlyph = {
  readonly id: number;
  readonly text: string;
  /** Where its pen starts, and where that of the next character would. */
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly size: number;
  readonly font: object;
  /** Null for white space. */
  readonly ink: Rect | null;
  /** What it looks like can be drawn elsewhere. */
  readonly movable: boolean;
  /** Numbers of the marks that take it. */
  readonly marks: readonly number[];
};

/** What stands on one line without a wide space or anything else between. */
export type Segment = {
  readonly base: number;
  readonly size: number;
  readonly start: number;
  readonly end: number;
  /** From left to right, white space included. */
  readonly glyphs: readonly LineGlyph[];
  readonly marked: boolean;
};

/** Em: characters of about one size whose baselines are nearer stand on one line. */
const sameLine = 0.15;
const leastSize = 0.8;
/** Em between two words of one segment at most; and from where on a space counts as wide beside others. */
const widestSpace = 2;
const wideSpace = 0.9;
const widestEven = 4;
const evenShare = 1.25;
const wideShare = 1.8;
/** A space wider than the natural one by this much may be an indent, if another line starts where it ends. */
const indentShare = 1.3;
/** Points by which two edges that were meant to be the same differ. */
export const flush = 1;

type Line = { readonly base: number; readonly size: number; readonly glyphs: LineGlyph[] };

export function groupSegments(glyphs: readonly LineGlyph[]): readonly Segment[] {
  const lines = groupLines(glyphs);
  const starts = lines.map(({ base, size, glyphs: [first] }) => ({ base, size, x: first?.start ?? 0 }));
  return joinRaised(lines.flatMap((line) => splitLine(line, starts)));
}

function groupLines(glyphs: readonly LineGlyph[]): readonly Line[] {
  const lines: Line[] = [];
  /** By baseline in whole points. */
  const near = new Map<number, Line[]>();
  for (const glyph of glyphs.toSorted((a, b) => b.size - a.size || a.id - b.id)) {
    const reach = Math.ceil((sameLine / leastSize) * glyph.size) + 1;
    const key = Math.round(glyph.base);
    let found: Line | null = null;
    for (let at = key - reach; at <= key + reach; at++)
      for (const line of near.get(at) ?? [])
        if (
          Math.abs(line.base - glyph.base) < sameLine * line.size &&
          glyph.size > leastSize * line.size &&
          (found === null || Math.abs(line.base - glyph.base) < Math.abs(found.base - glyph.base))
        )
          found = line;
    if (found === null) {
      found = { base: glyph.base, size: glyph.size, glyphs: [] };
      lines.push(found);
      near.set(key, [...(near.get(key) ?? []), found]);
    }
    found.glyphs.push(glyph);
  }
  for (const line of lines) line.glyphs.sort(inOrder);
  return lines;
}

function inOrder(a: LineGlyph, b: LineGlyph): number {
  return a.start - b.start || a.id - b.id;
}

/** Em of the larger: raised, lowered and small characters beside others belong to them. */
const mostRaised = 0.45;
const leastRaised = 0.45;
const beside = 0.35;

/** Only where something is taken out: elsewhere nothing is moved. */
function joinRaised(segments: readonly Segment[]): readonly Segment[] {
  const joined = new Set(segments);
  for (const segment of segments) {
    if (!segment.marked || !joined.has(segment)) continue;
    let grown = segment;
    for (let next = findBeside(grown, joined); next !== null; next = findBeside(grown, joined)) {
      const larger = next.size > grown.size ? next : grown;
      const both = makeSegment(larger.base, larger.size, [...grown.glyphs, ...next.glyphs].sort(inOrder));
      if (both === null) break;
      joined.delete(grown);
      joined.delete(next);
      joined.add(both);
      grown = both;
    }
  }
  return [...joined];
}

function findBeside(segment: Segment, others: ReadonlySet<Segment>): Segment | null {
  for (const other of others) {
    if (other === segment) continue;
    const [size, smaller] = [Math.max(other.size, segment.size), Math.min(other.size, segment.size)];
    const raised = Math.abs(other.base - segment.base);
    // A line of the same size above or below is never part of this one.
    if (raised > mostRaised * size || smaller < leastRaised * size) continue;
    const isSameLine = raised < sameLine * size;
    if (!isSameLine && smaller > leastSize * size) continue;
    const gap = Math.max(segment.start - other.end, other.start - segment.end);
    if (gap < (isSameLine ? wideSpace : beside) * size && gap > -size) return other;
    if (gap <= -size && (isWithin(other, segment) || isWithin(segment, other))) return other;
  }
  return null;
}

function isWithin(inner: Segment, outer: Segment): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.size < outer.size;
}

type LineStart = { readonly base: number; readonly size: number; readonly x: number };

/** Lines above and below within which an indent may be shared, in em. */
const indentReach = 6;

function splitLine({ base, size, glyphs }: Line, starts: readonly LineStart[]): readonly Segment[] {
  const spaces = listSpaces(glyphs, size);
  const usual = findMedian(spaces.map(({ width }) => width)) ?? size;
  const ends = spaces.filter(({ width, next }) => {
    // A short justified line has wide spaces, but all of them alike.
    if (width > (spaces.length > 2 && width < evenShare * usual ? widestEven : widestSpace) * size)
      return true;
    if (width > wideSpace * size && width > wideShare * usual) return true;
    if (width < indentShare * Math.min(usual, size / 3)) return false;
    return starts.some(
      (start) =>
        start.base !== base &&
        Math.abs(start.base - base) < indentReach * size &&
        Math.abs(start.x - next.start) < flush,
    );
  });
  const breaks = new Set(ends.map(({ next }) => next));
  const parts: LineGlyph[][] = [[]];
  for (const glyph of glyphs) {
    if (breaks.has(glyph)) parts.push([]);
    parts.at(-1)?.push(glyph);
  }
  return parts.flatMap((part) => makeSegment(base, size, part) ?? []);
}

/** Null where there is only white space. */
export function makeSegment(base: number, size: number, glyphs: readonly LineGlyph[]): Segment | null {
  const inked = glyphs.filter(({ ink }) => ink !== null);
  const [first] = inked;
  if (first === undefined) return null;
  const end = Math.max(...inked.map((glyph) => glyph.end));
  return { base, size, start: first.start, end, glyphs, marked: inked.some(({ marks }) => marks.length > 0) };
}

/** Em between two words; less is within a word. */
export const leastSpace = 0.15;

/** White space between characters with ink, whether or not a character stands for it. */
export function listSpaces(
  glyphs: readonly LineGlyph[],
  size: number,
): readonly { readonly width: number; readonly next: LineGlyph }[] {
  const spaces: { width: number; next: LineGlyph }[] = [];
  let end: number | null = null;
  for (const glyph of glyphs) {
    if (glyph.ink === null) continue;
    if (end !== null && glyph.start - end > leastSpace * size)
      spaces.push({ width: glyph.start - end, next: glyph });
    end = Math.max(end ?? -Infinity, glyph.end);
  }
  return spaces;
}

export function findMedian(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
