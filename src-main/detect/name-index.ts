/** The register's names, indexed by word, so that each word of a text is looked up once. */
import type { NameKind } from '../contract/person.ts';
import type { DetectPerson } from './hit.ts';
import { indexPhrases, type Phrase, type PhraseIndex } from './phrases.ts';
import { blurWord, differsByOne, foldWord, tokenise } from './text-tokens.ts';

export type Entry = {
  readonly person: DetectPerson;
  readonly kind: NameKind;
  /** As a human wrote it in the register: the name itself or an alias. */
  readonly recorded: boolean;
  readonly words: readonly string[];
  /** As derived from the register, for the reason. */
  readonly spelling: string;
};

/** How a word of the text meets a word of a name, best first. */
export type Likeness = 'same' | 'misread' | 'with-s' | 'one-letter-off' | 'beginning';

export type WordMatch = { readonly word: string; readonly likeness: Likeness };

export type NameIndex = {
  /** By first word, longest first. */
  readonly entriesFor: (word: string) => readonly Entry[];
  /** The name words that a folded word of the text may stand for. */
  readonly lookUp: (folded: string) => readonly WordMatch[];
  readonly recorded: PhraseIndex<Entry>;
};

/** Shorter words have too many neighbours one letter away. */
const shortestForTypo = 5;
const shortestForMisread = 3;
const shortestForPlural = 3;
const shortestBeginning = 3;
/** No name is longer; a longer run of letters would only cost time. */
const longestWord = 60;

export function indexNames(people: readonly DetectPerson[]): NameIndex {
  const byFirstWord = new Map<string, Entry[]>();
  const words = new Set<string>();
  const forenames = new Set<string>();
  const recorded: Phrase<Entry>[] = [];
  const add = (entry: Entry) => {
    const [first] = entry.words;
    if (first === undefined) return;
    const known = byFirstWord.get(first) ?? [];
    known.push(entry);
    byFirstWord.set(first, known);
    for (const word of entry.words) words.add(word);
    if (entry.kind === 'forename' || (entry.kind === 'alias' && entry.words.length === 1))
      forenames.add(first);
  };
  for (const person of people) {
    for (const { text, kind } of person.names) {
      const nameWords = tokenise(text).map((token) => token.folded);
      const entry = {
        person,
        kind,
        recorded: kind === 'name' || kind === 'alias',
        words: nameWords,
        spelling: text,
      };
      add(entry);
      if (entry.recorded) recorded.push({ text, value: entry });
      // "O'Brien" may stand as "O Brien".
      const parted = tokenise(text.replace(/['’]/g, ' ')).map((token) => token.folded);
      if (parted.length > nameWords.length) add({ ...entry, words: parted });
      // "K.H." is two words, "karenhughes" in a user name is one.
      if (kind === 'initials') add({ ...entry, words: [...foldWord(text)] });
      if ((kind === 'name' || kind === 'without-middle-names') && nameWords.length === 2) {
        add({ ...entry, kind: 'without-middle-names', recorded: false, words: [nameWords.join('')] });
      }
    }
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);
  const lookUpOnce = buildLookUp(words, forenames);
  const known = new Map<string, readonly WordMatch[]>();
  return {
    entriesFor: (word) => byFirstWord.get(word) ?? [],
    lookUp: (folded) => {
      const cached = known.get(folded);
      if (cached !== undefined) return cached;
      if (folded.length > longestWord) return [];
      const matches = lookUpOnce(folded);
      known.set(folded, matches);
      return matches;
    },
    recorded: indexPhrases(recorded),
  };
}

function buildLookUp(
  words: ReadonlySet<string>,
  forenames: ReadonlySet<string>,
): (folded: string) => readonly WordMatch[] {
  const byBlur = groupBy(
    [...words].filter((word) => word.length >= shortestForMisread),
    (word) => [blurWord(word)],
  );
  // "5M" and "J0": so short a word only where a figure shows the misreading.
  const byShortBlur = groupBy(
    [...words].filter((word) => word.length === shortestForMisread - 1),
    (word) => [blurWord(word)],
  );
  const long = [...words].filter((word) => word.length >= shortestForTypo);
  const byDeletion = groupBy(long, (word) => [word, ...deletions(word)]);
  const byBeginning = groupBy([...forenames], (name) => beginnings(name));
  return (folded) => {
    const found = new Map<string, Likeness>();
    const note = (word: string, likeness: Likeness) => {
      if (!found.has(word)) found.set(word, likeness);
    };
    if (words.has(folded)) note(folded, 'same');
    if (folded.length >= shortestForMisread - 1) {
      for (const word of byBlur.get(blurWord(folded)) ?? []) note(word, 'misread');
    }
    const hasFigure = /\d/.test(folded) && /\p{L}/u.test(folded);
    if (hasFigure && folded.length < shortestForMisread) {
      for (const word of byShortBlur.get(blurWord(folded)) ?? []) note(word, 'misread');
    }
    if (hasFigure && folded.endsWith('s') && folded.length > shortestForMisread) {
      for (const word of byBlur.get(blurWord(folded.slice(0, -1))) ?? []) note(word, 'misread');
    }
    if (folded.length > shortestForPlural && folded.endsWith('s') && words.has(folded.slice(0, -1))) {
      note(folded.slice(0, -1), 'with-s');
    }
    if (folded.length >= shortestForTypo - 1) {
      for (const key of [folded, ...deletions(folded)]) {
        for (const word of byDeletion.get(key) ?? []) {
          if (differsByOne(folded, word)) note(word, 'one-letter-off');
        }
      }
    }
    for (const word of byBeginning.get(folded) ?? []) note(word, 'beginning');
    return [...found].map(([word, likeness]) => ({ word, likeness }));
  };
}

function deletions(word: string): readonly string[] {
  return Array.from({ length: word.length }, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

function beginnings(name: string): readonly string[] {
  return Array.from({ length: Math.max(0, name.length - shortestBeginning) }, (_, index) =>
    name.slice(0, index + shortestBeginning),
  );
}

function groupBy(
  words: readonly string[],
  keysOf: (word: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    for (const key of new Set(keysOf(word))) {
      const group = groups.get(key) ?? [];
      group.push(word);
      groups.set(key, group);
    }
  }
  return groups;
}
