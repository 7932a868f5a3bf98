/** What a telephone writes into its photographs (Exif 2.32), as the first segment of a JPEG file. */

export interface Exif {
  readonly maker: string;
  readonly model: string;
  /** `YYYY:MM:DD HH:MM:SS`, as Exif writes it. */
  readonly taken: string;
  readonly artist?: string;
  readonly place?: { readonly latitude: Degrees; readonly longitude: Degrees };
}

export interface Degrees {
  readonly side: 'N' | 'S' | 'E' | 'W';
  readonly degrees: number;
  readonly minutes: number;
  /** Hundredths of a second of arc. */
  readonly hundredths: number;
}

type Entry = { readonly tag: number; readonly type: 2 | 4 | 5; readonly value: Buffer };

const text = (tag: number, value: string): Entry => ({
  tag,
  type: 2,
  value: Buffer.from(`${value}\0`, 'latin1'),
});
const long = (tag: number, value: number): Entry => ({ tag, type: 4, value: longs([value]) });
const degrees = (tag: number, angle: Degrees): Entry => ({
  tag,
  type: 5,
  value: longs([angle.degrees, 1, angle.minutes, 1, angle.hundredths, 100]),
});

function longs(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4);
  });
  return bytes;
}

/** A directory whose values stand right behind it (TIFF 6.0, section 2). */
function writeDirectory(start: number, entries: readonly Entry[]): Buffer {
  let at = start + 2 + entries.length * 12 + 4;
  const values: Buffer[] = [];
  const rows = entries.map(({ tag, type, value }) => {
    const row = Buffer.alloc(12);
    row.writeUInt16BE(tag, 0);
    row.writeUInt16BE(type, 2);
    row.writeUInt32BE(value.length / { 2: 1, 4: 4, 5: 8 }[type], 4);
    if (value.length <= 4) value.copy(row, 8);
    else {
      row.writeUInt32BE(at, 8);
      const even = value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.alloc(1)]);
      values.push(even);
      at += even.length;
    }
    return row;
  });
  return Buffer.concat([Buffer.from([0, entries.length]), ...rows, Buffer.alloc(4), ...values]);
}

export function writeExif({ maker, model, taken, artist, place }: Exif): Uint8Array {
  const list = (exif: number, gps: number): Entry[] => [
    text(0x010f, maker),
    text(0x0110, model),
    text(0x0132, taken),
    ...(artist === undefined ? [] : [text(0x013b, artist)]),
    long(0x8769, exif),
    ...(place === undefined ? [] : [long(0x8825, gps)]),
  ];
  const size = writeDirectory(8, list(0, 0)).length;
  const exif = writeDirectory(8 + size, [text(0x9003, taken)]);
  const gpsAt = 8 + size + exif.length;
  const gps =
    place === undefined
      ? Buffer.alloc(0)
      : writeDirectory(gpsAt, [
          text(1, place.latitude.side),
          degrees(2, place.latitude),
          text(3, place.longitude.side),
          degrees(4, place.longitude),
        ]);
  const head = Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1');
  const body = Buffer.concat([head, writeDirectory(8, list(8 + size, gpsAt)), exif, gps]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(body.length + 2, 2);
  return new Uint8Array(Buffer.concat([segment, body]));
}

/** Puts the segment where cameras put it: first of all. */
export function addExif(jpeg: Uint8Array, exif: Exif): Uint8Array {
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), writeExif(exif), jpeg.subarray(2)]));
}
