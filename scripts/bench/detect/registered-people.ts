/** How many places of the register's people are found, as typed and as a scan may have read them. */
import { differsByOne, foldWord, tokenise } from '../../../src-main/detect/text-tokens.ts';
import type { CarePage, CarePerson } from '../../../test/support/care-prose.ts';
import { addNoise } from './add-noise.ts';
import { findHits, listPeople } from './run-detection.ts';
import { overlaps, type Share } from './score-hits.ts';

export type RegisteredScore = {
  readonly found: Share;
  /** Of those found, the ones whose person is said, and rightly. */
  readonly attributed: Share;
  /** Places that are not among the others: a lone letter, and a pet name that nobody recorded ("Uzz" for Usman). */
  readonly lone: Share;
  readonly unrecorded: Share;
  readonly missed: readonly { readonly file: string; readonly text: string; readonly context: string }[];
};

/** `seed` null reads the pages as they are. Words like "nan" count where the register has them as an alias. */
export function scoreRegistered(pages: readonly CarePage[], seed: number | null): RegisteredScore {
  const found = { part: 0, whole: 0 };
  const attributed = { part: 0, whole: 0 };
  const lone = { part: 0, whole: 0 };
  const unrecorded = { part: 0, whole: 0 };
  const missed: { file: string; text: string; context: string }[] = [];
  for (const [index, page] of pages.entries()) {
    const { text, spans } = seed === null ? page : addNoise(page.text, page.spans, seed * 1000 + index);
    const hits = findHits(text, listPeople(page.people)).filter(
      ({ type, tier }) => type === 'person' && tier === 1,
    );
    for (const span of spans) {
      const isNamed = span.label === 'person' || (span.label === 'relation' && isAlias(page, span.text));
      if (!isNamed || span.role !== 'other' || span.personId === null) continue;
      const own = hits.filter((hit) => overlaps(hit, span));
      const person = page.people.find(({ id }) => id === span.personId);
      const apart = /^\p{L}\.?$/u.test(span.text)
        ? lone
        : person === undefined || !leadsTo(person, span.text)
          ? unrecorded
          : null;
      if (apart !== null) {
        apart.whole += 1;
        if (own.length > 0) apart.part += 1;
        continue;
      }
      found.whole += 1;
      if (own.length === 0) {
        missed.push({
          file: page.file,
          text: text.slice(span.start, span.end),
          context: text.slice(Math.max(0, span.start - 30), span.end + 20),
        });
        continue;
      }
      found.part += 1;
      attributed.whole += 1;
      if (own.some(({ personId }) => personId === span.personId)) attributed.part += 1;
    }
  }
  return { found, attributed, lone, unrecorded, missed };
}

/** Whether the register says enough to know the person by these words: a name, the beginning of one, a slip in one, initials. */
function leadsTo({ name, aliases }: CarePerson, text: string): boolean {
  const words = foldAll(text);
  return [name, ...aliases].some((recorded) => {
    const parts = foldAll(recorded);
    const initials = parts.map((part) => part.charAt(0)).join('');
    const letters = foldWord(text.replace(/[^\p{L}]/gu, ''));
    return (
      (letters.length > 1 && initials.includes(letters)) ||
      words.some((word) =>
        parts.some(
          (part) =>
            word === part ||
            differsByOne(word, part) ||
            (word.length > 2 && part.startsWith(word.slice(0, 3))),
        ),
      )
    );
  });
}

function foldAll(text: string): readonly string[] {
  return tokenise(text.replace(/-\n/g, '')).flatMap(({ folded }) => folded.split('-'));
}

function isAlias(page: CarePage, text: string): boolean {
  return page.people.some(({ aliases }) =>
    aliases.some((alias) => alias.toLowerCase() === text.toLowerCase()),
  );
}
