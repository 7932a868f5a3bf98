/** What the recognisers find, before overlaps are settled. Offsets are UTF-16 units of the page's text. */
import type { MarkSource } from '../contract/mark.ts';
import type { PersonName, PersonRole } from '../contract/person.ts';
import { ruleTypes } from '../contract/rule.ts';

export const suggestionTypes = [...ruleTypes, 'date', 'other'] as const;

export type SuggestionType = (typeof suggestionTypes)[number];

/** What a reviewer is shown unasked: everything but ordinary dates, of which a file is full. Dates of birth stay. */
export const typesForReview: readonly SuggestionType[] = suggestionTypes.filter((type) => type !== 'date');

export type Hit = {
  readonly type: SuggestionType;
  readonly start: number;
  readonly end: number;
  /** 0 to 1 */
  readonly confidence: number;
  readonly source: Extract<MarkSource, 'register' | 'pattern' | 'names'>;
  /** Why, in words for the reviewer. */
  readonly reason: string;
  readonly personId: string | null;
  /** True for what is to stay on the page: no suggestion, and none for a weaker hit on the same words. */
  readonly keep: boolean;
  /** What a human wrote in the register, exactly: no part of it is given up where something else covers the rest. */
  readonly recorded?: boolean;
  /** 2: only possible, for the queue; marked beforehand when left out. */
  readonly tier?: 1 | 2;
};

/** A person of the case's register. `undecided` is suggested like `redact`: a human decides. */
export type DetectPerson = {
  readonly id: string;
  readonly role: PersonRole;
  readonly decision: 'keep' | 'redact' | 'undecided';
  /** Every spelling to look for; the first is the recorded name. */
  readonly names: readonly PersonName[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  /** Dates of birth, NHS numbers and the like. */
  readonly identifiers: readonly string[];
  /** Their address is suggested even where they are kept. */
  readonly addressProtected: boolean;
};

export function patternHit(
  type: SuggestionType,
  start: number,
  end: number,
  confidence: number,
  reason: string,
): Hit {
  return { type, start, end, confidence, source: 'pattern', reason, personId: null, keep: false };
}
