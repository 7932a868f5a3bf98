/** Short forms and special words of social care, explained where they occur (resources/letters/glossary.json). */
import { AppError } from '../contract/errors.ts';
import type { Block } from './prose.ts';

export type GlossaryEntry = {
  /** As it is written in records. */
  readonly short: string;
  readonly long: string;
  /** A sentence for the reader, or empty. */
  readonly explanation: string;
  /** Other spellings. A spelling of several words counts where all of them occur. */
  readonly also: readonly string[];
};

/** `value` is parsed JSON. Throws `invalid-input`. */
export function parseGlossary(value: unknown): GlossaryEntry[] {
  if (typeof value !== 'object' || value === null || !('entries' in value) || !Array.isArray(value.entries)) {
    throw new AppError('invalid-input');
  }
  return value.entries.map((entry: unknown): GlossaryEntry => {
    const fields = typeof entry === 'object' && entry !== null ? new Map(Object.entries(entry)) : new Map();
    const [short, long, explanation] = [fields.get('short'), fields.get('long'), fields.get('explanation')];
    const also: unknown = fields.get('also') ?? [];
    if (typeof short !== 'string' || typeof long !== 'string' || typeof explanation !== 'string') {
      throw new AppError('invalid-input');
    }
    if (!Array.isArray(also) || !also.every((spelling) => typeof spelling === 'string')) {
      throw new AppError('invalid-input');
    }
    return { short, long, explanation, also };
  });
}

/**
 * The words of a text, as `findEntries` compares them. Give it the text that is left after redaction: an entry
 * says that the word occurs.
 */
export function collectWords(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{N}]+(?:[&/][\p{L}\p{N}]+)*/gu) ?? []);
}

/** Entries that occur, in alphabetical order. Capitals count: "LAC" is not "lac". */
export function findEntries(entries: readonly GlossaryEntry[], words: ReadonlySet<string>): GlossaryEntry[] {
  return entries
    .filter((entry) =>
      [entry.short, ...entry.also].some((spelling) => {
        const parts = [...collectWords(spelling)];
        return parts.length > 0 && parts.every((part) => words.has(part));
      }),
    )
    .sort((a, b) => a.short.localeCompare(b.short, 'en'));
}

export function composeGlossary(entries: readonly GlossaryEntry[]): Block {
  return {
    kind: 'table',
    header: ['In the records', 'What it means'],
    rows: entries.map(({ short, long, explanation }) => [
      short,
      explanation === '' ? long : `${long}\n${explanation}`,
    ]),
    widths: [0.24, 0.76],
    alignRight: [],
    strong: [0],
  };
}
