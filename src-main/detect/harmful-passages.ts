/**
 * Passages that may need a decision on serious harm or on crime: flagged with a category for a human, never withheld by
 * themselves. The words come from resources/harm/phrases.json and are passed in.
 */
import { foldWord } from './text-tokens.ts';

export const harmCategories = ['self-harm', 'abuse', 'violence', 'sexual', 'substances', 'criminal'] as const;
export type HarmCategory = (typeof harmCategories)[number];

export type HarmPhrases = {
  readonly categories: Readonly<Record<HarmCategory, readonly string[]>>;
  readonly negations: readonly string[];
  readonly past: readonly string[];
};

export type HarmfulPassage = {
  readonly category: HarmCategory;
  /** The sentence, or several of one category behind one another. UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The words that gave rise to it. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
  /** Every one of them is said not to be so. */
  readonly negated: boolean;
  /** Said of a time long past. */
  readonly past: boolean;
  /** Why, in words for the reviewer. */
  readonly reason: string;
};

/** Ready to be used on any number of pages. */
export type HarmIndex = {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  readonly byStem: readonly Phrase[];
  readonly negations: readonly (readonly string[])[];
  readonly past: readonly (readonly string[])[];
};

type Phrase = { readonly category: HarmCategory; readonly words: readonly string[] };
type Word = { readonly folded: string; readonly start: number; readonly end: number };

/** How many words before a phrase its negation may stand. */
const reach = 6;
const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const titles: Readonly<Record<HarmCategory, string>> = {
  'self-harm': 'self-harm or suicide',
  abuse: 'abuse or neglect',
  violence: 'violence',
  sexual: 'sexual harm',
  substances: 'drugs or alcohol',
  criminal: 'crime',
};

export function indexHarm(phrases: HarmPhrases): HarmIndex {
  const byFirst = new Map<string, Phrase[]>();
  const byStem: Phrase[] = [];
  for (const category of harmCategories) {
    for (const text of phrases.categories[category]) {
      const words = text
        .split(' ')
        .map((word) => (word.endsWith('*') ? `${foldWord(word.slice(0, -1))}*` : foldWord(word)));
      const [first = ''] = words;
      if (first.endsWith('*')) byStem.push({ category, words });
      else byFirst.set(first, [...(byFirst.get(first) ?? []), { category, words }]);
    }
  }
  const split = (all: readonly string[]) => all.map((text) => text.split(' ').map(foldWord));
  return { byFirst, byStem, negations: split(phrases.negations), past: split(phrases.past) };
}

/** In the order of the text; one passage for each category of a sentence. */
export function findHarmfulPassages(text: string, index: HarmIndex): readonly HarmfulPassage[] {
  const passages: HarmfulPassage[] = [];
  for (const sentence of splitSentences(text)) {
    const words = readWords(text, sentence.start, sentence.end);
    const found = new Map<HarmCategory, { start: number; end: number; negated: boolean }[]>();
    for (let at = 0; at < words.length; at += 1) {
      for (const phrase of phrasesAt(words[at]?.folded ?? '', index)) {
        const last = words[at + phrase.words.length - 1];
        const first = words[at];
        if (first === undefined || last === undefined) continue;
        if (!phrase.words.every((word, offset) => fits(words[at + offset]?.folded ?? '', word))) continue;
        const known = found.get(phrase.category) ?? [];
        known.push({ start: first.start, end: last.end, negated: isNegated(words, at, index.negations) });
        found.set(phrase.category, known);
      }
    }
    const past = holdsAny(words, 0, words.length, index.past);
    for (const [category, hits] of found) {
      const negated = hits.every((hit) => hit.negated);
      passages.push({
        category,
        start: sentence.start,
        end: sentence.end,
        words: hits.map(({ start, end }) => ({ start, end })),
        negated,
        past,
        reason: sayWhy(category, negated, past),
      });
    }
  }
  return joinNeighbours(text, passages);
}

function sayWhy(category: HarmCategory, negated: boolean, past: boolean): string {
  const remarks = [
    negated ? ' It seems to be said that it is not so.' : '',
    past ? ' It seems to be long past.' : '',
  ];
  return `May be about ${titles[category]}: consider whether sharing it could seriously harm somebody, or affect a crime matter.${remarks.join('')}`;
}

function phrasesAt(folded: string, index: HarmIndex): readonly Phrase[] {
  const stems = index.byStem.filter(({ words: [first = ''] }) => fits(folded, first));
  return [...(index.byFirst.get(folded) ?? []), ...stems];
}

function fits(folded: string, word: string): boolean {
  return word.endsWith('*') ? folded.startsWith(word.slice(0, -1)) : folded === word;
}

/** "Denied being hit", "no evidence of neglect": before the words, with nothing between that turns it round. */
function isNegated(words: readonly Word[], at: number, negations: HarmIndex['negations']): boolean {
  const from = Math.max(0, at - reach);
  const turn = words
    .slice(from, at)
    .findLastIndex(({ folded }) => folded === 'but' || folded === 'because' || folded === 'although');
  return holdsAny(words, turn < 0 ? from : from + turn + 1, at, negations);
}

function holdsAny(
  words: readonly Word[],
  from: number,
  to: number,
  phrases: readonly (readonly string[])[],
): boolean {
  for (let at = from; at < to; at += 1) {
    if (
      phrases.some(
        (phrase) =>
          at + phrase.length <= to && phrase.every((word, offset) => words[at + offset]?.folded === word),
      )
    )
      return true;
  }
  return false;
}

function readWords(text: string, start: number, end: number): readonly Word[] {
  return [...text.slice(start, end).matchAll(wordPattern)].map((match) => ({
    folded: foldWord(match[0]),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** Sentences, cells and paragraphs; a line end alone ends none. */
export function splitSentences(text: string): readonly { readonly start: number; readonly end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  const add = (end: number) => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    if (raw.trim() !== '') sentences.push({ start: start + lead, end: start + raw.trimEnd().length });
    start = end;
  };
  for (const match of text.matchAll(
    /(?<!\b(?:Mr|Mrs|Ms|Dr|St|Rev|No|approx|e\.g|i\.e))[.!?]["”’)]*\s+(?=["“‘(]?[\p{Lu}\d])|\n\s*\n|\s\|\s|\n(?=\s*(?:[-•*]|\d+[.)]\s|\d{1,2}[:.]\d{2}\b|\p{Lu}\p{Ll}+:))/gu,
  ))
    add(match.index + match[0].length);
  add(text.length);
  return sentences;
}

/** Sentences of one category that follow one another are one passage: a person decides about them together. */
function joinNeighbours(text: string, passages: readonly HarmfulPassage[]): readonly HarmfulPassage[] {
  const joined: HarmfulPassage[] = [];
  for (const passage of passages) {
    const at = joined.findLastIndex(({ category }) => category === passage.category);
    const before = joined[at];
    const isNext = before !== undefined && /^\s*$/.test(text.slice(before.end, passage.start));
    if (before === undefined || !isNext || before.negated !== passage.negated || before.past !== passage.past)
      joined.push(passage);
    else joined[at] = { ...before, end: passage.end, words: [...before.words, ...passage.words] };
  }
  return joined;
}
