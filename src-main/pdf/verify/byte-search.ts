/**
 * Looks for terms in bytes of unknown meaning: plain, UTF-8, UTF-16 in both orders, and hexadecimal. One pass,
 * whatever the number of terms: the first four bytes of each pattern are looked up in a table.
 */
import { toLatin1 } from '../objects/values.ts';
import type { Term } from './terms.ts';

type Pattern = { readonly term: Term; readonly bytes: Uint8Array; readonly wide: boolean };
export type ByteSearch = {
  readonly table: Uint8Array;
  readonly patterns: ReadonlyMap<number, readonly Pattern[]>;
};

export function prepareByteSearch(terms: readonly Term[]): ByteSearch {
  const table = new Uint8Array(65536);
  const patterns = new Map<number, Pattern[]>();
  const add = (term: Term, bytes: Uint8Array, wide: boolean): void => {
    if (bytes.length < 4) return;
    const folded = bytes.map(toLower);
    const key = hashAt(folded, 0);
    const list = patterns.get(key) ?? [];
    if (list.some((known) => Buffer.from(known.bytes).equals(folded))) return;
    table[key] = 1;
    patterns.set(key, [...list, { term, bytes: folded, wide }]);
  };
  for (const term of terms) {
    for (const text of spellings(term.text)) {
      const wide = Buffer.from(text, 'utf16le');
      const swapped = Buffer.from(wide).swap16();
      const latin = Buffer.from(text, 'latin1');
      if (latin.toString('latin1') === text) {
        add(term, latin, false);
        add(term, Buffer.from(latin.toString('hex')), false);
      }
      add(term, Buffer.from(text, 'utf8'), false);
      add(term, wide, true);
      add(term, swapped, true);
      add(term, Buffer.from(swapped.toString('hex')), false);
    }
  }
  return { table, patterns };
}

function spellings(text: string): Set<string> {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ');
  const bare = plain.normalize('NFKD').replace(/\p{M}/gu, '');
  const all = [plain, bare, plain.toUpperCase(), plain.toLowerCase(), plain.replaceAll("'", '’')];
  return new Set([...all, plain.replaceAll(' ', '')]);
}

function toLower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

const lower = Uint8Array.from({ length: 256 }, (_, byte) => toLower(byte));

function hashAt(bytes: Uint8Array, at: number): number {
  const first = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return (first ^ (((bytes[at + 2] ?? 0) << 5) | ((bytes[at + 3] ?? 0) << 11))) & 65535;
}

/** `shortest`: patterns of fewer bytes are left out, since they would turn up by chance in dense data. */
export function findBytes(bytes: Uint8Array, search: ByteSearch, shortest: number): Term[] {
  const found = new Set<Term>();
  if (search.patterns.size === 0) return [];
  const { table } = search;
  let a = lower[bytes[0] ?? 0] ?? 0;
  let b = lower[bytes[1] ?? 0] ?? 0;
  let c = lower[bytes[2] ?? 0] ?? 0;
  for (let at = 3; at < bytes.length; at += 1) {
    const d = lower[bytes[at] ?? 0] ?? 0;
    const key = ((a | (b << 8)) ^ ((c << 5) | (d << 11))) & 65535;
    if (table[key] === 1) matchAt(bytes, at - 3, search.patterns.get(key) ?? [], shortest, found);
    a = b;
    b = c;
    c = d;
  }
  return [...found];
}

function matchAt(
  bytes: Uint8Array,
  at: number,
  patterns: readonly Pattern[],
  shortest: number,
  found: Set<Term>,
): void {
  for (const { term, bytes: pattern, wide } of patterns) {
    if (pattern.length < shortest || at + pattern.length > bytes.length) continue;
    let same = 4;
    while (same < pattern.length && lower[bytes[at + same] ?? 0] === pattern[same]) same += 1;
    if (same < pattern.length || !startsAs(bytes, at, pattern)) continue;
    const step = wide ? 2 : 1;
    if (!isLetter(bytes, at - step, wide) && !isLetter(bytes, at + pattern.length, wide)) found.add(term);
  }
}

function startsAs(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  for (let index = 0; index < 4; index += 1)
    if (lower[bytes[at + index] ?? 0] !== pattern[index]) return false;
  return true;
}

/** Whether the neighbouring character makes the match part of a longer word. */
function isLetter(bytes: Uint8Array, at: number, wide: boolean): boolean {
  if (at < 0 || at >= bytes.length) return false;
  const char = (value: number): boolean => /[A-Za-z0-9]/.test(String.fromCharCode(value));
  if (!wide) return char(bytes[at] ?? 0);
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  return (first === 0 && char(second)) || (second === 0 && char(first));
}

/** Mostly printable: read as text as well, so that spellings count that bytes do not show. */
export function asText(bytes: Uint8Array): string | null {
  let odd = 0;
  const sample = Math.min(bytes.length, 4096);
  for (let at = 0; at < sample; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 9 || (byte > 13 && byte < 32)) odd += 1;
  }
  return odd > sample / 20 ? null : toLatin1(bytes);
}
