/** Documents, their pages, and what was found hidden in them. */
import { z } from 'zod';
import { Actor } from './user.ts';
import { DocumentId, Instant, PageNumber, PlainDate, Rect, shortText } from './values.ts';

/** What a finding found: where on its page (nowhere for a property of the file), and the words that are hidden there. */
export const FindingPlace = z.object({
  rects: z.array(Rect).max(500).readonly(),
  text: z.string().max(4000),
});
export type FindingPlace = z.infer<typeof FindingPlace>;

/** What only files that are no PDFs hide: shown in an appendix of the working PDF (docs/formats.md). */
export const convertedKinds = [
  'tracked-change',
  'comment',
  'hidden-sheet',
  'hidden-rows',
  'formula',
  'cached-data',
  'speaker-notes',
  'blind-copy',
  'mail-headers',
  'alternative-text',
  'link-target',
  'location',
] as const;

/** Something in a file that a reader does not see at once, or that would leave with it. One of a kind a page. */
export const InspectionFinding = z.object({
  kind: z.enum([
    'text-under-box',
    'image-under-box',
    'unapplied-redaction',
    'hidden-text',
    'overprinted-text',
    'off-page-text',
    'hidden-layer',
    'previous-revision',
    'annotation',
    'form-field',
    'attachment',
    'javascript',
    'metadata',
    'image-metadata',
    'ocr-layer',
    'page-without-text',
    // Words of a picture of text, as a machine read them.
    'machine-read',
    'poor-reading',
    'no-words-read',
    'damaged',
    ...convertedKinds,
    // The working PDF is one page that says why.
    'not-converted',
    // Files within the file that have not come into the case (yet).
    'children-missing',
  ]),
  /** Null where it belongs to the whole file. */
  page: PageNumber.nullable(),
  count: z.int().min(1),
  /** Not necessarily all that were counted. */
  places: z.array(FindingPlace).max(1000).readonly(),
});
export type InspectionFinding = z.infer<typeof InspectionFinding>;
export type FindingKind = InspectionFinding['kind'];

/** A finding as the reviewer has it. */
export const CaseFinding = InspectionFinding.extend({
  documentId: DocumentId,
  /** Words or pictures that stand on a page and cannot be seen there. */
  serious: z.boolean(),
  /** Who looked at it and said so. */
  looked: z.object({ by: Actor, at: Instant }).nullable(),
});
export type CaseFinding = z.infer<typeof CaseFinding>;

/** One kind of finding in one document. */
export const FindingSummary = z.object({
  kind: InspectionFinding.shape.kind,
  serious: z.boolean(),
  count: z.int().min(1),
  /** How many pages have it; 0 where it belongs to the whole file. */
  pages: z.int().min(0),
  /** Findings of this kind that nobody has looked at, and the first page with one. */
  open: z.int().min(0),
  openPage: PageNumber.nullable(),
});
export type FindingSummary = z.infer<typeof FindingSummary>;

export const Document = z.object({
  id: DocumentId,
  /** Shown in the contents; starts as the file's name without its ending, editable. */
  title: shortText.min(1),
  fileName: shortText,
  /** The date the document is about, for life order; null when unknown. */
  date: PlainDate.nullable(),
  pages: z.int().min(1),
  bytes: z.int(),
  sha256: z.string(),
  importedAt: Instant,
  importedBy: Actor,
  /** The message or archive that it came in; null for a file that was brought by itself. */
  parent: DocumentId.nullable(),
});
export type Document = z.infer<typeof Document>;

export const PageState = z.enum(['unseen', 'seen', 'open-suggestions', 'part-withheld']);
export type PageState = z.infer<typeof PageState>;

/** What the strip beside a document shows: one state a page, in page order. */
export const DocumentSummary = Document.extend({
  /** What was found in it at import, by kind. */
  findings: z.array(FindingSummary).readonly(),
  pageStates: z.array(PageState).readonly(),
  suggestions: z.int(),
  withheld: z.int(),
  returned: z.int(),
  /** Withholding decisions that nobody else has agreed yet. */
  awaitingReview: z.int(),
  /** Share of the page area covered by withholding marks, 0 to 1. */
  shareWithheld: z.number(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const Page = z.object({
  documentId: DocumentId,
  page: PageNumber,
  /** The visible area (CropBox within MediaBox) in default user space. */
  box: Rect,
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  text: z.string(),
  /** Four numbers for each UTF-16 unit of `text` (x0, y0, x1, y1); all 0 where the character has no ink. */
  boxes: z.instanceof(Float32Array),
  seen: z.boolean(),
});
export type Page = z.infer<typeof Page>;
