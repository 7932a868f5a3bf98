/** Text of the bundle's own pages (letter, guide, schedule, glossary), before it is set on pages. */

/**
 * In any text, `{{page:letter}}`, `{{page:schedule}}`, … stand for the first page of the part of that kind, and
 * `{{pages}}` for the number of pages of the bundle; they are known only once everything is set.
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
    }
  /** Lines to write on, for the form on which a reader can disagree. */
  | { readonly kind: 'writing-lines'; readonly count: number };
