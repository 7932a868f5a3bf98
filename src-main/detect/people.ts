/** The register's people in a text, under every spelling that a file may use. */
import { chooseNames } from './choose-names.ts';
import type { Hit } from './hit.ts';
import { isNeverName, type WordEvidence } from './name-evidence.ts';
import type { Entry, Likeness, NameIndex } from './name-index.ts';
import { isLikelyHere, type Manner, readManner } from './name-leeway.ts';
import { isNameHere, type NamePlace } from './name-rules.ts';
import { careWords } from './name-words.ts';
import { findPhrases } from './phrases.ts';
import { foldWord, type Token } from './text-tokens.ts';

/** A way in which a name stands at a place, before it is known whose it is. */
export type NameMatch = NamePlace & {
  /** Exactly as recorded: no rule may drop it. */
  readonly recorded: boolean;
  /** A recorded name that the rules for derived ones would have taken for another word here. */
  readonly doubtful: boolean;
  /** Holds a word that the register does not: a middle name, by guess. */
  readonly bridges: boolean;
};

const between = /^[\s.,_'’"“”()‐-―-]{1,6}$/u;
/** Two words that make a shorter one are two words. */
const shortestTorn = 5;
const brokenWord = /^[-‐\u00AD]\s{0,3}\n\s{0,3}$/u;

/** The names that stand in a text. Initials alone come apart: they need their own proof. */
export function findPeople(
  text: string,
  tokens: readonly Token[],
  index: NameIndex,
  evidence: WordEvidence,
): { readonly hits: readonly Hit[]; readonly initials: readonly NameMatch[] } {
  const matches: NameMatch[] = [...findRecorded(text, tokens, index)];
  const initials: NameMatch[] = [];
  const manner = readManner(tokens);
  for (let from = 0; from < tokens.length; from += 1) {
    const here = matchesAt(text, tokens, from, index, evidence, manner);
    const named = here.filter((match) => match.entry.kind !== 'initials');
    if (named.length > 0)
      matches.push(...named, ...named.flatMap((match) => bridgeMiddleName(text, tokens, match)));
    else initials.push(...takeLongest(here));
    matches.push(...matchTwoInitials(text, tokens, from, index));
  }
  return { hits: chooseNames(text, tokens, matches, evidence), initials };
}

function takeLongest(matches: readonly NameMatch[]): readonly NameMatch[] {
  const end = Math.max(...matches.map((match) => match.end));
  return matches.filter((match) => match.end === end);
}

/** Names and aliases as the register holds them, in any letter case; "J" for Jayden is no "j". */
function findRecorded(text: string, tokens: readonly Token[], index: NameIndex): readonly NameMatch[] {
  return findPhrases(text, index.recorded)
    .filter(({ value, start, end }) => end - start > 1 || value.spelling.includes(text.slice(start, end)))
    .map(({ value: entry, start, end }) => {
      const from = countTokens(tokens, (token) => token.end <= start);
      const to = countTokens(tokens, (token) => token.start < end);
      const match = { entry, likeness: 'same' as const, from, to, start, end, recorded: true };
      return { ...match, doubtful: !isNameHere(text, tokens, match), bridges: false };
    });
}

/** How many of the tokens, which are in order, come before a place. */
function countTokens(tokens: readonly Token[], isBefore: (token: Token) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle];
    if (token !== undefined && isBefore(token)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "Karen Anne Hughes": a forename, a word that the register does not hold, the person's own surname. */
function bridgeMiddleName(text: string, tokens: readonly Token[], match: NameMatch): readonly NameMatch[] {
  const { kind, words, person } = match.entry;
  if (words.length > 1 || (kind !== 'forename' && kind !== 'short-form' && kind !== 'alias')) return [];
  const middle = tokens[match.to];
  const last = tokens[match.to + 1];
  if (middle?.capital !== true || last?.capital !== true) return [];
  if (isNeverName(middle.folded)) return [];
  const gap = /^[ \t\u00A0]{1,2}$/;
  // "Karen A. Hughes", but not the end of a sentence.
  const lastGap = middle.folded.length === 1 ? /^\.?[ \t\u00A0]{1,2}$/ : gap;
  if (!gap.test(text.slice(match.end, middle.start))) return [];
  if (!lastGap.test(text.slice(middle.end, last.start))) return [];
  const isOwn = person.names.some((name) => name.kind === 'surname' && foldWord(name.text) === last.folded);
  const isFamilyName = person.names.some(
    (name) => name.kind === 'surname' && foldWord(name.text) === foldWord(match.entry.spelling),
  );
  if (!isOwn || isFamilyName) return [];
  return [{ ...match, to: match.to + 2, end: last.end, recorded: false, bridges: true }];
}

/** The names that may begin at a token; those of a strict reading alone where there are any. */
function matchesAt(
  text: string,
  tokens: readonly Token[],
  from: number,
  index: NameIndex,
  evidence: WordEvidence,
  manner: Manner,
): readonly NameMatch[] {
  const strict: NameMatch[] = [];
  const likely: NameMatch[] = [];
  const start = tokens[from]?.start ?? 0;
  for (const form of formsAt(text, tokens, from)) {
    for (const { word, likeness } of index.lookUp(form.folded)) {
      if (form.torn && ((likeness !== 'same' && likeness !== 'misread') || word.length < shortestTorn))
        continue;
      for (const entry of index.entriesFor(word)) {
        const rest = matchRest(text, tokens, form.next, entry, 1, likeness, index);
        if (rest === null) continue;
        const end = tokens[rest.to - 1]?.end ?? start;
        const match = {
          entry,
          likeness: form.torn && rest.likeness === 'same' ? ('misread' as const) : rest.likeness,
          from,
          to: rest.to,
          start,
          end,
          recorded: false,
          doubtful: false,
          bridges: false,
        };
        if (!needsLeeway(match) && isNameHere(text, tokens, match)) strict.push(match);
        else if (isLikelyHere(text, tokens, match, evidence, manner))
          likely.push({ ...match, doubtful: true });
      }
    }
  }
  return strict.length > 0 ? strict : likely;
}

function needsLeeway({ entry, likeness }: NameMatch): boolean {
  return likeness === 'beginning' || entry.kind === 'pet-form' || entry.kind === 'middle-name';
}

/** The word at a place: joined with its other half where a line breaks it or a scan tore it apart, then as it stands. */
function formsAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): readonly { readonly folded: string; readonly next: number; readonly torn: boolean }[] {
  const token = tokens[at];
  if (token === undefined) return [];
  const next = tokens[at + 1];
  const forms = [{ folded: token.folded, next: at + 1, torn: false }];
  if (next === undefined) return forms;
  const gap = text.slice(token.end, next.start);
  if (brokenWord.test(gap)) forms.unshift({ folded: token.folded + next.folded, next: at + 2, torn: false });
  else if (
    /^[ \t\u00A0]$/.test(gap) &&
    token.folded.length > 1 &&
    !next.capital &&
    !careWords.has(next.folded)
  )
    forms.push({ folded: token.folded + next.folded, next: at + 2, torn: true });
  return forms;
}

/** "M A CLARKE" for Marcia Clarke: the second initial is none that the register knows. */
function matchTwoInitials(
  text: string,
  tokens: readonly Token[],
  from: number,
  index: NameIndex,
): readonly NameMatch[] {
  const [first, second, last] = tokens.slice(from, from + 3);
  if (first === undefined || second === undefined || last === undefined || !last.capital) return [];
  if (![first, second].every(({ folded, capital }) => folded.length === 1 && capital)) return [];
  if (!/^\p{Lu}\.?[ ]?\p{Lu}\.?[ ]{1,2}$/u.test(text.slice(first.start, last.start))) return [];
  return index
    .entriesFor(first.folded)
    .filter(
      ({ kind, words }) => kind === 'initial-and-surname' && words[1] === last.folded && words.length === 2,
    )
    .map((entry) => ({
      entry,
      likeness: 'same' as const,
      from,
      to: from + 3,
      start: first.start,
      end: last.end,
      recorded: false,
      doubtful: false,
      bridges: true,
    }));
}

function matchRest(
  text: string,
  tokens: readonly Token[],
  at: number,
  entry: Entry,
  wordIndex: number,
  likeness: Likeness,
  index: NameIndex,
): { readonly to: number; readonly likeness: Likeness } | null {
  const word = entry.words[wordIndex];
  if (word === undefined) return { to: at, likeness };
  const previous = tokens[at - 1];
  const token = tokens[at];
  if (previous === undefined || token === undefined) return null;
  const gap = text.slice(previous.end, token.start).replace(/^['’]s/i, '');
  if (!between.test(gap) || /\n[^\S\n]*\n/.test(gap)) return null;
  // A comma belongs to "Hughes, Karen" only; elsewhere it parts two people.
  if (gap.includes(',') && !entry.spelling.includes(',')) return null;
  for (const form of formsAt(text, tokens, at)) {
    const match = index.lookUp(form.folded).find((candidate) => candidate.word === word);
    // One word may differ, not two.
    if (match === undefined || (match.likeness !== 'same' && likeness !== 'same')) continue;
    const worse = match.likeness === 'same' ? likeness : match.likeness;
    const rest = matchRest(text, tokens, form.next, entry, wordIndex + 1, worse, index);
    if (rest !== null) return rest;
  }
  return null;
}
