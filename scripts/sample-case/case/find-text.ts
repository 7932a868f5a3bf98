export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Every place where a term occurs in the text of a page, whatever its case, and however its words and its letters are
 * broken over lines (a hyphen at the end of a line counts as part of the break). Offsets are UTF-16 units of the text.
 */
export function findText(text: string, term: string, match: 'whole-words' | 'anywhere'): Span[] {
  const words = term.trim().split(/\s+/);
  const pattern = words
    .map((word) => [...word].map((char) => char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')).join('(?:-?\\n)?'))
    .join('\\s+');
  const bounded = match === 'whole-words' ? `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])` : pattern;
  return [...text.matchAll(new RegExp(bounded, 'giu'))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}
