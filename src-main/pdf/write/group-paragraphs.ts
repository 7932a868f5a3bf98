/**
 * Which pieces of text make a paragraph: lines at an even distance, one under the other. The order of the pieces is
 * that of the page, and stays. Space: displayed points, origin bottom left.
 */
import type { Rect } from '../../contract/values.ts';
import type { ParagraphLook } from './page-structure.ts';

export type TextPiece =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where its baseline starts, in which direction it runs (a unit vector), and how far. */
      readonly origin: readonly [number, number];
      readonly direction: readonly [number, number];
      readonly length: number;
      readonly size: number;
      /** Thickness of its strokes by its size; 0 where it is not known. */
      readonly weight: number;
    }
  /** The label of a box. */
  | { readonly kind: 'label'; readonly rect: Rect };

export type Paragraphs = {
  /** By piece. */
  readonly numbers: readonly number[];
  /** By piece: a space must be told between it and the next, which is in the same paragraph. */
  readonly spaces: readonly boolean[];
  /** By number. */
  readonly looks: readonly ParagraphLook[];
};

/** In its own directions: along the line, and up. */
type Extent = { readonly start: number; readonly end: number; readonly base: number; readonly size: number };
type Line = {
  readonly direction: Direction;
  extent: Extent;
  characters: number;
  /** Characters by size. */
  readonly sizes: Map<number, number>;
  letters: number;
  /** The sum of all letters' weights. */
  weights: number;
  tabular: boolean;
};
type Direction = readonly [number, number];

export function groupParagraphs(pieces: readonly TextPiece[]): Paragraphs {
  const { lines, ofPiece, apart } = groupLines(pieces);
  const numberOfLine = numberLines(lines);
  const numbers = ofPiece.map((line) => numberOfLine[line] ?? 0);
  const spaces = pieces.map((piece, index) => {
    const next = pieces[index + 1];
    return (
      next !== undefined &&
      numbers[index] === numbers[index + 1] &&
      apart[index + 1] === true &&
      needsSpace(piece, next)
    );
  });
  const byParagraph: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const number = numberOfLine[index] ?? 0;
    byParagraph[number] = [...(byParagraph[number] ?? []), line];
  }
  return { numbers, spaces, looks: byParagraph.map(summarise) };
}

function groupLines(pieces: readonly TextPiece[]): {
  readonly lines: readonly Line[];
  readonly ofPiece: readonly number[];
  /** By piece: it does not follow close on the one before. */
  readonly apart: readonly boolean[];
} {
  const lines: Line[] = [];
  const apart: boolean[] = [];
  let before: Extent | null = null;
  const ofPiece = pieces.map((piece, index) => {
    let last = lines.at(-1);
    if (piece.kind === 'text' && piece.text.trim() === '' && last !== undefined) return lines.length - 1;
    const direction = piece.kind === 'text' ? piece.direction : (last?.direction ?? level);
    const extent = measurePiece(piece, direction, last?.extent ?? null);
    if (last === undefined || !isAlike(direction, last.direction) || !isSameLine(last.extent, extent)) {
      last = { direction, extent, characters: 0, sizes: new Map(), letters: 0, weights: 0, tabular: false };
      lines.push(last);
    } else {
      last.tabular ||= extent.start - last.extent.end > tableGap * extent.size;
      last.extent = unite(last.extent, extent);
    }
    count(last, piece);
    const isBeside = piece.kind === 'label' || pieces[index - 1]?.kind === 'label';
    apart[index] = before !== null && (isBeside || areApart(before, extent));
    before = extent;
    return lines.length - 1;
  });
  return { lines, ofPiece, apart };
}

/** By line, the number of its paragraph. */
function numberLines(lines: readonly Line[]): readonly number[] {
  const pitches = lines.map((line, index) => findPitch(lines[index - 1], line));
  let number = -1;
  let left = 0;
  let count = 0;
  return lines.map(({ extent, tabular }, index) => {
    const pitch = pitches[index] ?? null;
    const near = [pitches[index - 1] ?? null, pitches[index + 1] ?? null].flatMap((one) => one ?? []);
    const isWide = near.some((one) => (pitch ?? 0) > evenPitch * one);
    // The first line of a paragraph may be set in, the others are not.
    const startsAnew = count > 1 && extent.start > left + indent * extent.size;
    // Each row of a table stands for itself.
    const isRow = tabular || lines[index - 1]?.tabular === true;
    if (number < 0 || pitch === null || isWide || startsAnew || isRow) {
      number += 1;
      count = 0;
    }
    left = count < 2 ? extent.start : Math.min(left, extent.start);
    count += 1;
    return number;
  });
}

const level = [1, 0] as const;

function isAlike(a: Direction, b: Direction): boolean {
  return a[0] * b[0] + a[1] * b[1] > 0.999;
}

/** Of the size: a wider gap is one between words, or between columns. */
const wordGap = 0.2;
const tableGap = 2;

