/** Where the boxes and their labels come among the drawings, for who listens to the page. Nothing that is gone decides it. */
import type { Rect } from '../../contract/values.ts';
import type { Matrix } from '../geometry.ts';
import { findReadingPlace, type PlacedText } from '../write/reading-place.ts';
import { pixelsPerPoint } from './display-item.ts';
import type { Drawing } from './drawing.ts';
import { overlaps } from './free-area.ts';
import type { RemainingDrawing } from './remove-marked.ts';

type Cluster = {
  readonly boxes: readonly number[];
  readonly before: number;
  readonly top: number;
  readonly left: number;
};

/** `boxes` in recording pixels. Those that run into each other come together. */
export function placeBoxes(
  drawings: readonly RemainingDrawing[],
  boxes: readonly { readonly rect: Rect }[],
): readonly Drawing[] {
  const placed = boxes.map(({ rect }) => rect);
  const texts = drawings.flatMap(({ drawing, order }) =>
    drawing.kind === 'text' && drawing.glyph.shownBy !== 'nothing'
      ? [{ rect: drawing.glyph.bounds, turns: countTurns(drawing.glyph.matrix), order }]
      : [],
  );
  const clusters = groupOverlapping(placed).map((members): Cluster => {
    const rects = members.flatMap((i) => placed.slice(i, i + 1));
    const place = findReadingPlace(texts, surround(rects), pixelsPerPoint);
    const [last, next] = [texts[place - 1], texts[place]];
    // Right after the text before it, unless it opens the page.
    const reading = last !== undefined ? last.order + 1 : (next?.order ?? Infinity);
    // A picture that comes later has the box burnt in, and would cover the label.
    const picture = drawings.findLast(
      ({ drawing }) => drawing.kind === 'picture' && rects.some((rect) => overlaps(rect, drawing.bounds)),
    );
    const before = Math.max(reading, picture === undefined ? 0 : picture.order + 1);
    return {
      boxes: members,
      before,
      top: Math.min(...rects.map(([, y]) => y)),
      left: Math.min(...rects.map(([x]) => x)),
    };
  });
  clusters.sort((a, b) => a.before - b.before || a.top - b.top || a.left - b.left);
  const result: Drawing[] = [];
  let next = 0;
  const take = (order: number) => {
    for (let one = clusters[next]; one !== undefined && one.before <= order; one = clusters[next]) {
      result.push({ kind: 'boxes', marks: one.boxes });
      next += 1;
    }
  };
  for (const { drawing, order } of drawings) {
    take(order);
    result.push(drawing);
  }
  take(Infinity);
  return result;
}

/** In recording pixels y is downwards, so that the angle is clockwise. */
function countTurns([a, b]: Matrix): PlacedText['turns'] {
  const turns = Math.round((Math.atan2(b, a) * 2) / Math.PI);
  return ([0, 1, 2, 3] as const)[((turns % 4) + 4) % 4] ?? 0;
}

function surround(rects: readonly Rect[]): Rect {
  return rects.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
}

function groupOverlapping(rects: readonly Rect[]): readonly (readonly number[])[] {
  const group = rects.map((_, i) => i);
  for (const [i, rect] of rects.entries()) {
    for (let j = 0; j < i; j++) {
      const other = rects[j];
      const [from, to] = [group[i], group[j]];
      if (
        other === undefined ||
        from === undefined ||
        to === undefined ||
        from === to ||
        !overlaps(rect, other)
      )
        continue;
      for (const [k, each] of group.entries()) if (each === from) group[k] = to;
    }
  }
  const members = new Map<number, number[]>();
  for (const [i, each] of group.entries()) members.set(each, [...(members.get(each) ?? []), i]);
  return [...members.values()];
}
