/** The small values that the nouns of the job are made of: days, instants, ids, places on a page, lengths of text. */
import { z } from 'zod';

/** A day without a time, `YYYY-MM-DD`. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

export const UserId = z.string().min(1).max(64).brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;
export const CaseId = z.string().min(1).max(64).brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;
export const DocumentId = z.string().min(1).max(64).brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const PersonId = z.string().min(1).max(64).brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const MarkId = z.string().min(1).max(64).brand<'MarkId'>();
export type MarkId = z.infer<typeof MarkId>;
export const RuleId = z.string().min(1).max(64).brand<'RuleId'>();
export type RuleId = z.infer<typeof RuleId>;
export const BundleId = z.string().min(1).max(64).brand<'BundleId'>();
export type BundleId = z.infer<typeof BundleId>;
export const JobId = z.string().min(1).max(64).brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** [x0, y0, x1, y1] in PDF points of the page's default user space, origin bottom left, before /Rotate. */
export const Rect = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(([x0, y0, x1, y1]) => [x0, y0, x1, y1].every(Number.isFinite) && x0 < x1 && y0 < y1)
  .readonly();
export type Rect = z.infer<typeof Rect>;

/** Pages count from 1. */
export const PageNumber = z.int().min(1).max(1_000_000);

/** A line of text. */
export const shortText = z.string().trim().max(500);
/** Paragraphs of text. */
export const longText = z.string().trim().max(20_000);
