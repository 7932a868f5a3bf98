/** Follows the cross-reference chain from `startxref` (ISO 32000-2, 7.5.4 and 7.5.8), as readers do. */
import { decodeStream, type Resolve } from './filters.ts';
import { createLexer, isSpace } from './lexer.ts';
import { readValue } from './parser.ts';
import type { ScannedObject } from './scan.ts';
import { dictOf, isArray, isStream, isWord, nameOf, numberOf, type PdfDict } from './values.ts';

export type XrefEntry =
  | { readonly kind: 'offset'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'compressed'; readonly stream: number; readonly index: number };
export type Xref = {
  /** The newest section wins. */
  readonly entries: ReadonlyMap<number, XrefEntry | 'free'>;
  /** One a section, newest first. */
  readonly trailers: readonly PdfDict[];
  readonly broken: boolean;
};

const direct: Resolve = (value) => value ?? null;
const maxSections = 1000;

export function followXref(bytes: Uint8Array, start: number, scanned: readonly ScannedObject[]): Xref {
  const entries = new Map<number, XrefEntry | 'free'>();
  const trailers: PdfDict[] = [];
  const byOffset = new Map(scanned.map((object) => [object.offset, object]));
  const seen = new Set<number>();
  const queue = [start];
  let broken = false;
  while (queue.length > 0 && seen.size < maxSections) {
    const offset = queue.shift() ?? 0;
    if (seen.has(offset)) continue;
    seen.add(offset);
    const section = readSection(bytes, offset, byOffset);
    if (section === null) {
      broken = true;
      continue;
    }
    trailers.push(section.trailer);
    for (const [num, entry] of section.entries) if (!entries.has(num)) entries.set(num, entry);
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.entries.get(key);
      if (typeof next === 'number') queue.push(next);
    }
  }
  return { entries, trailers, broken: broken || trailers.length === 0 };
}

type Section = { readonly trailer: PdfDict; readonly entries: [number, XrefEntry | 'free'][] };

function readSection(
  bytes: Uint8Array,
  offset: number,
  byOffset: Map<number, ScannedObject>,
): Section | null {
  if (offset < 0 || offset >= bytes.length) return null;
  let at = offset;
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
  const object = byOffset.get(at);
  if (object !== undefined) return readStreamSection(object);
  return readTableSection(bytes, at);
}

function readTableSection(bytes: Uint8Array, offset: number): Section | null {
  const lexer = createLexer(bytes, offset);
  const next = () => {
    const part = readValue(lexer);
    return part === 'end' || 'sign' in part ? null : part.value;
  };
  const first = next();
  if (!isWord(first) || first.word !== 'xref') return null;
  const entries: [number, XrefEntry | 'free'][] = [];
  for (;;) {
    const from = next();
    if (isWord(from) && from.word === 'trailer') {
      const trailer = dictOf(next() ?? undefined);
      return trailer === null ? null : { trailer, entries };
    }
    const count = next();
    if (typeof from !== 'number' || typeof count !== 'number' || count > 10_000_000) return null;
    for (let index = 0; index < count; index += 1) {
      const position = next();
      const gen = next();
      const type = next();
      if (typeof position !== 'number' || typeof gen !== 'number' || !isWord(type)) return null;
      entries.push([from + index, type.word === 'n' ? { kind: 'offset', offset: position, gen } : 'free']);
    }
  }
}

function readStreamSection(object: ScannedObject): Section | null {
  if (!isStream(object.value) || nameOf(object.value.dict.entries.get('Type')) !== 'XRef') return null;
  const { dict } = object.value;
  const widths = dict.entries.get('W');
  if (!isArray(widths)) return null;
  const [typeWidth = 0, firstWidth = 0, secondWidth = 0] = widths.map((width) => numberOf(width, 0));
  const size = numberOf(dict.entries.get('Size'), 0);
  const index = dict.entries.get('Index');
  const ranges = isArray(index) ? index.map((value) => numberOf(value, 0)) : [0, size];
  const { data } = decodeStream(object.value, direct);
  const entries: [number, XrefEntry | 'free'][] = [];
  let at = 0;
  const take = (width: number): number => {
    let value = 0;
    for (let count = 0; count < width; count += 1, at += 1) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let count = 0; count < (ranges[range + 1] ?? 0); count += 1) {
      if (at >= data.length) return { trailer: dict, entries };
      const type = typeWidth === 0 ? 1 : take(typeWidth);
      const first = take(firstWidth);
      const second = take(secondWidth);
      const num = (ranges[range] ?? 0) + count;
      if (type === 1) entries.push([num, { kind: 'offset', offset: first, gen: second }]);
      else if (type === 2) entries.push([num, { kind: 'compressed', stream: first, index: second }]);
      else entries.push([num, 'free']);
    }
  }
  return { trailer: dict, entries };
}
