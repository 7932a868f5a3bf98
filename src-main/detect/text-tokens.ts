/** Words of a text, folded so that spellings of one name meet: case, accents, apostrophes, soft hyphens. */

export type Token = {
  /** UTF-16 offsets; a possessive ending is not part of the token. */
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** All its letters are capitals. */
  readonly shouted: boolean;
};

const invisible = '\\u00AD\\u200B-\\u200D\\u2060';
const apostrophes = "'’‘`´ʼ";
const word = new RegExp(
  `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${invisible}]*(?:[${apostrophes}][\\p{L}\\p{M}]+)*`,
  'gu',
);
const possessive = new RegExp(`[${apostrophes}][sS]$`, 'u');
const dropped = new RegExp(`[\\p{M}${invisible}${apostrophes}]`, 'gu');
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
};

export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    const [whole] = match;
    const raw = whole.length > 2 && possessive.test(whole) ? whole.slice(0, -2) : whole;
    const first = raw.charAt(0);
    tokens.push({
      start: match.index,
      end: match.index + raw.length,
      folded: foldWord(raw),
      capital: first !== first.toLowerCase(),
      shouted: raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
    });
  }
  return tokens;
}

export function foldWord(raw: string): string {
  if (/^[a-zA-Z0-9]*$/.test(raw)) return raw.toLowerCase();
  return raw
    .normalize('NFKD')
    .replace(dropped, '')
    .toLowerCase()
    .replace(/[ßæøłđðþıœħŧ]/g, (letter) => plainLetters[letter] ?? letter);
}

/** What a scan may confuse looks the same here: `Wi1son` and `Wilson`, `Bums` and `Burns`. For folded words. */
export function blurWord(folded: string): string {
  return (
    folded
      .replace(/rn/g, 'm')
      .replace(/vv/g, 'w')
      .replace(/cl/g, 'd')
      .replace(/0/g, 'o')
      .replace(/[1l|]/g, 'i')
      .replace(/5/g, 's')
      .replace(/8/g, 'b')
      .replace(/6/g, 'g')
      .replace(/2/g, 'z')
      // Small letters only: a scan knows E from C, and Harry from Barry.
      .replace(/(?<=.)e/g, 'c')
      .replace(/(?<=.)h/g, 'b')
  );
}

/** A figure among letters, a capital I behind a small letter: no word is written so, and a scan may make one of any word. */
export function isOddlyShaped(raw: string): boolean {
  if (
    /^\d+(?:am|pm|th|st|nd|rd|yrs?|m?ths?|wks?|hrs?|mins?|[skmx]|[kmc]?[gm]|[gm]b|lbs?|oz|ml|ft)$/i.test(raw)
  )
    return false;
  return /\p{L}\d|\d\p{L}{2}|\p{Ll}I/u.test(raw) && !/\d\d/.test(raw);
}

/** One letter missing, too many, wrong, or two neighbours swapped. */
export function differsByOne(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  const restA = a.slice(head);
  const restB = b.slice(head);
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restB.length > restA.length) return restB.slice(1) === restA;
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** True where a sentence, a cell or a quotation begins at that place, so that a capital says nothing. */
export function startsSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start).replace(/[ \t\u00A0]+$/, '');
  if (before === '') return true;
  if (/[.!?:;•·"“‘([|\u2022\u2013\u2014-]$/.test(before))
    return !/\b(?:mr|mrs|ms|dr|st|rev|prof)\.$/i.test(before);
  return /\n\s*\n$/.test(before) || /[.!?:]\s*\n\s*$/.test(before);
}
