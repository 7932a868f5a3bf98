/** What the boxes of a case tell by their widths: which names are asked for, and what came of it. */
import type { BoxWidths } from '../contract/bundle.ts';
import type { Person } from '../contract/person.ts';
import type { DocumentId } from '../contract/values.ts';
import { namesOf } from '../domain/people.ts';
import type { Gap } from '../pdf/engine.ts';

/** A name that a reader may think of, and whose it is. */
export type KnownName = { readonly text: string; readonly person: Person };

export function listKnownNames(people: readonly Person[]): readonly KnownName[] {
  return people.flatMap((person) => namesOf(person).map(({ text }) => ({ text, person })));
}

/** In the order of the register. `names` are those that the gap was weighed with. */
export function findFittingPeople({ known }: Gap, names: readonly KnownName[]): readonly Person[] {
  return [...new Set(known.flatMap((number) => names[number]?.person ?? []))];
}

export type PlacedGap = { readonly documentId: DocumentId; readonly page: number; readonly gap: Gap };

export function sumUpWidths(gaps: readonly PlacedGap[], names: readonly KnownName[]): BoxWidths {
  const count = (width: Gap['width']) => gaps.filter(({ gap }) => gap.width === width).length;
  const exact = gaps.filter(({ gap }) => gap.width === 'exact');
  const pages = new Map<string, BoxWidths['exactPages'][number]>();
  for (const { documentId, page } of exact) {
    const key = `${documentId} ${page}`;
    pages.set(key, { documentId, page, boxes: (pages.get(key)?.boxes ?? 0) + 1 });
  }
  return {
    fixed: count('fixed'),
    widened: count('widened'),
    exact: exact.length,
    guessable: exact.filter(({ gap }) => findFittingPeople(gap, names).length === 1).length,
    exactPages: [...pages.values()],
  };
}
