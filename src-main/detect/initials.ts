/** Bare initials count only with proof: "Karen Hughes (KH)" once in the file, or the person named in it. */

import type { Hit } from './hit.ts';
import { describeName } from './name-hit.ts';
import { careAcronyms } from './name-words.ts';
import type { NameMatch } from './people.ts';

/** How far from a person's name their initials may stand, in characters. */
const reach = 300;
const reachAmongInitials = 40;
/** Words that a form has in capitals. */
const smallWords = new Set(
  'no yes ho ok it in on is as at or if do so my me we he be by to go an us up am pm the and not all see she him her his nil new old'.split(
    ' ',
  ),
);

export type PageOfNames = {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly initials: readonly NameMatch[];
};

/** For each page, in order, the initials that may be trusted. */
export function findInitials(pages: readonly PageOfNames[]): readonly (readonly Hit[])[] {
  const defined = new Set<string>();
  for (const page of pages) {
    for (const match of page.initials) {
      if (isDefinedHere(page, match)) defined.add(keyOf(match));
    }
  }
  const named = new Set(pages.flatMap(({ hits }) => hits.map(({ personId }) => personId)));
  return pages.map((page) => {
    const byPlace = new Map<number, NameMatch[]>();
    for (const match of page.initials) {
      const trusted =
        defined.has(keyOf(match)) ||
        (isAcronym(match)
          ? isAmongInitials(page, match)
          : isNearName(page, match) || (named.has(match.entry.person.id) && isPlainInitials(page, match)));
      if (trusted) byPlace.set(match.start, [...(byPlace.get(match.start) ?? []), match]);
    }
    return [...byPlace.values()].flatMap((matches) => settleInitials(matches, defined));
  });
}

function settleInitials(matches: readonly NameMatch[], defined: ReadonlySet<string>): readonly Hit[] {
  const definite = matches.filter((match) => defined.has(keyOf(match)));
  const candidates = definite.length > 0 ? definite : matches;
  const people = new Set(candidates.map((match) => match.entry.person.id));
  const [match] = candidates;
  // Initials of two people who are both near say nothing about either.
  if (match === undefined || (people.size > 1 && definite.length === 0)) return [];
  const { person } = match.entry;
  const isKept = candidates.every((candidate) => candidate.entry.person.decision === 'keep');
  return [
    {
      type: 'person',
      start: match.start,
      end: match.end,
      confidence: definite.length > 0 ? 0.85 : 0.5,
      source: 'register',
      reason: `${describeName(person, 'initials')} ${definite.length > 0 ? 'The file introduces them so.' : 'The person is named in this file.'}`,
      personId: people.size === 1 ? person.id : null,
      keep: isKept,
    },
  ];
}

function isDefinedHere(page: PageOfNames, match: NameMatch): boolean {
  const before = page.text.slice(Math.max(0, match.start - 24), match.start);
  if (
    !/\([^()\n]{0,14}["“‘']?$/.test(before) ||
    !/^\.?["”’']?\s?[),;]/.test(page.text.slice(match.end, match.end + 3))
  )
    return false;
  return page.hits.some(
    (hit) => hit.personId === match.entry.person.id && hit.end <= match.start && match.start - hit.end <= 24,
  );
}

function isNearName(page: PageOfNames, match: NameMatch): boolean {
  return page.hits.some(
    (hit) =>
      hit.personId === match.entry.person.id &&
      Math.min(Math.abs(hit.start - match.end), Math.abs(match.start - hit.end)) <= reach,
  );
}

/** With full stops, or two capitals that no list of the field knows: initials, wherever else the person is named. */
function isPlainInitials({ text }: PageOfNames, match: NameMatch): boolean {
  const raw = text.slice(match.start, match.end);
  if (/^\p{Lu}\.\s?\p{Lu}/u.test(raw)) return true;
  return /^\p{Lu}{2,3}$/u.test(raw) && !smallWords.has(raw.toLowerCase());
}

/** "NHS: SA 999 924 0135, TA 999 809 5786": an acronym of the field beside the initials of somebody else in the register. */
function isAmongInitials(page: PageOfNames, match: NameMatch): boolean {
  return page.initials.some(
    (other) =>
      other.entry.person.id !== match.entry.person.id &&
      !isAcronym(other) &&
      Math.min(Math.abs(other.start - match.end), Math.abs(match.start - other.end)) <= reachAmongInitials,
  );
}

function isAcronym(match: NameMatch): boolean {
  return careAcronyms.has(match.entry.spelling.toLowerCase());
}

function keyOf(match: NameMatch): string {
  return `${match.entry.person.id} ${match.entry.spelling}`;
}
