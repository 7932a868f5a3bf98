/** What the full-text index is given for a page: plain folded words, and each hyphenated word once more as one. */

import { foldCharacter, foldText } from './folded-text.ts';
import type { ReadableDb } from './sqlite.ts';

const hyphenated = /[\p{L}\p{N}\p{M}]+(?:[-\u00ad\u2010-\u2013](?:\s*[\r\n]\s*)?[\p{L}\p{N}\p{M}]+)+/gu;

/** The words of "Smith-\nJones" are "smith", "jones" and "smithjones". */
export function indexText(text: string): string {
  let words = '';
  for (const character of text) words += foldCharacter(character);
  for (const [word] of text.matchAll(hyphenated)) words += `\n${foldText(word).folded}`;
  return words;
}

/** The index's triggers call it by name, so it must be known on every handle to a case. */
export function defineIndexText(db: ReadableDb): void {
  db.function('index_text', { deterministic: true }, (text) => indexText(String(text)));
}
