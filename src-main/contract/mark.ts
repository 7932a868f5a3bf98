/** Marks, decisions, second review. */
import { z } from 'zod';
import { EvidenceField } from './exemption.ts';
import { KeepGround } from './keep-reasons.ts';
import { Actor } from './user.ts';
import { DocumentId, Instant, longText, MarkId, PageNumber, PersonId, Rect, RuleId } from './values.ts';

export const Decision = z.object({
  outcome: z.enum(['withhold', 'keep']),
  /** At least one where withheld. */
  codes: z.array(z.string()).max(5).readonly(),
  /** Shown as "Withheld", without its reason, to the requester. */
  neutral: z.boolean(),
  /** Internal; never reaches the bundle. */
  rationale: longText,
  evidence: z.partialRecord(EvidenceField, longText),
  /** The person whose entry in the register this follows; absent where a human decided this very mark. */
  followsPerson: PersonId.optional(),
  /** The rule of the case that this follows; absent where a human decided this very mark. */
  followsRule: RuleId.optional(),
  /** The page of which this one is a copy, and on which it was decided; absent where it was decided here. */
  copiedFrom: z.object({ documentId: DocumentId, page: PageNumber }).optional(),
  by: Actor,
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

export const SecondReview = z.object({
  outcome: z.enum(['agreed', 'returned']),
  note: longText,
  by: Actor,
  at: Instant,
});
export type SecondReview = z.infer<typeof SecondReview>;

export const MarkSource = z.enum(['register', 'pattern', 'names', 'search', 'hand', 'copy', 'rule']);
export type MarkSource = z.infer<typeof MarkSource>;

/**
 * A place on a page that may be withheld. Reversible; becomes a redaction only in the output.
 * suggested: no decision. decided: decision, no review. agreed or returned: both.
 */
export const Mark = z.object({
  id: MarkId,
  documentId: DocumentId,
  page: PageNumber,
  /** One rectangle a line. */
  rects: z.array(Rect).min(1).max(500).readonly(),
  /** UTF-16 offsets into the page's text, or null for a box drawn by hand. */
  range: z.object({ start: z.int().min(0), end: z.int().min(0) }).nullable(),
  /** The text covered, as it stands on the page; empty for a box. */
  text: z.string(),
  personId: PersonId.nullable(),
  /** Kind of information, as in the command line's detect. */
  type: z.string(),
  source: MarkSource,
  /** Why it was suggested, in words for the reviewer. */
  reason: z.string(),
  confidence: z.number().min(0).max(1),
  /** On what ground of law detection proposed to keep it; absent for what may have to be withheld. */
  keepGround: KeepGround.optional(),
  decision: Decision.nullable(),
  review: SecondReview.nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** What makes decisions uneven, or gives away in one place what was withheld in another. */
export const SlipKind = z.enum([
  'decided-both-ways',
  'other-name-open',
  'contact-open',
  'identifying-together',
]);
export type SlipKind = z.infer<typeof SlipKind>;

export type MarkState = 'suggested' | 'withheld' | 'kept' | 'agreed' | 'returned';
