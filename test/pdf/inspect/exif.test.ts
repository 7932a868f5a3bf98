import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExif } from '../../../src-main/pdf/inspect/exif.ts';

type Field = { readonly tag: number; readonly type: number; readonly count: number; readonly data: Buffer };

const ascii = (tag: number, text: string): Field => {
  const data = Buffer.from(`${text}\0`, 'utf8');
  return { tag, type: 2, count: data.length, data };
};

/** A TIFF with a main directory and, where there are fields for them, directories of the camera and of the place. */
function makeTiff(little: boolean, main: readonly Field[], place: readonly Field[] = []): Uint8Array {
  const number = (value: number, bytes: 2 | 4): Buffer => {
    const buffer = Buffer.alloc(bytes);
    if (bytes === 2) little ? buffer.writeUInt16LE(value) : buffer.writeUInt16BE(value);
    else little ? buffer.writeUInt32LE(value) : buffer.writeUInt32BE(value);
    return buffer;
  };
  const long = (tag: number, value: number): Field => ({ tag, type: 4, count: 1, data: number(value, 4) });
  const measure = (fields: readonly Field[]): number =>
    2 +
    fields.length * 12 +
    4 +
    fields.reduce((sum, { data }) => sum + (data.length > 4 ? data.length : 0), 0);
  const write = (fields: readonly Field[], at: number): Buffer => {
    let free = at + 2 + fields.length * 12 + 4;
    const long: Buffer[] = [];
    const entries = fields.map(({ tag, type, count, data }) => {
      const head = [number(tag, 2), number(type, 2), number(count, 4)];
      if (data.length <= 4) return Buffer.concat([...head, data, Buffer.alloc(4 - data.length)]);
      const entry = Buffer.concat([...head, number(free, 4)]);
      free += data.length;
      long.push(data);
      return entry;
    });
    return Buffer.concat([number(fields.length, 2), ...entries, number(0, 4), ...long]);
  };
  const all = place.length === 0 ? main : [...main, long(0x8825, 8 + measure([...main, long(0x8825, 0)]))];
  const header = Buffer.concat([Buffer.from(little ? 'II' : 'MM'), number(42, 2), number(8, 4)]);
  return Buffer.concat([
    header,
    write(all, 8),
    ...(place.length === 0 ? [] : [write(place, 8 + measure(all))]),
  ]);
}

function degrees(tag: number, little: boolean, parts: readonly (readonly [number, number])[]): Field {
  const data = Buffer.alloc(24);
  for (const [index, [over, under]] of parts.entries()) {
    if (little) data.writeUInt32LE(over, index * 8);
    else data.writeUInt32BE(over, index * 8);
    if (little) data.writeUInt32LE(under, index * 8 + 4);
    else data.writeUInt32BE(under, index * 8 + 4);
  }
  return { tag, type: 5, count: 3, data };
}

describe('what a camera noted', () => {
  it.each([true, false])('is read in both byte orders: place, camera, names (%s)', (little) => {
    const tiff = makeTiff(
      little,
      [
        ascii(0x010e, 'Front door'),
        ascii(0x010f, 'Apple'),
        ascii(0x0110, 'iPhone 12'),
        ascii(0x013b, 'Zoë Hart'),
      ],
      [
        ascii(1, 'N'),
        degrees(2, little, [
          [51, 1],
          [30, 1],
          [2628, 100],
        ]),
        ascii(3, 'W'),
        degrees(4, little, [
          [0, 1],
          [7, 1],
          [3996, 100],
        ]),
      ],
    );
    expect(readExif(tiff)).toEqual([
      'Place: 51.50730, -0.12777',
      'Camera: Apple iPhone 12',
      'Description: Front door',
      'Artist: Zoë Hart',
    ]);
  });

  it('is nothing where there is only how the picture is to be shown', () => {
    const orientation: Field = { tag: 0x0112, type: 3, count: 1, data: Buffer.from([0, 1, 0, 0]) };
    expect(readExif(makeTiff(false, [orientation, ascii(0x0131, 'Scanner 1.0')]))).toEqual([]);
  });

  it('is nothing where a place has no numbers', () => {
    const tiff = makeTiff(
      false,
      [],
      [
        degrees(2, false, [
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
        degrees(4, false, [
          [0, 1],
          [0, 1],
          [0, 1],
        ]),
      ],
    );
    expect(readExif(tiff)).toEqual([]);
  });

  it('never fails, whatever the bytes', () => {
    const anything = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(anything, fc.boolean(), (bytes, little) => {
        const start = Buffer.from(little ? 'II*\0\x08\0\0\0' : 'MM\0*\0\0\0\x08', 'latin1');
        for (const tiff of [bytes, Buffer.concat([start, bytes])])
          for (const line of readExif(tiff)) expect(line).toMatch(/^\p{Lu}[\p{Ll} ]+: /u);
      }),
      { numRuns: 2000 },
    );
  });

  it('never fails on a good directory that was cut anywhere', () => {
    const whole = makeTiff(true, [ascii(0x010e, 'Front door'), ascii(0x013b, 'Zoë Hart')]);
    for (let length = 0; length < whole.length; length += 1)
      expect(readExif(whole.subarray(0, length)).length).toBeLessThan(3);
  });
});
