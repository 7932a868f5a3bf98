/** How many places of the register's people are found, as typed and as a scan may have read them. */
import type { CarePage } from '../../../test/support/care-prose.ts';
import { addNoise } from './add-noise.ts';
import { findHits, listPeople } from './run-detection.ts';
import { overlaps, type Share } from './score-hits.ts';

export type RegisteredScore = {
  readonly found: Share;
  /** Of those found, the ones whose person is said, and rightly. */
  readonly attributed: Share;
  /** Found of the places where a lone letter stands for a person, which are not among the others. */
  readonly lone: Share;
  readonly missed: readonly { readonly file: string; readonly text: string; readonly context: string }[];
};

/** `seed` null reads the pages as they are. Words like "nan" count where the register has them as an alias. */
export function scoreRegistered(pages: readonly CarePage[], seed: number | null): RegisteredScore {
  const found = { part: 0, whole: 0 };
  const attributed = { part: 0, whole: 0 };
  const lone = { part: 0, whole: 0 };
  const missed: { file: string; text: string; context: string }[] = [];
  for (const [index, page] of pages.entries()) {
    const { text, spans } = seed === null ? page : addNoise(page.text, page.spans, seed * 1000 + index);
    const hits = findHits(text, listPeople(page.people)).filter(({ type }) => type === 'person');
    for (const span of spans) {
      const isNamed = span.label === 'person' || (span.label === 'relation' && isAlias(page, span.text));
      if (!isNamed || span.role !== 'other' || span.personId === null) continue;
      const own = hits.filter((hit) => overlaps(hit, span));
      if (/^\p{L}\.?$/u.test(span.text)) {
        lone.whole += 1;
        if (own.length > 0) lone.part += 1;
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
  return { found, attributed, lone, missed };
}

function isAlias(page: CarePage, text: string): boolean {
  return page.people.some(({ aliases }) =>
    aliases.some((alias) => alias.toLowerCase() === text.toLowerCase()),
  );
}
