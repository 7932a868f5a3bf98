/**
 * Whether two pages are one, printed, scanned or written twice. What tells a copy from another page of the same form is
 * not how much is the same, but where the rest stands: a copy differs at its head and foot, in letters that were
 * misread, and in a passage put in; a form differs in many small places, with other words in each.
 */
import { type AlignedRun, alignWords, type WordSpan } from './align-words.ts';
import { hasDigit, isWithin } from './similar-words.ts';

export type CopyJudgement = {
  /** Words that are not the same on both, of whichever page has more of them. */
  readonly differing: number;
};

/** Shorter pages say too little to be told from others of their kind, unless they are the same word for word. */
export const fewestWords = 20;
/** Of the words of both pages; a page that was put into a longer one with as much again differs by a third. */
const mostDifferent = 0.55;
/** The head and the foot of a page end where this many words follow each other on both. */
const steadyWords = 6;
const widestMargin = 40;
/** One head stands in the place of another in one piece, or in two around a word that is on both. */
const mostInMargin = 2;
/** Of the shorter page, without head and foot, and with them: a short page is not all head and foot. */
const leastCovered = 0.75;
const leastCoveredWhole = 0.6;

/** Null where they are not copies of each other. The order of the two does not matter. */
export function judgeCopies(one: readonly string[], other: readonly string[]): CopyJudgement | null {
  if (Math.min(one.length, other.length) < fewestWords) return null;
  const isOrdered =
    one.length < other.length || (one.length === other.length && one.join(' ') <= other.join(' '));
  const [here, there] = isOrdered ? [one, other] : [other, one];
  const most = Math.floor(mostDifferent * (here.length + there.length));
  const runs = alignWords(here, there, most);
  if (runs === null) return null;
  const { head, body, foot } = splitMargins(runs);
  const shorter = Math.min(count(body, 'here'), count(body, 'there'));
  if (shorter < fewestWords || matched(body) < leastCovered * shorter) return null;
  if (matched(runs) < leastCoveredWhole * Math.min(here.length, there.length)) return null;
  const { exchanges, misread, ...found } = weighDifferences(runs, body, here, there);
  const unrelated = [head, foot].reduce(
    (sum, margin) => sum + Math.max(0, countUnrelated(margin, here, there) - mostInMargin),
    found.unrelated,
  );
  // Where many words were misread by a letter, some are by more; but seldom so that nothing of them is left.
  const expected = 2 + shorter / 200;
  if (exchanges > expected + misread / 3 || unrelated > expected + misread / 15) return null;
  return { differing: countDiffering(runs) };
}

/** Words that are not the same, of whichever side has more of them. */
export function countDiffering(runs: readonly AlignedRun[]): number {
  return runs.reduce(
    (sum, run) => sum + (run.kind === 'same' ? 0 : Math.max(sizeOf(run, 'here'), sizeOf(run, 'there'))),
    0,
  );
}

type Side = 'here' | 'there';

function sizeOf(run: AlignedRun, side: Side): number {
  return run[side].to - run[side].from;
}

function count(runs: readonly AlignedRun[], side: Side): number {
  return runs.reduce((sum, run) => sum + sizeOf(run, side), 0);
}

function matched(runs: readonly AlignedRun[]): number {
  return runs.reduce(
    (sum, run) => sum + (run.kind === 'different' ? 0 : Math.min(sizeOf(run, 'here'), sizeOf(run, 'there'))),
    0,
  );
}

type Parts = {
  readonly head: readonly AlignedRun[];
  readonly body: readonly AlignedRun[];
  readonly foot: readonly AlignedRun[];
};

/** Head and foot are what stands before the first and behind the last stretch of words that are on both. */
function splitMargins(runs: readonly AlignedRun[]): Parts {
  const first = findSteady(runs);
  const last = runs.length - findSteady([...runs].reverse());
  if (first >= last) return { head: [], body: runs, foot: [] };
  const isMargin = (part: readonly AlignedRun[]): boolean =>
    count(part, 'here') <= widestMargin && count(part, 'there') <= widestMargin;
  const from = isMargin(runs.slice(0, first)) ? first : 0;
  const to = isMargin(runs.slice(last)) ? last : runs.length;
  return { head: runs.slice(0, from), body: runs.slice(from, to), foot: runs.slice(to) };
}

