/**
 * Lines that do not run level. PDFium takes words on their heads for a script that runs from right to left and turns
 * their order round, and lines that run up or down the page for one long line.
 */
import type { Character } from './characters.ts';

/** Turned lines as they are read, each by itself; level ones as they are. */
export function orderTurnedLines(characters: readonly Character[]): readonly Character[] {
  if (!characters.some(({ box, angle }) => box !== null && angle !== 0)) return characters;
  const ordered: Character[] = [];
  let line: Character[] = [];
  for (const character of characters) {
    if (character.text === '\n') {
      ordered.push(...orderLine(line), character);
      line = [];
    } else line.push(character);
  }
  ordered.push(...orderLine(line));
  return ordered;
}

function orderLine(line: readonly Character[]): readonly Character[] {
  const angles = new Set(line.flatMap(({ box, angle }) => (box === null ? [] : [angle])));
  if (angles.size !== 1) return line;
  if (angles.has(180)) return orderOnHead(line);
  return angles.has(0) ? line : breakUpright(line);
}

function orderOnHead(line: readonly Character[]): readonly Character[] {
  const words: Character[][] = [[]];
  for (const character of line) {
    if (character.box === null) words.push([]);
    else words.at(-1)?.push(character);
  }
  const space = line.find(({ box }) => box === null);
  return words
    .filter((word) => word.length > 0)
    .map((word) => word.toSorted(fromTheRight))
    .toSorted(([a], [b]) => (a === undefined || b === undefined ? 0 : fromTheRight(a, b)))
    .flatMap((word, index) =>
      index === 0 || space === undefined ? word : [{ ...space, text: ' ' }, ...word],
    );
}

function fromTheRight(a: Character, b: Character): number {
  return (b.box?.[2] ?? 0) - (a.box?.[2] ?? 0);
}

/** Of a cell's thickness: a baseline that is as far from the one before belongs to another line. */
const otherLine = 0.7;

function breakUpright(line: readonly Character[]): readonly Character[] {
  const broken: Character[] = [];
  let last: Character | null = null;
  for (const character of line) {
    if (character.box === null) {
      broken.push(character);
      continue;
    }
    const cell = character.looseBox ?? character.box;
    const shift = last === null ? 0 : Math.abs(character.origin[0] - last.origin[0]);
    if (shift > otherLine * (cell[2] - cell[0])) {
      while (broken.at(-1)?.box === null) broken.pop();
      broken.push({ ...character, text: '\n', box: null, looseBox: null });
    }
    broken.push(character);
    last = character;
  }
  return broken;
}
