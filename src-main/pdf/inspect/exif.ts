/** What a camera or an editor noted in a picture (Exif 3.0, TIFF 6.0), as far as it tells of people and places. */

type Reader = {
  readonly view: DataView;
  readonly little: boolean;
};

type Entry = { readonly type: number; readonly count: number; readonly at: number };
type Directory = ReadonlyMap<number, Entry>;

const exifDirectory = 0x8769;
const placeDirectory = 0x8825;
const mostEntries = 500;
const longest = 500;

const texts: readonly (readonly [tag: number, name: string])[] = [
  [0x010e, 'Description'],
  [0x013b, 'Artist'],
  [0x8298, 'Copyright'],
  [0x9c9b, 'Title'],
  [0x9c9c, 'Comment'],
  [0x9c9d, 'Author'],
  [0x9c9e, 'Keywords'],
  [0x9c9f, 'Subject'],
  [0x9003, 'Taken'],
  [0x9286, 'Comment'],
  [0xa430, 'Owner'],
  [0xa431, 'Serial number'],
];

/** Lines such as `Taken: 2024:03:12 10:11:12`; none where there is nothing but the picture's own technique. */
export function readExif(tiff: Uint8Array): string[] {
  const reader = openTiff(tiff);
  if (reader === null) return [];
  const main = readDirectory(reader, reader.view.getUint32(4, reader.little));
  const exif = readDirectory(reader, readNumber(reader, main.get(exifDirectory)));
  const place = readPlace(reader, readDirectory(reader, readNumber(reader, main.get(placeDirectory))));
  const camera = [0x010f, 0x0110].map((tag) => readText(reader, tag, main.get(tag))).filter(Boolean);
  const lines = texts.flatMap(([tag, name]) => {
    const text = readText(reader, tag, main.get(tag) ?? exif.get(tag));
    return text === '' ? [] : [`${name}: ${text}`];
  });
  return [
    ...(place === null ? [] : [`Place: ${place}`]),
    ...(camera.length === 0 ? [] : [`Camera: ${camera.join(' ')}`]),
    ...lines,
  ];
}

function openTiff(tiff: Uint8Array): Reader | null {
  if (tiff.length < 8) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  return { view, little: order === 0x4949 };
}

/** Empty where there is none, or where it does not fit into the bytes. */
function readDirectory({ view, little }: Reader, at: number | null): Directory {
  const directory = new Map<number, Entry>();
  if (at === null || at < 8 || at + 2 > view.byteLength) return directory;
  const count = Math.min(mostEntries, view.getUint16(at, little));
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > view.byteLength) break;
    directory.set(view.getUint16(entry, little), {
      type: view.getUint16(entry + 2, little),
      count: view.getUint32(entry + 4, little),
      at: entry + 8,
    });
  }
  return directory;
}

/** Bytes of one value of each type, TIFF 6.0 section 2. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

/** Where the value lies: within the entry when it is short, elsewhere otherwise. Null where that is outside. */
function locate({ view, little }: Reader, { type, count, at }: Entry): { at: number; length: number } | null {
  const length = (sizes[type] ?? 0) * count;
  const start = length <= 4 ? at : view.getUint32(at, little);
  return length === 0 || start + length > view.byteLength ? null : { at: start, length };
}

function readNumber(reader: Reader, entry: Entry | undefined): number | null {
  return entry?.type === 4 && entry.count === 1 ? reader.view.getUint32(entry.at, reader.little) : null;
}

const userComment = 0x9286;

function readText(reader: Reader, tag: number, entry: Entry | undefined): string {
  const place = entry === undefined ? null : locate(reader, entry);
  if (place === null) return '';
  const { view } = reader;
  const length = Math.min(place.length, longest);
  let bytes = Buffer.from(view.buffer, view.byteOffset + place.at, length);
  // Windows writes its own tags in UTF-16; a comment begins with eight bytes that name its character code.
  if (tag >= 0x9c9b && tag <= 0x9c9f) return clean(bytes.toString('utf16le'));
  if (tag === userComment) {
    const isWide = bytes.subarray(0, 7).toString('latin1') === 'UNICODE';
    bytes = bytes.subarray(8);
    return clean(bytes.toString(isWide ? 'utf16le' : 'utf8'));
  }
  return clean(bytes.toString('utf8'));
}

function clean(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Latitude and longitude in degrees, north and east positive. */
function readPlace(reader: Reader, directory: Directory): string | null {
  const latitude = readDegrees(reader, directory.get(2));
  const longitude = readDegrees(reader, directory.get(4));
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  const south = readText(reader, 1, directory.get(1)) === 'S';
  const west = readText(reader, 3, directory.get(3)) === 'W';
  return `${(south ? -latitude : latitude).toFixed(5)}, ${(west ? -longitude : longitude).toFixed(5)}`;
}

/** Three fractions: degrees, minutes, seconds. */
function readDegrees(reader: Reader, entry: Entry | undefined): number | null {
  const place = entry?.type === 5 && entry.count === 3 ? locate(reader, entry) : null;
  if (place === null) return null;
  const { view, little } = reader;
  const [degrees = 0, minutes = 0, seconds = 0] = [0, 8, 16].map((offset) => {
    const below = view.getUint32(place.at + offset + 4, little);
    return below === 0 ? 0 : view.getUint32(place.at + offset, little) / below;
  });
  return degrees + minutes / 60 + seconds / 3600;
}
