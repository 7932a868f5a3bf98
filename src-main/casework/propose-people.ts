/** People whom the file names and the register does not know, with who they may be. */
import type { Output } from '../contract/contract.ts';
import type { Person } from '../contract/person.ts';
import type { DocumentId } from '../contract/values.ts';
import { type Relationship, readRelationship } from '../domain/relationship-words.ts';
import { foldText } from '../store/folded-text.ts';
import { listMarks } from '../store/marks.ts';
import { readText } from '../store/pages.ts';
import { listPeople } from '../store/people.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { showPlace } from './read-documents.ts';

type Place = {
  readonly documentId: DocumentId;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly inRole: boolean;
};
type Group = { readonly name: string; readonly words: readonly string[]; readonly places: Place[] };

/** Places of one name that are read for what they say of the person. */
const mostRead = 8;
const mostProposed = 200;
const around = 70;

/** Those with most places first. Open suggestions only: what somebody decided needs nobody's name any more. */
export function listProposedPeople(db: ReadableDb): Output<'listProposedPeople'> {
  const groups = gatherNames(db);
  const people = listPeople(db);
  const full = groups.filter(({ words }) => words.length > 1);
  const aliases = new Map<Group, Group[]>();
  const merged = new Set<Group>();
  for (const short of groups) {
    const [word] = short.words;
    if (short.words.length !== 1 || word === undefined) continue;
    const owners = full.filter(({ words }) => words.includes(word));
    const [owner] = owners;
    if (owner === undefined || owners.length > 1) continue;
    aliases.set(owner, [...(aliases.get(owner) ?? []), short]);
    merged.add(short);
  }
  return groups
    .filter((group) => !merged.has(group))
    .map((group) => ({ group, shorts: aliases.get(group) ?? [] }))
    .map(({ group, shorts }) => ({
      group,
      shorts,
      places: [...group.places, ...shorts.flatMap(({ places }) => places)],
    }))
    .sort((a, b) => b.places.length - a.places.length || a.group.name.localeCompare(b.group.name, 'en-GB'))
    .slice(0, mostProposed)
    .flatMap(({ group, shorts, places }) => {
      const [first] = places;
      if (first === undefined) return [];
      const told = findRelationship(db, places);
      const inRole = told === null ? places.some((place) => place.inRole) : told.relationship.isPost;
      return [
        {
          name: group.name,
          aliases: shorts.map(({ name }) => name),
          relationship: told?.relationship.words ?? '',
          role: inRole ? ('professional' as const) : ('third-party' as const),
          places: places.length,
          shown: showPlace(db, told?.place ?? first),
          maybe: findMaybe(people, group.words),
        },
      ];
    });
}

function gatherNames(db: ReadableDb): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const mark of listMarks(db, { state: 'suggested' })) {
    if (mark.type !== 'person' || mark.personId !== null || mark.range === null) continue;
    const name = tidyName(mark.text);
    const words = foldText(name).folded.trim().split(' ');
    const key = words.join(' ');
    if (key.length < 2) continue;
    const group = groups.get(key) ?? { name, words, places: [] };
    groups.set(key, group);
    const inRole = mark.keepGround === 'professional';
    group.places.push({ documentId: mark.documentId, page: mark.page, ...mark.range, inRole });
  }
  return [...groups.values()];
}

/** "Mr Iqbal’s" is Mr Iqbal. */
function tidyName(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/['’]s?$/u, '')
    .trim();
}

function findRelationship(
  db: ReadableDb,
  places: readonly Place[],
): { place: Place; relationship: Relationship } | null {
  for (const place of places.slice(0, mostRead)) {
    const text = readText(db, place.documentId, place.page);
    const relationship = readRelationship(
      text.slice(Math.max(0, place.start - around), place.start),
      text.slice(place.end, place.end + around),
    );
    if (relationship !== null) return { place, relationship };
  }
  return null;
}

/** One word that is somebody's forename or surname; who shares no more than a surname with two is neither. */
function findMaybe(
  people: readonly Person[],
  words: readonly string[],
): { personId: Person['id']; name: string } | null {
  const like = people.filter(
    (person) =>
      person.role !== 'subject' &&
      [person.name, ...person.aliases].some((own) => {
        const known = foldText(own).folded.trim().split(' ');
        return words.length === 1
          ? known.includes(words[0] ?? '')
          : words.every((word) => known.includes(word));
      }),
  );
  const [only] = like;
  return only !== undefined && like.length === 1 ? { personId: only.id, name: only.name } : null;
}
