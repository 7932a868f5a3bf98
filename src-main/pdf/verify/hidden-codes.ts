/**
 * Text that is written in another code inside of text or bytes: hexadecimal, base64, percent signs, quoted printable,
 * JSON's escapes. Whatever looks like one is decoded, to be searched as bytes of their own.
 */

/** Shorter ones hold no term that is searched for in them. */
const leastBytes = 5;
const mostRuns = 5000;

export function decodeHidden(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return [...decodeHex(text), ...decodeBase64(text), ...decodeEscapes(text)];
}

function listRuns(text: string, form: RegExp): readonly string[] {
  const runs: string[] = [];
  for (const [run] of text.matchAll(form)) {
    runs.push(run);
    if (runs.length === mostRuns) break;
  }
  return runs;
}

/** From the first digit and from the second: a digit may stand before the code. */
function decodeHex(text: string): readonly Uint8Array[] {
  return listRuns(text, /[0-9A-Fa-f](?:\s?[0-9A-Fa-f]){9,}/g).flatMap((run) => {
    const digits = run.replace(/\s/g, '');
    return [digits, digits.slice(1)].map((part) => Buffer.from(part.slice(0, part.length & ~1), 'hex'));
  });
}

/** From each of four letters: what stands before may be part of another word. */
function decodeBase64(text: string): readonly Uint8Array[] {
  return listRuns(text, /[A-Za-z0-9+/_-]{7,}(?:\s[A-Za-z0-9+/_-]{7,})*/g).flatMap((run) => {
    const letters = run.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');
    return [0, 1, 2, 3]
      .map((skipped) => Buffer.from(letters.slice(skipped), 'base64'))
      .filter(({ length }) => length >= leastBytes);
  });
}

const escaped = /%([0-9A-Fa-f]{2})|=([0-9A-F]{2})|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})/g;

/** The whole text with its escapes taken as what they stand for. */
function decodeEscapes(text: string): readonly Uint8Array[] {
  if (text.search(escaped) < 0) return [];
  const plain = text.replace(escaped, (_, ...codes: readonly (string | undefined)[]) => {
    const code = codes.slice(0, 4).find((each) => each !== undefined) ?? '20';
    return String.fromCharCode(Number.parseInt(code, 16));
  });
  return [Buffer.from(plain, 'latin1'), Buffer.from(plain, 'utf8')];
}
