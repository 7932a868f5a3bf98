/** The register of people. */
import { z } from 'zod';
import { Actor } from './user.ts';
import { Instant, longText, PersonId, shortText } from './values.ts';

export const PersonRole = z.enum(['subject', 'third-party', 'professional']);
export type PersonRole = z.infer<typeof PersonRole>;

export const PersonDecision = z.object({
  outcome: z.enum(['undecided', 'keep', 'withhold']),
  code: z.string().nullable(),
  rationale: longText,
});
export type PersonDecision = z.infer<typeof PersonDecision>;

export const PersonDetails = z.object({
  name: shortText.min(1),
  aliases: z.array(shortText.min(1)).max(50).readonly(),
  role: PersonRole,
  relationship: shortText,
  consent: z.enum(['not-sought', 'sought', 'given', 'refused']),
  deceased: z.boolean(),
  knownToRequester: z.boolean(),
  emails: z.array(shortText.min(1)).max(20).readonly(),
  phones: z.array(shortText.min(1)).max(20).readonly(),
  addresses: z.array(shortText.min(1)).max(20).readonly(),
  /** Dates of birth, NHS numbers and the like, as they are written in the file. */
  identifiers: z.array(shortText.min(1)).max(20).readonly(),
  /** The address must never reach the recipient. */
  addressProtected: z.boolean(),
  notes: longText,
});
export type PersonDetails = z.infer<typeof PersonDetails>;

export const Person = PersonDetails.extend({
  id: PersonId,
  decision: PersonDecision,
  /** Whose decision it is; null where only the law suggested it. Places found later are theirs too. */
  decided: z.object({ by: Actor, at: Instant }).nullable(),
});
export type Person = z.infer<typeof Person>;

/** How a spelling of a person's name was got from the register. */
export const NameKind = z.enum([
  'name',
  'alias',
  'without-middle-names',
  'surname-first',
  'initial-and-surname',
  'short-form',
  'forename',
  'surname',
  'middle-name',
  'pet-form',
  'initials',
]);
export type NameKind = z.infer<typeof NameKind>;

export const PersonName = z.object({ text: z.string(), kind: NameKind });
export type PersonName = z.infer<typeof PersonName>;
