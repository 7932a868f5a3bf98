/**
 * Words that the rules for names leave, and that are a person of the register all the same: less surely, and said so.
 * Only the register is given this leeway; what nobody recorded has to read like a name.
 */
import { isOrdinaryWord, type WordEvidence } from './name-evidence.ts';
import type { NamePlace } from './name-rules.ts';
import {
  calendarAndModalWords,
  careAcronyms,
  careWords,
  commonSurnames,
  placeWords,
  wordsThatAreNames,
} from './name-words.ts';
import { isOddlyShaped, startsSentence, type Token } from './text-tokens.ts';

/** What a document shows of its way of writing. */
export type Manner = {
  /** Written without capitals, as people write messages. */
  readonly small: boolean;
  /** Written in capitals throughout, as the police did. */
  readonly shouted: boolean;
};

/** What people do: behind "Grace" or "Mark" at the beginning of a sentence it shows that a person is meant. */
const verbsOfPeople = new Set(
  (
    'is was has had isnt wasnt hasnt does did says said tells told asks asked goes went comes came lives lived gets got gave gives takes took wants wanted likes liked ' +
    'thinks thought feels felt knows knew rings rang calls called phoned texted puts put made makes left leaves stays stayed hits hit hates loves loved works worked ' +
    'cried laughed ran walked slept woke ate drank brought moved attended reported stated described explained denied admitted refused agreed declined appeared seemed ' +
    'presented signed wrote sent looked started stopped turned became began played remains continues needs needed helped picked dropped threw pushed kicked punched ' +
    'smacked shouted screamed swore drove arrived returned used smokes drinks died'
  ).split(' '),
);
const calledModal = new Set('is was has had says said told asked went came lives lived got rang'.split(' '));
/** Three small letters that are a word, or part of one, in haste. */
const smallWords = new Set(
  'reg les des van sis bro fin fen tel cam ash bea ant cat con pat lex ste dex sal lea ken kit'.split(' '),
);
const shortestSmall = 3;
const shortestBeginningInSmall = 4;
/** Endings that mark what precedes a name rather than the name of a place. */
const talk = /^[’'‘`](?:s|d|ll)(?!\p{L})/u;

/** Whether a match that `isNameHere` refused may be this person after all. */
export function isLikelyHere(
  text: string,
  tokens: readonly Token[],
  place: NamePlace,
  evidence: WordEvidence,
  manner: Manner,
): boolean {
  const { entry, from, to } = place;
  if (entry.kind === 'initials') return false;
  const words = tokens.slice(from, to);
  const [first] = words;
  if (first === undefined) return false;
  if (entry.words.length > 1) return isLikelyInFull(words, place, manner);
  const word = entry.words[0] ?? '';
  // Two halves of a broken word say by themselves that they belong together.
  if (words.length > 1) return word.length >= 5 && (first.capital || manner.small);
  if (word.length < shortestSmall || /^\d+$/.test(first.folded) || startsPlace(text, tokens, place))
    return false;
  switch (place.likeness) {
    case 'same':
      return isSameLikely(text, tokens, place, first, manner);
    case 'misread':
      return isMisreadLikely(text, place, first, manner);
    case 'with-s':
      return isWithSLikely(text, tokens, place, first);
    case 'one-letter-off':
      return isTypoLikely(text, place, first, evidence);
    case 'beginning':
      return isBeginningLikely(text, tokens, place, first, evidence, manner);
  }
}

/** Several words of which one is only the beginning of a name: "Hil Chase". */
function isLikelyInFull(words: readonly Token[], { likeness }: NamePlace, manner: Manner): boolean {
  if (likeness !== 'beginning') return manner.small && words.every((word) => word.folded.length > 2);
  return words.every((word) => word.capital && !careWords.has(word.folded));
}

function isSameLikely(
  text: string,
  tokens: readonly Token[],
  place: NamePlace,
  token: Token,
  manner: Manner,
): boolean {
  const { kind } = place.entry;
  const isForename = kind !== 'surname';
  const isWord = isWordToo(token.folded);
  const next = nextWord(text, tokens, place);
  if (token.capital || (manner.shouted && token.shouted)) {
    if (token.shouted && !manner.shouted && careAcronyms.has(token.folded)) return false;
    if (calendarAndModalWords.has(token.folded)) return isForename && calledModal.has(next);
    if (careWords.has(token.folded)) return false;
    const before = previousWord(text, tokens, place);
    if (
      before !== '' &&
      before !== 'that' &&
      /^(?:an?|the|this|these|those|some|any|each|every|no)$/.test(before)
    )
      return verbsOfPeople.has(next) && before !== 'the';
    if (startsSentence(text, token.start))
      return isForename && (verbsOfPeople.has(next) || hasPossessive(text, token));
    return isForename || !isWord;
  }
  if (careAcronyms.has(token.folded) || smallWords.has(token.folded)) return false;
  if (kind === 'pet-form' || kind === 'middle-name' || (kind === 'surname' && isWord)) return false;
  if (!isWord) return token.folded.length >= (kind === 'short-form' ? 4 : shortestSmall);
  if (!manner.small || !isForename || careWords.has(token.folded)) return false;
  return token.folded.length > 3 && (verbsOfPeople.has(next) || hasPossessive(text, token) || next === 'and');
}

function isMisreadLikely(text: string, { entry }: NamePlace, token: Token, manner: Manner): boolean {
  const word = entry.words[0] ?? '';
  const raw = text.slice(token.start, token.end);
  if (isOddlyShaped(raw)) return word.length >= shortestSmall && (token.capital || /\d/.test(raw));
  if (careWords.has(token.folded) || wordsThatAreNames.has(token.folded)) return false;
  if (calendarAndModalWords.has(token.folded) || commonSurnames.has(token.folded)) return false;
  // "lsatu": the capital I of Isatu read as a small l.
  if (word.length >= 4 && word[0] === 'i' && token.folded[0] === 'l') return true;
  if (word.length >= 4 && (token.capital || manner.small)) return true;
  // "gemrna" in small letters: rn for the m of the name; "dark" is no Clark.
  if (word.length >= 5 && !token.capital)
    return /m/.test(word) && /rn|nn/.test(token.folded) && !/rn/.test(word);
  if (word.length >= 4) return false;
  // "Bcn", "Gcm": no word is without a vowel, but for what is short for several.
  return token.capital && !token.shouted && !/[aeiouy]/.test(token.folded);
}

function isWithSLikely(text: string, tokens: readonly Token[], place: NamePlace, token: Token): boolean {
  const word = place.entry.words[0] ?? '';
  if (place.entry.kind === 'pet-form' || place.entry.kind === 'middle-name') return false;
  if (!token.capital)
    return word.length >= 3 && !isWordToo(word) && !isWordToo(token.folded) && !smallWords.has(word);
  // "the Chases" are a family, "Chases" at the beginning of a sentence may be anything.
  return place.entry.kind === 'surname'
    ? previousWord(text, tokens, place) === 'the' || !startsSentence(text, token.start)
    : !isWordToo(word);
}

function isTypoLikely(text: string, { entry }: NamePlace, token: Token, evidence: WordEvidence): boolean {
  const word = entry.words[0] ?? '';
  if (entry.kind === 'pet-form' || entry.kind === 'middle-name') return false;
  if (!token.capital || token.shouted || word.length < 5 || word[0] !== token.folded[0]) return false;
  if (isOrdinaryWord(token.folded, evidence) || isWordToo(token.folded) || isWordToo(word)) return false;
  if (
    commonSurnames.has(token.folded) ||
    evidence.forenames.has(token.folded) ||
    evidence.surnames.has(token.folded)
  )
    return false;
  return !startsSentence(text, token.start) || word.length >= 6;
}

function isBeginningLikely(
  text: string,
  tokens: readonly Token[],
  place: NamePlace,
  token: Token,
  evidence: WordEvidence,
  manner: Manner,
): boolean {
  if (token.folded.length < 3 || isWordToo(token.folded) || isOrdinaryWord(token.folded, evidence))
    return false;
  if (careAcronyms.has(token.folded) || commonWordsInShort.has(token.folded)) return false;
  if (calendarAndModalWords.has(token.folded)) return false;
  if (!token.capital) return manner.small && token.folded.length >= shortestBeginningInSmall;
  if (token.shouted && !manner.shouted) return false;
  return (
    !startsSentence(text, token.start) ||
    verbsOfPeople.has(nextWord(text, tokens, place)) ||
    hasPossessive(text, token)
  );
}

/** Words of three and four letters with which names begin. */
const commonWordsInShort = new Set(
  (
    'the her his him she and but for not you all any are ask bad bag bar bed big box bus buy can car cut did dry due eat end far few fit fly get got had has hot how job key leg let lot man men met mum net new nor now off old one our out own pan pay pen per put ran red sat saw say sea see set sit six ski son sun tax ten tea tin too top try two use war was way who why win won yes yet ' +
    'main mean mind came care cash cost date data dark dear deal door down each east easy else even ever fail fair fall fast fear feel file fine fire five food foot form four free full game girl give glad goal hair half hard hear heat held help here high hold hour idea inch into jump just keep kept kind knee knew lack last late lead less lift like line list live load long look lose loss lost made mail make many mark meal meet mess mile milk more most move much must name near neck next nice none noon nose note once only open oral over pack pain part pass past path pick plan play plus poor pull push rate read real rest ride ring risk role room rule safe said sale same save seat seem sent shop show shut side sign site size skin slow some soon sort stay step stop such sure take talk task team tell term test text than that them then they this time told took town trip true turn type unit upon vary very view visit wait walk want warm wash week well went were what when wide wife wish with word work year your zero'
  ).split(' '),
);

function isWordToo(folded: string): boolean {
  return wordsThatAreNames.has(folded) || careWords.has(folded) || calendarAndModalWords.has(folded);
}

function startsPlace(text: string, tokens: readonly Token[], { to, end }: NamePlace): boolean {
  const next = tokens[to];
  return (
    next?.capital === true && /^[ \t\u00A0]$/.test(text.slice(end, next.start)) && placeWords.has(next.folded)
  );
}

function hasPossessive(text: string, token: Token): boolean {
  return talk.test(text.slice(token.end, token.end + 4));
}

/** The word close behind, or none. */
function nextWord(text: string, tokens: readonly Token[], { to, end }: NamePlace): string {
  const next = tokens[to];
  return next !== undefined && /^[ \t\u00A0]{1,2}$|^[ \t]?\r?\n[ \t]?$/.test(text.slice(end, next.start))
    ? next.folded
    : '';
}

function previousWord(text: string, tokens: readonly Token[], { from, start }: NamePlace): string {
  const before = tokens[from - 1];
  return before !== undefined && /^[ \t\u00A0]{1,2}$/.test(text.slice(before.end, start))
    ? before.folded
    : '';
}

/** Half of a file's words begin with a capital where all of it is shouted, next to none in a text message. */
export function readManner(tokens: readonly Token[]): Manner {
  const lettered = tokens.filter(({ folded }) => folded.length > 2 && !/\d/.test(folded));
  if (lettered.length < 20) return { small: false, shouted: false };
  const capital = lettered.filter((token) => token.capital).length / lettered.length;
  const shouted = lettered.filter((token) => token.shouted).length / lettered.length;
  return { small: capital < 0.06, shouted: shouted > 0.6 };
}
