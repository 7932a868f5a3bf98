/** Every string, name, stream and stray byte of the file, used or not, searched for withheld terms. */
import type { PdfFile, PdfObject } from '../objects/file.ts';
import { createLexer, readToken } from '../objects/lexer.ts';
import {
  decodeTextString,
  decodeUtf16,
  dictOf,
  isArray,
  isName,
  isStream,
  isString,
  nameOf,
  type PdfDict,
  type PdfStream,
  type PdfString,
  type PdfValue,
  toLatin1,
} from '../objects/values.ts';
import { asText, type ByteSearch, findBytes } from './byte-search.ts';
import { readCMap } from './cmap.ts';
import { type ContentReading, readContent } from './content.ts';
import type { Findings } from './findings.ts';
import { decodeHidden } from './hidden-codes.ts';
import { isImage } from './images.ts';
import { isKnownName } from './known-names.ts';
import { decodeEntities } from './metadata.ts';
import { findTerms, type Term } from './terms.ts';
import { findInGlyphs, readings } from './text-views.ts';

export type Search = { readonly terms: readonly Term[]; readonly bytes: ByteSearch; readonly total: number };

export function report(
  found: readonly Term[],
  search: Search,
  kind: string,
  page: number | null,
  where: string,
  findings: Findings,
): void {
  for (const term of found)
    findings.add(kind, page, `Withheld term ${term.number} of ${search.total} ${where}.`);
}

/** Every reading of a string that some reader might take. */
export function readingsOf(bytes: Uint8Array): string[] {
  const readings = new Set([decodeTextString(bytes), toLatin1(bytes)]);
  if (bytes.some((byte) => byte >= 0x80)) readings.add(Buffer.from(bytes).toString('utf8'));
  if (bytes.length >= 4 && bytes.includes(0)) {
    readings.add(decodeUtf16(bytes, 'big'));
    readings.add(decodeUtf16(bytes, 'little'));
  }
  return [...readings];
}

export function searchObjects(file: PdfFile, search: Search, findings: Findings): void {
  if (search.terms.length === 0) return;
  const content = findContentStreams(file);
  for (const object of file.all) searchObject(file, object, content, search, findings);
  for (const trailer of [...file.scan.trailers, file.trailer]) searchTrailer(file, trailer, search, findings);
  // In an encrypted file nothing should be in clear; chance could only explain short terms.
  if (file.encrypted)
    report(
      findBytes(file.bytes, search.bytes, shortestInSamples),
      search,
      'withheld-in-bytes',
      null,
      'is in the file without encryption',
      findings,
    );
  for (const part of [...file.scan.foreign, ...file.foreign]) {
    const found = [
      ...findBytes(part, search.bytes, 4),
      ...readingsOf(part).flatMap((text) => findTerms(text, search.terms)),
    ];
    report(found, search, 'withheld-in-bytes', null, 'is in bytes that belong to no object', findings);
  }
}

