/** Names that nobody has put in the register: those sure enough to be marked, and possible ones that wait in the queue. */
import type { Hit } from '../hit.ts';
import { isNeverName } from '../name-evidence.ts';
import { careAcronyms } from '../name-words.ts';
import type { Token } from '../text-tokens.ts';
import { neverPeople, roleWords } from './care-jargon.ts';
import type { NameModel } from './name-model.ts';
import { gatherCases, inForenames, inOrdinary, inSurnames } from './read-words.ts';
import { type Ground, isClose, queueChance, type WeighedWord, weighWords } from './weigh-words.ts';

export type NamePage = { readonly text: string; readonly tokens: readonly Token[] };

/** From this chance on a word is marked beforehand; from the higher one on it is looked for in the whole document. */
const markChance = 0.13;
const spreadChance = 0.5;

type Judged = WeighedWord & { readonly tier: 1 | 2 | 0; readonly spread: boolean };

/** For each page its hits, in the order of the text; `known` are folded words that are surely names, such as what follows a title. */
export function findNames(
  pages: readonly NamePage[],
  model: NameModel,
  known: ReadonlySet<string>,
): readonly (readonly Hit[])[] {
  const cases = gatherCases(pages);
  const weighed = pages.map(({ text, tokens }) => weighWords(text, tokens, model, cases));
  const sure = gatherSureNames(weighed, known);
  const judgedPages = weighed.map((words) => words.map((word) => judge(word, sure)));
  const runs = judgedPages.map((words, page) => splitRuns(pages[page]?.text ?? '', words));
  const initials = gatherInitials(runs.flat());
  return runs.map((own, page) => own.flatMap((run) => toHits(pages[page]?.text ?? '', run, initials)));
}

/** How often a word was sure to be a name, against how often it surely was none. */
function gatherSureNames(
  pages: readonly (readonly WeighedWord[])[],
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const words of pages) {
    for (const { folded, chance, isWord, inBody, capital } of words) {
      if (!isWord || folded.length < 3 || inBody) continue;
      const step = chance >= spreadChance ? 2 : chance < queueChance && !capital ? -1 : 0;
      if (step !== 0) balance.set(folded, (balance.get(folded) ?? 0) + step);
    }
  }
  const sure = new Set(known);
  for (const [folded, count] of balance) if (count > 0) sure.add(folded);
  return sure;
}

function judge(word: WeighedWord, sure: ReadonlySet<string>): Judged {
  if (!word.isWord) return { ...word, tier: 0, spread: false };
  if (word.chance >= markChance) return { ...word, tier: 1, spread: false };
  const isOrdinary = (word.listBits & inOrdinary) !== 0;
  const isSpread = sure.has(word.folded) && !word.inBody && (word.capital || !isOrdinary);
  if (isSpread) return { ...word, tier: 1, spread: true };
  // "lexis" and "daves" without an apostrophe, "the Chases".
  const stem = word.folded.replace(/s$/, '');
  if (
    stem.length > 2 &&
    stem !== word.folded &&
    sure.has(stem) &&
    (word.capital || !isOrdinary) &&
    !word.inBody
  )
    return { ...word, tier: 1, spread: true };
  // "ask gem": a small word that is a name elsewhere, and a word of the language as well.
  if (sure.has(word.folded) && !isNeverName(word.folded)) return { ...word, tier: 2, spread: true };
  return { ...word, tier: word.chance >= queueChance ? 2 : 0, spread: false };
}

/** Letters that stand for somebody in this file, and why: those of a full name, and those that come again and again. */
function gatherInitials(runs: readonly (readonly Judged[])[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const run of runs) {
    const letters = readInitials(run);
    if (letters !== null)
      counts.set(letters, (counts.get(letters) ?? 0) + (run.some(({ chance }) => chance > 0.05) ? 1.5 : 1));
    const firsts = run
      .filter(({ tier, folded }) => tier === 1 && folded.length > 2)
      .map(({ folded }) => folded.charAt(0));
    if (firsts.length < 2) continue;
    for (const some of [firsts.join(''), `${firsts[0] ?? ''}${firsts.at(-1) ?? ''}`])
      known.set(some, 'The initials of a name in this file.');
  }
  for (const [letters, count] of counts)
    if (count >= 3 && !known.has(letters))
      known.set(letters, 'The same capitals stand here several times, as initials do.');
  return known;
}

