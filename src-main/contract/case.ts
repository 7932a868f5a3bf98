/** The case as a whole: how far it is, what blocks it, its audit trail, and the organisation that answers. */
import { z } from 'zod';
import { Deadline, Request } from './request.ts';
import { Actor } from './user.ts';
import { CaseId, Instant, longText, MarkId, shortText } from './values.ts';

/** One thing that stands between the case and its release. */
export const Blocker = z.object({
  kind: z.enum([
    'no-documents',
    'pages-unseen',
    'marks-undecided',
    'marks-returned',
    'marks-awaiting-review',
    'withheld-text-open',
    'evidence-missing',
    'code-not-allowed',
    'people-undecided',
    'recipient-missing',
    'start-awaited',
  ]),
  count: z.int(),
});
export type Blocker = z.infer<typeof Blocker>;

/** A step of the task list, in the order of the work. */
export const TaskStep = z.object({
  id: z.enum(['request', 'documents', 'people', 'review', 'second-review', 'bundle', 'sign-off', 'release']),
  status: z.enum(['done', 'now', 'waiting', 'blocked']),
  done: z.int(),
  total: z.int(),
  blockers: z.array(Blocker).readonly(),
});
export type TaskStep = z.infer<typeof TaskStep>;

export const CaseSummary = z.object({
  id: CaseId,
  reference: z.string(),
  subjectName: z.string(),
  deadline: Deadline,
  /** Calendar days from today to the due date, negative when late; null while suspended. */
  daysLeft: z.int().nullable(),
  /** Working days left, for the header. */
  workingDaysLeft: z.int().nullable(),
  pages: z.int(),
  pagesSeen: z.int(),
  stage: TaskStep.shape.id,
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export const CaseView = CaseSummary.extend({
  request: Request,
  documents: z.int(),
  tasks: z.array(TaskStep).readonly(),
  /** Advice that never blocks: over-redaction, professionals in role withheld, text on one page withheld and open on another. */
  warnings: z
    .array(z.object({ kind: z.string(), count: z.int(), markIds: z.array(MarkId).readonly() }))
    .readonly(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;

// ---- Audit

export const AuditEntry = z.object({
  sequence: z.int(),
  at: Instant,
  actor: Actor.nullable(),
  /** The operation's name. */
  action: z.string(),
  /** Ids, codes and counts; no text of a case. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** SHA-256 over the entry and the hash before it, hex. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What the organisation says about itself in every letter. */
export const Organisation = z.object({
  name: shortText,
  address: z.array(shortText).max(8).readonly(),
  dpoName: shortText,
  dpoEmail: shortText,
  dpoPhone: shortText,
  support: longText,
  complaints: longText,
  retention: longText,
  purposes: longText,
  recipients: longText,
  sources: longText,
});
export type Organisation = z.infer<typeof Organisation>;
