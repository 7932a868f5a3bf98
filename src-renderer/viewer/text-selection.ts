/**
 * Selecting text by the exact character boxes of a page. All rectangles here are view space at scale 1: points,
 * upright as shown, from the top left corner of the page.
 */
import type { Page } from '../../src-main/contract/document.ts';
import { boundRects, pointToView, spanRect, type ViewPoint, type ViewRect } from './geometry.ts';

/** UTF-16 offsets into the page's text, start before end. */
export type TextRange = { readonly start: number; readonly end: number };

export type TextLine = TextRange & { readonly box: ViewRect };

export type TextMap = {
  readonly text: string;
  /** For each UTF-16 unit, or null where the character has no ink. */
  readonly boxes: readonly (ViewRect | null)[];
  readonly lines: readonly TextLine[];
};

/** What is between the place where a selection began and where it is now; `focus` may be before `anchor`. */
export type TextSelection = { readonly anchor: number; readonly focus: number };

export type CaretStep =
  | 'character-back'
  | 'character-forward'
  | 'word-back'
  | 'word-forward'
  | 'line-up'
  | 'line-down'
  | 'line-start'
  | 'line-end';

export function mapText(page: Page): TextMap {
  const boxes: (ViewRect | null)[] = [];
  for (let index = 0; index < page.text.length; index += 1) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.boxes.subarray(index * 4, index * 4 + 4);
    boxes.push(
      x1 > x0 && y1 > y0 ? spanRect(pointToView(page, 1, x0, y0), pointToView(page, 1, x1, y1)) : null,
    );
  }
  return { text: page.text, boxes, lines: findLines(page.text, boxes) };
}

/** A line ends at a line break of the text, or where the next character is no longer beside the last one. */
function findLines(text: string, boxes: readonly (ViewRect | null)[]): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  let inked: ViewRect[] = [];
  const close = (end: number): void => {
    const box = boundRects(inked);
    if (box) lines.push({ start, end, box });
    inked = [];
    start = end;
  };
  for (let index = 0; index < text.length; index += 1) {
    const box = boxes[index];
    const last = inked.at(-1);
    if (box && last && !isBeside(last, box)) close(index);
    if (box) inked.push(box);
    if (text[index] === '\n') {
      close(index + 1);
      start = index + 1;
    }
  }
  close(text.length);
  return lines;
}

function isBeside(last: ViewRect, next: ViewRect): boolean {
  const overlap = Math.min(last.top + last.height, next.top + next.height) - Math.max(last.top, next.top);
  const tallest = Math.max(last.height, next.height);
  // A full stop or comma is low and small: half of the smaller one is enough.
  return overlap > Math.min(last.height, next.height) / 2 && next.left > last.left - tallest;
}

/** The character under the point, or the nearest on the nearest line; null on a page without text. */
export function findCharacter(map: TextMap, point: ViewPoint): number | null {
  const line = nearestLine(map, point);
  if (!line) return null;
  let best: number | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = line.start; index < line.end; index += 1) {
    const box = map.boxes[index];
    if (!box) continue;
    const distance = Math.max(box.left - point.x, 0, point.x - box.left - box.width);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = index;
    }
  }
  return best;
}

/** The offset between two characters that is nearest to the point: where a caret would stand. */
export function findCaret(map: TextMap, point: ViewPoint): number | null {
  const index = findCharacter(map, point);
  const box = index === null ? null : map.boxes[index];
  if (index === null || !box) return index;
  return point.x > box.left + box.width / 2 ? index + characterLength(map.text, index) : index;
}

function nearestLine(map: TextMap, point: ViewPoint): TextLine | null {
  let best: TextLine | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const line of map.lines) {
    const down = Math.max(line.box.top - point.y, 0, point.y - line.box.top - line.box.height);
    const across = Math.max(line.box.left - point.x, 0, point.x - line.box.left - line.box.width);
    // Reading along a line may leave it to the side; the line above is still the wrong one.
    const distance = down * 4 + across;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = line;
    }
  }
  return best;
}