/** How the file is handed over: names that are not in it. */
export function searchNames(names: readonly string[], search: Search, findings: Findings): void {
  for (const name of names) {
    const found = [
      ...findTerms(name, search.terms),
      // Words in file names are often joined without spaces.
      ...findTerms(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '), search.terms),
      ...findHidden(Buffer.from(name), search),
    ];
    report(found, search, 'withheld-in-name', null, 'is in a name that the file is handed over by', findings);
  }
}

/** Page contents; their glyphs are searched by page, with the page's fonts. */
function findContentStreams(file: PdfFile): Set<PdfStream> {
  const streams = new Set<PdfStream>();
  for (const object of file.current.values()) {
    const dict = dictOf(object.value);
    if (nameOf(dict?.entries.get('Type')) !== 'Page') continue;
    const contents = file.resolve(dict?.entries.get('Contents'));
    for (const part of isArray(contents) ? contents.map(file.resolve) : [contents])
      if (isStream(part)) streams.add(part);
  }
  return streams;
}

function searchTrailer(file: PdfFile, trailer: PdfDict, search: Search, findings: Findings): void {
  const rest = [...trailer.entries].filter(([key, value]) => key !== 'ID' || !isPlainId(file, value));
  for (const [, value] of rest) searchValue(value, search, findings);
}

/** Two random strings of sixteen bytes, in which a short term could turn up by chance. */
function isPlainId(file: PdfFile, value: PdfValue): boolean {
  const id = file.resolve(value);
  return isArray(id) && id.length === 2 && id.every((part) => isString(part) && part.bytes.length === 16);
}

function searchObject(
  file: PdfFile,
  object: PdfObject,
  pageContent: ReadonlySet<PdfStream>,
  search: Search,
  findings: Findings,
): void {
  const { value } = object;
  if (isEncryption(value)) return;
  const type = nameOf(dictOf(value)?.entries.get('Type'));
  if (!isStream(value)) searchValue(value, search, findings);
  else if (type === 'XRef') searchTrailer(file, value.dict, search, findings);
  else {
    searchValue(value.dict, search, findings);
    if (type !== 'ObjStm') searchStream(file, value, pageContent.has(value), search, findings);
  }
}

function isEncryption(value: PdfValue): boolean {
  const dict = dictOf(value);
  return (
    dict !== null &&
    nameOf(dict.entries.get('Filter')) === 'Standard' &&
    dict.entries.has('O') &&
    dict.entries.has('U')
  );
}

/** What is written in another code inside of these bytes. Short terms would be found by chance. */
function findHidden(bytes: Uint8Array, search: Search): Term[] {
  if (search.terms.length === 0) return [];
  return decodeHidden(bytes).flatMap((decoded) => [
    ...findBytes(decoded, search.bytes, shortestHidden),
    ...(asText(decoded) === null
      ? []
      : readingsOf(decoded).flatMap((text) =>
          findTerms(text, search.terms).filter(({ folded }) => folded.letters.length >= shortestHidden),
        )),
  ]);
}

const shortestHidden = 5;

/** Strings side by side may be pieces of one text. */
function searchJoined(values: Iterable<PdfValue>, between: string, search: Search, findings: Findings): void {
  const strings = [...values].filter(isString);
  if (strings.length < 2) return;
  const joined = strings.map(({ bytes }) => decodeTextString(bytes)).join(between);
  report(findTerms(joined, search.terms), search, 'withheld-in-string', null, 'is in a string', findings);
}

function searchValue(value: PdfValue, search: Search, findings: Findings): void {
  if (isString(value)) {
    const found = readingsOf(value.bytes).flatMap((text) => findTerms(text, search.terms));
    report(
      [...found, ...findBytes(value.bytes, search.bytes, 4), ...findHidden(value.bytes, search)],
      search,
      'withheld-in-string',
      null,
      'is in a string',
      findings,
    );
  } else if (isName(value)) searchName(value.name, search, findings);
  else if (isArray(value)) {
    searchJoined(value, '', search, findings);
    const palette = findPalette(value);
    for (const item of value) if (item !== palette) searchValue(item, search, findings);
    if (palette !== null)
      report(
        findBytes(palette.bytes, search.bytes, shortestInBinary),
        search,
        'withheld-in-string',
        null,
        'is in a string',
        findings,
      );
  } else {
    const dict = dictOf(value);
    if (dict === null) return;
    searchJoined(dict.entries.values(), ' ', search, findings);
    for (const [key, inner] of dict.entries) {
      searchName(key.replace(/^\0\w+ \d+ ?/, ''), search, findings);
      searchValue(inner, search, findings);
    }
  }
}

/** The colours of an Indexed colour space (ISO 32000-2, 8.6.6.3): bytes that are no text, but may spell short words. */
function findPalette(array: readonly PdfValue[]): PdfString | null {
  const [family, , , table] = array;
  return array.length === 4 && nameOf(family) === 'Indexed' && isString(table) ? table : null;
}

export function searchName(name: string, search: Search, findings: Findings): void {
  if (isKnownName(name)) return;
  const bytes = Buffer.from(name, 'latin1');
  const found = readingsOf(bytes).flatMap((text) => findTerms(text, search.terms));
  report(found, search, 'withheld-in-name', null, 'is in a name', findings);
}

/** Dense data: shorter patterns would be found by chance. */
const shortestInText = 4;
const shortestInBinary = 6;
const shortestInSamples = 8;

function searchStream(
  file: PdfFile,
  stream: PdfStream,
  isPage: boolean,
  search: Search,
  findings: Findings,
): void {
  const { data, trailing } = file.decode(stream);
  const tell = (found: readonly Term[]): void =>
    report(found, search, 'withheld-in-stream', null, 'is in a stream', findings);
  tell(findBytes(trailing, search.bytes, shortestInText));
  if (isPage) return;
  if (isContent(file, stream)) {
    const own = dictOf(file.resolve(stream.dict.entries.get('Resources')));
    searchContent(readContent(file, data, own), search, null, findings);
  } else if (isImage(file, stream)) tell(findBytes(data, search.bytes, shortestInSamples));
  else {
    const text = asText(data);
    tell(findBytes(data, search.bytes, text === null ? shortestInBinary : shortestInText));
    tell(findHidden(data, search));
    if (text === null) return;
    const readings = [
      text,
      Buffer.from(data).toString('utf8'),
      decodeEntities(text),
      ...readCMap(data).texts,
    ];
    // Whatever the stream is for, strings in it may be written as PDF writes them.
    for (const string of readStrings(data)) readings.push(...readingsOf(string));
    tell(readings.flatMap((reading) => findTerms(reading, search.terms)));
  }
}

const maxStrings = 20_000;

function readStrings(data: Uint8Array): Uint8Array[] {
  const strings: Uint8Array[] = [];
  const lexer = createLexer(data);
  for (
    let token = readToken(lexer);
    token.kind !== 'end' && strings.length < maxStrings;
    token = readToken(lexer)
  )
    if (token.kind === 'value' && isString(token.value)) strings.push(token.value.bytes);
  return strings;
}

/** Forms, tiling patterns, glyphs of Type 3 fonts; by what they are, or by how they begin. */
function isContent(file: PdfFile, stream: PdfStream): boolean {
  if (nameOf(file.resolve(stream.dict.entries.get('Subtype'))) === 'Form') return true;
  if (file.resolve(stream.dict.entries.get('PatternType')) === 1) return true;
  return /^\s*[-\d.\s]+\b(?:d0|d1)\b/.test(toLatin1(file.decode(stream).data.subarray(0, 200)));
}

export function searchContent(
  content: ContentReading,
  search: Search,
  page: number | null,
  findings: Findings,
): void {
  const { terms } = search;
  const shown = findInGlyphs(content.glyphs, readings, terms);
  report(shown, search, 'withheld-in-text', page, 'can be read in the text', findings);
  const texts = [...content.texts, ...content.replacements];
  const hidden = texts.flatMap((bytes) => [
    ...readingsOf(bytes).flatMap((text) => findTerms(text, terms)),
    ...findBytes(bytes, search.bytes, 4),
    ...findHidden(bytes, search),
  ]);
  const joined = Buffer.concat(texts);
  hidden.push(...readingsOf(joined).flatMap((text) => findTerms(text, terms)));
  report(hidden, search, 'withheld-in-string', page, 'is in a string', findings);
  for (const name of content.names) searchName(name, search, findings);
}
