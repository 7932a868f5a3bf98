/**
 * A document in ranges of pages that are worked on side by side. The cut depends on the document alone, so that the
 * outcome is the same however many hands there are.
 */
export type PageRange = { readonly from: number; readonly to: number };

/** Each range has fonts of its own, which in smaller ones outweigh the pages. */
const fewestPages = 25;
/** For each range the whole document is opened anew. */
const usualMost = 20;

/** Of nearly equal size, in order; at least one page each. */
export function splitPages(pages: number, mostRanges: number = usualMost): PageRange[] {
  const size = Math.max(fewestPages, Math.ceil(pages / mostRanges));
  const count = Math.ceil(pages / size);
  return Array.from({ length: count }, (_, index) => ({
    from: Math.floor((index * pages) / count) + 1,
    to: Math.floor(((index + 1) * pages) / count),
  }));
}
