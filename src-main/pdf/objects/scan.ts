/**
 * Finds every indirect object by walking the bytes from the first to the last, trusting no table. What lies
 * between the objects is kept: it must be structure (tables, trailers, comments) and nothing else.
 */
import { createLexer, isSpace, type Lexer, readToken, skipSpace } from './lexer.ts';
import { readValue } from './parser.ts';
import { dictOf, isDict, isRef, isWord, type PdfDict, type PdfValue } from './values.ts';

export type ScannedObject = {
  readonly num: number;
  readonly gen: number;
  readonly offset: number;
  readonly value: PdfValue;
};
export type ScannedFile = {
  readonly objects: readonly ScannedObject[];
  /** Trailer dictionaries in file order; those of cross-reference streams are not among them. */
  readonly trailers: readonly PdfDict[];
  readonly startXrefs: readonly number[];
  /** Offset just after each `%%EOF`. */
  readonly ends: readonly number[];
  /** Bytes that belong neither to an object nor to the file's structure. */
  readonly foreign: readonly Uint8Array[];
  /** Syntax errors inside objects, in bytes or words. */
  readonly malformed: number;
};

const endObject = Buffer.from('endobj');
const endStream = Buffer.from('endstream');

export function scanFile(bytes: Uint8Array): ScannedFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const objects: ScannedObject[] = [];
  const gaps: [number, number][] = [];
  const foreign: Uint8Array[] = [];
  let malformed = 0;
  let at = 0;
  for (;;) {
    const header = findHeader(file, at);
    if (header === null) break;
    gaps.push([at, header.offset]);
    const body = readBody(file, header.body);
    objects.push({ num: header.num, gen: header.gen, offset: header.offset, value: body.value });
    malformed += body.malformed;
    foreign.push(...body.foreign);
    at = body.end;
  }
  gaps.push([at, file.length]);
  const trailers: PdfDict[] = [];
  const startXrefs: number[] = [];
  const ends: number[] = [];
  for (const [start, end] of gaps) {
    const gap = readGap(file, start, end);
    trailers.push(...gap.trailers);
    startXrefs.push(...gap.startXrefs);
    ends.push(...gap.ends);
    foreign.push(...gap.foreign);
  }
  return {
    objects,
    trailers,
    startXrefs,
    ends,
    foreign: foreign.filter((part) => part.length > 0),
    malformed,
  };
}

type Header = { readonly num: number; readonly gen: number; readonly offset: number; readonly body: number };

/** The next `12 0 obj` at or after `from`. */
function findHeader(file: Buffer, from: number): Header | null {
  for (let word = file.indexOf('obj', from); word >= 0; word = file.indexOf('obj', word + 3)) {
    const gen = readIntegerBefore(file, word, from);
    const num = gen === null ? null : readIntegerBefore(file, gen.start, from);
    if (gen === null || num === null || num.start === gen.start) continue;
    if (num.end === gen.start || (num.start > 0 && (file[num.start - 1] ?? 0) === 46)) continue;
    return { num: num.value, gen: gen.value, offset: num.start, body: word + 3 };
  }
  return null;
}

function readIntegerBefore(file: Buffer, end: number, from: number) {
  let at = end;
  while (at > from && isSpace(file[at - 1] ?? 0)) at -= 1;
  const stop = at;
  while (at > from && (file[at - 1] ?? 0) >= 48 && (file[at - 1] ?? 0) <= 57) at -= 1;
  if (at === stop || stop - at > 10) return null;
  return { value: Number(file.toString('latin1', at, stop)), start: at, end: stop };
}

type Body = { value: PdfValue; end: number; malformed: number; foreign: Uint8Array[] };

function readBody(file: Buffer, start: number): Body {
  const lexer = createLexer(file, start);
  const first = readValue(lexer);
  let value: PdfValue = first === 'end' || 'sign' in first ? null : first.value;
  const foreign: Uint8Array[] = [];
  let malformed = first === 'end' || 'sign' in first ? 1 : 0;
  if (isWord(value) && value.word === 'endobj') return { value: null, end: lexer.at, malformed, foreign };
  const after = peekWord(lexer);
  if (after === 'stream' && isDict(value)) {
    const body = findStreamData(file, lexer, value);
    value = { kind: 'stream', dict: value, raw: file.subarray(body.start, body.end) };
    malformed += body.exact ? 0 : 1;
    lexer.at = body.after;
  }
  for (const [from, to] of lexer.comments) foreign.push(file.subarray(from, to));
  malformed += lexer.stray;
  skipSpace(lexer);
  if (startsWith(file, lexer.at, endObject)) return { value, end: lexer.at + 6, malformed, foreign };
  // Anything up to the next `endobj` or object is not part of a well-formed object.
  const close = file.indexOf(endObject, lexer.at);
  const next = findHeader(file, lexer.at);
  const end = Math.min(close < 0 ? file.length : close, next?.offset ?? file.length);
  foreign.push(file.subarray(lexer.at, end));
  return { value, end: end === close ? end + 6 : end, malformed: malformed + 1, foreign };
}

