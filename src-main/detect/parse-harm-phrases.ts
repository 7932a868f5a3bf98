/** The list of words that may tell of harm or crime (resources/harm/phrases.json), which an organisation may amend. */
import { AppError } from '../contract/errors.ts';
import { type HarmPhrases, harmCategories } from './harmful-passages.ts';

/** `value` is parsed JSON. Throws `invalid-input` where a list is missing or holds something else than words. */
export function parseHarmPhrases(value: unknown): HarmPhrases {
  const all = readObject(value);
  const categories = readObject(all.categories);
  const [self, abuse, violence, sexual, substances, criminal] = harmCategories.map((name) =>
    readWords(categories[name]),
  );
  if (!self || !abuse || !violence || !sexual || !substances || !criminal)
    throw new AppError('invalid-input');
  return {
    categories: { 'self-harm': self, abuse, violence, sexual, substances, criminal },
    negations: readWords(all.negations),
    past: readWords(all.past),
  };
}

function readObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new AppError('invalid-input');
  return Object.fromEntries(Object.entries(value));
}

function readWords(value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((word) => typeof word === 'string' && word.trim() !== ''))
    throw new AppError('invalid-input');
  return value;
}
