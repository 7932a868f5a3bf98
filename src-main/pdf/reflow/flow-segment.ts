/** Sets a segment anew round gaps of fixed widths. */
import type { Rect } from '../../contract/values.ts';
import { findNaturalSpace, findSetting, pageEdge, type Setting } from './alignment.ts';
import { levels } from './gap-widths.ts';
import {
  describeGap,
  type LinePlan,
  type PlannedGap,
  type PlannedMove,
  shrinkMark,
  stripHeight,
  type Work,
} from './line-plan.ts';
import type { Piece } from './pieces.ts';
import { type PlacedPiece, setSegment } from './set-segment.ts';

/** Em by which a line may reach over the edge of the lines round it; more only with the smallest boxes. */
const overEdge = 0.5;
const farOverEdge = 1.5;
/** Points; a smaller move nobody sees. It is made all the same: what stayed would tell where it had been. */
const leastSeen = 0.1;

/** Null where there is no room, or where not all of it can be moved. */
export function flowSegment(work: Work): LinePlan | null {
  const { segment, pieces, marks, all, page, surroundings } = work;
  if (pieces.some(({ kept, glyphs }) => kept && glyphs.some(({ movable }) => !movable))) return null;
  if (isTracked(pieces) || !marks.every(({ rect }) => surroundings.isClear(shrinkMark(rect)))) return null;
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
  const plan = fitting === undefined ? null : describeFlow(fitting, work);
  return plan?.moves.every((move) => isAlone(move, work)) === true ? plan : null;
}

/** Letters that cross a rule could not be told from it where they stood or will stand. */
function isAlone({ from, by }: PlannedMove, { surroundings }: Work): boolean {
  const [x0, y0, x1, y1] = from;
  if (Math.abs(by) < leastSeen) return true;
  return surroundings.isClear(from) && surroundings.isClear([x0 + by, y0, x1 + by, y1]);
}

/** Letters that are set apart are no words, and what is between them is no space. */
function isTracked(pieces: readonly Piece[]): boolean {
  const kept = pieces.filter((piece) => piece.kept);
  return kept.length > 4 && kept.filter(({ glyphs }) => glyphs.length === 1).length > 0.6 * kept.length;
}

/** Never judged by where the segment ended: with that, the width of what was taken out would decide. */
function fits(
  placed: readonly PlacedPiece[],
  { segment, marks, page, surroundings }: Work,
  { alignment, left, right }: Setting,
  reach: number,
): boolean {
  const { base, size } = segment;
  const start = Math.min(...placed.map((each) => each.start));
  const end = Math.max(...placed.map((each) => each.end));
  const low = Math.min(left, Math.max(page[0] + pageEdge, left - reach * size));
  const high = Math.max(right, Math.min(page[2] - pageEdge, right + reach * size));
  // What starts at the left stays there, wherever that is.
  if ((alignment.kind !== 'left' && start < low - 0.1) || end > high + 0.1) return false;
  const whole: Rect = [
    Math.min(start, segment.start, ...marks.map(({ rect }) => rect[0])),
    base - stripHeight.below * size,
    Math.max(end, segment.end, ...marks.map(({ rect }) => rect[2])),
    base + stripHeight.above * size,
  ];
  return surroundings.isFree(whole, new Set(segment.glyphs.map(({ id }) => id)));
}

/** Word by word: the rectangle round a whole strip would hold more of the lines above and below. */
function describeFlow(placed: readonly PlacedPiece[], work: Work): LinePlan {
  const gaps: PlannedGap[] = [];
  const moves: PlannedMove[] = [];
  const dropped: number[] = [];
  const spaces = groupSpaces(work);
  for (const { piece, start, end } of placed) {
    const by = start - piece.start;
    const after = spaces.get(piece) ?? [];
    if (!piece.kept) {
      gaps.push(describeGap(piece, [start, end], 'fixed', work));
      dropped.push(...after);
    } else if (by !== 0)
      moves.push({
        by,
        from: trim(boundInk(piece)),
        glyphs: [...piece.glyphs.map(({ id }) => id), ...after],
      });
  }
  return { gaps, moves, dropped };
}

/** Points above and below that are left out: pixels that letters share with a rule or with the next line. */
const fringe = 0.25;

function trim(ink: Rect): Rect {
  const [x0, y0, x1, y1] = ink;
  return y1 - y0 > 4 * fringe ? [x0, y0 + fringe, x1, y1 - fringe] : ink;
}

function boundInk({ glyphs }: Piece): Rect {
  return glyphs
    .flatMap(({ ink }) => (ink === null ? [] : [ink]))
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
