/** The register's people in a text, under every spelling that a file may use. */
import type { NameKind } from '../contract/model.ts';
import type { DetectPerson, Hit } from './hit.ts';
import type { Entry, Likeness, NameIndex } from './name-index.ts';
import { isNameHere } from './name-rules.ts';
import { careWords, placeWords } from './name-words.ts';
import { foldWord, type Token } from './text-tokens.ts';

/** A way in which a name stands at a place, before it is known whose it is. */
export type NameMatch = {
  readonly entry: Entry;
  readonly likeness: Likeness;
  /** Index of the first token and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
};

const titleBefore =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Cllr|PC|DC|DS|DI)\.?\s+$/iu;
const between = /^[\s.,_'’"“”()‐-―-]{1,6}$/u;
const brokenWord = /^[-‐\u00AD]\s{0,3}\n\s{0,3}$/u;

const kindWeight: Readonly<Record<NameKind, number>> = {
  name: 0.98,
  alias: 0.95,
  'without-middle-names': 0.95,
  'surname-first': 0.89,
  'initial-and-surname': 0.88,
  'short-form': 0.7,
  forename: 0.75,
  surname: 0.75,
  initials: 0.5,
};
const likenessWeight: Readonly<Record<Likeness, number>> = {
  same: 1,
  misread: 0.85,
  'with-s': 0.75,
  'one-letter-off': 0.8,
};
const likenessOrder: readonly Likeness[] = ['same', 'misread', 'with-s', 'one-letter-off'];

/** At each word the longest name that begins there. Initials alone come apart: they need their own proof. */
export function findPeople(
  text: string,
  tokens: readonly Token[],
  index: NameIndex,
): { readonly hits: readonly Hit[]; readonly initials: readonly NameMatch[] } {
  const hits: Hit[] = [];
  const initials: NameMatch[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const matches = takeBest(matchesAt(text, tokens, from, index));
    if (matches.length === 0) continue;
    const named = matches.filter((match) => match.entry.kind !== 'initials');
    if (named.length === 0) initials.push(...matches);
    else hits.push(...settle(text, tokens, named));
  }
  return { hits, initials };
}

function matchesAt(
  text: string,
  tokens: readonly Token[],
  from: number,
  index: NameIndex,
): readonly NameMatch[] {
  const matches: NameMatch[] = [];
  for (const form of formsAt(text, tokens, from)) {
    for (const { word, likeness } of index.lookUp(form.folded)) {
      for (const entry of index.entriesFor(word)) {
        const rest = matchRest(text, tokens, form.next, entry, 1, likeness, index);
        if (rest === null) continue;
        const start = tokens[from]?.start ?? 0;
        const end = tokens[rest.to - 1]?.end ?? start;
        const match = { entry, likeness: rest.likeness, from, to: rest.to, start, end };
        if (isNameHere(text, tokens, match)) matches.push(match);
      }
    }
  }
  return matches;
}

/** The word at a place: joined with its other half where a line breaks it, then as it stands. */
function formsAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): readonly { folded: string; next: number }[] {
  const token = tokens[at];
  if (token === undefined) return [];
  const next = tokens[at + 1];
  const forms = [{ folded: token.folded, next: at + 1 }];
  if (next !== undefined && brokenWord.test(text.slice(token.end, next.start))) {
    forms.unshift({ folded: token.folded + next.folded, next: at + 2 });
  }
  return forms;
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

/** The longest matches; of those, the most alike. */
function takeBest(matches: readonly NameMatch[]): readonly NameMatch[] {
  const end = Math.max(...matches.map((match) => match.end));
  const longest = matches.filter((match) => match.end === end);
  const likeness = likenessOrder.find((order) => longest.some((match) => match.likeness === order));
  return longest.filter((match) => match.likeness === likeness);
}

/** One hit for a place, whosever name it may be. */
function settle(text: string, tokens: readonly Token[], matches: readonly NameMatch[]): readonly Hit[] {
  const best = new Map<string, NameMatch>();
  for (const match of matches) {
    const known = best.get(match.entry.person.id);
    if (known === undefined || weigh(match) > weigh(known)) best.set(match.entry.person.id, match);
  }
  const all = [...best.values()].sort((a, b) => weigh(b) - weigh(a));
  const open = all.filter((match) => match.entry.person.decision !== 'keep');
  const kept = all.filter((match) => match.entry.person.decision === 'keep');
  const [first] = open;
  const [keptFirst] = kept;
  if (first === undefined) {
    if (keptFirst === undefined || joinsAnotherName(text, tokens, keptFirst) !== null) return [];
    const longer = findOtherSurname(text, tokens, keptFirst);
    // "Rachel Simmons" is not the Rachel who is kept; "Rachel Anne Osei" is.
    if (longer?.own === false) return [];
    return [toHit(keptFirst, keptFirst.start, longer?.end ?? keptFirst.end, true, 1, 0)];
  }
  const joined = joinsAnotherName(text, tokens, first);
  const longer = joined === null ? findOtherSurname(text, tokens, first) : null;
  const start = Math.min(first.start, joined?.start ?? first.start);
  const end = Math.max(first.end, joined?.end ?? first.end, longer?.end ?? first.end);
  const sure = joined === null && longer?.own !== false;
  const doubt = (sure ? 1 : 0.8) * (all.length > 1 ? 0.7 : 1);
  // A recorded name outranks what was only derived from the names of others.
  if (isRecorded(first) && all.every((match) => match === first || !isRecorded(match))) {
    return [withRemark(toHit(first, start, end, false, sure ? 1 : 0.8, 0), longer)];
  }
  if (keptFirst !== undefined) {
    if (isRecorded(keptFirst) && !isRecorded(first))
      return [toHit(keptFirst, keptFirst.start, keptFirst.end, true, 1, 0)];
    // A bare family name that the subject shares gives nobody away; with a title it may.
    const isFamilyName =
      first.entry.kind === 'surname' && kept.some((match) => match.entry.person.role === 'subject');
    if (isFamilyName && !titleBefore.test(text.slice(Math.max(0, first.start - 14), first.start))) {
      return [toHit(keptFirst, keptFirst.start, keptFirst.end, true, 1, 0)];
    }
  }
  return [withRemark(toHit(first, start, end, false, doubt, all.length - 1), longer)];
}

function isRecorded(match: NameMatch): boolean {
  return match.entry.kind === 'name' || match.entry.kind === 'alias';
}

function weigh(match: NameMatch): number {
  return kindWeight[match.entry.kind] * likenessWeight[match.likeness];
}

/** "Osei" in "Osei-Mensah": the other half of a double name, which is then somebody else's or longer. */
function joinsAnotherName(
  text: string,
  tokens: readonly Token[],
  match: NameMatch,
): { readonly start: number; readonly end: number } | null {
  const before = tokens[match.from - 1];
  const after = tokens[match.to];
  const isHyphen = (from: number, to: number) => /^[-‐‑]$/.test(text.slice(from, to));
  const isPart = (token: Token) => token.capital && token.folded.length > 2;
  const start =
    before !== undefined && isPart(before) && isHyphen(before.end, match.start) ? before.start : match.start;
  const end =
    after !== undefined && isPart(after) && isHyphen(match.end, after.start) ? after.end : match.end;
  return start === match.start && end === match.end ? null : { start, end };
}

/**
 * What follows a lone forename: the person's own surname after a middle name (`own`), or a capitalised word that
 * is another's surname. Null where nothing of the kind follows.
 */
function findOtherSurname(
  text: string,
  tokens: readonly Token[],
  match: NameMatch,
): { readonly end: number; readonly own: boolean } | null {
  const { kind, words, person } = match.entry;
  if (words.length > 1 || (kind !== 'forename' && kind !== 'short-form' && kind !== 'alias')) return null;
  const surnames = person.names.filter((name) => name.kind === 'surname').map((name) => foldWord(name.text));
  const follows = (at: number) => {
    const previous = tokens[at - 1];
    const token = tokens[at];
    if (previous === undefined || token?.capital !== true) return null;
    return /^\.?[ \t\u00A0]{1,2}$/.test(text.slice(previous.end, token.start)) ? token : null;
  };
  const next = follows(match.to);
  const afterNext = follows(match.to + 1);
  if (next === null) return null;
  if (afterNext !== null && surnames.includes(afterNext.folded)) return { end: afterNext.end, own: true };
  const isName =
    next.folded.length > 2 && !next.shouted && !careWords.has(next.folded) && !placeWords.has(next.folded);
  const sameSentence = text.slice(match.end, next.start).trim() === '';
  return isName && sameSentence && !surnames.includes(next.folded) ? { end: next.end, own: false } : null;
}

function withRemark(hit: Hit, longer: { readonly own: boolean } | null): Hit {
  return longer?.own === false ? { ...hit, reason: `${hit.reason} Another surname seems to follow.` } : hit;
}

function toHit(
  match: NameMatch,
  start: number,
  end: number,
  keep: boolean,
  doubt: number,
  others: number,
): Hit {
  const { person } = match.entry;
  const also =
    others === 0
      ? ''
      : ` Fits ${others === 1 ? 'another person' : `${others} other people`} in the register as well.`;
  return {
    type: 'person',
    start,
    end,
    confidence: Math.round(weigh(match) * doubt * 100) / 100,
    source: 'register',
    reason: describeName(person, match.entry.kind) + likenessWords[match.likeness] + also,
    personId: others === 0 ? person.id : null,
    keep,
  };
}

const likenessWords: Readonly<Record<Likeness, string>> = {
  same: '',
  misread: ' Spelled as a scan may have read it.',
  'with-s': ' With an s at its end.',
  'one-letter-off': ' One letter differs.',
};

export function describeName(person: DetectPerson, kind: NameKind): string {
  const name = person.names[0]?.text ?? '';
  switch (kind) {
    case 'name':
      return `The name of ${name} in the register.`;
    case 'alias':
      return `A name recorded for ${name}.`;
    case 'without-middle-names':
      return `${name}, not in full.`;
    case 'surname-first':
      return `${name}, surname first.`;
    case 'initial-and-surname':
      return `${name} with an initial.`;
    case 'short-form':
      return `A form of the forename of ${name}.`;
    case 'forename':
      return `The forename of ${name}.`;
    case 'surname':
      return `The surname of ${name}.`;
    case 'initials':
      return `The initials of ${name}.`;
  }
}
