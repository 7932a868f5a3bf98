/** All that detection says of some pages of one document: places, words that may be names, passages to weigh. */
import { type FlaggedPassage, flagPassages } from './flag-passages.ts';
import type { HarmIndex } from './harmful-passages.ts';
import type { DetectPerson } from './hit.ts';
import type { NameModel } from './names/name-model.ts';
import { type DetectPage, detectInPages, type Suggestion, typesForReview } from './suggestion.ts';

/** Plain data, so that it can go to another thread. */
export type DetectionRequest = {
  readonly pages: readonly DetectPage[];
  readonly people: readonly DetectPerson[];
};

export type Detection = {
  /** Without the places of people who are kept. */
  readonly suggestions: readonly Suggestion[];
  readonly passages: readonly FlaggedPassage[];
};

export function detectEverything(
  { pages, people }: DetectionRequest,
  names: NameModel,
  harm: HarmIndex,
): Detection {
  const all = detectInPages(pages, people, { types: typesForReview, names, queue: true, withKept: true });
  const idsOf = (role: DetectPerson['role']) =>
    new Set(people.filter((person) => person.role === role).map(({ id }) => id));
  const roles = { subjects: idsOf('subject'), professionals: idsOf('professional') };
  return {
    suggestions: all.filter(({ shielded }) => !shielded),
    passages: flagPassages(pages, all, roles, harm),
  };
}