const wordCharacter = /[\p{L}\p{N}\p{M}_'’-]/u;

function isWordCharacter(text: string, index: number): boolean {
  return wordCharacter.test(String.fromCodePoint(text.codePointAt(index) ?? 0x20));
}

/** A surrogate pair is one character. */
function characterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** The word around the character; the character alone where it belongs to no word. */
export function findWord(map: TextMap, index: number): TextRange {
  if (!isWordCharacter(map.text, index))
    return { start: index, end: index + characterLength(map.text, index) };
  const line = map.lines.find((one) => index >= one.start && index < one.end);
  const low = line?.start ?? 0;
  const high = line?.end ?? map.text.length;
  let start = index;
  let end = index;
  while (start > low && isWordCharacter(map.text, start - 1)) start -= 1;
  while (end < high && isWordCharacter(map.text, end)) end += 1;
  return { start, end };
}

export function findLine(map: TextMap, index: number): TextRange {
  const line = map.lines.find((one) => index >= one.start && index < one.end);
  return trimRange(map.text, line ?? { start: index, end: index });
}

/** The selection as a range without white space at its ends; null when nothing is left. */
export function readSelection(map: TextMap, { anchor, focus }: TextSelection): TextRange | null {
  const range = trimRange(map.text, { start: Math.min(anchor, focus), end: Math.max(anchor, focus) });
  return range.end > range.start ? range : null;
}

export function trimRange(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** One rectangle a line, around the inked characters of the range. */
export function outlineRange(map: TextMap, range: TextRange): readonly ViewRect[] {
  const outlines: ViewRect[] = [];
  for (const line of map.lines) {
    const boxes: ViewRect[] = [];
    for (let index = Math.max(line.start, range.start); index < Math.min(line.end, range.end); index += 1) {
      const box = map.boxes[index];
      if (box) boxes.push(box);
    }
    const bounds = boundRects(boxes);
    if (bounds) outlines.push({ ...bounds, top: line.box.top, height: line.box.height });
  }
  return outlines;
}

/** Where the caret stands after one step. */
export function moveCaret(map: TextMap, offset: number, step: CaretStep): number {
  const { text } = map;
  switch (step) {
    case 'character-back':
      return Math.max(0, offset - (offset > 1 ? characterLength(text, offset - 2) : 1));
    case 'character-forward':
      return Math.min(text.length, offset + characterLength(text, offset));
    case 'word-back': {
      let at = offset;
      while (at > 0 && !isWordCharacter(text, at - 1)) at -= 1;
      while (at > 0 && isWordCharacter(text, at - 1)) at -= 1;
      return at;
    }
    case 'word-forward': {
      let at = offset;
      while (at < text.length && !isWordCharacter(text, at)) at += 1;
      while (at < text.length && isWordCharacter(text, at)) at += 1;
      return at;
    }
    case 'line-up':
    case 'line-down':
      return moveLine(map, offset, step === 'line-up' ? -1 : 1);
    case 'line-start':
      return trimRange(text, lineAround(map, offset)).start;
    case 'line-end':
      return trimRange(text, lineAround(map, offset)).end;
  }
}

function lineAround(map: TextMap, offset: number): TextLine | TextRange {
  return (
    map.lines.find((line) => offset >= line.start && offset < line.end) ??
    map.lines.findLast((line) => offset >= line.start) ?? { start: offset, end: offset }
  );
}

function moveLine(map: TextMap, offset: number, by: -1 | 1): number {
  const here = map.lines.findIndex((line) => offset >= line.start && offset < line.end);
  const from = here === -1 ? map.lines.length - 1 : here;
  const target = map.lines[from + by];
  if (!target) return by === -1 ? 0 : map.text.length;
  const box = caretBox(map, offset);
  const x = box ? box.left : target.box.left;
  return findCaret(map, { x, y: target.box.top + target.box.height / 2 }) ?? offset;
}

/** A thin rectangle where the caret stands; null on a page without text. */
export function caretBox(map: TextMap, offset: number): ViewRect | null {
  const next = map.boxes[offset];
  if (next) return { left: next.left, top: next.top, width: 0, height: next.height };
  for (let index = Math.min(offset, map.boxes.length) - 1; index >= 0; index -= 1) {
    const box = map.boxes[index];
    if (box) return { left: box.left + box.width, top: box.top, width: 0, height: box.height };
  }
  const first = map.lines[0];
  return first ? { left: first.box.left, top: first.box.top, width: 0, height: first.box.height } : null;
}
