/** PDFium takes words that stand on their heads for a script that runs from right to left, and turns their order round. */
import type { Character } from './characters.ts';

/** Lines on their heads in the order in which they are read; all others as they are. */
export function orderUpsideDown(characters: readonly Character[]): readonly Character[] {
  if (!characters.some(({ box, angle }) => box !== null && angle === 180)) return characters;
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
  const inked = line.filter(({ box }) => box !== null);
  if (inked.length === 0 || inked.some(({ angle }) => angle !== 180)) return line;
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
