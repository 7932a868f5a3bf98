/** The lines of a recorded page, and what the plan for them means for what is drawn. Space: recording pixels. */
import type { Rect } from '../../contract/values.ts';
import { mapPoint, mapRect } from '../geometry.ts';
import type { VisibleItem } from '../redraw/choose-visible.ts';
import { pixelsPerPoint } from '../redraw/display-item.ts';
import { contains } from '../redraw/free-area.ts';
import { type Direction, directions, findDirection } from './directions.ts';
import { findPaper } from './find-paper.ts';
import type { PlannedGap } from './line-plan.ts';
import { planLines } from './plan-lines.ts';
import { createSurroundings } from './surroundings.ts';
import type { LineGlyph } from './text-line.ts';

/** What marks take, before anything is moved. */
export type Taken = {
  /** By order of the character: numbers of the marks that take it. */
  readonly glyphs: ReadonlyMap<number, readonly number[]>;
  /** Orders of those of which a part is still seen beside the mark. */
  readonly standing: ReadonlySet<number>;
};

export type ReflowedBox = {
  readonly rect: Rect;
  readonly marks: readonly number[];
  /** It is its mark, as it was given: not even rounding may tell whether there was text in it. */
  readonly isMark: boolean;
  /** Null for a box that is not within a line of text; `boxWidth` in points. */
  readonly gap: (Pick<PlannedGap, 'width' | 'removed'> & { readonly boxWidth: number }) | null;
};

export type Reflow = {
  readonly boxes: readonly ReflowedBox[];
  /** Numbers of the marks whose place is free for others now. */
  readonly released: ReadonlySet<number>;
  /** By order of the character. */
  readonly shifts: ReadonlyMap<number, readonly [number, number]>;
  /** Orders of what is left out: spaces beside gaps, and what nobody sees. */
  readonly dropped: ReadonlySet<number>;
  readonly moves: readonly { readonly from: Rect; readonly by: readonly [number, number] }[];
};

/** Every mark as it is. Of what would have been planned, only how wide the words were that each took. */
export function keepUnmoved(marks: readonly Rect[], planned: Reflow | null): Reflow {
  const boxes = marks.map((rect, number): ReflowedBox => {
    const gap = planned?.boxes.find((box) => box.marks.includes(number))?.gap ?? null;
    const boxWidth = Math.max(rect[2] - rect[0], rect[3] - rect[1]) / pixelsPerPoint;
    return {
      ...keepBox(number, marks),
      gap: gap === null ? null : { width: 'exact', removed: gap.removed, boxWidth },
    };
  });
  return { boxes, released: new Set(), shifts: new Map(), dropped: new Set(), moves: [] };
}

/** `marks` by number. */
export function reflowPage(
  visible: readonly VisibleItem[],
  marks: readonly Rect[],
  taken: Taken,
  page: Rect,
): Reflow {
  if (taken.glyphs.size === 0) return keepUnmoved(marks, null);
  const lines = readLines(visible, taken);
  const confused = findConfused(lines, visible, taken);
  const paper = findPaper(visible);
  const surround = createSurroundings(
    visible.filter(({ order }) => !paper.has(order)),
    taken.standing,
  );
  const boxes: ReflowedBox[] = [];
  const released = new Set<number>();
  const shifts = new Map<number, readonly [number, number]>();
  const dropped = new Set(paper);
  const moves: Reflow['moves'][number][] = [];
  for (const [direction, glyphs] of lines) {
    if (!glyphs.some((glyph) => glyph.marks.length > 0)) continue;
    const { toLine, toPixels, along } = direction;
    const own = marks.flatMap((rect, number) =>
      confused.has(number) ? [] : [{ number, rect: mapRect(rect, toLine) }],
    );
    const plan = planLines(glyphs, own, mapRect(page, toLine), surround(direction));
    for (const { rect, marks: numbers, width, removed } of plan.gaps) {
      boxes.push({
        rect: mapRect(rect, toPixels),
        marks: numbers,
        isMark: false,
        gap: { width, removed, boxWidth: rect[2] - rect[0] },
      });
      if (width === 'fixed') for (const number of numbers) released.add(number);
    }
    for (const { from, by, glyphs: moved } of plan.moves) {
      const shift = [along[0] * by * pixelsPerPoint, along[1] * by * pixelsPerPoint] as const;
      for (const order of moved) shifts.set(order, shift);
      moves.push({ from: mapRect(from, toPixels), by: shift });
    }
    for (const order of plan.dropped) dropped.add(order);
  }
  const planned = new Set(boxes.flatMap((box) => box.marks));
  const others = marks.flatMap((_, number) => (planned.has(number) ? [] : [keepBox(number, marks)]));
  return { boxes: [...boxes, ...others], released, shifts, dropped, moves };
}

function keepBox(number: number, marks: readonly Rect[]): ReflowedBox {
  return { rect: marks[number] ?? [0, 0, 0, 0], marks: [number], isMark: true, gap: null };
}

function readLines(
  visible: readonly VisibleItem[],
  taken: Taken,
): ReadonlyMap<Direction, readonly LineGlyph[]> {
  const lines = new Map<Direction, LineGlyph[]>(directions.map((direction) => [direction, []]));
  for (const one of visible) {
    if (one.item.kind !== 'glyph') continue;
    const direction = findDirection(one.item.matrix);
    const glyph = direction === null ? null : readGlyph(one, direction, taken);
    if (direction !== null && glyph !== null) lines.get(direction)?.push(glyph);
  }
  return lines;
}

function readGlyph(one: VisibleItem, { toLine }: Direction, taken: Taken): LineGlyph | null {
  const { item, order, covers, visible } = one;
  if (item.kind !== 'glyph') return null;
  const { matrix, advance, text, outline, bounds, clip, shownBy, blend } = item;
  const [a, b, c, d, x, y] = matrix;
  const [start, base] = mapPoint(x, y, toLine);
  const [end] = mapPoint(x + a * advance, y + b * advance, toLine);
  const isPlain = covers.length === 0 && clip?.rectangular !== false && blend === 'source-over';
  return {
    id: order,
    text,
    start,
    end: Math.max(start, end),
    base,
    size: Math.hypot(c, d) / pixelsPerPoint,
    font: outline.font,
    ink: shownBy === 'nothing' ? null : mapRect(bounds, toLine),
    movable: shownBy !== 'others' && isPlain && contains(visible, bounds, 1),
    marks: taken.glyphs.get(order) ?? [],
  };
}

/** Marks that take slanted characters, or such as run in several ways. */
function findConfused(
  lines: ReadonlyMap<Direction, readonly LineGlyph[]>,
  visible: readonly VisibleItem[],
  taken: Taken,
): ReadonlySet<number> {
  const ways = new Map<number, Direction>();
  const confused = new Set<number>();
  const placed = new Set<number>();
  for (const [direction, glyphs] of lines)
    for (const { id, ink, marks } of glyphs) {
      placed.add(id);
      if (ink === null) continue;
      for (const number of marks) {
        if ((ways.get(number) ?? direction) !== direction) confused.add(number);
        ways.set(number, direction);
      }
    }
  for (const { order } of visible)
    if (!placed.has(order)) for (const number of taken.glyphs.get(order) ?? []) confused.add(number);
  return confused;
}
