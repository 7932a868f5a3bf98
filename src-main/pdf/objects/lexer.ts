/**
 * Reads PDF syntax (ISO 32000-2, 7.2 and 7.3) from bytes. Total: every input gives tokens or the end, never an
 * exception. Comments and malformed bytes are counted and kept, since text can hide in them.
 */
import type { PdfValue } from './values.ts';

export type Token =
  | { readonly kind: 'value'; readonly value: PdfValue }
  | { readonly kind: 'punctuation'; readonly sign: '[' | ']' | '<<' | '>>' | '{' | '}' }
  | { readonly kind: 'end' };

export type Lexer = {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  /** Start and end of each comment passed, without the `%`. */
  readonly comments: [number, number][];
  /** Bytes that could not be part of any token. */
  stray: number;
};

export function createLexer(bytes: Uint8Array, at = 0, end = bytes.length): Lexer {
  return { bytes, at, end, comments: [], stray: 0 };
}

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
}

// ( ) < > [ ] { } / %
const delimiters = new Set([40, 41, 60, 62, 91, 93, 123, 125, 47, 37]);

function isRegular(byte: number): boolean {
  return !isSpace(byte) && !delimiters.has(byte);
}

export function skipSpace(lexer: Lexer): void {
  const { bytes, end } = lexer;
  while (lexer.at < end) {
    const byte = bytes[lexer.at] ?? 0;
    if (isSpace(byte)) lexer.at += 1;
    else if (byte === 37) {
      const start = lexer.at + 1;
      while (lexer.at < end && bytes[lexer.at] !== 10 && bytes[lexer.at] !== 13) lexer.at += 1;
      if (lexer.at > start) lexer.comments.push([start, lexer.at]);
    } else return;
  }
}

export function readToken(lexer: Lexer): Token {
  skipSpace(lexer);
  const { bytes, end } = lexer;
  if (lexer.at >= end) return { kind: 'end' };
  const byte = bytes[lexer.at] ?? 0;
  switch (byte) {
    case 40:
      return { kind: 'value', value: { kind: 'string', bytes: readLiteralString(lexer) } };
    case 47:
      return { kind: 'value', value: { kind: 'name', name: readName(lexer) } };
    case 60:
      if (bytes[lexer.at + 1] === 60) return takeSign(lexer, '<<', 2);
      return { kind: 'value', value: { kind: 'string', bytes: readHexString(lexer) } };
    case 62:
      if (bytes[lexer.at + 1] === 62) return takeSign(lexer, '>>', 2);
      break;
    case 91:
      return takeSign(lexer, '[', 1);
    case 93:
      return takeSign(lexer, ']', 1);
    case 123:
      return takeSign(lexer, '{', 1);
    case 125:
      return takeSign(lexer, '}', 1);
    default:
      if (isRegular(byte)) return { kind: 'value', value: readWord(lexer) };
  }
  lexer.at += 1;
  lexer.stray += 1;
  return readToken(lexer);
}

function takeSign(lexer: Lexer, sign: '[' | ']' | '<<' | '>>' | '{' | '}', length: number): Token {
  lexer.at += length;
  return { kind: 'punctuation', sign };
}

function readWord(lexer: Lexer): PdfValue {
  const start = lexer.at;
  while (lexer.at < lexer.end && isRegular(lexer.bytes[lexer.at] ?? 0)) lexer.at += 1;
  let word = '';
  // Longer words are kept whole for searching; nothing valid is as long as this.
  for (let at = start; at < lexer.at; at += 1) word += String.fromCharCode(lexer.bytes[at] ?? 0);
  if (/^[+-]*\d*\.?\d*(?:-\d*)?$/.test(word) && /\d/.test(word)) return parseNumber(word);
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  return { kind: 'word', word };
}

function parseNumber(word: string): number {
  const value = Number(word);
  if (Number.isFinite(value)) return value;
  // Seen in the wild: "--5", "12.3-4". Readers take the leading part.
  const lenient = Number.parseFloat(word.replace(/^[+-]+(?=[+-])/, ''));
  return Number.isFinite(lenient) ? lenient : 0;
}

function hexValue(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  return byte >= 97 && byte <= 102 ? byte - 87 : -1;
}

function readName(lexer: Lexer): string {
  const { bytes, end } = lexer;
  lexer.at += 1;
  let name = '';
  while (lexer.at < end && isRegular(bytes[lexer.at] ?? 0)) {
    const byte = bytes[lexer.at] ?? 0;
    const high = byte === 35 ? hexValue(bytes[lexer.at + 1] ?? 0) : -1;
    const low = byte === 35 ? hexValue(bytes[lexer.at + 2] ?? 0) : -1;
    if (high >= 0 && low >= 0) {
      name += String.fromCharCode(high * 16 + low);
      lexer.at += 3;
    } else {
      name += String.fromCharCode(byte);
      lexer.at += 1;
    }
  }
  return name;
}

function readHexString(lexer: Lexer): Uint8Array {
  const { bytes, end } = lexer;
  const out: number[] = [];
  let high = -1;
  lexer.at += 1;
  while (lexer.at < end && bytes[lexer.at] !== 62) {
    const byte = bytes[lexer.at] ?? 0;
    const value = hexValue(byte);
    if (value < 0) {
      if (!isSpace(byte)) lexer.stray += 1;
    } else if (high < 0) high = value;
    else {
      out.push(high * 16 + value);
      high = -1;
    }
    lexer.at += 1;
  }
  if (high >= 0) out.push(high * 16);
  lexer.at = Math.min(end, lexer.at + 1);
  return Uint8Array.from(out);
}

const escapes = new Map([
  [110, 10],
  [114, 13],
  [116, 9],
  [98, 8],
  [102, 12],
]);

function readLiteralString(lexer: Lexer): Uint8Array {
  const { bytes, end } = lexer;
  const out: number[] = [];
  let depth = 1;
  lexer.at += 1;
  while (lexer.at < end) {
    const byte = bytes[lexer.at] ?? 0;
    lexer.at += 1;
    if (byte === 92) readEscape(lexer, out);
    else if (byte === 13) {
      if (bytes[lexer.at] === 10) lexer.at += 1;
      out.push(10);
    } else {
      if (byte === 40) depth += 1;
      if (byte === 41) depth -= 1;
      if (depth === 0) break;
      out.push(byte);
    }
  }
  return Uint8Array.from(out);
}

function readEscape(lexer: Lexer, out: number[]): void {
  const { bytes, end } = lexer;
  if (lexer.at >= end) return;
  const byte = bytes[lexer.at] ?? 0;
  lexer.at += 1;
  if (byte >= 48 && byte <= 55) {
    let value = byte - 48;
    for (let more = 0; more < 2; more += 1) {
      const next = bytes[lexer.at] ?? 0;
      if (next < 48 || next > 55) break;
      value = value * 8 + next - 48;
      lexer.at += 1;
    }
    out.push(value & 255);
  } else if (byte === 13) {
    if (bytes[lexer.at] === 10) lexer.at += 1;
  } else if (byte !== 10) out.push(escapes.get(byte) ?? byte);
}