function areApart(before: Extent, line: Extent): boolean {
  const size = Math.max(before.size, line.size);
  return Math.abs(before.base - line.base) >= sameLine * size || line.start - before.end > wordGap * size;
}

/** The label of a box has no space of its own, but punctuation stays close to it. */
function needsSpace(before: TextPiece, after: TextPiece): boolean {
  const ends = before.kind === 'text' ? before.text : '';
  const starts = after.kind === 'text' ? after.text : '';
  return !/(?:\s|[-\u00ad\u2010([{“‘/])$/u.test(ends) && !/^(?:\s|[.,;:!?)\]}”’/])/u.test(starts);
}

function measurePiece(piece: TextPiece, direction: Direction, near: Extent | null): Extent {
  if (piece.kind === 'text') {
    const [start, base] = turn(piece.origin, direction);
    return { start, end: start + piece.length, base, size: piece.size };
  }
  const [x0, y0, x1, y1] = piece.rect;
  const [au, av] = turn([x0, y0], direction);
  const [bu, bv] = turn([x1, y1], direction);
  const [start, end] = [Math.min(au, bu), Math.max(au, bu)];
  const [low, high] = [Math.min(av, bv), Math.max(av, bv)];
  const height = high - low;
  // A box in a line of text reaches from its descenders to its ascenders, more or less.
  const isOfLine = near !== null && height < 2 * near.size;
  const size = isOfLine ? near.size : Math.min(height * 0.75, usualSize);
  return { start, end, base: isOfLine ? low + Math.max(0, height - near.size) / 2 : low, size };
}

function turn([x, y]: readonly [number, number], [a, b]: readonly [number, number]): [number, number] {
  return [x * a + y * b, y * a - x * b];
}

/** Points; a box over several lines says nothing about their size. */
const usualSize = 10;
/** Of the size: how far a baseline may be off within a line; how far before its start a line may go on. */
const sameLine = 0.5;
const backwards = 1;
/** Of the size: the largest distance of two lines of one paragraph; how even distances are, and sizes. */
const largestPitch = 1.9;
const evenPitch = 1.12;
const evenSize = 1.15;
/** Of the weight. */
export const bolder = 1.25;
/** Of the size, by which the first line of a paragraph is set in. */
const indent = 0.8;

function isSameLine(line: Extent, piece: Extent): boolean {
  const size = Math.max(line.size, piece.size);
  // Text that is printed twice to look bold goes back, but not before the start.
  return Math.abs(line.base - piece.base) < sameLine * size && piece.start >= line.start - backwards * size;
}

function unite(line: Extent, piece: Extent): Extent {
  return {
    start: Math.min(line.start, piece.start),
    end: Math.max(line.end, piece.end),
    base: line.base,
    size: Math.max(line.size, piece.size),
  };
}

/** From line to line, or null where the second cannot continue the first. */
function findPitch(before: Line | undefined, line: Line): number | null {
  if (before === undefined || !isAlike(before.direction, line.direction)) return null;
  const [a, b] = [before.extent, line.extent];
  const pitch = a.base - b.base;
  const size = Math.max(a.size, b.size);
  const isUnder = b.start < a.end && b.end > a.start;
  const isEven = size <= evenSize * Math.min(a.size, b.size) && !differInWeight(before, line);
  return isUnder && isEven && pitch > 0 && pitch <= largestPitch * size ? pitch : null;
}

/** A bold line and one that is not. */
function differInWeight(a: Line, b: Line): boolean {
  const weights = [findMeanWeight([a]), findMeanWeight([b])];
  const lighter = Math.min(...weights);
  return lighter > 0 && Math.max(...weights) > bolder * lighter;
}

function findMeanWeight(lines: readonly Line[]): number {
  const letters = lines.reduce((sum, line) => sum + line.letters, 0);
  return letters === 0 ? 0 : lines.reduce((sum, { weights }) => sum + weights, 0) / letters;
}

function count(line: Line, piece: TextPiece): void {
  if (piece.kind === 'label') return;
  const characters = [...piece.text.trim()].length;
  const rounded = Math.round(piece.size * 2) / 2;
  line.characters += characters;
  line.sizes.set(rounded, (line.sizes.get(rounded) ?? 0) + characters);
  const letters = piece.text.match(/\p{L}/gu)?.length ?? 0;
  line.letters += letters;
  line.weights += letters * piece.weight;
}

function summarise(lines: readonly Line[]): ParagraphLook {
  const sizes = new Map<number, number>();
  for (const line of lines)
    for (const [size, characters] of line.sizes) sizes.set(size, (sizes.get(size) ?? 0) + characters);
  const [size = 0] = [...sizes].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return {
    size,
    lines: lines.length,
    characters: lines.reduce((sum, { characters }) => sum + characters, 0),
    letters: lines.reduce((sum, { letters }) => sum + letters, 0),
    weight: findMeanWeight(lines),
    tabular: lines.some(({ tabular }) => tabular),
  };
}
