/** The tokens of Rich Text Format (Microsoft, RTF Specification 1.9.1): groups, control words, bytes of text. */
export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** A control symbol: what follows the backslash. */
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** One byte in the code page of the font. */
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

const wordPattern = /([a-zA-Z]{1,60})(-?\d{1,10})?( ?)/y;
const textPattern = /[^\\{}\r\n\0]+/y;

export function* readTokens(bytes: Uint8Array): Generator<Token> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let at = 0;
  while (at < source.length) {
    const character = source[at];
    if (character === '{' || character === '}') {
      yield { kind: character === '{' ? 'open' : 'close' };
      at += 1;
    } else if (character === '\\') {
      wordPattern.lastIndex = at + 1;
      const word = wordPattern.exec(source);
      if (word !== null) {
        at = wordPattern.lastIndex;
        const value = word[2] === undefined ? null : Number(word[2]);
        const name = word[1] ?? '';
        if (name === 'bin' && value !== null && value > 0) {
          yield { kind: 'binary', bytes: bytes.subarray(at, at + value) };
          at += value;
        } else yield { kind: 'word', name, value };
      } else if (source[at + 1] === "'") {
        const byte = Number.parseInt(source.slice(at + 2, at + 4), 16);
        if (Number.isFinite(byte)) yield { kind: 'byte', byte };
        at += 4;
      } else {
        yield { kind: 'symbol', symbol: source[at + 1] ?? '' };
        at += 2;
      }
    } else {
      textPattern.lastIndex = at;
      const text = textPattern.exec(source)?.[0];
      if (text === undefined) at += 1;
      else {
        yield { kind: 'text', text };
        at += text.length;
      }
    }
  }
}
