/** What the window is told and may say beside the nouns themselves: answers of queries, inputs of commands. */
import { z } from 'zod';
import { Blocker } from './case.ts';
import { FindingSummary, InspectionFinding } from './document.ts';
import { EvidenceField } from './exemption.ts';
import { Decision, SlipKind } from './mark.ts';
import { Passage } from './passage.ts';
import { Person } from './person.ts';
import { Dismissal } from './slip.ts';
import { User } from './user.ts';
import { DocumentId, MarkId, PageNumber, PersonId, Rect } from './values.ts';

export const VaultState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('locked') }),
  z.object({ state: z.literal('unlocked'), user: User, passphraseMustChange: z.boolean() }),
]);
export type VaultState = z.infer<typeof VaultState>;

export const ImportResult = z.object({
  imported: z.array(DocumentId).readonly(),
  /** Index into the files of the input, and why that file stayed out. The case is as if it had not come. */
  refused: z.array(z.object({ index: z.int(), code: z.string() })).readonly(),
  /** Pages of these documents that are pictures of text: a machine has to read them (`recognisePages`). */
  toRead: z.int(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const SearchHit = z.object({
  documentId: DocumentId,
  page: PageNumber,
  start: z.int(),
  end: z.int(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Places of one possible name, with the line of the surest of them. */
export const PossibleName = SearchHit.omit({ match: true }).extend({
  /** What its places share: letters without case and accents. */
  name: z.string(),
  /** As it stands at that place. */
  text: z.string(),
  places: z.int(),
  reason: z.string(),
  confidence: z.number(),
});
export type PossibleName = z.infer<typeof PossibleName>;

/** Where the text stands in a file and on none of its pages: in a comment, a property, an earlier version. */
export const HiddenHit = SearchHit.pick({ documentId: true, before: true, match: true, after: true }).extend({
  page: PageNumber.nullable(),
  kind: InspectionFinding.shape.kind,
});
export type HiddenHit = z.infer<typeof HiddenHit>;

export const GapRisk = z.object({
  /** Marks that the box stands for, in default user space. */
  over: z.array(Rect).readonly(),
  /** `fixed`: as wide as every box of its kind; `widened`: over the white space beside it; `exact`: as wide as the words. */
  width: z.enum(['fixed', 'widened', 'exact']),
  /** How many of `of` common surnames could stand in it. */
  fitting: z.int(),
  of: z.int(),
  /** People of the case whose name could stand in it. */
  known: z.array(Person.pick({ id: true, name: true })).readonly(),
});
export type GapRisk = z.infer<typeof GapRisk>;

/** What is needed to place a mark: a range of the page's text, or rectangles drawn by hand. */
export const NewMark = z.strictObject({
  documentId: DocumentId,
  page: PageNumber,
  range: z.strictObject({ start: z.int().min(0), end: z.int().min(1) }).nullable(),
  rects: z.array(Rect).max(500).readonly(),
  personId: PersonId.nullable(),
});
export type NewMark = z.infer<typeof NewMark>;

/** A decision as the reviewer gives it; who and when are added by main. */
export const DecisionInput = Decision.omit({
  by: true,
  at: true,
  followsPerson: true,
  followsRule: true,
  copiedFrom: true,
});
export type DecisionInput = z.infer<typeof DecisionInput>;

export const OpenPlace = SearchHit.extend({
  /** How the same text was withheld elsewhere. */
  decision: DecisionInput,
});
export type OpenPlace = z.infer<typeof OpenPlace>;

export const Slip = SearchHit.extend({
  kind: SlipKind,
  reason: z.string(),
  /** Somebody looked at it and left it as it is. */
  dismissed: Dismissal.nullable(),
  /** The marks that it does not agree with. */
  markIds: z.array(MarkId).readonly(),
});
export type Slip = z.infer<typeof Slip>;

export const Readiness = z.object({
  blockers: z.array(Blocker).readonly(),
  /** Marks whose reason lacks a record, and which; none where the request no longer allows the reason at all. */
  missingEvidence: z
    .array(
      z.object({
        markId: MarkId,
        documentId: DocumentId,
        page: PageNumber,
        fields: z.array(EvidenceField).readonly(),
      }),
    )
    .readonly(),
  unseenPages: z.array(z.object({ documentId: DocumentId, page: PageNumber })).readonly(),
  /** Where a text that is withheld elsewhere is still readable, and nobody decided that it may be. */
  openPlaces: z.array(OpenPlace).readonly(),
  /** Never in the way: uneven decisions, to look at before the second review. */
  slips: z.array(Slip).readonly(),
  /** Never in the way: passages that want a person's judgement and have none. */
  openPassages: z.array(Passage).readonly(),
  /** Never in the way: pages that a machine has not read yet. */
  pagesToRead: z.int(),
  /** Never in the way: serious findings of the import that nobody has looked at, document by document. */
  openFindings: z
    .array(z.object({ documentId: DocumentId, findings: z.array(FindingSummary).readonly() }))
    .readonly(),
});
export type Readiness = z.infer<typeof Readiness>;
