/** Steps over an inline image (ISO 32000-2, 8.9.7), whose data follow `ID` as bytes without a declared length. */
import { isSpace, type Lexer } from '../objects/lexer.ts';
import { readValue } from '../objects/parser.ts';
import { isName, isWord, type PdfDict, type PdfValue } from '../objects/values.ts';

export type InlineImage = {
  readonly dict: PdfDict;
  readonly data: Uint8Array;
  /** The data again where they do not look like an image's: to be searched as text. */
  readonly suspicious: readonly Uint8Array[];
};

export function readInlineImage(lexer: Lexer): InlineImage {
  const entries = new Map<string, PdfValue>();
  let key: string | null = null;
  for (let part = readValue(lexer); part !== 'end'; part = readValue(lexer)) {
    if ('sign' in part) continue;
    if (isWord(part.value) && part.value.word === 'ID') break;
    if (key === null && isName(part.value)) key = part.value.name;
    else {
      entries.set(key ?? `\u0000stray ${entries.size}`, part.value);
      key = null;
    }
  }
  lexer.at += 1;
  const start = lexer.at;
  const end = findEnd(lexer);
  const data = lexer.bytes.subarray(start, end);
  lexer.at = Math.min(lexer.end, end + 3);
  return { dict: { kind: 'dict', entries }, data, suspicious: [data] };
}

/** `EI` between white space, followed by what could be content. */
function findEnd(lexer: Lexer): number {
  const { bytes } = lexer;
  for (let at = lexer.at; at < lexer.end - 2; at += 1) {
    if (bytes[at + 1] !== 69 || bytes[at + 2] !== 73 || !isSpace(bytes[at] ?? 0)) continue;
    const after = bytes.subarray(at + 3, at + 13);
    if (
      (after[0] === undefined || isSpace(after[0])) &&
      after.every((byte) => byte < 127 && (byte > 31 || isSpace(byte)))
    )
      return at;
  }
  return lexer.end;
}
