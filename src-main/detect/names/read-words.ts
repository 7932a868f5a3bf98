/** The words and signs of a text, each with what can be said of it by itself. */
import { careWords, placeWords } from '../name-words.ts';
import type { Token } from '../text-tokens.ts';
import type { WordLists } from './name-model.ts';

/** Numbers, so that features are mixed without writing strings. */
export type WordFacts = {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly isWord: boolean;
  readonly capital: boolean;
  readonly shouted: boolean;
  readonly wordCode: number;
  readonly shapeCode: number;
  readonly prefixCodes: readonly number[];
  readonly suffixCodes: readonly number[];
  readonly cluster: number;
  /** In which lists it is, as bits. */
  readonly listBits: number;
  /** How it stands in its document, as bits. */
  readonly placeBits: number;
};

export const inForenames = 1;
export const inSurnames = 2;
export const inOrdinary = 4;
const inCareWords = 8;
const inPlaceWords = 16;

export const startsLine = 1;
export const startsSentence = 2;
const lineHasNoCapitals = 4;
const lineIsShouted = 8;
const seenSmall = 16;
const seenCapital = 32;

/** How often the words of a document stand with and without a capital where a capital means something. */
export type DocumentCase = {
  readonly small: ReadonlyMap<string, number>;
  readonly capital: ReadonlyMap<string, number>;
};

const none: readonly number[] = [];

export function readWords(
  text: string,
  tokens: readonly Token[],
  lists: WordLists,
  cases: DocumentCase,
): readonly WordFacts[] {
  const words: WordFacts[] = [];
  let cursor = 0;
  let lineBits = describeLine(text, 0);
  let atLineStart = true;
  let atSentenceStart = true;
  const pushSigns = (until: number) => {
    for (let at = cursor; at < until; at += 1) {
      const sign = text.charAt(at);
      if (sign === '\n') {
        lineBits = describeLine(text, at + 1);
        atLineStart = true;
        if (text.charAt(at + 1) === '\n') atSentenceStart = true;
      } else if (sign > ' ' && sign !== '\u00A0') {
        words.push(describeSign(sign, at));
        if (/[.!?:;•|]/.test(sign)) atSentenceStart = true;
      }
    }
  };
  for (const token of tokens) {
    pushSigns(token.start);
    const place = (atLineStart ? startsLine : 0) | (atSentenceStart ? startsSentence : 0) | lineBits;
    words.push(describeWord(text, token, lists, cases, place));
    cursor = token.end;
    atLineStart = false;
    atSentenceStart = false;
  }
  pushSigns(text.length);
  return words;
}

/** Words that begin a sentence or stand in capitals say nothing of how they are written. */
export function gatherCases(
  pages: readonly { readonly text: string; readonly tokens: readonly Token[] }[],
): DocumentCase {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const { text, tokens } of pages) {
    for (const [index, token] of tokens.entries()) {
      if (token.shouted) continue;
      if (!token.capital) small.set(token.folded, (small.get(token.folded) ?? 0) + 1);
      else if (index > 0 && /^[ \t\u00A0,]+$/.test(text.slice(tokens[index - 1]?.end ?? 0, token.start)))
        capital.set(token.folded, (capital.get(token.folded) ?? 0) + 1);
    }
  }
  return { small, capital };
}

function describeLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  if (!/\p{Lu}/u.test(line)) return lineHasNoCapitals;
  return /\p{Ll}/u.test(line) ? 0 : lineIsShouted;
}

function describeSign(sign: string, start: number): WordFacts {
  return {
    start,
    end: start + 1,
    folded: sign,
    isWord: false,
    capital: false,
    shouted: false,
    wordCode: encode(sign),
    shapeCode: 7,
    prefixCodes: none,
    suffixCodes: none,
    cluster: 0,
    listBits: 0,
    placeBits: 0,
  };
}

function describeWord(
  text: string,
  token: Token,
  lists: WordLists,
  cases: DocumentCase,
  place: number,
): WordFacts {
  const { folded, start, end, capital, shouted } = token;
  const size = folded.length;
  return {
    start,
    end,
    folded,
    isWord: true,
    capital,
    shouted,
    wordCode: encode(folded),
    shapeCode: encode(describeShape(text.slice(start, end))),
    prefixCodes: size < 4 ? none : [encode(folded.slice(0, 2)), encode(folded.slice(0, 3))],
    suffixCodes:
      size < 4
        ? none
        : [
            encode(folded.slice(-1)),
            encode(folded.slice(-2)),
            encode(folded.slice(-3)),
            encode(folded.slice(-4)),
          ],
    cluster: lists.clusters.get(folded) ?? 0,
    listBits:
      (lists.forenames.has(folded) ? inForenames : 0) |
      (lists.surnames.has(folded) ? inSurnames : 0) |
      (lists.ordinary.has(folded) ? inOrdinary : 0) |
      (careWords.has(folded) ? inCareWords : 0) |
      (placeWords.has(folded) ? inPlaceWords : 0),
    placeBits:
      place |
      ((cases.small.get(folded) ?? 0) > (capital ? 0 : 1) ? seenSmall : 0) |
      ((cases.capital.get(folded) ?? 0) > (capital ? 1 : 0) ? seenCapital : 0),
  };
}

/** "Aa" for Karen, "A" for DW and K apart by length, "a9" for figures among letters; runs of one kind are one. */
function describeShape(raw: string): string {
  const kinds = raw
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\p{N}/gu, '9');
  return kinds.length < 3 ? kinds : kinds.replace(/(.)\1+/g, '$1$1');
}

/** FNV-1a. */
export function encode(text: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193);
  return code | 0;
}