/** The index of the run with which the first steady stretch begins. */
function findSteady(runs: readonly AlignedRun[]): number {
  let [start, words] = [0, 0];
  for (const [index, run] of runs.entries()) {
    if (run.kind === 'different') {
      start = index + 1;
      words = 0;
    } else words += Math.min(sizeOf(run, 'here'), sizeOf(run, 'there'));
    if (words >= steadyWords) return start;
  }
  return runs.length;
}

type Differences = {
  /** Places with other words on one page than on the other; longer ones count for more. */
  readonly exchanges: number;
  /** Those of them in which the words have nothing in common. */
  readonly unrelated: number;
  /** Words without digits that were misread by a letter or two. */
  readonly misread: number;
};

/** Beyond this a passage that only one page has is one that was put in. */
const passageWords = 12;
const mostPassages = 3;
/** What is exchanged counts once, and once more for each so many words beyond the first few. */
const longExchange = 8;
const shortExchange = 3;

function weighDifferences(
  runs: readonly AlignedRun[],
  body: readonly AlignedRun[],
  here: readonly string[],
  there: readonly string[],
): Differences {
  let [exchanges, passages] = [0, 0];
  for (const place of joinPlaces(body)) {
    const [own, other] = [place.here.to - place.here.from, place.there.to - place.there.from];
    const isPassage = Math.abs(own - other) >= passageWords;
    if (isPassage) passages += 1;
    const least = Math.min(own, other);
    if (least > 0) exchanges += 1 + Math.max(0, least - shortExchange) / longExchange;
    else if (!isPassage) exchanges += 0.5;
  }
  const { misread, otherNumbers } = countSimilar(runs, here, there);
  exchanges += otherNumbers + Math.max(0, passages - mostPassages);
  return { exchanges, unrelated: countUnrelated(body, here, there), misread };
}

function countUnrelated(
  runs: readonly AlignedRun[],
  here: readonly string[],
  there: readonly string[],
): number {
  return joinPlaces(runs).filter((place) => {
    const [own, other] = [cut(here, place.here), cut(there, place.there)];
    return own !== '' && other !== '' && isUnrelated(own, other);
  }).length;
}

function cut(words: readonly string[], { from, to }: WordSpan): string {
  return words.slice(from, to).join('');
}

/** Even a poor reading leaves half of the letters; a word or two of a few letters may be lost altogether. */
const fewestLetters = 4;
const mostLetters = 200;

function isUnrelated(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  if (longer < fewestLetters) return false;
  return longer > mostLetters || !isWithin(a, b, Math.floor(longer / 2));
}

/**
 * A number with another digit may be another number or the same one misread. Where words were misread too, numbers are
 * believed to have been at the same rate, and half as much again.
 */
function countSimilar(
  runs: readonly AlignedRun[],
  here: readonly string[],
  there: readonly string[],
): { readonly misread: number; readonly otherNumbers: number } {
  const words = { all: 0, similar: 0 };
  const numbers = { all: 0, similar: 0 };
  for (const run of runs) {
    if (run.kind === 'same') {
      const digits = here.slice(run.here.from, run.here.to).filter(hasDigit).length;
      numbers.all += digits;
      words.all += sizeOf(run, 'here') - digits;
    } else if (run.kind === 'similar') {
      const kind = isNumber(run, here, there) ? numbers : words;
      kind.all += 1;
      kind.similar += 1;
    }
  }
  const rate = words.all === 0 ? 0 : words.similar / words.all;
  const believed = words.similar >= fewestMisread ? 1 + 1.5 * rate * numbers.all : 0;
  return { misread: words.similar, otherNumbers: Math.max(0, numbers.similar - believed) };
}

const fewestMisread = 3;

function isNumber(run: AlignedRun, here: readonly string[], there: readonly string[]): boolean {
  return (
    here.slice(run.here.from, run.here.to).some(hasDigit) &&
    there.slice(run.there.from, run.there.to).some(hasDigit)
  );
}

/** Places that differ; those with a single word between them are one. */
function joinPlaces(body: readonly AlignedRun[]): { here: WordSpan; there: WordSpan }[] {
  const places: { here: WordSpan; there: WordSpan }[] = [];
  let since = Number.POSITIVE_INFINITY;
  for (const run of body) {
    if (run.kind !== 'different') {
      since += Math.min(sizeOf(run, 'here'), sizeOf(run, 'there'));
      continue;
    }
    const last = places.at(-1);
    if (last && since <= 1) {
      last.here = { from: last.here.from, to: run.here.to };
      last.there = { from: last.there.from, to: run.there.to };
    } else places.push({ here: run.here, there: run.there });
    since = 0;
  }
  return places;
}
