/** Bytes of HTML as text, and of its data URLs as what they are. */
import { decodeText } from '../decode-text.ts';

/** By byte order mark, the given charset, what the document says of itself, or what its bytes look like. */
export function decodeHtml(bytes: Uint8Array, charset: string | null): string {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const hasMark = bytes[0] === 0xff || bytes[0] === 0xfe || (bytes[0] === 0xef && bytes[1] === 0xbb);
  const said = charset ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null;
  if (said !== null && !hasMark) {
    try {
      return new TextDecoder(said).decode(bytes);
    } catch {
      // An encoding that nobody knows.
    }
  }
  return decodeText(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Base64 or percent-encoded; null for anything else than a data URL. */
export function readDataUrl(source: string): Uint8Array | null {
  const match = /^data:[^,]*?(;base64)?,/i.exec(source);
  if (match === null) return null;
  const data = source.slice(match[0].length);
  try {
    return Buffer.from(match[1] ? data : decodeURIComponent(data), match[1] ? 'base64' : 'latin1');
  } catch {
    return null;
  }
}
