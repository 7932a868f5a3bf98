/** Whether a capitalised word beside a name belongs to it: never by its capital alone, which every heading and table cell has. */
import type { DetectPerson } from './hit.ts';
import {
  calendarAndModalWords,
  careWords,
  commonSurnames,
  placeWords,
  wordsThatAreNames,
} from './name-words.ts';
import { foldWord, type Token } from './text-tokens.ts';

/** What a whole document and the register say about words; all folded. */
export type WordEvidence = {
  /** Surnames of the register and those that follow a title in the document. */
  readonly surnames: ReadonlySet<string>;
  /** Those of them that follow a title. */
  readonly titled: ReadonlySet<string>;
  readonly forenames: ReadonlySet<string>;
  /** Written without a capital more often than with one. */
  readonly ordinary: ReadonlySet<string>;
};

/** Endings that names do not have, of nouns, adverbs and participles; and the names that have them all the same. */
const wordEnding =
  /(?:tion|sion|ness|ship|ously|ability|ibility|isation|ological|[tkhnrdsie]ly|ally|(?:ll|nd|rt|st|ss|at|it|ut|in|ir|er|ov|iv|os|us|is|iz|k|pp|tt)ed|days)$/;
const namesWithSuchEndings = new Set(
  'emily lily cecily sally ally carly charly kimberly beverly everly marly ely alfred fred'.split(' '),
);

export function gatherForenames(people: readonly DetectPerson[]): ReadonlySet<string> {
  return new Set(
    people.flatMap(({ names }) =>
      names
        .filter(({ kind }) => kind === 'forename' || kind === 'short-form')
        .map(({ text }) => foldWord(text)),
    ),
  );
}

export function gatherSurnames(people: readonly DetectPerson[]): readonly string[] {
  return people.flatMap(({ names }) =>
    names.filter(({ kind }) => kind === 'surname').map(({ text }) => foldWord(text)),
  );
}

/** Words that the document writes without a capital more often than with one; a name typed in haste is not among them. */
export function gatherOrdinaryWords(pages: readonly (readonly Token[])[]): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const tokens of pages) {
    for (const { folded, capital } of tokens) {
      if (folded.length > 2) balance.set(folded, (balance.get(folded) ?? 0) + (capital ? -1 : 1));
    }
  }
  return new Set([...balance].filter(([, count]) => count > 0).map(([word]) => word));
}

/** A relationship, a role, a place, a day, a heading: no name, whatever the document. */
export function isNeverName(folded: string): boolean {
  if (careWords.has(folded) || placeWords.has(folded) || calendarAndModalWords.has(folded)) return true;
  return wordEnding.test(folded) && !namesWithSuchEndings.has(folded) && !commonSurnames.has(folded);
}

/** No name, by any list or by this document's own use. */
export function isOrdinaryWord(folded: string, { ordinary }: Pick<WordEvidence, 'ordinary'>): boolean {
  if (isNeverName(folded)) return true;
  return ordinary.has(folded) && !wordsThatAreNames.has(folded) && !commonSurnames.has(folded);
}

/** Behind a forename: a surname only where something else says that it is one. */
export function isKnownSurname(token: Token, evidence: WordEvidence): boolean {
  if (!token.capital || token.folded.length < 3) return false;
  if (evidence.surnames.has(token.folded)) return true;
  return (
    commonSurnames.has(token.folded) &&
    !evidence.ordinary.has(token.folded) &&
    !isOrdinaryWord(token.folded, evidence)
  );
}

/** Before a surname: a known forename, or a capitalised word that nothing shows to be another kind of word. */
export function isPlausibleForename(token: Token, evidence: WordEvidence): boolean {
  if (!token.capital || token.folded.length < 2) return false;
  return evidence.forenames.has(token.folded) || !isOrdinaryWord(token.folded, evidence);
}
