/** Where the label of each box stands among the words of a page. Only words that survive decide it. */
import type { Rect } from '../../contract/values.ts';
import { mapRect, type PageGeometry } from '../geometry.ts';
import { findReadingPlace, type PlacedText } from '../write/reading-place.ts';
import type { Word } from './words.ts';

/** A word that survived, or the number of a box. */
export type ReadingItem =
  | { readonly word: Word }
  /** `neighbour` stands on the same line, or is null. */
  | { readonly box: number; readonly neighbour: Word | null };

/** `words` are all of the page in reading order, `survivors` some of them or parts of them; `boxes` in default user space. */
export function orderForReading(
  words: readonly Word[],
  survivors: readonly Word[],
  boxes: readonly Rect[],
  geometry: PageGeometry,
): readonly ReadingItem[] {
  const parts = new Map(survivors.map((word) => [word.characters[0], word]));
  const ordered = words.flatMap(({ characters }) =>
    characters.flatMap((character) => parts.get(character) ?? []),
  );
  const texts = ordered.map((word): PlacedText => {
    return { rect: turnOver(word.box, geometry), turns: countTurns(word, geometry) };
  });
  const labels = boxes.map((rect, box) => {
    const shown = turnOver(rect, geometry);
    const before = findReadingPlace(texts, shown, 1);
    const neighbour = [ordered[before - 1], ordered[before]].find(
      (word) => word !== undefined && isOnLine(turnOver(word.box, geometry), shown),
    );
    return { box, shown, before, neighbour: neighbour ?? null };
  });
  labels.sort((a, b) => a.before - b.before || a.shown[1] - b.shown[1] || a.shown[0] - b.shown[0]);
  const items: ReadingItem[] = [];
  let next = 0;
  const takeLabels = (index: number) => {
    for (let label = labels[next]; label !== undefined && label.before <= index; label = labels[next]) {
      items.push({ box: label.box, neighbour: label.neighbour });
      next += 1;
    }
  };
  for (const [index, word] of ordered.entries()) {
    takeLabels(index);
    items.push({ word });
  }
  takeLabels(ordered.length);
  return items;
}

/** Displayed points, y downwards. */
function turnOver(rect: Rect, { toDisplay, height }: PageGeometry): Rect {
  const [x0, y0, x1, y1] = mapRect(rect, toDisplay);
  return [x0, height - y1, x1, height - y0];
}

/** Word angles are anticlockwise, rotations of pages and turns of texts clockwise. */
function countTurns({ angle }: Word, { rotation }: PageGeometry): PlacedText['turns'] {
  const turns = (rotation - angle) / 90;
  return ([0, 1, 2, 3] as const)[((turns % 4) + 4) % 4] ?? 0;
}

function isOnLine([, top, , bottom]: Rect, [, y0, , y1]: Rect): boolean {
  return top < (y0 + y1) / 2 && bottom > (y0 + y1) / 2;
}
