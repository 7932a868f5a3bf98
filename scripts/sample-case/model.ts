/** What a sample document is made of: content only. Lengths are PDF points; text is plain, `**bold**` marks bold words. */

export type Colour = readonly [red: number, green: number, blue: number];

export type Family = 'helvetica' | 'times' | 'courier' | 'atkinson';

export interface Look {
  readonly family: Family;
  readonly size: number;
  /** Line height as a multiple of the size. */
  readonly leading: number;
  readonly margin: number;
  readonly justified: boolean;
  readonly accent: Colour;
  readonly headings: 'plain' | 'ruled' | 'band';
  /** `{page}` and `{pages}` stand for the page number and the page count. */
  readonly header?: string;
  readonly footer?: { readonly left: string; readonly right: string };
}

export interface Column {
  readonly title: string;
  /** Share of the width; shares of one table add up to 1. */
  readonly share: number;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly under?: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly indent?: number; readonly small?: boolean }
  | { readonly kind: 'bullets'; readonly items: readonly string[]; readonly numbered?: boolean }
  | { readonly kind: 'address'; readonly lines: readonly string[]; readonly right?: boolean }
  | {
      readonly kind: 'fields';
      readonly rows: readonly (readonly [label: string, value: string])[];
      readonly labelShare?: number;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      readonly size?: number;
    }
  | {
      readonly kind: 'letterhead';
      readonly name: string;
      readonly under: string;
      readonly lines: readonly string[];
    }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'space'; readonly height: number };

/** A run of pages of one orientation; each section starts on a new page. */
export interface Section {
  readonly orientation: 'portrait' | 'landscape' | 'rotated';
  readonly blocks: readonly Block[];
}

export interface SampleDocument {
  readonly fileName: string;
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  /** ISO date and time, for the file's own dates. */
  readonly created: string;
  readonly look: Look;
  readonly sections: readonly Section[];
}

export type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

/** A generated file: its bytes and, per page, the lines of text in the order drawn. */
export interface GeneratedDocument {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly pages: readonly (readonly string[])[];
}
