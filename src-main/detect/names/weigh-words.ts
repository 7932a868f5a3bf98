/** For each word of a page: how likely it is somebody's name, and what speaks for it. */
import { isNeverName } from '../name-evidence.ts';
import { foldWord, type Token } from '../text-tokens.ts';
import { bodyWords, neverPeople } from './care-jargon.ts';
import type { NameModel } from './name-model.ts';
import { nameTags } from './name-model.ts';
import { placeNames } from './place-names.ts';
import {
  type DocumentCase,
  inForenames,
  inOrdinary,
  inSurnames,
  readWords,
  startsLine,
  startsSentence,
  type WordFacts,
} from './read-words.ts';
import { tagWords } from './tag-words.ts';

export type WeighedWord = WordFacts & {
  /** 0 to 1 */
  readonly chance: number;
  readonly ground: Ground;
  /** Part of the name of a place or a body. */
  readonly inBody: boolean;
};
/** What speaks for a name, the most telling. */
export type Ground =
  | 'reads'
  | 'forename'
  | 'forename-and-surname'
  | 'initials'
  | 'nickname'
  | 'capital'
  | 'unknown'
  | 'nothing';

export function weighWords(
  text: string,
  tokens: readonly Token[],
  model: NameModel,
  cases: DocumentCase,
): readonly WeighedWord[] {
  const words = readWords(text, tokens, model.lists, cases);
  const isInformal = isTypedInHaste(words);
  const chances = tagWords(words, model.tagger);
  return words.map((word, at) => {
    if (!word.isWord) return { ...word, chance: 0, ground: 'nothing', inBody: false };
    const [read, elsewhere] = [
      chances[at * nameTags.length + 1] ?? 0,
      (chances[at * nameTags.length + 2] ?? 0) + (chances[at * nameTags.length + 3] ?? 0),
    ];
    const inBody = isInBody(text, word);
    const { chance, ground } = weighWord(text, words, at, { read, elsewhere, isInformal });
    return { ...word, chance: inBody ? Math.min(chance, 0.1) : chance, ground, inBody };
  });
}

/** The chances that a word belongs to a person's name, and to that of a place or a body, as the tagger has it. */
type Reading = { readonly read: number; readonly elsewhere: number; readonly isInformal: boolean };
type Weight = { readonly chance: number; readonly ground: Ground };

function weighWord(
  text: string,
  words: readonly WordFacts[],
  at: number,
  { read, elsewhere, isInformal }: Reading,
): Weight {
  const word = words[at];
  if (word === undefined || isFigureOrContraction(text, word)) return { chance: 0, ground: 'nothing' };
  // "May", "Summer", "Sunday" and "Hope" are people only where the sentence says so.
  if (neverPeople.has(word.folded)) return { chance: read > 0.9 ? 0.15 : 0, ground: 'reads' };
  // "Oldham" by itself; behind a first name it is a surname.
  if (placeNames.has(word.folded) && read < 0.5) return { chance: Math.min(read, 0.1), ground: 'reads' };
  if (isNeverName(word.folded))
    return { chance: read > 0.6 ? read : read > 0.05 && word.capital ? queueChance : 0, ground: 'reads' };
  const isOrdinary = (word.listBits & inOrdinary) !== 0;
  const isForename = (word.listBits & inForenames) !== 0;
  if (!isOrdinary && isForename && word.capital && !word.shouted && word.folded.length > 2) {
    const next = words[at + 1];
    const hasSurname = next?.capital && isClose(text, word, next) && (next.listBits & inSurnames) !== 0;
    const listed = hasSurname ? 0.8 : 0.4;
    const isDoubted = hasSurname
      ? elsewhere > 0.6 && read < 0.1
      : read < 0.03 || (elsewhere > 0.6 && read < 0.15);
    if (listed > read && !isDoubted)
      return { chance: listed, ground: hasSurname ? 'forename-and-surname' : 'forename' };
  }
  if (read >= queueChance && read < 0.8 && isWordHere(text, word))
    return { chance: queueChance, ground: 'reads' };
  if (read >= queueChance) return { chance: read, ground: isForename && !isOrdinary ? 'forename' : 'reads' };
  if (isInitials(text, word)) return { chance: queueChance, ground: 'initials' };
  // "Mo", "Jo", "Ty": two letters of a first name, not in capitals.
  if (word.folded.length < 3)
    return word.capital && !word.shouted && isForename && shortForenames.has(word.folded)
      ? { chance: queueChance, ground: 'forename' }
      : { chance: 0, ground: 'nothing' };
  if (word.capital && !word.shouted && isQuotedAlone(text, word))
    return { chance: queueChance, ground: 'nickname' };
  if (isOrdinary && isInformal && !word.capital && isTold(words, at))
    return { chance: queueChance, ground: 'unknown' };
  if (isOrdinary) return weighOrdinaryWord(words, at, isForename);
  if (word.capital) return { chance: queueChance, ground: 'capital' };
  // In a message typed in haste a first name is a name in small letters too.
  if (isForename && isInformal && word.folded.length > 3 && word.cluster !== 0 && read > 0.004)
    return { chance: hastyChance, ground: 'forename' };
  // A first name in small letters that is no other word; where nobody types capitals, any word that is in no list at all.
  if (isForename) return { chance: queueChance, ground: 'forename' };
  const isUnknown = isInformal && /^[a-z]{3,}$/.test(word.folded);
  return isUnknown ? { chance: queueChance, ground: 'unknown' } : { chance: 0, ground: 'nothing' };
}

