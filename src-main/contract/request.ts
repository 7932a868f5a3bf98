/** The request, who made it, and its clock. */
import { z } from 'zod';
import { longText, PlainDate, shortText } from './values.ts';

export const Nation = z.enum(['england-and-wales', 'scotland', 'northern-ireland']);
export type Nation = z.infer<typeof Nation>;

/** Something asked for, and when it came; `receivedOn` is null while it is awaited. */
export const Awaited = z.object({ requestedOn: PlainDate, receivedOn: PlainDate.nullable() });
export type Awaited = z.infer<typeof Awaited>;

export const Clarification = z.object({ askedOn: PlainDate, receivedOn: PlainDate.nullable() });
export type Clarification = z.infer<typeof Clarification>;

export const ClockFacts = z.object({
  nation: Nation,
  receivedOn: PlainDate,
  identity: Awaited.nullable(),
  authority: Awaited.nullable(),
  fee: Awaited.nullable(),
  clarifications: z.array(Clarification).readonly(),
  /** The day on which the notice of extension went out, or null. */
  extensionNoticeOn: PlainDate.nullable(),
  extensionReasons: longText,
});
export type ClockFacts = z.infer<typeof ClockFacts>;

export const DeadlineStep = z.object({
  rule: z.enum(['start', 'base-month', 'pause', 'extension', 'working-day', 'suspended', 'notice']),
  date: PlainDate.nullable(),
  text: z.string(),
});
export type DeadlineStep = z.infer<typeof DeadlineStep>;

export const Deadline = z.object({
  /** Null while something that the start depends on is awaited. */
  start: PlainDate.nullable(),
  /** The end of this day; null while a clarification or the start is awaited. */
  due: PlainDate.nullable(),
  /** When due is null: the date it would be, were the awaited answer to come today. */
  dueIfAnsweredToday: PlainDate.nullable(),
  working: z.array(DeadlineStep).readonly(),
  warnings: z.array(z.string()).readonly(),
});
export type Deadline = z.infer<typeof Deadline>;

export const Requester = z.object({
  name: shortText.min(1),
  capacity: z.enum(['self', 'parent', 'solicitor', 'advocate', 'attorney', 'deputy', 'named-individual']),
  /** Who, scope, evidence, expiry of the authority; required when not `self`. */
  authorityNote: longText,
});
export type Requester = z.infer<typeof Requester>;

export const Recipient = z.object({
  name: shortText.min(1),
  /** Lines of the postal address. */
  address: z.array(shortText).max(8).readonly(),
  email: shortText,
});
export type Recipient = z.infer<typeof Recipient>;

export const Subject = z.object({
  name: shortText.min(1),
  aliases: z.array(shortText.min(1)).max(50).readonly(),
  dateOfBirth: PlainDate.nullable(),
});
export type Subject = z.infer<typeof Subject>;

export const Request = z.object({
  reference: shortText.min(1),
  subject: Subject,
  requester: Requester,
  recipient: Recipient,
  clock: ClockFacts,
  /** What was asked for, in the requester's words or as agreed. */
  scope: longText,
  /** Where the organisation looked: systems, archives, people. */
  searched: z.array(shortText.min(1)).max(100).readonly(),
});
export type Request = z.infer<typeof Request>;

/** What the law asks about this case; exemption codes may depend on it. Computed, never stored. */
export const CaseFacts = z.object({
  nation: Nation,
  requesterCapacity: Requester.shape.capacity,
  /** Age of the subject in whole years today, or null when the date of birth is unknown. */
  subjectAge: z.int().nullable(),
});
export type CaseFacts = z.infer<typeof CaseFacts>;
