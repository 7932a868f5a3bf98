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
    һ: 'h',
    ԛ: 'q',
    ԝ: 'w',
    ү: 'y',
    ɑ: 'a',
    ɡ: 'g',
    ɩ: 'i',
  }),
);
for (const [index, char] of [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].entries())
  replacements.set(char, 'abcdefghijklmnoprstuvwyz'.charAt(index));

/** Greek capitals look like other Latin letters than their small ones do. */
const capitals = new Map([...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((char, index) => [char, 'abezhikmnoptyx'.charAt(index)]));

const letter = /[\p{L}\p{N}]/u;
const plainText = /^[\x20-\x7e\n\r\t\f\xa0\xa3\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/;

export function foldText(text: string): FoldedText {
  return plainText.test(text) ? foldPlain(text) : foldAny(text);
}

const sorts = { other: 0, space: 1, line: 2, gap: 3, hyphen: 4 } as const;

/** By ASCII code: the letter or digit in lower case, or the negative of what else it is. */
const plainSorts = Int16Array.from({ length: 128 }, (_, code) => {
  if (code >= 65 && code <= 90) return code + 32;
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code;
  if (code === 32 || code === 9) return -sorts.space;
  if (code === 10 || code === 13) return -sorts.line;
  if (code === 12) return -sorts.gap;
  return code === 45 ? -sorts.hyphen : -sorts.other;
});

/** What `foldAny` does, for what most of English print is made of. */
function foldPlain(text: string): FoldedText {
  const letters = Buffer.allocUnsafe(text.length);
  const breaks = new Uint8Array(text.length + 1);
  let count = 0;
  let between: number = breakKinds.line;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const sort = code < 128 ? (plainSorts[code] ?? 0) : -sortOf('', code);
    if (sort > 0) {
      letters[count] = sort;
      breaks[count] = between;
      count += 1;
      between = breakKinds.none;
    } else between = joinBreaks(between, -sort);
  }
  breaks[count] = breakKinds.line;
  return { letters: letters.toString('latin1', 0, count), breaks: breaks.slice(0, count + 1) };
}

function foldAny(text: string): FoldedText {
  const normal = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  const lower = normal.replace(/[Α-Ω]/g, (char) => capitals.get(char) ?? char).toLowerCase();
  const parts: string[] = [];
  const breaks: number[] = [];
  let between: number = breakKinds.line;
  for (const char of lower) {
    const code = char.codePointAt(0) ?? 0;
    const isLetter =
      code < 128 ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) : letter.test(char);
    if (!isLetter) {
      between = joinBreaks(between, sortOf(char, code));
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

function sortOf(char: string, code: number): number {
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return sorts.line;
  if (char === wideGap) return sorts.gap;
  if (code === 32 || code === 9 || code === 0xa0 || /\s/u.test(char)) return sorts.space;
  return code === 45 ||
    code === 0xac ||
    code === 0x2013 ||
    code === 0x2014 ||
    code === 0xfffe ||
    code === 2 ||
    /\p{Pd}/u.test(char)
    ? sorts.hyphen
    : sorts.other;
}

function joinBreaks(before: number, sort: number): number {
  if (sort === sorts.line)
    return before === hyphenSeen || before === breakKinds.hyphenLine
      ? breakKinds.hyphenLine
      : breakKinds.line;
  if (before === breakKinds.hyphenLine || before === breakKinds.line || before === breakKinds.gap)
    return before;
  if (sort === sorts.gap) return breakKinds.gap;
  if (sort === sorts.space) return before === hyphenSeen ? hyphenSeen : breakKinds.space;
  if (sort === sorts.hyphen) return before === breakKinds.none ? hyphenSeen : breakKinds.mark;
  return breakKinds.mark;
}

/** A hyphen straight after a letter; counts as a mark unless a line end follows. */
const hyphenSeen = 5;
