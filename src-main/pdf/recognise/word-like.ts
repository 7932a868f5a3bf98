/** How much of a text looks like words, numbers and dates, in any language of our alphabet: nonsense seldom does. */

const edges = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;
/** In one case or with a capital, with a vowel; joined by hyphens and apostrophes. Welsh counts w and y as vowels. */
const word = /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)(?:['’./@&-](?:\p{Lu}?\p{Ll}+|\p{Lu}+))*$/u;
const vowel = /[aeiouwy\u00df-\u017f]/iu;
const number = /^[\p{Sc}]?\p{N}+(?:[.,:/-]\p{N}+)*(?:st|nd|rd|th|am|pm|%)?$/u;
const longest = 24;

/** Of the letters and digits, 0 to 1; 1 for a text without any. */
export function shareOfWords(text: string): number {
  let all = 0;
  let good = 0;
  for (const token of text.split(/\s+/u)) {
    const letters = token.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    // Marks alone, such as ~ or |, are what specks are read as.
    const weight = letters === 0 ? (token === '' ? 0 : 1) : [...token].length;
    all += weight;
    if (letters > 0 && isWordLike(token.replace(edges, ''))) good += weight;
  }
  return all === 0 ? 1 : good / all;
}

function isWordLike(token: string): boolean {
  if (number.test(token)) return true;
  if (token.length > longest || !word.test(token)) return false;
  return token.length <= 3 || vowel.test(token);
}
