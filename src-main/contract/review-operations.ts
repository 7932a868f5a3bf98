/** What the window may ask about suggestions, decisions and their second review. */
import { z } from 'zod';
import { DecisionInput, GapRisk, NewMark, PossibleName } from './answers.ts';
import { Mark } from './mark.ts';
import { command, done, inCase, job, markIds, note, query } from './operation.ts';
import { SlipPlace } from './slip.ts';
import { DocumentId, MarkId, PageNumber, PersonId } from './values.ts';

const MarksKnown = z.strictObject({ epoch: z.string().max(100), serial: z.int().min(0) });
export type MarksKnown = z.infer<typeof MarksKnown>;
const MarkedPage = z.object({
  documentId: DocumentId,
  page: PageNumber,
  marks: z.array(Mark).readonly(),
});
export type MarkedPage = z.infer<typeof MarkedPage>;

export const reviewOperations = {
  suggestMarks: job(inCase, z.object({ added: z.int() })),
  listMarks: query(inCase.extend({ documentId: DocumentId.nullable() }), z.array(Mark).readonly()),
  /** What changed since the window asked last. Without `since`, and where main has lost count, all pages with marks. */
  listMarkChanges: query(
    inCase.extend({ since: MarksKnown.nullable() }),
    z.object({
      known: MarksKnown,
      isAll: z.boolean(),
      /** In the order of the case. A page whose last mark went has none. */
      pages: z.array(MarkedPage).readonly(),
    }),
  ),
  addMarks: command(
    inCase.extend({
      marks: z.array(NewMark).min(1).max(10_000),
      decision: DecisionInput.nullable(),
    }),
    z.object({ markIds: z.array(MarkId).readonly() }),
  ),
  /** Marks every occurrence of the text in the case that is not yet marked, with one decision. */
  markEverywhere: command(
    inCase.extend({
      text: z.string().trim().min(2).max(500),
      personId: PersonId.nullable(),
      decision: DecisionInput,
    }),
    z.object({ markIds: z.array(MarkId).readonly(), leftAlone: z.int() }),
  ),
  /** Words that only may be names and that no mark covers, the surest first. */
  listPossibleNames: query(inCase, z.array(PossibleName).readonly()),
  /** One decision for all open places of a possible name, and one step of undo. */
  decidePossibleName: command(
    inCase.extend({ name: z.string().min(1).max(500), decision: DecisionInput }),
    z.object({ markIds: z.array(MarkId).readonly() }),
  ),
  decideMarks: command(inCase.extend({ markIds, decision: DecisionInput }), done),
  /** Takes the decision back: the marks are suggestions again. */
  reopenMarks: command(inCase.extend({ markIds }), done),
  removeMarks: command(inCase.extend({ markIds }), done),
  reviewMarks: command(
    inCase.extend({ markIds, outcome: z.enum(['agreed', 'returned']), note }),
    z.object({ reviewed: z.int(), leftAlone: z.int() }),
  ),
  /** What the boxes of a page will tell by their widths, once the page is redacted as it is decided now. */
  weighGaps: query(inCase.extend({ documentId: DocumentId, page: PageNumber }), z.array(GapRisk).readonly()),
  undo: command(inCase, z.object({ label: z.string() })),
  redo: command(inCase, z.object({ label: z.string() })),
  /** Says why an uneven decision may stand, or takes that back (an empty reason). */
  dismissSlip: command(inCase.extend({ place: SlipPlace, reason: note }), done),
} as const;
