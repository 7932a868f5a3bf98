/** Exemption codes: which the facts of a case allow, what must be recorded, what is printed. Data, not code. */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { type EvidenceField, Exemption } from '../contract/exemption.ts';
import type { Decision } from '../contract/mark.ts';
import type { CaseFacts } from '../contract/request.ts';
import { addMonths } from './civil-date.ts';

export const ExemptionBook = z.object({
  version: z.string(),
  source: z.string(),
  exemptions: z.array(Exemption).readonly(),
});
export type ExemptionBook = z.infer<typeof ExemptionBook>;

/** What a decision must hold for its evidence to be judged. */
export type EvidencedDecision = Pick<Decision, 'outcome' | 'codes' | 'evidence' | 'at'>;

/** Printed where naming the reason would itself give the secret away. */
export const neutralLabel = 'Withheld';

/** An opinion of a health professional counts for this long (DPA 2018, Schedule 3, paragraph 6). */
const opinionMonths = 6;

/** `json` is the parsed file. Throws `invalid-input`, also when a code stands in it twice. */
export function parseExemptions(json: unknown): ExemptionBook {
  const parsed = ExemptionBook.safeParse(json);
  if (!parsed.success) throw new AppError('invalid-input', { problems: parsed.error.issues.length });
  const codes = new Set(parsed.data.exemptions.map((exemption) => exemption.code));
  if (codes.size !== parsed.data.exemptions.length) throw new AppError('invalid-input');
  return parsed.data;
}

export function findExemption(book: ExemptionBook, code: string): Exemption | null {
  return book.exemptions.find((exemption) => exemption.code === code) ?? null;
}

/** Why a code may not be used in this case, or null when it may. */
export function checkExemption(
  book: ExemptionBook,
  code: string,
  facts: CaseFacts,
): null | 'code-unknown' | 'code-not-valid' {
  const exemption = findExemption(book, code);
  if (exemption === null) return 'code-unknown';
  return isAllowed(exemption, facts) ? null : 'code-not-valid';
}

export function listAllowed(book: ExemptionBook, facts: CaseFacts): readonly Exemption[] {
  return book.exemptions.filter((exemption) => isAllowed(exemption, facts));
}

/** What is still to be recorded before a bundle can be signed; a health opinion that is too old counts as missing. */
export function missingEvidence(book: ExemptionBook, decision: EvidencedDecision): readonly EvidenceField[] {
  if (decision.outcome === 'keep') return [];
  const needed = new Set(decision.codes.flatMap((code) => findExemption(book, code)?.evidence ?? []));
  return [...needed].filter((field) => !isRecorded(field, decision));
}

/** What stands on the box. Several codes give several labels. */
export function printedLabel(book: ExemptionBook, decision: Pick<Decision, 'codes' | 'neutral'>): string {
  if (decision.neutral) return neutralLabel;
  const labels = decision.codes.flatMap((code) => findExemption(book, code)?.label ?? []);
  return labels.length === 0 ? neutralLabel : [...new Set(labels)].join('; ');
}

function isAllowed(exemption: Exemption, facts: CaseFacts): boolean {
  const { requesterCapacities, nations, subjectUnder } = exemption.allowedWhen;
  if (requesterCapacities !== undefined && !requesterCapacities.includes(facts.requesterCapacity))
    return false;
  if (nations !== undefined && !nations.includes(facts.nation)) return false;
  // An unknown age does not show that the subject is young enough.
  return subjectUnder === undefined || (facts.subjectAge !== null && facts.subjectAge < subjectUnder);
}

function isRecorded(field: EvidenceField, decision: EvidencedDecision): boolean {
  const value = decision.evidence[field]?.trim() ?? '';
  if (value === '') return false;
  if (field !== 'opinion-date' && field !== 'advice-date' && field !== 'review-date') return true;
  if (!z.iso.date().safeParse(value).success) return false;
  if (field !== 'opinion-date') return true;
  const decidedOn = decision.at.slice(0, 10);
  return value <= decidedOn && decidedOn <= addMonths(value, opinionMonths);
}
