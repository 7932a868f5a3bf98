/** How many passages of the care prose are flagged for a decision on serious harm or crime, by category. */
import { readFileSync } from 'node:fs';
import {
  findHarmfulPassages,
  type HarmPhrases,
  harmCategories,
  indexHarm,
} from '../../../src-main/detect/harmful-passages.ts';
import type { CarePage } from '../../../test/support/care-prose.ts';

const file = new URL('../../../resources/harm/phrases.json', import.meta.url);

/** Rows of category, passages, of these denied, pages with one. */
export function countPassages(pages: readonly CarePage[]): readonly (readonly string[])[] {
  const phrases: HarmPhrases = JSON.parse(readFileSync(file, 'utf8'));
  const index = indexHarm(phrases);
  const found = pages.map(({ text }) => findHarmfulPassages(text, index));
  return harmCategories.map((category) => {
    const own = found.map((passages) => passages.filter((passage) => passage.category === category));
    const all = own.flat();
    return [
      category,
      String(all.length),
      String(all.filter(({ negated }) => negated).length),
      String(own.filter((passages) => passages.length > 0).length),
    ];
  });
}
