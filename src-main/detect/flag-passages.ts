/** What a person has to weigh on these pages: harmful passages, and facts about the requester and somebody else at once. */
import { findHarmfulPassages, type HarmCategory, type HarmIndex } from './harmful-passages.ts';
import { findJointFacts, type Mention } from './joint-facts.ts';
import type { DetectPage, Suggestion } from './suggestion.ts';

export type FlaggedPassage = {
  readonly kind: HarmCategory | 'joint-facts';
  readonly page: number;
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  /** Why, in words for the reviewer. */
  readonly reason: string;
  readonly negated: boolean;
  /** Who else it is about, as named there. */
  readonly names: readonly string[];
};

/**
 * In the order of the pages. `suggestions` come with the places of people who are kept (`withKept`), so that the
 * requester's own name counts. `subjects`: ids of the requester; `professionals`: of people who only do their work.
 */
export function flagPassages(
  pages: readonly DetectPage[],
  suggestions: readonly Suggestion[],
  people: { readonly subjects: ReadonlySet<string>; readonly professionals: ReadonlySet<string> },
  harm: HarmIndex,
): readonly FlaggedPassage[] {
  const byPage = new Map<number, Suggestion[]>();
  for (const suggestion of suggestions) {
    if (suggestion.type !== 'person' || suggestion.tier !== 1 || suggestion.ground === 'professional')
      continue;
    if (suggestion.personId !== null && people.professionals.has(suggestion.personId)) continue;
    const own = byPage.get(suggestion.page) ?? [];
    byPage.set(suggestion.page, own);
    own.push(suggestion);
  }
  return pages.flatMap((page) =>
    [...flagHarm(page, harm), ...flagJointFacts(page, byPage.get(page.page) ?? [], people.subjects)].sort(
      (a, b) => a.start - b.start || (a.kind < b.kind ? -1 : 1),
    ),
  );
}

function flagHarm({ page, text }: DetectPage, harm: HarmIndex): readonly FlaggedPassage[] {
  return findHarmfulPassages(text, harm).map(({ category, start, end, reason, negated }) => ({
    kind: category,
    page,
    start,
    end,
    reason,
    negated,
    names: [],
  }));
}

function flagJointFacts(
  { page, text }: DetectPage,
  named: readonly Suggestion[],
  subjects: ReadonlySet<string>,
): readonly FlaggedPassage[] {
  const mentions = named.map(
    ({ start, end, personId }): Mention => ({
      start,
      end,
      isSubject: personId !== null && subjects.has(personId),
    }),
  );
  if (!mentions.some(({ isSubject }) => isSubject)) return [];
  return findJointFacts(text, mentions).map(({ start, end, reason }) => ({
    kind: 'joint-facts',
    page,
    start,
    end,
    reason,
    negated: false,
    names: [
      ...new Set(
        mentions
          .filter((mention) => !mention.isSubject && mention.start >= start && mention.end <= end)
          .map((mention) => text.slice(mention.start, mention.end).replace(/\s+/gu, ' ')),
      ),
    ],
  }));
}
