/** Where the label of each box stands among the words of a page: in place of what it took. */
import type { Rect } from '../../contract/model.ts';
import { type Matrix, mapRect } from '../geometry.ts';
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
  toDisplay: Matrix,
): readonly ReadingItem[] {
  const displayed = words.map(({ box }) => mapRect(box, toDisplay));
  const labels = boxes.map((rect, box) => {
    const shown = mapRect(rect, toDisplay);
    const before = findPlace(words, displayed, rect, shown);
    return { box, shown, before, neighbour: findNeighbour(words, displayed, before, shown) };
  });
  labels.sort((a, b) => a.before - b.before || b.shown[3] - a.shown[3] || a.shown[0] - b.shown[0]);
  // Of some words only parts survive.
  const parts = new Map(survivors.map((word) => [word.characters[0], word]));
  const items: ReadingItem[] = [];
  let next = 0;
  const takeLabels = (index: number) => {
    for (let label = labels[next]; label !== undefined && label.before <= index; label = labels[next]) {
      items.push({ box: label.box, neighbour: label.neighbour });
      next += 1;
    }
  };
  for (const [index, word] of words.entries()) {
    takeLabels(index);
    for (const character of word.characters) {
      const part = parts.get(character);
      if (part !== undefined) items.push({ word: part });
    }
  }
  takeLabels(words.length);
  return items;
}

/** The index of the word before which the label comes; `words.length` for the end. */
function findPlace(
  words: readonly Word[],
  displayed: readonly Rect[],
  box: Rect,
  [left, bottom, right, top]: Rect,
): number {
  const taken = words.findIndex(({ characters }) => characters.some((one) => holdsMiddle(box, one.box)));
  if (taken >= 0) return taken;
  // A picture or a gap was marked: it belongs to the words of its line, else before those under it.
  const onLine = (rect: Rect) => isOnLine(rect, bottom, top);
  const toTheLeft = displayed.findLastIndex((rect) => onLine(rect) && rect[2] <= (left + right) / 2);
  if (toTheLeft >= 0) return toTheLeft + 1;
  const toTheRight = displayed.findIndex((rect) => onLine(rect) && rect[0] >= (left + right) / 2);
  if (toTheRight >= 0) return toTheRight;
  const below = displayed.findIndex((rect) => rect[3] <= bottom && rect[0] < right && rect[2] > left);
  return below >= 0 ? below : words.length;
}

function findNeighbour(
  words: readonly Word[],
  displayed: readonly Rect[],
  place: number,
  [, bottom, , top]: Rect,
): Word | null {
  for (const index of [place, place - 1]) {
    const rect = displayed[index];
    if (rect !== undefined && isOnLine(rect, bottom, top)) return words[index] ?? null;
  }
  return null;
}

function isOnLine(word: Rect, bottom: number, top: number): boolean {
  return word[1] < (bottom + top) / 2 && word[3] > (bottom + top) / 2;
}

function holdsMiddle(outer: Rect, inner: Rect): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x > outer[0] && x < outer[2] && y > outer[1] && y < outer[3];
}
