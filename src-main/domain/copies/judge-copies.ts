/**
 * Whether two pages are one, printed, scanned or written twice. What tells a copy from another page of the same form is
 * not how much is the same, but where the rest stands: a copy differs at its head and foot, in letters that were
 * misread, and in a passage put in; a form differs in many small places, with other words in each.
 */
import { type AlignedRun, alignWords } from './align-words.ts';
import { hasDigit } from './similar-words.ts';

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
  const body = dropMargins(runs);
  const shorter = Math.min(count(body, 'here'), count(body, 'there'));
  if (shorter < fewestWords || matched(body) < leastCovered * shorter) return null;
  if (matched(runs) < leastCoveredWhole * Math.min(here.length, there.length)) return null;
  const { exchanges, misread } = weighDifferences(runs, body, here, there);
  // Where many words were misread by a letter, some are by more.
  const allowed = 2 + shorter / 200 + misread / 5;
  return exchanges > allowed ? null : { differing: countDiffering(runs) };
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

/** Without what stands before the first and behind the last stretch of words that are on both. */
function dropMargins(runs: readonly AlignedRun[]): readonly AlignedRun[] {
  const first = findSteady(runs);
  const last = runs.length - findSteady([...runs].reverse());
  if (first >= last) return runs;
  const isMargin = (part: readonly AlignedRun[]): boolean =>
    count(part, 'here') <= widestMargin && count(part, 'there') <= widestMargin;
  return runs.slice(
    isMargin(runs.slice(0, first)) ? first : 0,
    isMargin(runs.slice(last)) ? last : runs.length,
  );
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
  for (const { here: own, there: other } of joinPlaces(body)) {
    const isPassage = Math.abs(own - other) >= passageWords;
    if (isPassage) passages += 1;
    const least = Math.min(own, other);
    if (least > 0) exchanges += 1 + Math.max(0, least - shortExchange) / longExchange;
    else if (!isPassage) exchanges += 0.5;
  }
  const { misread, otherNumbers } = countSimilar(runs, here, there);
  return { exchanges: exchanges + otherNumbers + Math.max(0, passages - mostPassages), misread };
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

/** Places that differ, in words on either side; those with a single word between them are one. */
function joinPlaces(body: readonly AlignedRun[]): { here: number; there: number }[] {
  const places: { here: number; there: number }[] = [];
  let since = Number.POSITIVE_INFINITY;
  for (const run of body) {
    if (run.kind !== 'different') {
      since += Math.min(sizeOf(run, 'here'), sizeOf(run, 'there'));
      continue;
    }
    const last = places.at(-1);
    if (last && since <= 1) {
      last.here += sizeOf(run, 'here') + since;
      last.there += sizeOf(run, 'there') + since;
    } else places.push({ here: sizeOf(run, 'here'), there: sizeOf(run, 'there') });
    since = 0;
  }
  return places;
}
