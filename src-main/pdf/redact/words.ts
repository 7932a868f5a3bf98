/** Words of a page, as a text layer or a search has them. */
import type { Rect } from '../../contract/model.ts';
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

export type InkedCharacter = { readonly text: string; readonly box: Rect };

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
  const inked = characters.flatMap(({ text, box }) => (box === null ? [] : [{ text, box }]));
  if (inked.length === 0) return null;
  return {
    text: inked.map(({ text }) => text).join(''),
    characters: inked,
    box: surround(inked.map(({ box }) => box)),
    looseBox: surround(characters.flatMap(({ looseBox }) => (looseBox === null ? [] : [looseBox]))),
    origin: first.origin,
    angle: first.angle,
    invisible: first.invisible,
    spaceAfter,
  };
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
