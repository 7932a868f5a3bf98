/** Exemption codes in words for the reviewer. Pure. */
import type { EvidenceField, Exemption } from '../../../src-main/contract/exemption.ts';

/** Fits behind "Withhold everywhere: ". */
export function lowerFirst(text: string): string {
  // An abbreviation or a name keeps its capitals.
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('en-GB') + text.slice(1) : text;
}

const nations = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const;

const capacities = {
  self: 'the person themselves',
  parent: 'a parent',
  solicitor: 'a solicitor',
  advocate: 'an advocate',
  attorney: 'an attorney',
  deputy: 'a deputy',
  'named-individual': 'a named individual',
} as const;

/** Why a code may not be used, from the rule that limits it. */
export function explainLimit({ allowedWhen }: Pick<Exemption, 'allowedWhen'>): string {
  const reasons: string[] = [];
  if (allowedWhen.requesterCapacities) {
    reasons.push(
      `only for a request by ${joinWords(allowedWhen.requesterCapacities.map((one) => capacities[one]))}`,
    );
  }
  if (allowedWhen.subjectUnder !== undefined) {
    reasons.push(`only when the data subject is known to be under ${allowedWhen.subjectUnder}`);
  }
  if (allowedWhen.nations)
    reasons.push(`only in ${joinWords(allowedWhen.nations.map((one) => nations[one]))}`);
  const text = reasons.join(', and ');
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : 'Not allowed in this case';
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** Codes whose label, code or wording holds every word typed; allowed ones first. */
export function filterExemptions<
  One extends Pick<Exemption, 'code' | 'label' | 'wording'> & { readonly allowed: boolean },
>(exemptions: readonly One[], typed: string): readonly One[] {
  const words = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return exemptions
    .filter(({ code, label, wording }) => {
      const all = `${code} ${label} ${wording}`.toLocaleLowerCase('en-GB');
      return words.every((word) => all.includes(word));
    })
    .toSorted((a, b) => Number(b.allowed) - Number(a.allowed));
}

export const evidenceWords: Readonly<
  Record<EvidenceField, { readonly label: string; readonly kind: 'text' | 'date' | 'long' }>
> = {
  person: { label: 'Whose information', kind: 'text' },
  consent: { label: 'Consent: asked, given, refused', kind: 'text' },
  balancing: { label: 'Why it would not be fair to share it', kind: 'long' },
  source: { label: 'Who told us', kind: 'text' },
  'whose-harm': { label: 'Who could be harmed', kind: 'text' },
  'why-likely': { label: 'Why harm is likely', kind: 'long' },
  'legal-adviser': { label: 'Legal adviser', kind: 'text' },
  'advice-date': { label: 'Date of the advice', kind: 'date' },
  'review-date': { label: 'Look at this again on', kind: 'date' },
  'health-professional': { label: 'Health professional', kind: 'text' },
  'opinion-date': { label: 'Date of their opinion', kind: 'date' },
  court: { label: 'Court', kind: 'text' },
  order: { label: 'Order or rule', kind: 'text' },
  adviser: { label: 'Who advised', kind: 'text' },
  matter: { label: 'Matter', kind: 'text' },
  lawyer: { label: 'Lawyer', kind: 'text' },
  regulator: { label: 'Regulator', kind: 'text' },
  signpost: { label: 'Where the requester can get it', kind: 'text' },
  link: { label: 'Link or place', kind: 'text' },
  clarification: { label: 'What was clarified', kind: 'long' },
};
