/** Looks for withheld terms in text, in all the spellings in which a reader would still recognise them. */
import { breakKinds, type FoldedText, foldText } from './fold-text.ts';

export type Term = {
  /** From 1, as findings name it. */
  readonly number: number;
  readonly text: string;
  readonly folded: FoldedText;
  /** Numbers and postcodes are grouped in many ways: any single break may stand inside them. */
  readonly isCode: boolean;
};

export function prepareTerms(terms: readonly string[]): Term[] {
  return terms.flatMap((text, index) => {
    const folded = foldText(text);
    if (folded.letters.length === 0) return [];
    const digits = folded.letters.replace(/\D/g, '').length;
    const isCode = digits >= 2 && folded.letters.length >= 5;
    const term = { number: index + 1, text: text.trim(), folded, isCode };
    if (folded.letters.length < shortestBackwards) return [term];
    const backwards = [...term.text].reverse().join('');
    return [term, { ...term, text: backwards, folded: foldText(backwards) }];
  });
}

/** Letters; shorter words are too often another word when they are read backwards: Leon and Noel. */
const shortestBackwards = 7;

/** The terms that occur in `text` as words of their own, never inside a longer word. */
export function findTerms(text: string, terms: readonly Term[]): Term[] {
  if (text.length === 0 || terms.length === 0) return [];
  const folded = foldText(text);
  const readings = [folded, ...readDigits(folded)];
  return [...new Set(readings.flatMap((reading) => findIn(reading, terms)))];
}

function findIn(text: FoldedText, terms: readonly Term[]): readonly Term[] {
  return findCandidates(text.letters, terms).filter((term) => occursIn(text, term));
}

const disguise = /[a-z][01]+[a-z]/;

/** Digits inside a word that look like letters: Th0rne, Mi1ls. */
function readDigits({ letters, breaks }: FoldedText): readonly FoldedText[] {
  if (!disguise.test(letters)) return [];
  return ['l', 'i'].map((one) => ({
    breaks,
    letters: letters.replace(/(?<=[a-z][01]*)[01](?=[01]*[a-z])/g, (digit, at: number) =>
      breaks[at] === breakKinds.none && breaks[at + 1] === breakKinds.none
        ? digit === '0'
          ? 'o'
          : one
        : digit,
    ),
  }));
}

/** The same where nothing is known of the breaks: more than `findTerms` would take for letters. */
export function guessDigits(letters: string): readonly string[] {
  if (!disguise.test(letters)) return [];
  return ['l', 'i'].map((one) => letters.replaceAll('0', 'o').replaceAll('1', one));
}

type TermIndex = {
  /** 1 for what the first three letters of a term come to. */
  readonly table: Uint8Array;
  readonly byStart: ReadonlyMap<number, readonly Term[]>;
  readonly shorter: readonly Term[];
};

const indexes = new WeakMap<readonly Term[], TermIndex>();

/** Terms whose letters occur in `letters`, whatever stands between: all of them in one pass. */
export function findCandidates(letters: string, terms: readonly Term[]): Term[] {
  const index = indexes.get(terms) ?? createIndex(terms);
  indexes.set(terms, index);
  const { table, byStart, shorter } = index;
  const found = new Set(shorter.filter((term) => letters.includes(term.folded.letters)));
  if (letters.length < 3) return [...found];
  let [a, b] = [letters.charCodeAt(0), letters.charCodeAt(1)];
  for (let at = 2; at < letters.length; at += 1) {
    const c = letters.charCodeAt(at);
    const key = keyOf(a, b, c);
    if (table[key] === 1)
      for (const term of byStart.get(key) ?? [])
        if (letters.startsWith(term.folded.letters, at - 2)) found.add(term);
    a = b;
    b = c;
  }
  return [...found];
}

function keyOf(a: number, b: number, c: number): number {
  return (a ^ (b << 5) ^ (c << 10)) & 65535;
}

function createIndex(terms: readonly Term[]): TermIndex {
  const table = new Uint8Array(65536);
  const byStart = new Map<number, Term[]>();
  for (const term of terms) {
    const { letters } = term.folded;
    if (letters.length < 3) continue;
    const key = keyOf(letters.charCodeAt(0), letters.charCodeAt(1), letters.charCodeAt(2));
    table[key] = 1;
    byStart.set(key, [...(byStart.get(key) ?? []), term]);
  }
  return { table, byStart, shorter: terms.filter(({ folded }) => folded.letters.length < 3) };
}

function occursIn(text: FoldedText, term: Term): boolean {
  const { letters } = term.folded;
  for (let at = text.letters.indexOf(letters); at >= 0; at = text.letters.indexOf(letters, at + 1)) {
    const end = at + letters.length;
    if (text.breaks[at] === breakKinds.none || text.breaks[end] === breakKinds.none) continue;
    if (isWhole(text, at, term)) return true;
  }
  return false;
}

/**
 * Whether the breaks inside a match leave it one reading. "Thor-(line end)ne" and "T h o r n e" are Thorne, but
 * "has an" is not Hasan: a word may be broken by a hyphen at a line end, or into pieces too short to be words.
 */
function isWhole(text: FoldedText, start: number, term: Term): boolean {
  const { letters, breaks } = term.folded;
  let pieces = 1;
  for (let at = 1; at < letters.length; at += 1) {
    const here = text.breaks[start + at];
    if (here === breakKinds.none || here === breakKinds.hyphenLine) continue;
    if (term.isCode) continue;
    if (breaks[at] !== breakKinds.none) {
      if (here === breakKinds.gap) return false;
      continue;
    }
    pieces += 1;
  }
  if (pieces === 1) return true;
  if (pieces === letters.length) return letters.length >= 3;
  return letters.length >= 5 && letters.length / pieces <= 2;
}
