/** Pictures decoded by our own reader: uncompressed or deflated, grey, RGB or indexed, up to 8 bits. */
import type { PdfFile } from '../objects/file.ts';
import {
  isArray,
  isName,
  isStream,
  isString,
  nameOf,
  numberOf,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';

export type Samples = {
  readonly width: number;
  readonly height: number;
  /** The colours of a pixel, packed as red × 65,536 + green × 256 + blue. */
  readonly colourAt: (x: number, y: number) => number;
};

/** Null where the picture is of another kind, and PDFium has to decode it. */
export function readSamples(file: PdfFile, stream: PdfStream): Samples | null {
  const get = (key: string): PdfValue => file.resolve(stream.dict.entries.get(key));
  const width = numberOf(get('Width'), 0);
  const height = numberOf(get('Height'), 0);
  const bits = numberOf(get('BitsPerComponent'), 0);
  const special = ['Decode', 'ImageMask', 'Mask', 'SMask'].some((key) => stream.dict.entries.has(key));
  if (special || ![1, 2, 4, 8].includes(bits)) return null;
  const space = readSpace(file, get('ColorSpace'));
  if (space === null) return null;
  const { data, codec, problem } = file.decode(stream);
  const row = (width * space.parts * bits + 7) >> 3;
  if (codec !== null || problem !== null || data.length < row * height) return null;
  const most = (1 << bits) - 1;
  const part = (x: number, y: number, which: number): number => {
    const index = x * space.parts + which;
    if (bits === 8) return data[y * row + index] ?? 0;
    const bit = index * bits;
    return ((data[y * row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & most;
  };
  const { palette } = space;
  const colourAt = (x: number, y: number): number => {
    const first = part(x, y, 0);
    if (palette !== null) return palette[first] ?? -1;
    if (space.parts === 3)
      return (scale(first, most) << 16) | (scale(part(x, y, 1), most) << 8) | scale(part(x, y, 2), most);
    return scale(first, most) * 0x010101;
  };
  return { width, height, colourAt };
}

function scale(value: number, most: number): number {
  return most === 255 ? value : Math.round((value * 255) / most);
}

type Space = { readonly parts: 1 | 3; readonly palette: readonly number[] | null };

function readSpace(file: PdfFile, value: PdfValue): Space | null {
  const name = nameOf(value);
  if (name === 'DeviceRGB') return { parts: 3, palette: null };
  if (name === 'DeviceGray') return { parts: 1, palette: null };
  if (!isArray(value) || !isName(value[0]) || value[0].name !== 'Indexed') return null;
  const base = nameOf(file.resolve(value[1]));
  const table = file.resolve(value[3]);
  const bytes = isString(table) ? table.bytes : isStream(table) ? file.decode(table).data : null;
  if (bytes === null || (base !== 'DeviceRGB' && base !== 'DeviceGray')) return null;
  const step = base === 'DeviceRGB' ? 3 : 1;
  const at = (index: number): number => bytes[index] ?? 0;
  const palette = Array.from({ length: Math.floor(bytes.length / step) }, (_, index) =>
    step === 3 ? (at(index * 3) << 16) | (at(index * 3 + 1) << 8) | at(index * 3 + 2) : at(index) * 0x010101,
  );
  return { parts: 1, palette };
}
