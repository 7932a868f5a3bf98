import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  EvidenceField,
  PageNumber,
  PersonDecision,
  PersonDetails,
  PlainDate,
  Rect,
  Request,
  Role,
} from '../../../src-main/contract/model.ts';

const text = z.string().min(1);

/** case.json, in the words of the application's contract. */
export const SampleCase = z.object({
  about: text,
  request: Request,
  /** What the clock must answer to the request's facts. */
  expectedClock: z.object({ start: PlainDate, due: PlainDate }),
  users: z.array(z.object({ name: text, role: Role, passphrase: z.string().min(12), does: text })),
  documents: z.array(z.object({ fileName: text, title: text, date: PlainDate, pages: z.int().min(1) })),
  people: z.array(
    PersonDetails.extend({
      id: text,
      /** Dates of birth and NHS numbers, as written in the record: to be matched like aliases. */
      identifiers: z.array(text),
      decision: PersonDecision.extend({ outcome: z.enum(['keep', 'withhold']), rationale: text }),
    }),
  ),
  passages: z.array(
    z.object({
      id: text,
      document: text,
      page: PageNumber,
      /** As it occurs, but for the breaks between lines. */
      text,
      code: text,
      rationale: text,
      evidence: z.partialRecord(EvidenceField, text),
    }),
  ),
  boxes: z.array(
    z.object({ document: text, page: PageNumber, rect: Rect, code: text, person: text, covers: text }),
  ),
  withheldTerms: z.array(text),
  keptTerms: z.array(text),
  keptTermsByDocument: z.record(text, z.array(text)),
});
export type SampleCase = z.infer<typeof SampleCase>;

/** Reads and checks the committed case.json. */
export function readSampleCase(): SampleCase {
  const path = new URL('../../../resources/sample-case/case.json', import.meta.url);
  return SampleCase.parse(JSON.parse(readFileSync(path, 'utf8')));
}
