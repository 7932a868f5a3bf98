/** What a file holds, whatever its format: nothing in it can run, fetch or hide. Made by readers, set by pdf/print. */
import type { MessageOrigin } from '../contract/copies.ts';
import { convertedKinds } from '../contract/document.ts';

/** `encrypted-office`: an Office file behind a password. */
export const fileTypes = [
  'pdf',
  'eml',
  'mbox',
  'msg',
  'tnef',
  'docx',
  'doc',
  'rtf',
  'odt',
  'xlsx',
  'xls',
  'ods',
  'csv',
  'pptx',
  'ppt',
  'odp',
  'html',
  'markdown',
  'text',
  'jpeg',
  'png',
  'gif',
  'webp',
  'bmp',
  'tiff',
  'heic',
  'zip',
  'encrypted-office',
  'unknown',
] as const;
export type FileType = (typeof fileTypes)[number];

/** A stretch of text in one style. A line feed starts a new line. */
export type Run = { readonly text: string; readonly style: 'regular' | 'bold' | 'italic' };

/**
 * `decode` gives RGBA, four bytes a pixel, top row first: called once, when the page is set, and never kept. A photograph
 * is kept as a JPEG of high quality; all else without any loss.
 */
export type Picture =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'pixels';
      readonly width: number;
      readonly height: number;
      readonly isPhotograph?: boolean;
      readonly decode: () => Uint8Array | Promise<Uint8Array>;
    };

export type Cell = { readonly text: string; readonly span: number };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly Run[];
      /** Steps to the right. */
      readonly indent: number;
      /** Stands before the first line: a bullet, a number, or nothing. */
      readonly marker: string;
    }
  /** Line feeds and spaces stay as they are. */
  | { readonly kind: 'preformatted'; readonly text: string }
  /** Names and values, side by side. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** A table in running text. `heads` of its first rows are repeated on each page. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[]; readonly heads: number }
  /** Part of a spreadsheet: every row and column has its label. */
  | {
      readonly kind: 'grid';
      readonly columns: readonly string[];
      readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
    }
  | {
      readonly kind: 'picture';
      readonly picture: Picture;
      /** A page of its own: the picture is the document. */
      readonly wholePage: boolean;
      /** Turns by a quarter, clockwise, before it is upright; mirrored left to right first. */
      readonly turns: 0 | 1 | 2 | 3;
      readonly mirrored: boolean;
      /** Width in points, where the document says. */
      readonly width: number | null;
      readonly description: string;
    }
  | { readonly kind: 'rule' };

export const hiddenKinds = ['hidden-text', 'metadata', ...convertedKinds] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

/** Something that a reader of the original does not see, shown in the appendix. `count`: how many there are. */
export type HiddenPart = {
  readonly kind: HiddenKind;
  readonly count: number;
  readonly blocks: readonly Block[];
};

/** A file within the file. The name may be a path, with forward slashes. */
export type Child = { readonly untrustedName: string; readonly bytes: Uint8Array };

/** What could not be shown; each stands on the appendix page in words, and in the command line's answer. */
export const warnings = [
  'password-removed',
  'annotations-set',
  'remote-content-not-fetched',
  'picture-not-shown',
  'more-frames-not-shown',
  'object-not-shown',
  'characters-not-drawn',
  'text-cut',
  'formatting-unreadable',
  'member-not-read',
] as const;
export type Warning = (typeof warnings)[number];

export type FileContent = {
  readonly blocks: readonly Block[];
  readonly hidden: readonly HiddenPart[];
  readonly children: readonly Child[];
  readonly warnings: readonly Warning[];
  /** The day that the file says it is of, `YYYY-MM-DD`; absent where it does not. */
  readonly date?: string | null;
  /** Of a message. */
  readonly message?: MessageOrigin;
};

export function say(text: string, style: Run['style'] = 'regular'): Block {
  return { kind: 'paragraph', runs: [{ text, style }], indent: 0, marker: '' };
}

export function listItem(text: string, marker = '\u2022'): Block {
  return { kind: 'paragraph', runs: [{ text, style: 'regular' }], indent: 0, marker };
}
