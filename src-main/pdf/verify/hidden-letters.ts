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
import { indexByPlace } from './place-index.ts';
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
  const findOriginal = indexByPlace(words.map((one) => ({ ...one, box: surround(one.word.boxes) })));
  return countSurplus(suspects, written, findOriginal) + countUnborne(suspects, written, findOriginal);
}

type Written = { readonly word: PageWord; readonly place: Rect };
/** Words of the original round a place. */
type FindOriginal = (place: Rect) => readonly HiddenWord[];

/** Of hidden letters where they stood: more of them than the seen ones around account for. */
function countSurplus(
  suspects: readonly HiddenWord[],
  written: readonly Written[],
  findOriginal: FindOriginal,
): number {
  let leaked = 0;
  for (const { word, hidden } of suspects) {
    const place = grow(surround(word.boxes), off);
    const near = written.filter((one) => isNear(one.place, place));
    if (near.length === 0) continue;
    const around = grow(surround([place, ...near.map((one) => one.place)]), off);
    const allowed = countSeen(findOriginal(around));
    const found = new Map<string, number>();
    for (const letter of near.flatMap((one) => listOnce(one.word))) count(found, letter, 1);
    const secret = listSecrets([{ word, hidden }]);
    const excess = [...found].filter(
      ([letter, times]) => secret.has(letter) && times > (allowed.get(letter) ?? 0),
    );
    leaked += excess.length;
  }
  return leaked;
}

/** Wherever they stand: letters of words that the seen words of the original in the same place do not have. */
function countUnborne(
  suspects: readonly HiddenWord[],
  written: readonly Written[],
  findOriginal: FindOriginal,
): number {
  const secret = listSecrets(suspects);
  let leaked = 0;
  for (const { word, place } of written) {
    const allowed = countSeen(findOriginal(grow(place, off)));
    for (const letter of listOnce(word).flatMap((one) => [...fold(one)])) {
      const left = allowed.get(letter) ?? 0;
      if (left > 0) allowed.set(letter, left - 1);
      else if (secret.has(letter)) leaked += 1;
    }
  }
  return leaked;
}

function countSeen(words: readonly HiddenWord[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { word, hidden } of words)
    word.letters.forEach((letter, at) => {
      if (hidden[at] !== true) count(seen, letter, 1);
    });
  return seen;
}

function listSecrets(words: readonly HiddenWord[]): ReadonlySet<string> {
  return new Set(
    words.flatMap(({ word, hidden }) =>
      word.letters.flatMap((letter, at) => (hidden[at] === true ? [...fold(letter)] : [])),
    ),
  );
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
