/** Where the pieces of a segment come to stand when its gaps take fixed widths. */
import type { Setting } from './alignment.ts';
import { chooseWidth, classifyGap } from './gap-widths.ts';
import type { Piece } from './pieces.ts';
import type { Segment } from './text-line.ts';

export type PlacedPiece = { readonly piece: Piece; readonly start: number; readonly end: number };

/** Em between a box and letters that follow it, or go before, without a space. */
const hair = 0.12;
/** Points: all starts are multiples of it, so that no rounding of the input's shows in them. */
const grid = 0.05;
/** Em that the rest of a line must have to be a gap's width. */
const leastRest = 8;

/** `space` is the natural one: stretched ones and the ends of justified lines would tell what was taken out. */
export function setSegment(
  segment: Segment,
  pieces: readonly Piece[],
  setting: Setting,
  space: number,
  level: number,
): readonly PlacedPiece[] {
  const { size } = segment;
  const placed: PlacedPiece[] = [];
  let at = setting.alignment.kind === 'left' ? segment.start : 0;
  let last: Piece | null = null;
  for (const [i, piece] of pieces.entries()) {
    if (last !== null) at += separate(last, piece, space, size);
    const start = snap(at);
    const isLast = i === pieces.length - 1;
    at =
      start + (piece.kept ? piece.end - piece.start : measureGap(piece, start, isLast, setting, size, level));
    placed.push({ piece, start, end: at });
    last = piece;
  }
  const shift = snap(findShift(setting, at));
  return shift === 0
    ? placed
    : placed.map(({ piece, start, end }) => ({ piece, start: start + shift, end: end + shift }));
}

/** Advances have three decimals or so: none of them makes a sum that lies where rounding turns. */
function snap(value: number): number {
  return Math.round(value / grid + 0.001) * grid;
}

function separate(last: Piece, piece: Piece, space: number, size: number): number {
  if (piece.spaces > 0) return piece.spaces * space;
  return last.kept === piece.kept ? piece.start - last.end : hair * size;
}

function measureGap(
  { start, end }: Piece,
  at: number,
  isLast: boolean,
  { alignment, right, hasEdge }: Setting,
  size: number,
  level: number,
): number {
  const gapClass = classifyGap(end - start, size);
  const rest = right - at;
  const takesRest = gapClass === 'passage' && isLast && alignment.kind === 'left' && hasEdge;
  return takesRest && rest >= leastRest * size ? rest : chooseWidth(gapClass, level, size);
}

function findShift({ alignment }: Setting, length: number): number {
  switch (alignment.kind) {
    case 'left':
      return 0;
    case 'right':
      return alignment.at - length;
    case 'centre':
      return alignment.at - length / 2;
  }
}
