/** Two lists of words laid side by side: what is the same, what may have been misread, what differs. */
import { isSimilar, isTorn } from './similar-words.ts';

/** Indices of words; `to` is behind the last. */
export type WordSpan = { readonly from: number; readonly to: number };

/** `same` and `similar` spans of one word each are word for word; a longer `similar` one is torn apart otherwise. */
export type AlignedRun = {
  readonly kind: 'same' | 'similar' | 'different';
  readonly here: WordSpan;
  readonly there: WordSpan;
};

/** Beyond this no two pages are laid side by side: it would take too much memory. */
const mostDifferences = 3000;
/** Words on one side times words on the other: in wider gaps no misread ones are looked for. */
const widestGap = 1200;

/**
 * Runs in order that together cover both lists. Null where more words differ than `most` (counting those that were put
 * in and those that were left out).
 */
export function alignWords(
  here: readonly string[],
  there: readonly string[],
  most: number = here.length + there.length,
): readonly AlignedRun[] | null {
  const matches = matchWords(here, there, Math.min(most, mostDifferences));
  if (matches === null) return null;
  const runs: AlignedRun[] = [];
  let [a, b] = [0, 0];
  for (const match of [...matches, { a: here.length, b: there.length, length: 0 }]) {
    if (match.a > a || match.b > b)
      runs.push(...alignGap(here, there, { from: a, to: match.a }, { from: b, to: match.b }));
    [a, b] = [match.a + match.length, match.b + match.length];
    if (match.length > 0)
      runs.push({ kind: 'same', here: { from: match.a, to: a }, there: { from: match.b, to: b } });
  }
  return runs;
}

/** `length` words from `a` of the one list are those from `b` of the other. */
type Match = { readonly a: number; readonly b: number; readonly length: number };

function matchWords(here: readonly string[], there: readonly string[], most: number): Match[] | null {
  const numbers = new Map<string, number>();
  const number = (list: readonly string[]): Int32Array =>
    Int32Array.from(list, (one) => {
      const known = numbers.get(one) ?? numbers.size;
      numbers.set(one, known);
      return known;
    });
  const [a, b] = [number(here), number(there)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const middle = matchMiddle(a.subarray(head, a.length - tail), b.subarray(head, b.length - tail), most);
  if (middle === null) return null;
  const all: Match[] = [
    { a: 0, b: 0, length: head },
    ...middle.map((match) => ({ ...match, a: match.a + head, b: match.b + head })),
    { a: a.length - tail, b: b.length - tail, length: tail },
  ];
  return joinMatches(all.filter(({ length }) => length > 0));
}

/** The shortest way from one list to the other (Myers, 1986): time grows with length times differences. */
function matchMiddle(a: Int32Array, b: Int32Array, most: number): Match[] | null {
  const steps: Int32Array[] = [];
  // For each diagonal x - y, at its number plus `middle`: how far along `a` it is.
  const middle = Math.min(most, a.length + b.length) + 1;
  const reach = new Int32Array(2 * middle + 1);
  for (let step = 0; step < middle; step += 1) {
    steps.push(reach.slice(middle - step - 1, middle + step + 2));
    for (let k = -step; k <= step; k += 2) {
      const down = reach[middle + k + 1] ?? 0;
      const right = (reach[middle + k - 1] ?? 0) + 1;
      let x = k === -step || (k !== step && right <= down) ? down : right;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return traceBack(steps, a.length, b.length);
    }
  }
  return null;
}

function traceBack(steps: readonly Int32Array[], endA: number, endB: number): Match[] {
  const matches: Match[] = [];
  let [x, y] = [endA, endB];
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    // What was reached before this step: diagonal k stands at k + step + 1.
    const before = steps[step] ?? new Int32Array();
    const k = x - y;
    const down = before[k + step + 2] ?? 0;
    const right = (before[k + step] ?? 0) + 1;
    const isDown = k === -step || (k !== step && right <= down);
    const startX = step === 0 ? 0 : isDown ? down : right;
    if (x > startX) matches.push({ a: startX, b: startX - k, length: x - startX });
    x = isDown ? startX : startX - 1;
    y = x - (isDown ? k + 1 : k - 1);
  }
  return matches.reverse();
}

function joinMatches(matches: readonly Match[]): Match[] {
  const joined: Match[] = [];
  for (const match of matches) {
    const last = joined.at(-1);
    if (last && last.a + last.length === match.a && last.b + last.length === match.b)
      joined[joined.length - 1] = { ...last, length: last.length + match.length };
    else joined.push(match);
  }
  return joined;
}

/** Between words that are the same: finds those that were misread, torn apart or run together. */
function alignGap(here: readonly string[], there: readonly string[], a: WordSpan, b: WordSpan): AlignedRun[] {
  const whole = { here: a, there: b };
  const [sizeA, sizeB] = [a.to - a.from, b.to - b.from];
  if (sizeA === 0 || sizeB === 0 || sizeA * sizeB > widestGap) return [{ kind: 'different', ...whole }];
  const pairs = pairSimilar(here.slice(a.from, a.to), there.slice(b.from, b.to));
  const runs: AlignedRun[] = [];
  let [nextA, nextB] = [a.from, b.from];
  const close = (toA: number, toB: number): void => {
    if (toA === nextA && toB === nextB) return;
    const isSame = isTorn(here.slice(nextA, toA), there.slice(nextB, toB)) && toA > nextA && toB > nextB;
    runs.push({
      kind: isSame ? 'similar' : 'different',
      here: { from: nextA, to: toA },
      there: { from: nextB, to: toB },
    });
  };
  for (const [pairA, pairB] of pairs) {
    const [atA, atB] = [a.from + pairA, b.from + pairB];
    close(atA, atB);
    runs.push({ kind: 'similar', here: { from: atA, to: atA + 1 }, there: { from: atB, to: atB + 1 } });
    [nextA, nextB] = [atA + 1, atB + 1];
  }
  close(a.to, b.to);
  return runs;
}

/** As many pairs of similar words as can be had in order. */
function pairSimilar(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const most = new Uint16Array((a.length + 1) * width);
  const similar = new Uint8Array(a.length * b.length);
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const pair = isSimilar(a[row] ?? '', b[column] ?? '') ? 1 : 0;
      similar[row * b.length + column] = pair;
      most[row * width + column] = Math.max(
        pair === 1 ? (most[(row + 1) * width + column + 1] ?? 0) + 1 : 0,
        most[(row + 1) * width + column] ?? 0,
        most[row * width + column + 1] ?? 0,
      );
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < a.length && column < b.length) {
    const here = most[row * width + column] ?? 0;
    const taken = (most[(row + 1) * width + column + 1] ?? 0) + 1;
    if (similar[row * b.length + column] === 1 && taken === here) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if ((most[(row + 1) * width + column] ?? 0) === here) row += 1;
    else column += 1;
  }
  return pairs;
}
