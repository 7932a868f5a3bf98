/** A name may be broken where a page ends: what is read last on one page, and first on the next. */
import type { ContentReading } from './content.ts';
import { findTerms, type Term } from './terms.ts';
import { joinGlyphs, orderGlyphs, readings } from './text-views.ts';

/** Glyphs; longer than any name and its hyphen. */
const enough = 120;

/** In several readings, the same in each. */
export type PageEnds = { readonly first: readonly string[]; readonly last: readonly string[] };

export function readPageEnds({ glyphs }: ContentReading): PageEnds {
  const orders = orderGlyphs(glyphs);
  const read = (from: number, to: number | undefined): readonly string[] =>
    orders.flatMap((order) => readings.map((pick) => joinGlyphs(order.slice(from, to), pick)));
  return { first: read(0, enough), last: read(-enough, undefined) };
}

/** Terms that are read across the end of a page, and on neither page by itself. */
export function findAcrossPages(before: PageEnds, after: PageEnds, terms: readonly Term[]): readonly Term[] {
  return before.last.flatMap((end) =>
    after.first.flatMap((start) => {
      const apart = [...findTerms(end, terms), ...findTerms(start, terms)];
      return findTerms(`${end}\n${start}`, terms).filter((term) => !apart.includes(term));
    }),
  );
}
