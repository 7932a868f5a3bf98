/**
 * What PDF work there is: bytes in, bytes out, no key, no path, no case. The same tasks run inline, in a
 * forked process (command line) and in a utility process (application).
 */

import type { BundlePart, VerificationReport } from '../contract/bundle.ts';
import type { MessageOrigin } from '../contract/copies.ts';
import type { InspectionFinding } from '../contract/document.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { Reading, ReadingReason } from '../contract/reading.ts';
import type { DocumentId, PlainDate, Rect } from '../contract/values.ts';
import type { PageWay } from '../domain/page-ways.ts';
import type { Block } from '../domain/prose.ts';
import type { Child, FileType, HiddenKind, Warning } from '../intake/file-content.ts';

export type PdfSource = { readonly bytes: Uint8Array; readonly password: string | null };

export type ExtractedPage = {
  readonly page: number;
  /** MediaBox and CropBox in default user space; `cropBox` is what a viewer shows. */
  readonly mediaBox: Rect;
  readonly cropBox: Rect;
  readonly rotation: 0 | 90 | 180 | 270;
  /** Points per unit of default user space, 1 unless the page says otherwise. */
  readonly userUnit: number;
  /** In reading order, lines ended by `\n`. */
  readonly text: string;
  /** Four numbers per UTF-16 unit of `text` (x0, y0, x1, y1 in default user space); 0 0 0 0 without ink. */
  readonly boxes: Float32Array;
  /** Why its words have to be read by a machine; null where they can be had as they are. */
  readonly toRead: ReadingReason | null;
};

export type ExtractedDocument = {
  readonly pages: readonly ExtractedPage[];
  /** There are annotations or form fields, which `convert` sets into the pages. */
  readonly annotated: boolean;
  readonly findings: readonly InspectionFinding[];
};

/** One rectangle that becomes a box. `label` is printed on it where it fits, and readable as text. */
export type RedactionMark = { readonly page: number; readonly rect: Rect; readonly label: string };

/** Pages from 1, both included. */
export type PageRange = { readonly from: number; readonly to: number };

export type RedactInput = {
  readonly source: PdfSource;
  /** Numbered as the source's pages are, and only on pages of `range`. */
  readonly marks: readonly RedactionMark[];
  /** Resolution of raster pages, 72 to 600. */
  readonly dpi: number;
  /** Only these pages are written; absent: all. */
  readonly range?: PageRange;
  /** Names of the case's people, for `Gap.known`. */
  readonly names?: readonly string[];
  /** Lines are set anew round boxes of fixed widths; absent: every box stands exactly where its mark is. */
  readonly reflow?: boolean;
  /** Pages that an attack on an earlier output found fault with. */
  readonly ways?: readonly PageWay[];
};

/**
 * Where the writer set a page differently than the original, so that the width of what was removed cannot be read
 * from the gap. Rectangles in the page's default user space, which is that of the original.
 */
export type PageLayout = {
  /** Numbered as the source's pages are. */
  readonly page: number;
  /** The boxes as drawn, each over one or several marks or standing in place of them. */
  readonly boxes: readonly Rect[];
  /**
   * Parts of the original that are shown elsewhere: `from` by (`dx`, `dy`), multiples of `moveStep` along the line.
   * They do not overlap, before or after. All of the page that is in no part and no box stays where it was.
   */
  readonly moves: readonly { readonly from: Rect; readonly dx: number; readonly dy: number }[];
};

/** A box within a line of text, and how much its width tells. */
export type Gap = {
  /** As drawn, in default user space. */
  readonly rect: Rect;
  /** Numbers of the marks in the input that it stands for. */
  readonly marks: readonly number[];
  /** `fixed`: the line was set anew round it; `widened`: over the white space beside it; `exact`: as wide as the words. */
  readonly width: 'fixed' | 'widened' | 'exact';
  /** How many of the common surnames could stand in it, of how many. */
  readonly fitting: number;
  readonly of: number;
  /** Numbers of the input's `names` that could stand in it. */
  readonly known: readonly number[];
};

export type RedactedPage = {
  readonly page: number;
  readonly writer: 'redraw' | 'raster';
  /** Why raster wrote it, where redraw could have been expected; null otherwise. */
  readonly reason: string | null;
  readonly marks: number;
  /** Words in the text layer. */
  readonly words: number;
  readonly layout: PageLayout;
  /** Boxes within lines of text; those over pictures or whole paragraphs are not among them. */
  readonly gaps: readonly Gap[];
};

export type RedactOutput = { readonly bytes: Uint8Array; readonly pages: readonly RedactedPage[] };

