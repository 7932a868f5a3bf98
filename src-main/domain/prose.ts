/** Text of the bundle's own pages (letter, guide, schedule, glossary), before it is set on pages. */

/**
 * In any text, `{{page:letter}}`, `{{page:schedule}}`, … stand for the first page of the part of that kind, and
 * `{{pages}}` for the number of pages of the bundle; they are known only once everything is set.
 * `{{places:<document id>=3,4,7;<document id>=1}}` stands for pages of documents by their numbers in the bundle
 * ("49–50, 53, 60"); the ids are written with encodeURIComponent.
 * A list item that starts with U+2610 has a box to tick.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'address'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      /** A cell may hold a second, fainter line after a line feed. */
      readonly rows: readonly (readonly string[])[];
      /** Share of the width for each column; they add up to 1. */
      readonly widths: readonly number[];
      /** Columns of numbers are set flush right. */
      readonly alignRight: readonly number[];
      /** The page of the bundle that each row stands for, where its first cell is to link there. */
      readonly pages?: readonly number[];
      /** Columns set in bold. */
      readonly strong?: readonly number[];
    }
  /** Lines to write on, for the form on which a reader can disagree. */
  | { readonly kind: 'writing-lines'; readonly count: number };
