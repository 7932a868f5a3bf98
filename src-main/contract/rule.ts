/** Rules over a case: what they look for, how they decide it, and what came of it. */
import { z } from 'zod';
import { DecisionInput, SearchHit } from './answers.ts';
import { Actor } from './user.ts';
import { Instant, RuleId, shortText } from './values.ts';

/** Kinds of information that a rule may be about, as in the command line's detect. */
export const ruleTypes = [
  'address',
  'postcode',
  'phone',
  'email',
  'nhs-number',
  'nino',
  'date-of-birth',
  'bank',
  'vehicle',
  'url',
  'ip',
  'organisation',
  'location',
  'id-number',
  'person',
] as const;

export const RuleSubject = z.discriminatedUnion('kind', [
  /** Whole words, whatever their case. */
  z.strictObject({ kind: z.literal('text'), text: shortText.min(2) }),
  /** Words with `*` for any letters and figures and `?` for one of them. */
  z.strictObject({ kind: z.literal('wildcard'), pattern: shortText.min(3) }),
  /** Whatever detection takes for this kind of information. */
  z.strictObject({ kind: z.literal('type'), type: z.enum(ruleTypes) }),
]);
export type RuleSubject = z.infer<typeof RuleSubject>;

export const Rule = z.object({
  id: RuleId,
  subject: RuleSubject,
  decision: DecisionInput,
  by: Actor,
  at: Instant,
});
export type Rule = z.infer<typeof Rule>;

export const ListedRule = Rule.extend({
  /** Marks that stand as the rule decided them. */
  places: z.int(),
  shown: z.array(SearchHit).readonly(),
});
export type ListedRule = z.infer<typeof ListedRule>;
