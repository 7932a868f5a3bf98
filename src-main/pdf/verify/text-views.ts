/**
 * Joins glyphs to text in two ways: in the order in which they were drawn, and in the order in which they stand
 * on the page. A word that was drawn letter by letter, in any order, is a word in one of them.
 */
import { wideGap } from './fold-text.ts';
import type { Glyph } from './text-state.ts';

type Pick = (glyph: Glyph) => string | null;

/** All the readings of one page or form; each is searched on its own. */
export function joinViews(glyphs: readonly Glyph[]): string[] {
  const views = new Set<string>();
  const picks: Pick[] = [(glyph) => glyph.byMap ?? glyph.byEncoding, (glyph) => glyph.byEncoding];
  const placed = sortByPlace(glyphs);
  for (const pick of picks) {
    views.add(joinGlyphs(glyphs, pick));
    views.add(joinGlyphs(placed, pick));
    // Drawn as if nothing were moved: for fonts whose widths the file does not tell.
    views.add(glyphs.map((glyph) => pick(glyph) ?? '').join(''));
  }
  return [...views];
}

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
    // A line: baselines no further apart than a third of the height of its first glyph.
    for (let next = placed[end]; next !== undefined; next = placed[end]) {
      if (next.turn !== first.turn || first.base - next.base > first.glyph.size * 0.33) break;
      end += 1;
    }
    const line = placed.slice(start, end).sort((a, b) => a.along - b.along);
    out.push(...line.map(({ glyph }) => glyph));
    start = end;
  }
  return out;
}
