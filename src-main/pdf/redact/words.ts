/** Words of a page, as a text layer or a search has them. */
import type { Rect } from '../../contract/values.ts';
import type { Character } from '../characters.ts';

export type Word = {
  readonly text: string;
  /** With ink, in reading order; never empty. */
  readonly characters: readonly InkedCharacter[];
  /** Round the ink of all characters, and from ascent to descent; default user space. */
  readonly box: Rect;
  readonly looseBox: Rect;
  readonly origin: readonly [number, number];
  readonly angle: 0 | 90 | 180 | 270;
  readonly invisible: boolean;
  /** The next word stands on the same line. */
  readonly spaceAfter: boolean;
};

export type InkedCharacter = {
  readonly text: string;
  readonly box: Rect;
  readonly looseBox: Rect;
  /** Where the baseline starts. */
  readonly origin: readonly [number, number];
};

/** Characters between white space, in the given order. */
export function groupWords(characters: readonly Character[]): readonly Word[] {
  const words: Word[] = [];
  let open: Character[] = [];
  const close = (spaceAfter: boolean) => {
    const word = toWord(open, spaceAfter);
    if (word !== null) words.push(word);
    open = [];
  };
  for (const character of characters) {
    const last = open.at(-1);
    if (character.box === null) close(character.text !== '\n');
    else {
      if (last !== undefined && (last.angle !== character.angle || last.invisible !== character.invisible))
        close(false);
      open.push(character);
    }
  }
  close(false);
  return words;
}

function toWord(characters: readonly Character[], spaceAfter: boolean): Word | null {
  const [first] = characters;
  if (first === undefined) return null;
  const inked = characters.flatMap(({ text, box, looseBox, origin }) =>
    box === null ? [] : [{ text, box, looseBox: looseBox ?? box, origin }],
  );
  const { angle, invisible } = first;
  return makeWord(inked, { angle, invisible, spaceAfter });
}

/** Null for none. */
function makeWord(
  characters: readonly InkedCharacter[],
  { angle, invisible, spaceAfter }: Pick<Word, 'angle' | 'invisible' | 'spaceAfter'>,
): Word | null {
  const [first] = characters;
  if (first === undefined) return null;
  return {
    text: characters.map(({ text }) => text).join(''),
    characters,
    box: surround(characters.map(({ box }) => box)),
    looseBox: surround(characters.map(({ looseBox }) => looseBox)),
    origin: first.origin,
    angle,
    invisible,
    spaceAfter,
  };
}

/** The stretches of a word whose characters are kept. Nothing of them is taken from the others. */
export function splitWord(
  word: Word,
  keep: (character: InkedCharacter, index: number) => boolean,
): readonly Word[] {
  const { characters, spaceAfter } = word;
  const parts: InkedCharacter[][] = [];
  let open: InkedCharacter[] | null = null;
  for (const [index, character] of characters.entries()) {
    if (!keep(character, index)) open = null;
    else if (open === null) {
      open = [character];
      parts.push(open);
    } else open.push(character);
  }
  if (parts[0]?.length === characters.length) return [word];
  return parts.flatMap((part) => {
    const isLast = part.at(-1) === characters.at(-1);
    return makeWord(part, { ...word, spaceAfter: isLast && spaceAfter }) ?? [];
  });
}

export function surround(boxes: readonly Rect[]): Rect {
  return boxes.reduce<[number, number, number, number]>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}