function peekWord(lexer: Lexer): string {
  const before = lexer.at;
  const stray = lexer.stray;
  const token = readToken(lexer);
  const word = token.kind === 'value' && isWord(token.value) ? token.value.word : '';
  if (word !== 'stream') {
    lexer.at = before;
    lexer.stray = stray;
  }
  return word;
}

function startsWith(file: Buffer, at: number, word: Buffer): boolean {
  return file.subarray(at, at + word.length).equals(word);
}

function findStreamData(file: Buffer, lexer: Lexer, dict: PdfDict) {
  let start = lexer.at;
  if (file[start] === 13) start += 1;
  if (file[start] === 10) start += 1;
  const length = readLength(file, dict.entries.get('Length'));
  if (length !== null && length >= 0 && start + length <= file.length) {
    let at = start + length;
    while (at < file.length && at < start + length + 2 && isSpace(file[at] ?? 0)) at += 1;
    if (startsWith(file, at, endStream)) return { start, end: start + length, after: at + 9, exact: true };
  }
  const close = file.indexOf(endStream, start);
  if (close < 0) return { start, end: file.length, after: file.length, exact: false };
  let end = close;
  if (file[end - 1] === 10) end -= 1;
  if (file[end - 1] === 13) end -= 1;
  return { start, end: Math.max(start, end), after: close + 9, exact: false };
}

/** An indirect length is looked up by its header's text, since the tables are not trusted here. */
function readLength(file: Buffer, value: PdfValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (!isRef(value)) return null;
  const header = `${value.num} ${value.gen} obj`;
  for (let at = file.indexOf(header); at >= 0; at = file.indexOf(header, at + 1)) {
    const before = at === 0 ? 10 : (file[at - 1] ?? 0);
    if (before >= 48 && before <= 57) continue;
    const found = readValue(
      createLexer(file, at + header.length, Math.min(file.length, at + header.length + 40)),
    );
    if (found !== 'end' && 'value' in found && typeof found.value === 'number') return found.value;
  }
  return null;
}

function readGap(file: Buffer, start: number, end: number) {
  const lexer = createLexer(file, start, end);
  const trailers: PdfDict[] = [];
  const startXrefs: number[] = [];
  const ends: number[] = [];
  const foreign: Uint8Array[] = [];
  let expect: 'anything' | 'offset' | 'trailer' | 'table' = 'anything';
  for (;;) {
    const before = lexer.at;
    const part = readValue(lexer);
    if (part === 'end') break;
    const value = 'value' in part ? part.value : null;
    const dict = dictOf(value ?? undefined);
    if (isWord(value) && value.word === 'xref') expect = 'table';
    else if (isWord(value) && value.word === 'trailer') expect = 'trailer';
    else if (isWord(value) && value.word === 'startxref') expect = 'offset';
    else if (expect === 'table' && (typeof value === 'number' || isTableWord(value))) continue;
    else if (expect === 'offset' && typeof value === 'number') {
      startXrefs.push(value);
      expect = 'anything';
    } else if (expect === 'trailer' && dict !== null) {
      trailers.push(dict);
      expect = 'anything';
    } else foreign.push(file.subarray(before, lexer.at));
  }
  for (const [from, to] of lexer.comments) {
    const text = file.toString('latin1', from, to);
    if (text.startsWith('%EOF')) {
      ends.push(from + 4);
      if (text.trimEnd().length > 4) foreign.push(file.subarray(from + 4, to));
    } else if (!isKnownComment(text, from, start)) foreign.push(file.subarray(from, to));
  }
  return { trailers, startXrefs, ends, foreign };
}

function isTableWord(value: PdfValue): boolean {
  return isWord(value) && (value.word === 'n' || value.word === 'f');
}

/** The header and the line of four or so high bytes after it (ISO 32000-2, 7.5.2). */
function isKnownComment(text: string, at: number, gapStart: number): boolean {
  if (gapStart !== 0 || at > 1100) return false;
  return (
    /^(?:PDF-\d\.\d)\s*$/.test(text) ||
    (text.length <= 8 && [...text].every((char) => char > '\u007f' || char <= ' '))
  );
}
