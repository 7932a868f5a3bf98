import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** Unpacks a WOFF 1.0 file to the TrueType font inside it (W3C WOFF File Format 1.0, sections 3 to 5), since a PDF cannot hold the packed form (ISO 32000-1, 9.9). */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const input = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (input.getUint32(0) !== 0x774f4646) throw new Error('Not a WOFF 1.0 font');
  const count = input.getUint16(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = WOFF_HEADER + index * WOFF_ENTRY;
    const offset = input.getUint32(entry + 4);
    const packedLength = input.getUint32(entry + 8);
    const length = input.getUint32(entry + 12);
    const packed = woff.subarray(offset, offset + packedLength);
    return {
      tag: input.getUint32(entry),
      checksum: input.getUint32(entry + 16),
      data: packedLength < length ? inflateSync(packed) : packed,
    };
  });
  const pad = (length: number): number => (length + 3) & ~3;
  const start = SFNT_HEADER + count * SFNT_ENTRY;
  const total = tables.reduce((sum, table) => sum + pad(table.data.length), start);
  const font = new Uint8Array(total);
  const output = new DataView(font.buffer);
  const power = Math.floor(Math.log2(count));
  output.setUint32(0, input.getUint32(4));
  output.setUint16(4, count);
  output.setUint16(6, 2 ** power * 16);
  output.setUint16(8, power);
  output.setUint16(10, count * 16 - 2 ** power * 16);
  let at = start;
  tables.forEach((table, index) => {
    const entry = SFNT_HEADER + index * SFNT_ENTRY;
    output.setUint32(entry, table.tag);
    output.setUint32(entry + 4, table.checksum);
    output.setUint32(entry + 8, at);
    output.setUint32(entry + 12, table.data.length);
    font.set(table.data, at);
    at += pad(table.data.length);
  });
  return font;
}
