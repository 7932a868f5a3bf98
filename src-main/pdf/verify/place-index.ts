/** Finds things by where they are, so that not each is compared with each. */
import type { Rect } from '../../contract/values.ts';
import { isNear } from './rects.ts';

/** Units of user space; a few letters. */
const cell = 12;

/** Returns the things whose boxes overlap or touch a place, in their order. */
export function indexByPlace<Thing extends { readonly box: Rect | null }>(
  things: readonly Thing[],
): (place: Rect) => readonly Thing[] {
  const cells = new Map<string, number[]>();
  for (const [number, { box }] of things.entries())
    if (box !== null)
      for (const key of listCells(box)) {
        const list = cells.get(key);
        if (list === undefined) cells.set(key, [number]);
        else list.push(number);
      }
  return (place) => {
    const numbers = new Set<number>();
    for (const key of listCells(place)) for (const number of cells.get(key) ?? []) numbers.add(number);
    return [...numbers]
      .sort((a, b) => a - b)
      .flatMap((number) => things.slice(number, number + 1))
      .filter(({ box }) => box !== null && isNear(box, place));
  };
}

function listCells([x0, y0, x1, y1]: Rect): readonly string[] {
  const keys: string[] = [];
  for (let y = Math.floor(y0 / cell); y <= Math.floor(y1 / cell); y += 1)
    for (let x = Math.floor(x0 / cell); x <= Math.floor(x1 / cell); x += 1) keys.push(`${x} ${y}`);
  return keys;
}
