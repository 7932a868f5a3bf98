/**
 * Exact phrases in a text as whole words: in any letter case, with or without accents, broken over lines inside words
 * and between them. No rule of language is asked: what a human recorded is found wherever it stands.
 */
import { careWords } from './name-words.ts';
import { foldWord } from './text-tokens.ts';

export type Phrase<T> = { readonly text: string; readonly value: T };
export type FoundPhrase<T> = { readonly value: T; readonly start: number; readonly end: number };
export type PhraseIndex<T> = ReadonlyMap<string, readonly ReadyPhrase<T>[]>;

/** The letters and digits of a text without anything between them, each with where it stands. */
type Letters = {
  readonly text: string;
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

type ReadyPhrase<T> = {
  readonly value: T;
  readonly folded: string;
  /** What stands in the phrase before each letter; empty inside a word. */
  readonly gaps: readonly string[];
};

const letter = /[\p{L}\p{N}]/u;
const joined = /[\p{M}\u00AD\u200B-\u200D\u2060]/u;
const blanks = /^\s{1,40}$/;
const betweenWords = /^[\s._'’"“”()‐-―-]{1,6}$/u;
const betweenWordsOrParts = /^[\s._,;'’"“”()‐-―-]{1,8}$/u;
const brokenWithHyphen = /^[-‐\u00AD][ \t\r]{0,3}\n\s{0,3}$/;
const brokenBare = /^\r?\n[ \t]{0,3}$/;
/** What a name may also be written without: "OBrien", "EllieMae". */
const mayBeMissing = /^['’‘`ʼ‐‑-]$/u;
/** A shorter word that falls apart at a line end is two words. */
const shortestBrokenBare = 4;

export function indexPhrases<T>(phrases: readonly Phrase<T>[]): PhraseIndex<T> {
  const index = new Map<string, ReadyPhrase<T>[]>();
  for (const { text, value } of phrases) {
    const letters = readLetters(text);
    if (letters.folded === '') continue;
    const gaps = [...letters.starts.keys()].map((at) => (at === 0 ? '' : gapBefore(letters, at)));
    const ready = { value, folded: letters.folded, gaps };
    const key = letters.folded.slice(0, 2);
    const known = index.get(key);
    if (known === undefined) index.set(key, [ready]);
    else known.push(ready);
  }
  return index;
}

/** Every occurrence, overlapping ones too, in the order of the text. */
export function findPhrases<T>(text: string, index: PhraseIndex<T>): readonly FoundPhrase<T>[] {
  if (index.size === 0) return [];
  const letters = readLetters(text);
  const found: FoundPhrase<T>[] = [];
  for (let at = 0; at < letters.folded.length; at += 1) {
    if (at > 0 && gapBefore(letters, at) === '') continue;
    for (const key of new Set([letters.folded.slice(at, at + 2), letters.folded.slice(at, at + 1)])) {
      for (const phrase of index.get(key) ?? []) {
        if (!letters.folded.startsWith(phrase.folded, at)) continue;
        const after = at + phrase.folded.length;
        if (after < letters.folded.length && gapBefore(letters, after) === '') continue;
        if (!fitsGaps(letters, at, phrase)) continue;
        found.push({
          value: phrase.value,
          start: letters.starts[at] ?? 0,
          end: letters.ends[after - 1] ?? 0,
        });
      }
    }
  }
  return found;
}

function fitsGaps<T>(letters: Letters, at: number, phrase: ReadyPhrase<T>): boolean {
  return phrase.gaps.every((expected, offset) => {
    if (offset === 0) return true;
    const gap = gapBefore(letters, at + offset);
    if (expected === '') return gap === '' || isBrokenWord(letters, at + offset, gap, phrase);
    if (gap === '') return mayBeMissing.test(expected);
    if ((gap.match(/\n/g)?.length ?? 0) > 2 && !blanks.test(gap)) return false;
    if (expected.includes(',')) return betweenWordsOrParts.test(gap) || blanks.test(gap);
    return blanks.test(gap) || betweenWords.test(gap) || squeeze(gap) === squeeze(expected);
  });
}

function squeeze(gap: string): string {
  return gap.replace(/\s+/g, '');
}

function isBrokenWord<T>(letters: Letters, at: number, gap: string, phrase: ReadyPhrase<T>): boolean {
  if (brokenWithHyphen.test(gap)) return true;
  if (!brokenBare.test(gap) || phrase.folded.length < shortestBrokenBare) return false;
  // "Rob" at the end of a line and "in" on the next are no Robin.
  let from = at - 1;
  while (from > 0 && gapBefore(letters, from) === '') from -= 1;
  let to = at + 1;
  while (to < letters.folded.length && gapBefore(letters, to) === '') to += 1;
  return !careWords.has(letters.folded.slice(at, to)) && !careWords.has(letters.folded.slice(from, at));
}

function gapBefore(letters: Letters, at: number): string {
  const end = letters.ends[at - 1] ?? 0;
  const start = letters.starts[at] ?? end;
  return start <= end ? '' : letters.text.slice(end, start);
}

function readLetters(text: string): Letters {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    if (letter.test(character)) {
      for (const plain of foldWord(character)) {
        // One UTF-16 unit for one entry: positions in `folded` are positions in the lists.
        for (let unit = 0; unit < plain.length; unit += 1) {
          folded.push(plain.charAt(unit));
          starts.push(at);
          ends.push(end);
        }
      }
    } else if (joined.test(character) && ends[ends.length - 1] === at) {
      // All letters that came of one character end together.
      for (let index = ends.length - 1; ends[index] === at; index -= 1) ends[index] = end;
    }
    at = end;
  }
  return { text, folded: folded.join(''), starts, ends };
}
