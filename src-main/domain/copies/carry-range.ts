/** Where the words under a mark stand on another page. */
import type { AlignedRun } from './align-words.ts';
import { findWords, type PageWords } from './words.ts';

export type Carried = {
  /** UTF-16 offsets into the other page's text. */
  readonly range: { readonly start: number; readonly end: number };
  /** The words are the same, not only similar. */
  readonly exact: boolean;
};

/** As many words around it must stand on both pages: a common word alone proves no place. */
const leastAround = 4;
/** What stands around it may be broken by so many words that differ. */
const widestBreak = 3;

/** Null where the range holds no words, or its words do not stand there in one piece. */
export function carryRange(
  runs: readonly AlignedRun[],
  here: PageWords,
  there: PageWords,
  range: { readonly start: number; readonly end: number },
): Carried | null {
  const span = findWords(here, range);
  if (span === null) return null;
  const touched = runs.filter((run) => run.here.from < span.to && run.here.to > span.from);
  if (touched.length === 0 || touched.some(({ kind }) => kind === 'different')) return null;
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  // Something was put in on the other page in the middle of it.
  for (const [index, run] of touched.entries())
    if (index > 0 && run.there.from !== touched[index - 1]?.there.to) return null;
  if (!isAnchored(runs, span, Math.min(here.words.length, there.words.length))) return null;
  const from = isWordForWord(first) ? first.there.from + (span.from - first.here.from) : first.there.from;
  const to = isWordForWord(last) ? last.there.from + (span.to - last.here.from) : last.there.to;
  const exact = touched.every(({ kind }) => kind === 'same');
  const start = there.starts[from];
  const end = there.ends[to - 1];
  if (start === undefined || end === undefined) return null;
  return { range: exact ? trimAlike(here, span, there, { from, to }, range) : { start, end }, exact };
}

function isWordForWord({ kind, here, there }: AlignedRun): boolean {
  return kind === 'same' || (here.to - here.from === 1 && there.to - there.from === 1);
}

/** Part of a word here is the same part of it there, where the two are written with as many characters. */
function trimAlike(
  here: PageWords,
  span: { readonly from: number; readonly to: number },
  there: PageWords,
  found: { readonly from: number; readonly to: number },
  range: { readonly start: number; readonly end: number },
): Carried['range'] {
  const at = (places: Int32Array, index: number): number => places[index] ?? 0;
  const size = (page: PageWords, index: number): number => at(page.ends, index) - at(page.starts, index);
  const start = at(there.starts, found.from);
  const end = at(there.ends, found.to - 1);
  const cutStart = Math.max(0, range.start - at(here.starts, span.from));
  const cutEnd = Math.max(0, at(here.ends, span.to - 1) - range.end);
  const sameStart = size(here, span.from) === size(there, found.from);
  const sameEnd = size(here, span.to - 1) === size(there, found.to - 1);
  return { start: sameStart ? start + cutStart : start, end: sameEnd ? end - cutEnd : end };
}

/** Counts the words on both pages that stand right before and behind the touched runs; on short pages all are enough. */
function isAnchored(
  runs: readonly AlignedRun[],
  span: { readonly from: number; readonly to: number },
  shorter: number,
): boolean {
  const first = runs.findIndex(({ here }) => here.to > span.from);
  const next = runs.findIndex(({ here }) => here.from >= span.to);
  const before = countNear(
    runs.slice(0, first + 1).reverse(),
    ({ here }) => Math.min(here.to, span.from) - here.from,
  );
  const behind = countNear(
    runs.slice((next === -1 ? runs.length : next) - 1),
    ({ here }) => here.to - Math.max(here.from, span.to),
  );
  return before + behind >= Math.min(leastAround, shorter - (span.to - span.from));
}

/** Until more than a few words differ on either page. */
function countNear(runs: readonly AlignedRun[], measure: (run: AlignedRun) => number): number {
  let words = 0;
  for (const run of runs) {
    const wide = Math.max(run.here.to - run.here.from, run.there.to - run.there.from);
    if (run.kind === 'different' && wide > widestBreak) break;
    if (run.kind !== 'different') words += Math.max(0, measure(run));
    if (words >= leastAround) break;
  }
  return words;
}
