/** Where the boxes and their labels come among the drawings: in place of what they took, for who listens to the page. */
import type { Rect } from '../../contract/model.ts';
import type { Drawing } from './drawing.ts';
import { overlaps } from './free-area.ts';
import type { RemainingDrawing, Remains } from './remove-marked.ts';

type Cluster = {
  readonly boxes: readonly number[];
  readonly before: number;
  readonly top: number;
  readonly left: number;
};

/** `boxes` in recording pixels. Those that run into each other come together. */
export function placeBoxes(
  { drawings, taken }: Remains,
  boxes: readonly { readonly rect: Rect }[],
): readonly Drawing[] {
  const placed = boxes.map(({ rect }) => rect);
  const clusters = groupOverlapping(placed).map((members): Cluster => {
    const rects = members.flatMap((i) => placed.slice(i, i + 1));
    const orders = members.flatMap((i) => taken[i] ?? []);
    const reading = orders.length > 0 ? orders.reduce((a, b) => Math.min(a, b)) : findPlace(drawings, rects);
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

/** A picture or a gap was marked: after what is left of it on its line, else before what is under it. */
function findPlace(drawings: readonly RemainingDrawing[], rects: readonly Rect[]): number {
  const [x0, y0, x1, y1] = rects.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const texts = drawings.flatMap(({ drawing, order }) =>
    drawing.kind === 'text' ? [{ bounds: drawing.glyph.bounds, order }] : [],
  );
  const onLine = texts.filter(({ bounds }) => bounds[1] < y && bounds[3] > y);
  const left = onLine.findLast(({ bounds }) => bounds[2] <= x);
  if (left !== undefined) return left.order + 1;
  const right = onLine.find(({ bounds }) => bounds[0] >= x);
  if (right !== undefined) return right.order;
  return texts.find(({ bounds }) => bounds[1] >= y1 && bounds[0] < x1 && bounds[2] > x0)?.order ?? Infinity;
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
