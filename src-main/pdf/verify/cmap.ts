/** Reads CMap streams: ToUnicode and embedded encodings (ISO 32000-2, 9.7.5 and 9.10.3). */
import { createLexer } from '../objects/lexer.ts';
import { readValue } from '../objects/parser.ts';
import { decodeUtf16, isArray, isString, isWord, type PdfValue } from '../objects/values.ts';

export type CMap = {
  readonly toText: ReadonlyMap<number, string>;
  /** Bytes a code, 0 where the map does not say. */
  readonly codeLength: number;
  /** Every target of more than one character, and all single ones joined: text can be kept in them. */
  readonly texts: readonly string[];
};

const maxMappings = 200_000;

export function readCMap(bytes: Uint8Array): CMap {
  const lexer = createLexer(bytes);
  const toText = new Map<number, string>();
  const texts: string[] = [];
  let codeLength = 0;
  let operands: PdfValue[] = [];
  for (let part = readValue(lexer); part !== 'end'; part = readValue(lexer)) {
    if ('sign' in part) continue;
    const { value } = part;
    if (!isWord(value)) {
      operands.push(value);
      continue;
    }
    if (value.word === 'endcodespacerange' && isString(operands[0])) codeLength = operands[0].bytes.length;
    if (value.word === 'endbfchar') readChars(operands, toText);
    if (value.word === 'endbfrange') readRanges(operands, toText);
    operands = [];
  }
  const single: string[] = [];
  for (const text of toText.values()) (text.length > 1 ? texts : single).push(text);
  return { toText, codeLength, texts: [...texts, texts.join(''), single.join('')] };
}

function codeOf(bytes: Uint8Array): number {
  let code = 0;
  for (const byte of bytes) code = code * 256 + byte;
  return code;
}

function readChars(operands: readonly PdfValue[], toText: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, target] = [operands[at], operands[at + 1]];
    if (isString(code) && isString(target)) toText.set(codeOf(code.bytes), decodeUtf16(target.bytes, 'big'));
  }
}

function readRanges(operands: readonly PdfValue[], toText: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [low, high, target] = [operands[at], operands[at + 1], operands[at + 2]];
    if (!isString(low) || !isString(high)) continue;
    const first = codeOf(low.bytes);
    const last = Math.min(codeOf(high.bytes), first + 65535);
    for (let code = first; code <= last && toText.size < maxMappings; code += 1) {
      if (isArray(target)) {
        const item = target[code - first];
        if (isString(item)) toText.set(code, decodeUtf16(item.bytes, 'big'));
      } else if (isString(target))
        toText.set(code, addToLast(decodeUtf16(target.bytes, 'big'), code - first));
    }
  }
}

function addToLast(text: string, add: number): string {
  if (text.length === 0) return text;
  const last = text.charCodeAt(text.length - 1);
  return text.slice(0, -1) + String.fromCharCode((last + add) & 0xffff);
}
