/** Verification, the bundle, and its sign-off. */
import { z } from 'zod';
import { Actor } from './user.ts';
import { BundleId, DocumentId, Instant, PageNumber, PlainDate } from './values.ts';

export const VerificationFinding = z.object({
  /** What kind of leak or fault; the list is in docs/verification.md. */
  kind: z.string(),
  page: PageNumber.nullable(),
  /** Plain words and counts; never the withheld text itself. */
  detail: z.string(),
});
export type VerificationFinding = z.infer<typeof VerificationFinding>;

/** How many words of a page. */
export const PageWords = z.object({
  /** Of the original; of a bundle, of one of its documents. */
  page: PageNumber,
  words: z.int().min(1),
  documentId: DocumentId.optional(),
});
export type PageWords = z.infer<typeof PageWords>;

export const VerificationReport = z.object({
  clean: z.boolean(),
  findings: z.array(VerificationFinding).readonly(),
  /** How many words of the original nobody sees (covered, invisible, white, off the page…) were not carried over. */
  hiddenWords: z.array(PageWords).readonly().optional(),
  /** How many words can be seen on a page that is a picture, and neither searched for nor read aloud. */
  unsearchableWords: z.array(PageWords).readonly().optional(),
});
export type VerificationReport = z.infer<typeof VerificationReport>;

export const BundlePart = z.object({
  kind: z.enum(['letter', 'contents', 'guide', 'document', 'schedule', 'glossary', 'disagreement']),
  documentId: DocumentId.nullable(),
  title: z.string(),
  date: PlainDate.nullable(),
  firstPage: PageNumber,
  lastPage: PageNumber,
});
export type BundlePart = z.infer<typeof BundlePart>;

/** What a signature says. Its canonical JSON is what Ed25519 signs. */
export const SignOffStatement = z.object({
  product: z.literal('candour'),
  version: z.literal(1),
  reference: z.string(),
  bundleSha256: z.string(),
  pages: z.int(),
  preparedBy: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
});
export type SignOffStatement = z.infer<typeof SignOffStatement>;

export const SignOff = z.object({
  statement: SignOffStatement,
  /** base64 */
  signature: z.string(),
  /** base64 of the raw 32-byte Ed25519 key */
  publicKey: z.string(),
});
export type SignOff = z.infer<typeof SignOff>;

/** How many boxes within lines of text tell something by their width, in a bundle as a whole. */
export const BoxWidths = z.object({
  /** As wide as every box of their kind. */
  fixed: z.int(),
  /** Over the white space beside them. */
  widened: z.int(),
  /** As wide as the words under them; `guessable`: of these, those that only one person of the case would fit. */
  exact: z.int(),
  guessable: z.int(),
  /** Where the exact ones are, in the order of the bundle. */
  exactPages: z.array(z.object({ documentId: DocumentId, page: PageNumber, boxes: z.int() })).readonly(),
});
export type BoxWidths = z.infer<typeof BoxWidths>;

export const Bundle = z.object({
  id: BundleId,
  /** void: the case changed after the bundle was prepared. */
  state: z.enum(['prepared', 'signed', 'exported', 'void']),
  preparedBy: Actor,
  preparedAt: Instant,
  sha256: z.string(),
  bytes: z.int(),
  pages: z.int(),
  parts: z.array(BundlePart).readonly(),
  /** How often each label stands on a page, for the schedule. */
  withheld: z.array(z.object({ code: z.string(), places: z.int() })).readonly(),
  /** Null for a bundle of an older version of the program. */
  boxWidths: BoxWidths.nullable().default(null),
  /** Sent separately from the bundle. */
  password: z.string(),
  verification: VerificationReport,
  signOff: SignOff.nullable(),
  signedBy: Actor.nullable(),
  exportedAt: Instant.nullable(),
});
export type Bundle = z.infer<typeof Bundle>;