const wordAhead =
  /^(?:[ \t]+(?:the|to|for|on|a|an|that|his|her|my|your|our|their|this|these|of|in|at|all|near|period|delight|raid|up|is believing)(?![\p{L}])|ing(?![\p{L}]))/u;
const wordsAtBeginnings = new Set(
  'mark hope grace will may chase rob sue pat bill rose dawn faith joy angel summer grant frank gene drew guy jack mike skip wade josh art buddy honey pearl ruby iris penny carol eve gay harmony heather holly ivy jasmine lily olive page victor basil sandy trace cash ray dot mercy charity hazel ginger amber crystal'.split(
    ' ',
  ),
);

/** "Mark the diary", "Hope to have it", "Grace period" at the beginning of a sentence. */
function isWordHere(text: string, { folded, placeBits, end }: WordFacts): boolean {
  const begins = (placeBits & (startsSentence | startsLine)) !== 0;
  return begins && wordsAtBeginnings.has(folded) && wordAhead.test(text.slice(end, end + 16));
}

const shortForenames = new Set(
  'mo jo bo al ed ty di vi bi cy kj aj tj oz si su sy yu li ai jy zi'.split(' '),
);

/** "Bones", “Big Daz”, 'Smudge': one or two capitalised words in quotation marks may be what somebody is called. */
function isQuotedAlone(text: string, { start, end }: WordFacts): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 16);
  return (
    /(?:^|[\s(,/])["“‘'](?:\p{Lu}[\p{L}'’]*[ ])?$/u.test(before) &&
    /^(?:[ ]\p{Lu}[\p{L}'’]*)?\??["”’']/u.test(after)
  );
}

const tellingWords = new Set(
  'tell told ask asked meet met meetin ring rang text texted called named'.split(' '),
);
const neverTold = new Set(
  'up out off back over round around in on at to for by with about again later before after that this them they him her his she he you u me my us it its what wat wot who why when where how if not no one every everyone everybody someone somebody anyone people police school loads lots all both some any more and n or but so now then there here yesterday today tomorrow earlier'.split(
    ' ',
  ),
);

/** "meet smudge", "tell gem": whom one tells and asks is a person, though the word is in the dictionary. */
function isTold(words: readonly WordFacts[], at: number): boolean {
  const word = words[at];
  return word !== undefined && tellingWords.has(words[at - 1]?.folded ?? '') && !neverTold.has(word.folded);
}

/** "Hope", "Crystal": with a capital that no sentence asks for, or by itself in its cell or before a colon. */
function weighOrdinaryWord(words: readonly WordFacts[], at: number, isForename: boolean): Weight {
  const word = words[at];
  const next = words[at + 1];
  if (word?.capital !== true || !isForename || word.shouted) return { chance: 0, ground: 'nothing' };
  const isAlone = next === undefined || !next.isWord;
  const isAsked = (word.placeBits & startsSentence) !== 0 || (word.placeBits & startsLine) !== 0;
  return isAsked && !isAlone ? { chance: 0, ground: 'nothing' } : { chance: queueChance, ground: 'forename' };
}

/** Where many a sentence begins with a small letter, capitals say little: messages, jottings. */
function isTypedInHaste(words: readonly WordFacts[]): boolean {
  const starts = words.filter(
    ({ isWord, placeBits, folded }) => isWord && (placeBits & startsSentence) !== 0 && !/^\d/.test(folded),
  );
  return starts.length > 4 && starts.filter(({ capital }) => !capital).length > starts.length * 0.35;
}

/** "2019", "I've". */
function isFigureOrContraction(text: string, { start, end, folded }: WordFacts): boolean {
  // "Greenw0od" is a name that a scan misread, "A2911073" is none.
  if ((folded.match(/\d/g)?.length ?? 0) > 1 || /^\d/.test(folded)) return true;
  return /['’](?:ve|m|ll|re|d|t)$/i.test(text.slice(start, end));
}

/** Enough to be marked beforehand. */
const hastyChance = 0.2;
/** From here on a word is worth a look in the queue. */
export const queueChance = 0.02;

/** "K", "DW", "J.S.": capitals of nobody's list of abbreviations. */
function isInitials(text: string, word: WordFacts): boolean {
  const raw = text.slice(word.start, word.end);
  if (!/^\p{Lu}{1,3}$/u.test(raw) || neverPeople.has(word.folded)) return false;
  if (raw === 'I' || raw === 'A')
    return text.charAt(word.end) === '.' && /\p{Lu}/u.test(text.charAt(word.end + 1));
  return true;
}

export function isClose(
  text: string,
  left: { readonly end: number },
  right: { readonly start: number },
): boolean {
  return /^(?:\.?[ \t\u00A0]{1,2}|[-‐‑]|\.)$/.test(text.slice(left.end, right.start));
}

const nextCapital = /(?:['’]s?)?(?:[ \u00A0](?:& )?|[-‐‑])(\p{Lu}[\p{L}\p{M}'’]*)/uy;
const saintBefore = /(?<!\p{L})(?:St|Saint)\.?[ \t\u00A0](?:\p{Lu}[\p{L}\p{M}]*[ \t\u00A0])?$/u;

/** "Messrs Grieve Lennox", "Solicitors: Madden & Byrne" */
const firmBefore =
  /(?:Messrs\.?[ \t](?:\p{Lu}[\p{L}'’-]*[ \t&,]+)*|\b[Ss]olicitors?[ \t]{0,2}[:(,][ \t]*(?:of[ \t])?(?:\p{Lu}[\p{L}'’-]+[ \t]&[ \t])?)$/u;
/** "Tams & Son", "Hobbs, Nye & Partners", "Lewes & Bright Solicitors" */
const firmAfter =
  /^(?:,?[ \t]\p{Lu}[\p{L}'’-]+){0,2}[ \t](?:&|and)[ \t](?:Sons?|Co|Company|Partners?|Associates|Daughters?|(?:\p{Lu}[\p{L}'’-]+[ \t]){1,2}(?:LLP|Ltd|Limited|Solicitors|plc|Chambers))(?![\p{L}])/u;
/** "Down's syndrome", "Bell's palsy": called after a doctor. */
const illness =
  /^['’]s?[ \t](?:syndrome|disease|palsy|sarcoma|lymphoma|chorea|anaemia|score|test|criteria|fracture)/u;

/** "Harehills Parade", "Penrose Wilde LLP", "St Wilfrid's": capitalised words up to one that ends such a name, or behind a saint's title. */
function isInBody(text: string, word: WordFacts | undefined): boolean {
  if (word?.capital !== true) return false;
  if (saintBefore.test(text.slice(Math.max(0, word.start - 24), word.start))) return true;
  if (firmBefore.test(text.slice(Math.max(0, word.start - 44), word.start))) return true;
  const ahead = text.slice(word.end, word.end + 44);
  if (firmAfter.test(ahead) || illness.test(ahead)) return true;
  // The word that ends such a name belongs to it, unless it is somebody's surname as well.
  if (
    bodyWords.has(word.folded) &&
    (word.listBits & inSurnames) === 0 &&
    /\p{Lu}[\p{L}'’]+(?:['’]s)?[ \u00A0]$/u.test(text.slice(Math.max(0, word.start - 24), word.start))
  )
    return true;
  nextCapital.lastIndex = word.end;
  for (let count = 0; count < 4; count += 1) {
    const next = nextCapital.exec(text);
    if (next === null) return false;
    if (bodyWords.has(foldWord((next[1] ?? '').replace(/['’]s$/, '')))) return true;
  }
  return false;
}
