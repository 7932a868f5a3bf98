/** Characters of one fate as the words they make, and the words as places that can be shown. */
import type { FindingPlace } from '../../contract/document.ts';
import type { Rect } from '../../contract/values.ts';
import type { Fate } from './judge-letters.ts';
import type { Letter } from './read-letters.ts';

export type Unseen = Exclude<Fate, 'seen'>;
export type FoundWords = { readonly count: number; readonly places: readonly FindingPlace[] };

type Word = {
  readonly fate: Fate;
  readonly text: string;
  readonly box: Rect;
  /** No space stands before it. */
  readonly isGlued: boolean;
};
type DraftPlace = { text: string; rects: Rect[] };

/** Share of a word's characters that decides what becomes of the word. */
const mostOf = 0.6;
/** As many as a finding may have, and as many characters as one of them. */
const mostPlaces = 500;
const longestText = 2000;

export function groupWords(letters: readonly Letter[], fates: readonly Fate[]): Map<Unseen, FoundWords> {
  const found = new Map<Unseen, { count: number; places: DraftPlace[] }>();
  let before: Word | null = null;
  for (const word of readWords(letters, fates)) {
    if (word.fate !== 'seen') {
      const group = found.get(word.fate) ?? { count: 0, places: [] };
      found.set(word.fate, group);
      group.count += 1;
      const last = group.places.at(-1);
      const goesOn = before?.fate === word.fate && last !== undefined && last.text.length < longestText;
      if (goesOn) append(last, word);
      else if (group.places.length < mostPlaces) group.places.push({ text: word.text, rects: [word.box] });
    }
    before = word;
  }
  return found;
}

function append(place: DraftPlace, { text, box, isGlued }: Word): void {
  const line = place.rects.at(-1);
  place.text += isGlued ? text : ` ${text}`;
  if (line !== undefined && isSameLine(line, box)) place.rects[place.rects.length - 1] = unite(line, box);
  else if (place.rects.length < mostPlaces) place.rects.push(box);
}

function isSameLine(line: Rect, box: Rect): boolean {
  const common = Math.min(line[3], box[3]) - Math.max(line[1], box[1]);
  return common > 0.4 * Math.min(line[3] - line[1], box[3] - box[1]) && box[0] >= line[0];
}

export function unite(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Parts of what stands between two spaces are words of their own: of `Smith/Jones` one may be covered. */
function* readWords(letters: readonly Letter[], fates: readonly Fate[]): Generator<Word> {
  let from = 0;
  let isGlued = false;
  for (let index = 0; index <= letters.length; index += 1) {
    const letter = letters[index];
    const isGap = letter === undefined || letter.box === null || /^\s$/u.test(letter.text);
    const isNext = !isGap && isTelling(letter) && index > from && !isTelling(letters[index - 1]);
    if (!isGap && !isNext) continue;
    if (index > from) {
      const word = makeWord(letters.slice(from, index), fates.slice(from, index), isGlued);
      if (word !== null) yield word;
    }
    isGlued = isNext && index > from;
    from = isGap ? index + 1 : index;
  }
}

function isTelling(letter: Letter | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}\p{M}'’]/u.test(letter.text);
}

/** Null for what has neither a letter nor a digit; what has, is judged by them: dashes may be thinner than a pixel. */
function makeWord(letters: readonly Letter[], fates: readonly Fate[], isGlued: boolean): Word | null {
  const text = letters.map((letter) => letter.text).join('');
  const [first, ...rest] = letters.flatMap(({ box }) => (box === null ? [] : [box]));
  const telling = fates.filter((_, index) => /[\p{L}\p{N}]/u.test(letters[index]?.text ?? ''));
  if (first === undefined || telling.length === 0) return null;
  return {
    fate: findFate(telling),
    text: text.slice(0, longestText),
    box: rest.reduce(unite, first),
    isGlued,
  };
}

function findFate(fates: readonly Fate[]): Fate {
  for (const fate of new Set(fates))
    if (fates.filter((other) => other === fate).length >= mostOf * fates.length) return fate;
  return 'seen';
}
