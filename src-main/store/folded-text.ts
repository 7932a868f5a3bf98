/**
 * Text as it is compared: without case, accents, ligatures, line breaks, and without the hyphens inside and
 * between the parts of a word, so that "Smith-\nJones", "SMITH-JONES" and "smithjones" are one.
 */

export type FoldedText = {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, and one more for its end: where in the original it comes from. */
  readonly starts: Int32Array;
  /** For each unit of `folded`: where in the original the character that it comes from ends. */
  readonly ends: Int32Array;
};

const wordCharacter = /^[\p{L}\p{N}]/u;
const dash = 0x2d;
const space = 0x20;

/** Spaces become one space, marks and invisible characters nothing, letters their plain lower-case form. */
function fold(character: string): string {
  if (/\s/u.test(character)) return ' ';
  if (/[\u2018\u2019\u02bc\u2032]/.test(character)) return "'";
  if (/[\u201c\u201d]/.test(character)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-';
  return character
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '');
}

/** One folded unit for each ASCII character, 0 for none. */
const foldedAscii = Uint16Array.from({ length: 128 }, (_, code) =>
  fold(String.fromCharCode(code)).charCodeAt(0),
);
const foldedOthers = new Map<string, string>();

/** The plain form of one character: any number of UTF-16 units, none for a mark or an invisible one. */
export function foldCharacter(character: string): string {
  let folded = foldedOthers.get(character);
  if (folded === undefined) {
    folded = fold(character);
    foldedOthers.set(character, folded);
  }
  return folded;
}

export function foldText(text: string): FoldedText {
  const output = new FoldedOutput(text.length);
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128 && code !== dash) {
      output.add(foldedAscii[code] ?? 0, at, at + 1);
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const end = at + character.length;
    const wordGoesOn = isHyphen(character) && output.endsInWord() ? skipJoin(text, end) : null;
    if (wordGoesOn !== null) {
      at = wordGoesOn;
      continue;
    }
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) output.add(folded.charCodeAt(unit), at, end);
    // An accent of its own belongs to its letter, and to what is marked with it.
    if (folded === '' && /\p{M}/u.test(character)) output.extendLast(end);
    at = end;
  }
  return output.finish(text.length);
}

/** Not the em dash, which stands between words. */
export function isHyphen(character: string): boolean {
  return /^[-\u00ad\u2010-\u2013]$/.test(character);
}

/** Behind a hyphen: where the word goes on, at once or on the next line; null where it does not. */
function skipJoin(text: string, from: number): number | null {
  let at = from;
  let newline = false;
  while (at < text.length && /\s/u.test(text.charAt(at))) {
    if (text[at] === '\n' || text[at] === '\r') newline = true;
    at += 1;
  }
  if (at > from && !newline) return null;
  return wordCharacter.test(text.slice(at, at + 2)) ? at : null;
}

/** Grows as it is written; ten thousand pages go through here while somebody waits. */
class FoldedOutput {
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;
  private wide = false;

  constructor(size: number) {
    this.units = new Uint16Array(size + 16);
    this.starts = new Int32Array(size + 16);
    this.ends = new Int32Array(size + 16);
  }

  add(unit: number, start: number, end: number): void {
    if (unit === 0 || Number.isNaN(unit)) return;
    if (unit === space && (this.length === 0 || this.units[this.length - 1] === space)) return;
    if (this.length + 1 >= this.units.length) this.grow();
    if (unit > 0xff) this.wide = true;
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  extendLast(end: number): void {
    if (this.length > 0) this.ends[this.length - 1] = end;
  }

  endsInWord(): boolean {
    return this.length > 0 && wordCharacter.test(String.fromCharCode(this.units[this.length - 1] ?? space));
  }

  finish(textLength: number): FoldedText {
    if (this.length > 0 && this.units[this.length - 1] === space) this.length -= 1;
    this.starts[this.length] = textLength;
    const units = this.units.subarray(0, this.length);
    // Narrow strings take half the memory.
    const folded = this.wide
      ? Buffer.from(units.buffer, 0, units.byteLength).toString('utf16le')
      : Buffer.from(units).toString('latin1');
    return {
      folded,
      starts: this.starts.subarray(0, this.length + 1),
      ends: this.ends.subarray(0, this.length),
    };
  }

  private grow(): void {
    const size = this.units.length * 2;
    const grown = <Values extends { set(from: Values): void }>(into: Values, from: Values): Values => {
      into.set(from);
      return into;
    };
    this.units = grown(new Uint16Array(size), this.units);
    this.starts = grown(new Int32Array(size), this.starts);
    this.ends = grown(new Int32Array(size), this.ends);
  }
}

export type TextRange = { readonly start: number; readonly end: number };

/** Every place in the original where `needle` (already folded) stands. Places do not overlap. */
export function findFolded(haystack: FoldedText, needle: string): TextRange[] {
  if (needle === '') return [];
  const ranges: TextRange[] = [];
  let at = haystack.folded.indexOf(needle);
  while (at !== -1) {
    const start = haystack.starts[at] ?? 0;
    const end = haystack.ends[at + needle.length - 1] ?? start;
    ranges.push({ start, end });
    at = haystack.folded.indexOf(needle, at + needle.length);
  }
  return ranges;
}

/** Whether the range begins and ends where words do. */
export function isWhole(text: string, { start, end }: TextRange): boolean {
  return startsWord(text, start) && startsWord(text, end);
}

/** Whether no word goes on across this place. */
export function startsWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  return !(isWordUnit(text, at - 1) && isWordUnit(text, at));
}

function isWordUnit(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text[at] ?? ' ') || /[\ud800-\udfff]/.test(text[at] ?? ' ');
}
