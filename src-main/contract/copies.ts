/** Copies and threads: which pages say the same, which message answers which, and what was decided once for all. */
import { z } from 'zod';
import { DocumentId, Instant, MarkId, PageNumber } from './values.ts';

/** What a message says of its place in a conversation. Identifiers are without angle brackets. */
export const MessageOrigin = z.object({
  /** Empty where the message has none, or it was lost. */
  messageId: z.string().max(1000),
  inReplyTo: z.array(z.string().max(1000)).max(100).readonly(),
  references: z.array(z.string().max(1000)).max(500).readonly(),
  subject: z.string().max(2000),
  from: z.string().max(2000),
  sentAt: Instant.nullable(),
});
export type MessageOrigin = z.infer<typeof MessageOrigin>;

export const PagePlace = z.object({ documentId: DocumentId, page: PageNumber });
export type PagePlace = z.infer<typeof PagePlace>;

/** `identical`: the same words; `near`: the same but for some words; `quote`: a message's words within another. */
export const CopyKind = z.enum(['identical', 'near', 'quote']);
export type CopyKind = z.infer<typeof CopyKind>;

export const PageCopy = PagePlace.extend({
  kind: CopyKind,
  /** Words that differ, of whichever page has more of them; of a quote, words that it shares. */
  words: z.int().min(0),
  /** The file is the same, byte for byte: its pictures are too. */
  sameFile: z.boolean(),
  /** Of a quote: whether this page quotes that one, or is quoted there. */
  direction: z.enum(['quotes', 'quoted-by']).nullable(),
  seen: z.boolean(),
});
export type PageCopy = z.infer<typeof PageCopy>;

/** A document of which all, or nearly all, stands in an earlier one of the case. */
export const DocumentCopy = z.object({
  documentId: DocumentId,
  of: DocumentId,
  kind: z.enum(['same-file', 'identical', 'near']),
});
export type DocumentCopy = z.infer<typeof DocumentCopy>;

/** A stretch of two pages side by side, in order. Both texts are as they stand on their pages. */
export const ComparedPiece = z.object({
  kind: z.enum(['same', 'different', 'only-here', 'only-there']),
  here: z.string(),
  there: z.string(),
  /** UTF-16 offsets into the text of the page that was asked about. */
  range: z.object({ start: z.int().min(0), end: z.int().min(0) }),
});
export type ComparedPiece = z.infer<typeof ComparedPiece>;

/** Why a mark was not carried over to a copy. */
export const NotCarried = PagePlace.extend({
  /** The mark on the page whose decisions were applied. */
  markId: MarkId,
  reason: z.enum([
    // A human decided the same words there in another way.
    'decided-differently',
    // The words do not stand on that page.
    'not-there',
    // They stand there otherwise, and keeping them is a new decision.
    'words-differ',
    // A box that covers words: it came over as a suggestion, for somebody to look at.
    'look-at-box',
  ]),
});
export type NotCarried = z.infer<typeof NotCarried>;

/** The same words, decided in one way here and in another there, or not at all. */
export const Disagreement = z.object({
  text: z.string(),
  here: PagePlace.extend({ markId: MarkId, outcome: z.enum(['withhold', 'keep']) }),
  there: PagePlace.extend({ markId: MarkId.nullable(), outcome: z.enum(['withhold', 'keep']).nullable() }),
});
export type Disagreement = z.infer<typeof Disagreement>;

export const ThreadMessage = z.object({
  documentId: DocumentId,
  subject: z.string(),
  from: z.string(),
  sentAt: Instant.nullable(),
  /** The message that it answers, where that is in the case. */
  answers: DocumentId.nullable(),
  /** Messages of which words stand in it. */
  quotes: z.array(DocumentId).readonly(),
  /** The same message as an earlier one of the thread, from another mailbox. */
  copyOf: DocumentId.nullable(),
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;