export type VerifyInput = {
  readonly output: PdfSource;
  /** Null: no boxes are expected; the file is attacked as a whole only. */
  readonly marks: readonly RedactionMark[] | null;
  /** Must not occur anywhere: text layer, any stream or string, any metadata. */
  readonly terms: readonly string[];
  /** Names under which the file is handed over, such as that of the file: searched for the terms too. */
  readonly names?: readonly string[];
  /** For the comparison of what lies outside the boxes; null when there is no original to compare with. */
  readonly original: PdfSource | null;
  /** The pages of the original that the output shows, and by whose numbers marks are numbered; absent: all. */
  readonly range?: PageRange;
  /**
   * The pages of the output that are looked at one by one, where several workers share a file: `marks` and `layouts` are
   * of these alone. What concerns the file as a whole is checked by each. Absent: all. Not together with `range`.
   */
  readonly pages?: PageRange;
  /** What the writer says it moved; believed only as far as the original bears it out. Absent: nothing. */
  readonly layouts?: readonly PageLayout[];
};

export type AssemblePart =
  | {
      readonly kind: Exclude<BundlePart['kind'], 'document'>;
      readonly title: string;
      /** The part `contents` ends with the table of all parts, which assemble adds by itself. */
      readonly blocks: readonly Block[];
    }
  | {
      readonly kind: 'document';
      readonly documentId: DocumentId;
      readonly title: string;
      readonly date: PlainDate | null;
      /** A redacted and verified document without a password: its ranges of pages, each a PDF, in order. */
      readonly ranges: readonly Uint8Array[];
    };

export type AssembleInput = {
  /** Document title, e.g. "Your records, SAR-2026-0147"; also the left foot of each page. */
  readonly title: string;
  readonly language: 'en-GB';
  readonly parts: readonly AssemblePart[];
  /** User password; the file is AES-256 encrypted. */
  readonly password: string;
};

export type AssembleOutput = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly parts: readonly BundlePart[];
};

export type ConvertInput = {
  readonly source: PdfSource;
  /** Tells the format where the content does not, and stands on the page of a file that cannot be converted. */
  readonly untrustedName?: string;
  /** Not to be read (again): why. The answer is one page that says so. */
  readonly unconverted?: ErrorCode | null;
};

export type ConvertOutput = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly type: FileType;
  /** What a reader of the original does not see, and the page of the working PDF on which it is shown. */
  readonly hidden: readonly { readonly kind: HiddenKind; readonly page: number; readonly count: number }[];
  readonly warnings: readonly Warning[];
  /** The day that the file says it is of. */
  readonly date: PlainDate | null;
  /** Of a message; null for everything else. */
  readonly message: MessageOrigin | null;
  /** Files within the file, as they are. */
  readonly children: readonly Child[];
};

export type PdfTasks = {
  /** `agreed`: two readers find as many. */
  countPages: { input: { source: PdfSource }; output: { pages: number; agreed: boolean } };
  /** `textOnly`: no page is drawn to see whether a machine has to read it; `toRead` is null, and there are no findings. */
  extract: { input: { source: PdfSource; textOnly?: boolean }; output: ExtractedDocument };
  /** The pages that a machine has to read, as `extract` says it too. */
  findScans: {
    input: { source: PdfSource };
    output: { pages: readonly { page: number; reason: ReadingReason }[] };
  };
  /** Reads a page by machine. `text` and `boxes` are those of the page with what was read laid over it. */
  recognise: {
    input: { source: PdfSource; page: number };
    output: { reading: Reading; text: string; boxes: Float32Array };
  };
  /** Lays what was read over the pages, without ink: a copy without a password. */
  layWords: {
    input: { source: PdfSource; readings: readonly { page: number; reading: Reading }[] };
    output: { bytes: Uint8Array };
  };
  inspect: {
    input: { source: PdfSource };
    output: { pages: number; findings: readonly InspectionFinding[] };
  };
  /** A working PDF: of a PDF a copy without its password, pages untouched; of everything else, its content on pages. */
  convert: { input: ConvertInput; output: ConvertOutput };
  /** Several PDFs without passwords as one; `pages` are those of each. */
  join: { input: { parts: readonly Uint8Array[] }; output: { bytes: Uint8Array; pages: readonly number[] } };
  redact: { input: RedactInput; output: RedactOutput };
  /** Ranges of one document that `redact` wrote, in order, become one PDF. */
  joinRanges: { input: { ranges: readonly Uint8Array[] }; output: { bytes: Uint8Array } };
  verify: { input: VerifyInput; output: VerificationReport };
  assemble: { input: AssembleInput; output: AssembleOutput };
};
export type PdfTaskName = keyof PdfTasks;

/** done and total count pages. */
export type PdfProgress = { readonly done: number; readonly total: number };

export type PdfTaskOptions = {
  /** Aborting ends the work (the process, where there is one) and rejects with `cancelled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PdfProgress) => void;
};

export type PdfEngine = {
  /** How many tasks run side by side; more may be asked for and wait their turn. */
  readonly workers: number;
  /** Rejects with AppError only; a worker that dies rejects with `worker-died`, one too slow with `took-too-long`. */
  run<Name extends PdfTaskName>(
    name: Name,
    input: PdfTasks[Name]['input'],
    options?: PdfTaskOptions,
  ): Promise<PdfTasks[Name]['output']>;
  close(): Promise<void>;
};
