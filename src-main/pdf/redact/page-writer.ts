/** One page in, one page out: the type of both writers. */
import type { Rect } from '../../contract/values.ts';
import type { Gap, PageLayout } from '../engine.ts';
import type { PageGeometry } from '../geometry.ts';
import type { PDFPageProxy, Pdfjs } from '../pdfjs.ts';
import type { Guesses } from '../reflow/guess-names.ts';
import type { PageStructure } from '../write/page-structure.ts';
import type { LabelWriter } from './label.ts';
import type { OutputDocument, PdfDictionary } from './output.ts';
import type { TextLayer } from './text-layer.ts';
import type { InkedCharacter, Word } from './words.ts';

/** A mark cut to the visible box of its page; the rectangle is in default user space. */
export type PageMark = {
  readonly rect: Rect;
  readonly label: string;
  /** Its number in the input. */
  readonly number: number;
};

export type PageSource = {
  /** From 1. */
  readonly number: number;
  readonly pdfjs: Pdfjs;
  readonly proxy: PDFPageProxy;
  readonly geometry: PageGeometry;
  /** As PDFium reads them, hidden ones included: the writer decides which survive. */
  readonly words: readonly Word[];
  /** The characters of some words that others of them hide, printed in the same place. */
  findOverprinted(words: readonly Word[]): ReadonlySet<InkedCharacter>;
  readonly dpi: number;
  /** Lines may be set anew. */
  readonly reflow: boolean;
  /** Names that are tried on every gap. */
  readonly guesses: Guesses;
};

/** The new document and what its pages share. Nothing here comes from the input. */
export type PageTarget = {
  readonly output: OutputDocument;
  readonly textLayer: TextLayer;
  readonly labels: LabelWriter;
};

export type PageContent = {
  /** Content stream operators, not yet compressed; space: displayed points, origin bottom left. */
  readonly operators: string;
  /** Resource category → name → reference, as the page dictionary needs it. */
  readonly resources: PdfDictionary;
  /** Of the marked content in `operators`. */
  readonly structure: PageStructure;
  /** Words in the text layer. */
  readonly words: number;
  readonly layout: PageLayout;
  readonly gaps: readonly Gap[];
};

export type PageWriteResult =
  | { readonly kind: 'written'; readonly content: PageContent }
  /** The page has something that this writer cannot express or prove; another one must take it. */
  | { readonly kind: 'cannot'; readonly reason: string };

/**
 * Throws AppError where no writer could help (page-too-large, out-of-memory). What is slow and needs no page
 * (compression) may go on behind `PageWriteResult`: see `OutputDocument.addStream`.
 */
export type PageWriter = (
  source: PageSource,
  marks: readonly PageMark[],
  target: PageTarget,
) => Promise<PageWriteResult>;

/** Every box over its mark, and nothing moved. */
export function layOutUnmoved(page: number, marks: readonly PageMark[]): PageLayout {
  return { page, boxes: marks.map(({ rect }) => rect), moves: [] };
}
