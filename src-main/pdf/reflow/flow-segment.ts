/** Sets a segment anew round gaps of fixed widths. */
import type { Rect } from '../../contract/model.ts';
import { findNaturalSpace, findSetting, pageEdge, type Setting } from './alignment.ts';
import { levels } from './gap-widths.ts';
import {
  describeGap,
  type LinePlan,
  type PlannedGap,
  type PlannedMove,
  stripHeight,
  type Work,
} from './line-plan.ts';
import type { Piece } from './pieces.ts';
import { type PlacedPiece, setSegment } from './set-segment.ts';

/** Em by which a line may reach over the edge of the lines round it; more only with the smallest boxes. */
const overEdge = 0.5;
const farOverEdge = 1.5;
/** Points; a smaller move is rounding. */
const leastMove = 0.03;

/** Null where there is no room, or where not all of it can be moved. */
export function flowSegment(work: Work): LinePlan | null {
  const { segment, pieces, all, page } = work;
  if (pieces.some(({ kept, glyphs }) => kept && glyphs.some(({ movable }) => !movable))) return null;
  if (isTracked(pieces)) return null;
  const setting = findSetting(segment, all, page);
  const space = findNaturalSpace(segment, all);
  const tries = Array.from({ length: levels }, (_, level) =>
    setSegment(segment, pieces, setting, space, level),
  );
  const smallest = tries.slice(-1);
  const fitting =
    tries.find((placed) => fits(placed, work, setting, overEdge)) ??
    smallest.find((placed) => fits(placed, work, setting, farOverEdge)) ??
    smallest.find((placed) => fits(placed, work, setting, Infinity));
  return fitting === undefined ? null : describeFlow(fitting, work);
}

/** Letters that are set apart are no words, and what is between them is no space. */
function isTracked(pieces: readonly Piece[]): boolean {
  const kept = pieces.filter((piece) => piece.kept);
  return kept.length > 4 && kept.filter(({ glyphs }) => glyphs.length === 1).length > 0.6 * kept.length;
}

/** Never judged by where the segment ended: with that, the width of what was taken out would decide. */
function fits(
  placed: readonly PlacedPiece[],
  { segment, marks, page, isFree }: Work,
  { alignment, left, right }: Setting,
  reach: number,
): boolean {
  const { base, size } = segment;
  const start = Math.min(...placed.map((each) => each.start));
  const end = Math.max(...placed.map((each) => each.end));
  const low = Math.min(left, Math.max(page[0] + pageEdge, left - reach * size));
  const high = Math.max(right, Math.min(page[2] - pageEdge, right + reach * size));
  // What starts at the left stays there, wherever that is.
  if ((alignment !== 'left' && start < low - 0.1) || end > high + 0.1) return false;
  const whole: Rect = [
    Math.min(start, segment.start, ...marks.map(({ rect }) => rect[0])),
    base - stripHeight.below * size,
    Math.max(end, segment.end, ...marks.map(({ rect }) => rect[2])),
    base + stripHeight.above * size,
  ];
  return isFree(whole, new Set(segment.glyphs.map(({ id }) => id)));
}

type Strip = { readonly by: number; readonly pieces: Piece[] };

function describeFlow(placed: readonly PlacedPiece[], work: Work): LinePlan {
  const gaps: PlannedGap[] = [];
  const strips: Strip[] = [];
  let open: Strip | null = null;
  for (const { piece, start, end } of placed) {
    const by = start - piece.start;
    if (!piece.kept) {
      gaps.push(describeGap(piece, [start, end], 'fixed', work));
      open = null;
    } else if (open !== null && Math.abs(open.by - by) < leastMove) open.pieces.push(piece);
    else {
      open = { by, pieces: [piece] };
      strips.push(open);
    }
  }
  const spaces = groupSpaces(work);
  const moves = strips
    .filter(({ by }) => Math.abs(by) >= leastMove)
    .map(
      ({ by, pieces }): PlannedMove => ({
        by,
        from: roundInk(pieces),
        glyphs: pieces.flatMap((piece) => [
          ...piece.glyphs.map(({ id }) => id),
          ...(spaces.get(piece) ?? []),
        ]),
      }),
    );
  const dropped = placed.flatMap(({ piece }) => (piece.kept ? [] : (spaces.get(piece) ?? [])));
  return { gaps, moves, dropped };
}

function roundInk(pieces: readonly Piece[]): Rect {
  return pieces
    .flatMap(({ glyphs }) => glyphs.flatMap(({ ink }) => (ink === null ? [] : [ink])))
    .reduce<Rect>(
      (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
}

/** White space goes with what stands before it. */
function groupSpaces({ segment, pieces }: Work): ReadonlyMap<Piece, readonly number[]> {
  const owners = new Map(pieces.flatMap((piece) => piece.glyphs.map(({ id }) => [id, piece] as const)));
  const groups = new Map<Piece, number[]>();
  let owner: Piece | undefined;
  for (const { id, ink } of segment.glyphs) {
    if (ink !== null) owner = owners.get(id);
    else if (owner !== undefined) groups.set(owner, [...(groups.get(owner) ?? []), id]);
  }
  return groups;
}
