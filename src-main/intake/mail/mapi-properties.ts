/** Properties as TNEF lists them (MS-OXTNEF, 2.1.3.4): number, named ones too, to their text or bytes. */
import { decodeCodePage } from '../rtf/code-pages.ts';

export type MapiValues = Map<number, string | Uint8Array>;

/** Bytes of values of a fixed size, padded to four. */
const fixedSizes: Readonly<Record<number, number>> = {
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const string8 = 0x1e;
const unicode = 0x1f;
const object = 0x0d;
const many = 0x1000;

/** What breaks off is left out. */
export function readMapiProperties(data: Buffer, codePage: number): MapiValues {
  const values: MapiValues = new Map();
  try {
    let at = 4;
    const count = data.readUInt32LE(0);
    for (let index = 0; index < count; index += 1) {
      const type = data.readUInt16LE(at);
      const id = data.readUInt16LE(at + 2);
      at += 4;
      if (id >= 0x8000) at = skipName(data, at);
      const plainType = type & ~many;
      const size = fixedSizes[plainType];
      const isMany = (type & many) !== 0;
      if (size !== undefined && !isMany) {
        at += size;
        continue;
      }
      const parts = data.readUInt32LE(at);
      at += 4;
      if (size !== undefined) {
        at += parts * size;
        continue;
      }
      for (let part = 0; part < parts; part += 1) {
        const length = data.readUInt32LE(at);
        const bytes = data.subarray(at + 4, at + 4 + length);
        at += 4 + Math.ceil(length / 4) * 4;
        // An object begins with the name of its interface.
        if (!values.has(id))
          values.set(id, decodeValue(plainType === object ? bytes.subarray(16) : bytes, plainType, codePage));
      }
    }
  } catch {
    return values;
  }
  return values;
}

function decodeValue(bytes: Buffer, type: number, codePage: number): string | Uint8Array {
  if (type === unicode) return bytes.toString('utf16le').replace(/\0[\s\S]*$/, '');
  if (type === string8) return decodeCodePage(bytes, codePage).replace(/\0[\s\S]*$/, '');
  return bytes;
}

/** GUID (16), kind (4), then a number (4) or a length (4) and a name, padded to four. */
function skipName(data: Buffer, at: number): number {
  const kind = data.readUInt32LE(at + 16);
  return kind === 0 ? at + 24 : at + 24 + Math.ceil(data.readUInt32LE(at + 20) / 4) * 4;
}
