/**
 * Brings text into the one form in which terms are compared: compatibility-decomposed, without case, accents and
 * invisible characters, letters of other scripts that look Latin taken as Latin. Only letters and digits are
 * kept; what stood between them is remembered by its kind.
 */
export type FoldedText = {
  /** Letters and digits only, lower case. */
  readonly letters: string;
  /** What stands before each of `letters` (and, last, after the end): see the constants. */
  readonly breaks: Uint8Array;
};

export const breakKinds = {
  none: 0,
  /** A hyphen and a line end, which may join one word or two. */
  hyphenLine: 1,
  mark: 2,
  space: 3,
  line: 4,
  /** White space so wide that what stands on both sides is no phrase: two columns, or what is left beside a box. */
  gap: 6,
} as const;

/** Stands for such a gap in text that was put together from glyphs. */
export const wideGap = '\f';

// Letters without a decomposition, and the look-alikes that a lying font or a careful typist would use.
const replacements = new Map<string, string>(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    ŋ: 'n',
    ħ: 'h',
    ŧ: 't',
    ſ: 's',
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    ո: 'n',
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
  }),
);

const letter = /[\p{L}\p{N}]/u;
const plainText = /^[\x20-\x7e\n\r\t\f]*$/;

export function foldText(text: string): FoldedText {
  const normal = plainText.test(text) ? text : text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  const lower = normal.toLowerCase();
  const parts: string[] = [];
  const breaks: number[] = [];
  let between: number = breakKinds.line;
  for (const char of lower) {
    const code = char.codePointAt(0) ?? 0;
    const isLetter =
      code < 128 ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) : letter.test(char);
    if (!isLetter) {
      between = joinBreaks(between, char, code);
      continue;
    }
    const folded = code < 128 ? char : (replacements.get(char) ?? char);
    for (let at = 0; at < folded.length; at += 1) {
      parts.push(folded.charAt(at));
      breaks.push(at === 0 ? between : breakKinds.none);
    }
    between = breakKinds.none;
  }
  breaks.push(breakKinds.line);
  return { letters: parts.join(''), breaks: Uint8Array.from(breaks) };
}

function joinBreaks(before: number, char: string, code: number): number {
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029)
    return before === hyphenSeen || before === breakKinds.hyphenLine
      ? breakKinds.hyphenLine
      : breakKinds.line;
  if (before === breakKinds.hyphenLine || before === breakKinds.line || before === breakKinds.gap)
    return before;
  if (char === wideGap) return breakKinds.gap;
  if (code === 32 || code === 9 || code === 0xa0 || /\s/u.test(char))
    return before === hyphenSeen ? hyphenSeen : breakKinds.space;
  if (code === 45 || code === 0xfffe || code === 2 || /\p{Pd}/u.test(char))
    return before === breakKinds.none ? hyphenSeen : breakKinds.mark;
  return breakKinds.mark;
}

/** A hyphen straight after a letter; counts as a mark unless a line end follows. */
const hyphenSeen = 5;
