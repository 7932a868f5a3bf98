/**
 * Joins glyphs to text in two ways: in the order in which they were drawn, and in the order in which they stand
 * on the page. A word that was drawn letter by letter, in any order, is a word in one of them.
 */
import { foldText, wideGap } from './fold-text.ts';
import { findCandidates, findTerms, guessDigits, type Term } from './terms.ts';
import type { Glyph } from './text-state.ts';

type Pick = (glyph: Glyph) => string | null;

/** The terms that can be read in the glyphs of one page or form, in any of their orders and by any of `picks`. */
export function findInGlyphs(
  glyphs: readonly Glyph[],
  picks: readonly Pick[],
  terms: readonly Term[],
): readonly Term[] {
  if (terms.length === 0 || glyphs.length === 0) return [];
  const orders = orderGlyphs(glyphs);
  return picks.flatMap((pick) =>
    orders.flatMap((order, index) => {
      if (!mayHold(order, pick, terms)) return [];
      // Drawn as if nothing were moved: for fonts whose widths the file does not tell.
      const unplaced = index === 0 ? glyphs.map((glyph) => pick(glyph) ?? '').join('') : '';
      return [joinGlyphs(order, pick), unplaced].flatMap((view) => findTerms(view, terms));
    }),
  );
}

/** As they were drawn and, where that is not the same, as they stand on the page. */
export function orderGlyphs(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  return isInPlaceOrder(glyphs) ? [glyphs] : [glyphs, sortByPlace(glyphs)];
}

/** Each code is read in two ways, since a lying map is a hiding place. */
export const readings: readonly Pick[] = [
  (glyph) => glyph.byMap ?? glyph.byEncoding,
  (glyph) => glyph.byEncoding,
];

/** Characters that fold to the same letters whatever stands beside them. */
const simple = /^[\0-\u024f\u2000-\u2070\u20a0-\u20bf\ufb00-\ufb04\ufffd]*$/;
const longestKept = 4;
const mostKept = 5000;
const lettersOf = new Map<string, string | null>();

/** Null where letters depend on their neighbours. */
function foldAlone(text: string): string | null {
  const known = lettersOf.get(text);
  if (known !== undefined) return known;
  const letters = simple.test(text) ? foldText(text).letters : null;
  if (text.length <= longestKept && lettersOf.size < mostKept) lettersOf.set(text, letters);
  return letters;
}

/**
 * False where not even the letters of a term follow one another. What stands between them, which takes longer to find
 * out, does not matter then.
 */
function mayHold(glyphs: readonly Glyph[], pick: Pick, terms: readonly Term[]): boolean {
  let all = '';
  let single = '';
  let previous: Glyph | null = null;
  let lastText = '';
  for (const glyph of glyphs) {
    const text = pick(glyph) ?? '\uFFFD';
    const letters = foldAlone(text);
    if (letters === null) return true;
    all += letters;
    if (previous !== null && text === lastText && isSamePlace(previous, glyph)) continue;
    single += letters;
    previous = glyph;
    lastText = text;
  }
  const runs = single.length === all.length ? [all] : [all, single];
  return runs
    .flatMap((run) => [run, ...guessDigits(run)])
    .some((run) => findCandidates(run, terms).length > 0);
}

/**
 * Whether level lines were drawn one below the other, each from left to right, and so clearly apart that sorting the
 * glyphs by their places would change nothing.
 */
function isInPlaceOrder(glyphs: readonly Glyph[]): boolean {
  let [least, most, smallest, largest, along] = [0, 0, 0, 0, Number.POSITIVE_INFINITY];
  let floor = Number.POSITIVE_INFINITY;
  for (const { x, y, endX, endY, size } of glyphs) {
    if (endY !== y || endX < x) return false;
    const [low, high] = [Math.min(least, y), Math.max(most, y)];
    if (x > along && high - low <= sameLine * Math.min(smallest, size)) {
      [least, most, along] = [low, high, x];
      smallest = Math.min(smallest, size);
      largest = Math.max(largest, size);
    } else {
      if (along !== Number.POSITIVE_INFINITY) floor = most - sameLine * largest;
      [least, most, smallest, largest, along] = [y, y, size, size, x];
    }
    if (y >= floor) return false;
  }
  return true;
}

/** Of the height of a line's first glyph: how far apart its baselines may be. */
const sameLine = 0.33;

/** Glyphs in the order in which they stand on the page, line by line. */
export function joinPlaced(glyphs: readonly Glyph[], pick: Pick): string {
  return joinGlyphs(sortByPlace(glyphs), pick);
}

/** A gap of a fifth of the font's height reads as a space. */
const spaceGap = 0.2;
/** The widest space of a justified line is narrower than this, the space between two columns wider. */
const columnGap = 1.4;

export function joinGlyphs(glyphs: readonly Glyph[], pick: Pick): string {
  const parts: string[] = [];
  let previous: Glyph | null = null;
  let lastText = '';
  for (const glyph of glyphs) {
    const text = pick(glyph) ?? '\uFFFD';
    if (previous !== null) {
      if (text === lastText && isSamePlace(previous, glyph)) continue;
      parts.push(gapBetween(previous, glyph));
    }
    parts.push(text);
    previous = glyph;
    lastText = text;
  }
  return parts.join('');
}

/** Bold text is often the same glyph twice, a hair apart. */
function isSamePlace(a: Glyph, b: Glyph): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < a.size * 0.12;
}

function directionOf(glyph: Glyph): readonly [number, number] {
  const length = Math.hypot(glyph.endX - glyph.x, glyph.endY - glyph.y);
  return length < 1e-6 ? [1, 0] : [(glyph.endX - glyph.x) / length, (glyph.endY - glyph.y) / length];
}

function gapBetween(a: Glyph, b: Glyph): '' | ' ' | '\n' | typeof wideGap {
  const [ux, uy] = directionOf(a);
  const dx = b.x - a.endX;
  const dy = b.y - a.endY;
  const along = dx * ux + dy * uy;
  const across = Math.abs(dx * uy - dy * ux);
  const size = Math.max(a.size, b.size);
  if (across > size * 0.6) return '\n';
  if (along > size * columnGap) return wideGap;
  if (along > size * spaceGap || along < -size * 1.5) return ' ';
  return '';
}

function sortByPlace(glyphs: readonly Glyph[]): Glyph[] {
  const placed = glyphs.map((glyph) => {
    const [ux, uy] = directionOf(glyph);
    const turn = Math.round(Math.atan2(uy, ux) / (Math.PI / 12));
    const along = glyph.x * ux + glyph.y * uy;
    return { glyph, turn, along, base: glyph.y * ux - glyph.x * uy };
  });
  placed.sort((a, b) => a.turn - b.turn || b.base - a.base);
  const out: Glyph[] = [];
  for (let start = 0; start < placed.length; ) {
    const first = placed[start];
    if (first === undefined) break;
    let end = start + 1;
    for (let next = placed[end]; next !== undefined; next = placed[end]) {
      if (next.turn !== first.turn || first.base - next.base > first.glyph.size * sameLine) break;
      end += 1;
    }
    const line = placed.slice(start, end).sort((a, b) => a.along - b.along);
    out.push(...line.map(({ glyph }) => glyph));
    start = end;
  }
  return out;
}
