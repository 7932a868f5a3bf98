/** Exemption codes (data: resources/rules/exemptions.json). */
import { z } from 'zod';
import { Nation, Requester } from './request.ts';

export const EvidenceField = z.enum([
  'person',
  'consent',
  'balancing',
  'source',
  'whose-harm',
  'why-likely',
  'legal-adviser',
  'advice-date',
  'review-date',
  'health-professional',
  'opinion-date',
  'court',
  'order',
  'adviser',
  'matter',
  'lawyer',
  'regulator',
  'signpost',
  'link',
  'clarification',
]);
export type EvidenceField = z.infer<typeof EvidenceField>;

export const Exemption = z.object({
  code: z.string().regex(/^[A-Z]+(-[A-Z]+)*$/),
  /** The paragraph of law. */
  reference: z.string(),
  /** Printed on the box. */
  label: z.string(),
  /** Explained in the schedule, to the requester, in plain words. */
  wording: z.string(),
  /** What must be recorded before a bundle can be signed. */
  evidence: z.array(EvidenceField).readonly(),
  allowedWhen: z.object({
    requesterCapacities: z.array(Requester.shape.capacity).optional(),
    nations: z.array(Nation).optional(),
    subjectUnder: z.int().optional(),
  }),
  /** True where naming the reason would itself give the secret away: may be shown as "Withheld". */
  mayBeNeutral: z.boolean(),
  /** The reference is to be re-checked against the statute book. */
  recheck: z.boolean(),
});
export type Exemption = z.infer<typeof Exemption>;
