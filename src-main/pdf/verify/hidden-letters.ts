/**
 * Letters of the original that nobody sees, and whether the output's text has them: of a word of which a mark, or
 * somebody's box, hides a part, the text may have the letters that are seen and no others. A text layer places letters by
 * the word, so that they are counted word by word and not looked for in their very places.
 */
import type { Rect } from '../../contract/values.ts';
import { isInBox } from './box-text.ts';
import { foldText } from './fold-text.ts';
import type { ViewedChar } from './page-view.ts';
import { groupWords, isSamePlace, type PageWord, surround } from './page-words.ts';
import { grow, isNear } from './rects.ts';

/** Units of user space by which a text layer of whole points may be off, and by which its cells reach beyond the ink. */
const off = 3;

export type HiddenWord = {
  readonly word: PageWord;
  /** By place in the word. */
  readonly hidden: readonly boolean[];
};

/**
 * How many hidden letters the output has as text. `words` are all of the original; all in one space. Characters in
 * `boxes` are labels.
 */
export function countLeakedLetters(
  words: readonly HiddenWord[],
  output: readonly ViewedChar[],
  boxes: readonly Rect[],
): number {
  const suspects = words.filter(({ hidden }) => hidden.includes(true));
  if (suspects.length === 0) return 0;
  const written = groupWords(
    output.map((char) =>
      char.box !== null &&
      boxes.some((each) => isNear(char.box ?? each, each) && isInBox(char.box ?? each, each))
        ? { ...char, box: null }
        : char,
    ),
  ).map((word) => ({ word, place: surround(word.boxes) }));
  const original = words.map((one) => ({ ...one, place: surround(one.word.boxes) }));
  let leaked = 0;
  for (const { word, hidden } of suspects) {
    const place = grow(surround(word.boxes), off);
    const near = written.filter((one) => isNear(one.place, place));
    if (near.length === 0) continue;
    const around = grow(surround([place, ...near.map((one) => one.place)]), off);
    const allowed = new Map<string, number>();
    for (const one of original)
      if (isNear(one.place, around))
        one.word.letters.forEach((letter, at) => {
          if (one.hidden[at] !== true) count(allowed, letter, 1);
        });
    const found = new Map<string, number>();
    for (const letter of near.flatMap((one) => listOnce(one.word))) count(found, letter, 1);
    const secret = new Set(
      word.letters.flatMap((letter, at) => (hidden[at] === true ? [...fold(letter)] : [])),
    );
    const excess = [...found].filter(
      ([letter, times]) => secret.has(letter) && times > (allowed.get(letter) ?? 0),
    );
    leaked += excess.length;
  }
  return leaked;
}

/** Bold letters may be printed twice. */
function listOnce({ letters, boxes }: PageWord): readonly string[] {
  return letters.filter((letter, at) => {
    const [before, box] = [boxes[at - 1], boxes[at]];
    return (
      letters[at - 1] !== letter || before === undefined || box === undefined || !isSamePlace(before, box)
    );
  });
}

function count(bag: Map<string, number>, text: string, times: number): void {
  for (const letter of fold(text)) bag.set(letter, (bag.get(letter) ?? 0) + times);
}

const folded = new Map<string, string>();
/** Characters whose folded form is kept. */
const mostFolded = 5000;

function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const { letters } = foldText(text);
  if (folded.size < mostFolded) folded.set(text, letters);
  return letters;
}
