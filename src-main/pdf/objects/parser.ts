/** Builds objects from tokens (ISO 32000-2, 7.3), with a limit on nesting. Total, like the lexer. */
import { type Lexer, readToken, type Token } from './lexer.ts';
import { isName, isWord, type PdfDict, type PdfValue } from './values.ts';

const maxDepth = 200;

export type Parsed = { readonly value: PdfValue } | 'end' | { readonly sign: string };

/** The next object, or the sign that closes the surrounding one. `R` after two integers makes a reference. */
export function readValue(lexer: Lexer, depth = 0): Parsed {
  return finishValue(lexer, readToken(lexer), depth);
}

function finishValue(lexer: Lexer, token: Token, depth: number): Parsed {
  if (token.kind === 'end') return 'end';
  if (token.kind === 'value') return { value: readReference(lexer, token.value) };
  if (depth > maxDepth) return { sign: token.sign };
  if (token.sign === '[') return { value: readArray(lexer, depth + 1) };
  if (token.sign === '<<') return { value: readDict(lexer, depth + 1) };
  return { sign: token.sign };
}

function readReference(lexer: Lexer, first: PdfValue): PdfValue {
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 0) return first;
  const { bytes } = lexer;
  // Cheap look ahead: "12 0 R" with white space only.
  let at = lexer.at;
  while (at < lexer.end && (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9))
    at += 1;
  if (at === lexer.at) return first;
  let gen = 0;
  const digits = at;
  while (at < lexer.end && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) {
    gen = gen * 10 + (bytes[at] ?? 0) - 48;
    at += 1;
  }
  if (at === digits || at - digits > 5) return first;
  const gap = at;
  while (at < lexer.end && (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9))
    at += 1;
  if (at === gap || bytes[at] !== 82) return first;
  const after = at + 1 < lexer.end ? (bytes[at + 1] ?? 32) : 32;
  if (after > 32 && !'()<>[]{}/%'.includes(String.fromCharCode(after))) return first;
  lexer.at = at + 1;
  return { kind: 'ref', num: first, gen };
}

function readArray(lexer: Lexer, depth: number): PdfValue {
  const items: PdfValue[] = [];
  for (;;) {
    const part = readValue(lexer, depth);
    if (part === 'end') return items;
    if ('sign' in part) {
      if (part.sign === ']') return items;
      if (part.sign === '>>') {
        lexer.stray += 2;
        return items;
      }
      lexer.stray += 1;
    } else if (isWord(part.value) && (part.value.word === 'endobj' || part.value.word === 'endstream')) {
      lexer.at -= part.value.word.length;
      lexer.stray += 1;
      return items;
    } else items.push(part.value);
  }
}

function readDict(lexer: Lexer, depth: number): PdfDict {
  const entries = new Map<string, PdfValue>();
  for (;;) {
    const key = readValue(lexer, depth);
    if (key === 'end') break;
    if ('sign' in key) {
      if (key.sign === '>>') break;
      lexer.stray += 1;
      continue;
    }
    if (!isName(key.value)) {
      if (isWord(key.value) && (key.value.word === 'endobj' || key.value.word === 'stream')) {
        lexer.at -= key.value.word.length;
        lexer.stray += 1;
        break;
      }
      // Kept under a name of its own, so that a string in the wrong place is still searched.
      entries.set(`\u0000stray ${entries.size}`, key.value);
      lexer.stray += 1;
      continue;
    }
    const value = readValue(lexer, depth);
    if (value === 'end') break;
    if ('sign' in value) {
      lexer.stray += 1;
      if (value.sign === '>>') break;
      continue;
    }
    // Readers disagree on which of two equal keys counts: keep both for searching.
    const name = key.value.name;
    entries.set(entries.has(name) ? `\u0000twice ${entries.size} ${name}` : name, value.value);
  }
  return { kind: 'dict', entries };
}
