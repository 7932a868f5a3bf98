/** A picture as a page of its own, upright, with what its camera or editor wrote into it. */
import exifr from 'exifr';
import { AppError } from '../../contract/errors.ts';
import type { Block, FileContent, FileType, HiddenPart, Warning } from '../file-content.ts';
import { intakeLimits } from '../limits.ts';
import { sayPropertyName } from '../property-name.ts';
import { readPictureSize } from './picture-size.ts';

/** Throws file-damaged, page-too-large. */
export async function readPicture(bytes: Uint8Array, type: FileType): Promise<FileContent> {
  const size = readPictureSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) throw new AppError('file-damaged');
  if (size.width * size.height > intakeLimits.pixels)
    throw new AppError('page-too-large', { limit: intakeLimits.pixels });
  const told = await readMetadata(bytes, type);
  return {
    blocks: [pictureOnPage(bytes, type === 'jpeg' ? told.orientation : 1)],
    hidden: told.hidden,
    children: [],
    warnings: isMoving(bytes, type) ? ['more-frames-not-shown'] : ([] as Warning[]),
  };
}

type Upright = { readonly turns: 0 | 1 | 2 | 3; readonly mirrored: boolean };

/** EXIF orientation (TIFF tag 274), as turns and mirror. */
const orientations: Readonly<Record<number, Upright>> = {
  2: { turns: 0, mirrored: true },
  3: { turns: 2, mirrored: false },
  4: { turns: 2, mirrored: true },
  5: { turns: 3, mirrored: true },
  6: { turns: 1, mirrored: false },
  7: { turns: 1, mirrored: true },
  8: { turns: 3, mirrored: false },
};

export function findUpright(orientation: number): Upright {
  return orientations[orientation] ?? { turns: 0, mirrored: false };
}

function pictureOnPage(bytes: Uint8Array, orientation: number): Block {
  const upright = findUpright(orientation);
  return {
    kind: 'picture',
    picture: { kind: 'file', bytes },
    wholePage: true,
    ...upright,
    width: null,
    description: '',
  };
}

type Told = { readonly orientation: number; readonly hidden: readonly HiddenPart[] };

/** EXIF, GPS, IPTC and XMP; what cannot be read says nothing. */
export async function readMetadata(bytes: Uint8Array, type: FileType): Promise<Told> {
  if (type === 'gif' || type === 'bmp') return { orientation: 1, hidden: [] };
  try {
    const found: unknown = await exifr.parse(Buffer.from(bytes), {
      tiff: true,
      exif: true,
      gps: true,
      interop: false,
      iptc: true,
      xmp: true,
      icc: false,
      jfif: false,
      ihdr: false,
      mergeOutput: false,
      translateValues: true,
      reviveValues: false,
      sanitize: true,
    });
    return describeMetadata(found);
  } catch {
    return { orientation: 1, hidden: [] };
  }
}

function describeMetadata(found: unknown): Told {
  if (typeof found !== 'object' || found === null) return { orientation: 1, hidden: [] };
  const location: (readonly [string, string])[] = [];
  const rows: (readonly [string, string])[] = [];
  let orientation = 1;
  for (const [group, values] of Object.entries(found)) {
    if (typeof values !== 'object' || values === null || group === 'errors') continue;
    for (const [name, value] of Object.entries(values)) {
      if (name === 'Orientation') orientation = readOrientation(value);
      const text = sayValue(value);
      if (technical.has(name) || text === '') continue;
      // Worked out by the reader from degrees, minutes and seconds.
      if (/^(?:latitude|longitude)$/.test(name)) location.push([`${sayPropertyName(name)} in degrees`, text]);
      else if (group === 'gps') location.push([sayPropertyName(name.replace(/^GPS/, '')), text]);
      else rows.push([sayPropertyName(name), text]);
    }
  }
  const parts: HiddenPart[] = [];
  if (location.length > 0)
    parts.push({ kind: 'location', count: 1, blocks: [{ kind: 'facts', rows: location }] });
  if (rows.length > 0)
    parts.push({ kind: 'metadata', count: rows.length, blocks: [{ kind: 'facts', rows }] });
  return { orientation, hidden: parts };
}

/** In words where exifr has some. */
function readOrientation(value: unknown): number {
  if (typeof value === 'number') return value;
  const words = [
    'Horizontal (normal)',
    'Mirror horizontal',
    'Rotate 180',
    'Mirror vertical',
    'Mirror horizontal and rotate 270 CW',
    'Rotate 90 CW',
    'Mirror horizontal and rotate 90 CW',
    'Rotate 270 CW',
  ];
  return words.indexOf(String(value)) + 1 || 1;
}

function sayValue(value: unknown): string {
  if (typeof value === 'string')
    return value
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 5000);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length <= 200)
    return value
      .map(sayValue)
      .filter((text) => text !== '')
      .join(', ');
  if (value instanceof Uint8Array) return '';
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .map(sayValue)
      .filter((text) => text !== '')
      .join(', ')
      .slice(0, 5000);
  return '';
}

const technical = new Set([
  'Orientation',
  'ImageWidth',
  'ImageHeight',
  'ExifImageWidth',
  'ExifImageHeight',
  'XResolution',
  'YResolution',
  'ResolutionUnit',
  'YCbCrPositioning',
  'ComponentsConfiguration',
  'BitsPerSample',
  'StripOffsets',
  'StripByteCounts',
  'RowsPerStrip',
  'SamplesPerPixel',
  'PhotometricInterpretation',
  'PlanarConfiguration',
  'Compression',
  'NewSubfileType',
  'SubfileType',
  'FillOrder',
  'ColorMap',
  'T4Options',
  'T6Options',
  'Predictor',
  'TileOffsets',
  'TileByteCounts',
  'ColorSpace',
  'FlashpixVersion',
  'ExifVersion',
  'InteropOffset',
  'ExifTag',
  'GPSTag',
  'PageNumber',
  'WhitePoint',
  'PrimaryChromaticities',
  'ExtraSamples',
]);

/** More than one picture of a GIF (GIF89a, 23), an animated WebP (RFC 9649, 2.7.1.1). */
function isMoving(bytes: Uint8Array, type: FileType): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 'webp') return view.subarray(0, 200).includes('ANIM', 0, 'latin1');
  if (type !== 'gif') return false;
  const control = Buffer.from([0x21, 0xf9, 0x04]);
  const first = view.indexOf(control);
  return first >= 0 && view.indexOf(control, first + 3) >= 0;
}
