/** PDF objects as plain data (ISO 32000-2, 7.3). Null, booleans, numbers and arrays are JavaScript's own. */
export type PdfName = { readonly kind: 'name'; readonly name: string };
export type PdfString = { readonly kind: 'string'; readonly bytes: Uint8Array };
export type PdfRef = { readonly kind: 'ref'; readonly num: number; readonly gen: number };
export type PdfDict = { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> };
/** `raw` is still encoded by the filters of `dict`, but decrypted. */
export type PdfStream = { readonly kind: 'stream'; readonly dict: PdfDict; readonly raw: Uint8Array };
/** An operator in a content stream, or a bare word where no object can start. */
export type PdfWord = { readonly kind: 'word'; readonly word: string };
export type PdfArray = readonly PdfValue[];
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | PdfWord
  | PdfArray;

export function isArray(value: PdfValue | undefined): value is PdfArray {
  return Array.isArray(value);
}

function hasKind<Kind extends string>(
  value: PdfValue | undefined,
  kind: Kind,
): value is Extract<PdfValue, { readonly kind: Kind }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

export function isName(value: PdfValue | undefined): value is PdfName {
  return hasKind(value, 'name');
}
export function isString(value: PdfValue | undefined): value is PdfString {
  return hasKind(value, 'string');
}
export function isRef(value: PdfValue | undefined): value is PdfRef {
  return hasKind(value, 'ref');
}
export function isDict(value: PdfValue | undefined): value is PdfDict {
  return hasKind(value, 'dict');
}
export function isStream(value: PdfValue | undefined): value is PdfStream {
  return hasKind(value, 'stream');
}
export function isWord(value: PdfValue | undefined): value is PdfWord {
  return hasKind(value, 'word');
}

/** The dictionary of a dictionary or of a stream; null for everything else. */
export function dictOf(value: PdfValue | undefined): PdfDict | null {
  if (isDict(value)) return value;
  return isStream(value) ? value.dict : null;
}

export function numberOf(value: PdfValue | undefined, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

export function nameOf(value: PdfValue | undefined): string | null {
  return isName(value) ? value.name : null;
}

/** One character a byte, for comparing and searching. */
export function toLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

// ISO 32000-2, Annex D.2: where PDFDocEncoding differs from ISO Latin 1.
const docEncodingHigh = new Map<number, string>(
  [...'˘ˇˆ˙˝˛˚˜']
    .map((char, at): [number, string] => [0x18 + at, char])
    .concat(
      [...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((char, at): [number, string] => [0x80 + at, char]),
      [[0xa0, '€']],
    ),
);

/** A text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding. */
export function decodeTextString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 'big');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 'little');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return Buffer.from(bytes.subarray(3)).toString('utf8');
  let text = '';
  for (const byte of bytes) text += docEncodingHigh.get(byte) ?? String.fromCharCode(byte);
  return text;
}

export function decodeUtf16(bytes: Uint8Array, order: 'big' | 'little'): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return (order === 'big' ? even.swap16() : even).toString('utf16le');
}
