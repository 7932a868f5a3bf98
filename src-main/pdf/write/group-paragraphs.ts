/**
 * Which pieces of text make a paragraph: lines at an even distance, one under the other. The order of the pieces is
 * that of the page, and stays. Space: displayed points, origin bottom left.
 */
import type { Rect } from '../../contract/model.ts';
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
      readonly bold: boolean;
    }
  /** The label of a box. */
  | { readonly kind: 'label'; readonly rect: Rect };

export type Paragraphs = {
  /** By piece. */
  readonly numbers: readonly number[];
  /** By number. */
  readonly looks: readonly ParagraphLook[];
};

/** In the paragraph's own directions: along the lines, and up. */
type Line = { start: number; end: number; base: number; size: number };
type Open = {
  readonly direction: readonly [number, number];
  readonly lines: Line[];
  /** Points from line to line; null with one line. */
  pitch: number | null;
  characters: number;
  /** Characters by size. */
  readonly sizes: Map<number, number>;
  bold: boolean;
};

export function groupParagraphs(pieces: readonly TextPiece[]): Paragraphs {
  const paragraphs: Open[] = [];
  const numbers = pieces.map((piece) => {
    const last = paragraphs.at(-1);
    if (piece.kind === 'text' && piece.text.trim() === '' && last !== undefined) return paragraphs.length - 1;
    const direction = piece.kind === 'text' ? piece.direction : (last?.direction ?? level);
    const line = toLine(piece, direction, last?.lines.at(-1) ?? null);
    if (last === undefined || !isAlike(direction, last.direction) || !join(last, line)) {
      const sizes = new Map<number, number>();
      paragraphs.push({ direction, lines: [line], pitch: null, characters: 0, sizes, bold: true });
    }
    const open = paragraphs.at(-1);
    if (open !== undefined && piece.kind === 'text') count(open, piece);
    return paragraphs.length - 1;
  });
  return { numbers, looks: paragraphs.map(describe) };
}

const level = [1, 0] as const;

function isAlike(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] * b[0] + a[1] * b[1] > 0.999;
}

function toLine(piece: TextPiece, direction: readonly [number, number], near: Line | null): Line {
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
  const size = isOfLine ? near.size : height * 0.75;
  return { start, end, base: isOfLine ? low + Math.max(0, height - near.size) / 2 : low, size };
}

function turn([x, y]: readonly [number, number], [a, b]: readonly [number, number]): [number, number] {
  return [x * a + y * b, y * a - x * b];
}

/** Of the size: how far a baseline may be off within a line; how far before its start a line may go on. */
const sameLine = 0.5;
const backwards = 1;
/** Of the size: the largest distance of two lines of one paragraph, and how even distances are. */
const largestPitch = 1.75;
const evenPitch = 1.2;
const evenSize = 1.15;
/** Of the size, by which the first line of a paragraph is set in. */
const indent = 0.8;

/** Adds the line to the paragraph where it continues it. */
function join(paragraph: Open, line: Line): boolean {
  const last = paragraph.lines.at(-1);
  const first = paragraph.lines[0];
  if (last === undefined || first === undefined) return false;
  const size = Math.max(last.size, line.size);
  const down = last.base - line.base;
  if (Math.abs(down) < sameLine * size) {
    // Text that is printed twice to look bold goes back, but not before the start.
    if (line.start < last.start - backwards * size) return false;
    last.end = Math.max(last.end, line.end);
    last.size = Math.max(last.size, line.size);
    return true;
  }
  const ratio = size / Math.min(last.size, line.size);
  const most = paragraph.pitch === null ? largestPitch * last.size : evenPitch * paragraph.pitch;
  const left = Math.min(...paragraph.lines.slice(1).map(({ start }) => start), last.start);
  const isUnder = line.start < last.end && line.end > left;
  const startsAnew = paragraph.lines.length > 1 && line.start > left + indent * size;
  if (down < 0 || down > most || ratio > evenSize || !isUnder || startsAnew) return false;
  paragraph.pitch = Math.max(paragraph.pitch ?? 0, down);
  paragraph.lines.push(line);
  return true;
}

function count(paragraph: Open, { text, size, bold }: Extract<TextPiece, { kind: 'text' }>): void {
  const characters = [...text.trim()].length;
  const rounded = Math.round(size * 2) / 2;
  paragraph.characters += characters;
  paragraph.sizes.set(rounded, (paragraph.sizes.get(rounded) ?? 0) + characters);
  paragraph.bold &&= bold || characters === 0;
}

function describe({ lines, characters, sizes, bold }: Open): ParagraphLook {
  const [size = 0] = [...sizes].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { size, lines: lines.length, characters, bold: bold && characters > 0 };
}
