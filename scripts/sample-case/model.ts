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

/** What a person at the desk has to find in one document, hidden parts included. */
export interface DocumentTruth {
  /** The name of the file, behind the names of the files that carry it: `outer.eml > inner.docx`. */
  readonly path: string;
  readonly title: string;
  /** ISO date. */
  readonly date: string;
  /** Must be in its text, and gone from a bundle. */
  readonly withheld: readonly string[];
  /** Must be in its text, and still be readable in a bundle. */
  readonly kept: readonly string[];
  /** The same of words that are only in a picture: they can be read where it was recognised. */
  readonly inPicture?: { readonly withheld: readonly string[]; readonly kept: readonly string[] };
  /** What has to be covered on its first page. */
  readonly boxes?: readonly PictureBox[];
}

export interface PictureBox {
  /** Words, or what is to be seen. */
  readonly text: string;
  /** An id of the register, or words for somebody who is not in it. */
  readonly person: string;
  readonly rect: Rect;
}

/** A file of another kind than PDF, with the truth of itself and of every document within it, in the order of import. */
export interface SampleFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly truth: readonly DocumentTruth[];
}

/** Joins the names of files that carry each other. */
export function nest(...names: readonly string[]): string {
  return names.join(' > ');
}
