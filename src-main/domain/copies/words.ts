/** The words of a page as they are compared: without case, accents, punctuation and layout. */

export type PageWords = {
  /** Folded. */
  readonly words: readonly string[];
  /** UTF-16 offsets of each word in the page's text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** Letters and digits; an apostrophe within a word belongs to it. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['\u2019][\p{L}\p{N}\p{M}]+)*/gu;

export function splitWords(text: string): PageWords {
  const words: string[] = [];
  const places: number[] = [];
  for (const match of text.matchAll(word)) {
    const [found] = match;
    const folded = foldWord(found);
    if (folded === '') continue;
    words.push(folded);
    places.push(match.index, match.index + found.length);
  }
  const starts = new Int32Array(words.length);
  const ends = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    starts[at] = places[at * 2] ?? 0;
    ends[at] = places[at * 2 + 1] ?? 0;
  }
  return { words, starts, ends };
}

const plain = /^[a-z0-9]*$/;

function foldWord(found: string): string {
  const lower = found.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const lookalikes: Readonly<Record<string, string>> = {
  rn: 'm',
  vv: 'w',
  cl: 'd',
  i: 'l',
  1: 'l',
  0: 'o',
  5: 's',
  8: 'b',
};

/** What the recognition of a scan mistakes for one another becomes one. Not for showing. */
export function foldLookalikes(folded: string): string {
  return folded.replace(/rn|vv|cl|[i1058]/g, (found) => lookalikes[found] ?? found);
}

/** Part of a page's words. Ends before `to`. */
export function cutWords({ words, starts, ends }: PageWords, from: number, to: number): PageWords {
  return { words: words.slice(from, to), starts: starts.slice(from, to), ends: ends.slice(from, to) };
}

/** The words that a range of the page's text touches; `to` is behind the last. Null where it touches none. */
export function findWords(
  { starts, ends }: PageWords,
  range: { readonly start: number; readonly end: number },
): { readonly from: number; readonly to: number } | null {
  let from = 0;
  while (from < starts.length && (ends[from] ?? 0) <= range.start) from += 1;
  let to = from;
  while (to < starts.length && (starts[to] ?? 0) < range.end) to += 1;
  return to > from ? { from, to } : null;
}