/** "JS" and "J.S." as "js"; null for what is none or an abbreviation of the field. */
function readInitials(run: readonly Judged[]): string | null {
  if (!run.every(({ capital, folded }) => capital && folded.length <= 3)) return null;
  if (run.length > 1 && run.some(({ folded }) => folded.length > 1)) return null;
  const letters = run.map(({ folded }) => folded).join('');
  const isShort = letters.length === 2 || letters.length === 3;
  return isShort && !careAcronyms.has(letters) && !neverPeople.has(letters) ? letters : null;
}

/** Neighbouring words become one name. */
function splitRuns(text: string, words: readonly Judged[]): readonly (readonly Judged[])[] {
  const runs: Judged[][] = [];
  let last: Judged | null = null;
  for (const word of words) {
    if (word.tier === 0) {
      if (word.isWord) last = null;
      continue;
    }
    if (last !== null && isClose(text, last, word)) runs.at(-1)?.push(word);
    else runs.push([word]);
    last = word;
  }
  return runs;
}

/** A word that is only possible joins its sure neighbours; without any it waits in the queue. */
function toHits(text: string, run: readonly Judged[], initials: ReadonlyMap<string, string>): readonly Hit[] {
  const letters = run.map(({ folded }) => folded).join('');
  // "D.O.B." is taken apart by its stops.
  if (run.length > 1 && letters.length < 5 && neverPeople.has(letters)) return [];
  const initialsOf = initials.get(readInitials(run) ?? '');
  const sure = run.filter(({ tier }) => tier === 1);
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  const best = (sure.length > 0 ? sure : run).reduce((a, b) => (b.chance > a.chance ? b : a));
  const tier = sure.length > 0 || initialsOf !== undefined ? 1 : 2;
  return [
    {
      type: 'person',
      start: first.start,
      end: last.end,
      confidence: rate(best, tier),
      source: 'names',
      reason: initialsOf ?? explain(text, run, best),
      personId: null,
      keep: false,
      tier,
    },
  ];
}

function rate({ chance, spread }: Judged, tier: 1 | 2): number {
  const sureness = spread ? Math.max(chance, 0.4) : chance;
  // Nothing that was only read off a page is as sure as what a human recorded.
  const within =
    tier === 1 ? Math.min(0.9, Math.max(0.3, sureness)) : Math.min(0.25, Math.max(0.05, sureness));
  return Math.round(within * 100) / 100;
}

const groundWords: Readonly<Record<Ground, string>> = {
  reads: 'Reads like a name here.',
  forename: 'A first name from a list.',
  'forename-and-surname': 'A first name from a list, followed by a surname from a list.',
  initials: 'Capitals that may be initials.',
  nickname: 'In quotation marks: may be what somebody is called.',
  capital: 'A capitalised word that is in no dictionary.',
  unknown: 'A word in small letters that is in no dictionary.',
  nothing: 'May be a name.',
};

function explain(text: string, run: readonly Judged[], best: Judged): string {
  const [first] = run;
  const last = run.at(-1);
  const parts = [best.spread ? 'The same word is a name elsewhere in this file.' : groundWords[best.ground]];
  if (
    !best.spread &&
    best.ground === 'reads' &&
    (best.listBits & inSurnames) !== 0 &&
    (best.listBits & inForenames) === 0
  )
    parts.push('A surname from a list.');
  if (best.ground === 'forename' && run.length > 1) parts.push('Followed by a capitalised word.');
  if (first !== undefined && last !== undefined) {
    const around = `${text.slice(Math.max(0, first.start - 30), first.start)} | ${text.slice(last.end, last.end + 30)}`;
    const role = new RegExp(`(?<!\\p{L})${roleWords.source}(?!\\p{L})`, 'iu').exec(around)?.[0];
    if (role !== undefined)
      parts.push(`“${role.toLowerCase()}” stands next to it: perhaps a professional in their role.`);
  }
  return parts.join(' ');
}
