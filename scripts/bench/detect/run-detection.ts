/** Documents through the very function that `detect` and the application use: the only place of the bench that calls it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadNameModel } from '../../../src-main/cli/load-name-model.ts';
import {
  type DetectPerson,
  detectInPages,
  type Suggestion,
  type SuggestionType,
} from '../../../src-main/detect/suggestion.ts';
import { describeListedPerson } from '../../../src-main/domain/people.ts';
import type { CarePerson } from '../../../test/support/care-prose.ts';

export type FoundHit = {
  readonly type: SuggestionType;
  readonly start: number;
  readonly end: number;
  /** 1 is marked beforehand, 2 waits in the queue of possible names. */
  readonly tier: 1 | 2;
  /** Shown to the reviewer as something to keep. */
  readonly proposedAsKept: boolean;
  readonly personId: string | null;
};

const names = loadNameModel(
  path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'resources'),
  process.env.CANDOUR_TAGGER,
);

export function findHits(text: string, people: readonly DetectPerson[]): readonly FoundHit[] {
  return detectInDocument([text], people).map((suggestion) => ({
    type: suggestion.type,
    start: suggestion.start,
    end: suggestion.end,
    tier: suggestion.tier,
    proposedAsKept: 'keep' in suggestion && suggestion.keep === true,
    personId: suggestion.personId,
  }));
}

export function detectInDocument(
  texts: readonly string[],
  people: readonly DetectPerson[],
): readonly Suggestion[] {
  return detectInPages(
    texts.map((text, index) => ({ page: index + 1, text })),
    people,
    { names, queue: true },
  );
}

/** As a human would have put them into the case's register: the requester and professionals are kept. */
export function listPeople(people: readonly CarePerson[]): readonly DetectPerson[] {
  return people.map(({ id, name, aliases, role }) =>
    describeListedPerson({
      id,
      name,
      aliases,
      role: role === 'requester' ? 'subject' : role === 'other' ? 'third-party' : 'professional',
      decision: role === 'other' ? 'redact' : 'keep',
    }),
  );
}
