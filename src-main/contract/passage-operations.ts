/** What the window may ask about passages that want a person's judgement. */
import { z } from 'zod';
import { command, done, inCase, note, query } from './operation.ts';
import { Passage, PassagePlace } from './passage.ts';
import { DocumentId, PageNumber } from './values.ts';

export const passageOperations = {
  /** Of one document, or with null of the whole case, in reading order. */
  listPassages: query(inCase.extend({ documentId: DocumentId.nullable() }), z.array(Passage).readonly()),
  /** By document: pages with passages that it may distress to read, and how many of all wait for an answer. */
  countPassages: query(
    inCase,
    z
      .array(
        z.object({
          documentId: DocumentId,
          distressingPages: z.array(PageNumber).readonly(),
          open: z.int(),
        }),
      )
      .readonly(),
  ),
  /** Says that nothing in it has to be withheld, or takes that back. */
  answerPassage: command(inCase.extend({ place: PassagePlace, answered: z.boolean(), note }), done),
  /** Uncovers passages for the person who asks, or covers them again; nobody else sees a difference. */
  uncoverPassages: command(
    inCase.extend({ places: z.array(PassagePlace).min(1).max(1000).readonly(), shown: z.boolean() }),
    done,
  ),
} as const;
