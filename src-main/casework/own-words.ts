/** Words that Candour prints by itself, whatever the case: labels on boxes, the letter, the schedule, the glossary. */
import type { Organisation } from '../contract/case.ts';
import { neutralLabel } from '../domain/exemption.ts';
import { findFolded, foldText, isWhole } from '../store/folded-text.ts';
import type { Tools } from './workplace.ts';

/**
 * The terms that a page with labels on it can be searched for. Somebody who withholds the heading "Legal advice"
 * would otherwise be told that every box with that label is a leak.
 */
export function leaveOutLabels(terms: readonly string[], { rules }: Tools): string[] {
  return leaveOut(terms, [neutralLabel, ...rules.exemptions.exemptions.map(({ label }) => label)]);
}

/**
 * The terms that the whole bundle can be searched for. What is printed about this case (requester, recipient,
 * reference, titles) is not left out: there a withheld text would be a leak.
 */
export function leaveOutOwnWords(
  terms: readonly string[],
  organisation: Organisation,
  { rules }: Tools,
): string[] {
  return leaveOut(terms, [
    neutralLabel,
    ...listStrings(rules.exemptions.exemptions),
    ...listStrings(rules.template),
    ...listStrings(rules.glossary),
    ...listStrings(organisation),
  ]);
}

function leaveOut(terms: readonly string[], printed: readonly string[]): string[] {
  const text = printed.join('\n');
  const folded = foldText(text);
  return terms.filter((term) => {
    const places = findFolded(folded, foldText(term).folded.trim());
    return !places.some((place) => isWhole(text, place));
  });
}

/** Every string in a value that came from JSON. */
function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listStrings);
}
