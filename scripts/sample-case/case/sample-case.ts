import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EvidenceField } from '../../../src-main/contract/exemption.ts';
import { PersonDecision, PersonDetails } from '../../../src-main/contract/person.ts';
import { Request } from '../../../src-main/contract/request.ts';
import { Role } from '../../../src-main/contract/user.ts';
import { PageNumber, PlainDate, Rect } from '../../../src-main/contract/values.ts';

const text = z.string().min(1);

/** case.json, in the words of the application's contract. */
export const SampleCase = z.object({
  about: text,
  request: Request,
  /** What the clock must answer to the request's facts. */
  expectedClock: z.object({ start: PlainDate, due: PlainDate }),
  users: z.array(z.object({ name: text, role: Role, passphrase: z.string().min(12), does: text })),
  documents: z.array(
    z.object({
      /** The name of the file, behind the names of the files that carry it: `outer.eml > inner.docx`. */
      path: text,
      parent: text.nullable(),
      fileName: text,
      title: text,
      date: PlainDate,
      /** Null where only the program that opens the file makes pages of it. */
      pages: z.int().min(1).nullable(),
    }),
  ),
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
      /** A path of `documents`, as everywhere below. */
      document: text,
      /** Null where the document has no pages of its own. */
      page: PageNumber.nullable(),
      /** As it occurs, but for the breaks between lines. */
      text,
      code: text,
      rationale: text,
      evidence: z.partialRecord(EvidenceField, text),
    }),
  ),
  /** What has to be covered in pictures. `person`: an id of `people`, or words for somebody who is not among them. */
  boxes: z.array(
    z.object({ document: text, page: PageNumber, rect: Rect, code: text, person: text, covers: text }),
  ),
  withheldTerms: z.array(text),
  keptTerms: z.array(text),
  /** Of each document that has text, its hidden parts included; what it carries has entries of its own. */
  withheldTermsByDocument: z.record(text, z.array(text)),
  keptTermsByDocument: z.record(text, z.array(text)),
  /** Words that are only in a picture: they can be read where it was recognised. */
  needsRecognition: z.array(
    z.object({ document: text, page: PageNumber, withheldTerms: z.array(text), keptTerms: z.array(text) }),
  ),
});
export type SampleCase = z.infer<typeof SampleCase>;

/** Reads and checks the committed case.json. */
export function readSampleCase(): SampleCase {
  const path = new URL('../../../resources/sample-case/case.json', import.meta.url);
  return SampleCase.parse(JSON.parse(readFileSync(path, 'utf8')));
}
