/** Whether words that read like a name are one at this place: "Will" and "will", "Hughes" and "Hughes Road". */
import type { Entry, Likeness } from './name-index.ts';
import {
  afterOrdinaryWord,
  calendarAndModalWords,
  careAcronyms,
  careWords,
  monthWords,
  placeWords,
  wordsThatAreNames,
} from './name-words.ts';
import { startsSentence, type Token } from './text-tokens.ts';

export type NamePlace = {
  readonly entry: Entry;
  readonly likeness: Likeness;
  /** Index of the first token and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
};

const determiners = new Set(
  'a an the this that these those some any each every my your his her our their no'.split(' '),
);

/** Below this length a single word that differs by a letter is more likely another word. */
const shortestLoneTypo = 7;

export function isNameHere(text: string, tokens: readonly Token[], place: NamePlace): boolean {
  const { entry, from, to } = place;
  const words = tokens.slice(from, to);
  const [first] = words;
  if (first === undefined) return false;
  if (entry.kind === 'initials') return isInitials(text, words, entry);
  // A word broken over two lines may leave one small letter on the second.
  if (entry.words.some((word) => word.length === 1) && !initialsHaveCapitals(words)) return false;
  if (entry.words.length === 1 && words.length === 1) return isLoneName(text, tokens, place, first);
  const letters = entry.words.filter((word) => word.length > 1);
  // "a young person" is not A. Young.
  if (letters.length === 1) {
    const whole = words.filter((word) => word.folded.length > 1);
    if (whole.some((word) => !word.capital)) return false;
    const isArticle = first.folded === 'a' || first.folded === 'i';
    return !isArticle || !wordsThatAreNames.has(letters[0] ?? '') || text[first.end] === '.';
  }
  if (letters.every((word) => wordsThatAreNames.has(word))) return words.every((word) => word.capital);
  return true;
}

function initialsHaveCapitals(words: readonly Token[]): boolean {
  return words.every((word) => word.folded.length > 1 || word.capital || /\d/.test(word.folded));
}

function isInitials(text: string, words: readonly Token[], entry: Entry): boolean {
  const [first] = words;
  const isBracketed =
    words.length === 1 && first !== undefined && text[first.start - 1] === '(' && text[first.end] === ')';
  if (words.length === 1 && first !== undefined && isTypedSmall(text, first, entry)) return true;
  if (!isBracketed && words.some((word) => !(word.shouted || (word.capital && word.folded.length === 1))))
    return false;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return false;
  const raw = text.slice(first.start, last.end);
  return words.length === 1
    ? raw.length === entry.spelling.length
    : /^\p{L}(?:[.]\s?\p{L}|\s\p{L})+$/u.test(raw);
}

/** "fm drunk, kids ok": where nobody types capitals, two letters that no word is made of. */
function isTypedSmall(text: string, token: Token, entry: Entry): boolean {
  if (!/^[bcdfghjklmnpqrstvwxz]{2,3}$/.test(token.folded) || token.folded !== entry.spelling.toLowerCase())
    return false;
  return !/\p{Lu}/u.test(text.slice(Math.max(0, token.start - 80), token.end + 40));
}

function isLoneName(text: string, tokens: readonly Token[], place: NamePlace, token: Token): boolean {
  const { entry, likeness, to } = place;
  const word = entry.words[0] ?? '';
  if (/^\d+$/.test(token.folded)) return false;
  // A short recorded nickname such as "DW" stands in capitals.
  if (word.length <= 2 && likeness === 'misread' && token.folded.length === 2)
    return token.capital && /^\p{Lu}\d$/u.test(text.slice(token.start, token.end));
  if (word.length <= 2)
    return likeness === 'same' && (/^\p{Lu}+$/u.test(entry.spelling) ? token.shouted : token.capital);
  const isWord = [word, token.folded].some((one) => wordsThatAreNames.has(one) || careWords.has(one));
  if (calendarAndModalWords.has(token.folded) && !isCalendarName(text, place)) return false;
  if (!token.capital) {
    if (isWord || likeness !== 'same' || entry.kind === 'short-form') return false;
    return word.length >= 4 && !careAcronyms.has(word);
  }
  if (likeness === 'one-letter-off') {
    if (word.length < shortestLoneTypo || word[0] !== token.folded[0] || isWord) return false;
    if (startsSentence(text, token.start) && word.length < shortestLoneTypo + 1) return false;
  }
  if (likeness === 'with-s' && isWord) return false;
  if (likeness === 'misread' && (isWord || word.length < 4) && !/\d/.test(token.folded)) return false;
  if (isMonthHere(text, token, word)) return false;
  if (isWord && isDescribing(text, tokens, place)) return false;
  const next = tokens[to];
  const nextIsClose = next !== undefined && /^[ \t\u00A0]$/.test(text.slice(token.end, next.start));
  if (next !== undefined && nextIsClose) {
    const startsPlace = next.capital && placeWords.has(next.folded);
    if (startsPlace && !isRecordedAlone(entry)) return false;
    if (isWord && startsSentence(text, token.start) && afterOrdinaryWord.has(next.folded)) return false;
  }
  return true;
}

/** "A Young Person", "the Long term": a determiner makes the word an ordinary one, but for "the Young family". */
function isDescribing(text: string, tokens: readonly Token[], place: NamePlace): boolean {
  const before = tokens[place.from - 1];
  if (before === undefined || !determiners.has(before.folded)) return false;
  if (!/^[ \t\u00A0]{1,2}$/.test(text.slice(before.end, place.start))) return false;
  return !/^(?:family|household|children|home|residence)$/.test(tokens[place.to]?.folded ?? '');
}

function isRecordedAlone(entry: Entry): boolean {
  return entry.kind === 'alias' && entry.words.length > 1;
}

const titleBefore = /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr)\.?\s+$/iu;

/** "May" and "Will" are forenames under the careful rules of ordinary words; "May" as a surname needs its title. */
function isCalendarName(text: string, { entry, likeness, start }: NamePlace): boolean {
  if (likeness !== 'same') return false;
  if (entry.kind === 'forename' || entry.kind === 'short-form') return true;
  return titleBefore.test(text.slice(Math.max(0, start - 12), start));
}

function isMonthHere(text: string, token: Token, word: string): boolean {
  if (!monthWords.has(word)) return false;
  const before = text.slice(Math.max(0, token.start - 12), token.start);
  const after = text.slice(token.end, token.end + 8);
  return (
    /(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|till|by|early|late|mid|from|last|next|of|during|before|after|to|and|or))[\s,-]*$/i.test(
      before,
    ) || /^[\s,’']{0,3}\d/.test(after)
  );
}
