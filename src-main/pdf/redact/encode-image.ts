/** Pixels of a page as an image object (ISO 32000-1, 8.9): few colours deflated, photographs as JPEG. */
import type { PDFRef } from '@cantoo/pdf-lib';
import { PDFHexString } from '@cantoo/pdf-lib';
import type { OutputDocument, PdfDictionary } from './output.ts';
import type { IndexedImage } from './palette.ts';

/** Writes the image behind `ref`; packing happens now, compression on another thread. */
export function writeIndexedImage(
  output: OutputDocument,
  ref: PDFRef,
  width: number,
  height: number,
  image: IndexedImage,
): void {
  const entries = image.palette.length / 3 - 1;
  const palette = PDFHexString.of(Buffer.from(image.palette).toString('hex'));
  const { rows, rowBytes } = packRows(image, width, height);
  const dictionary: PdfDictionary = {
    ...imageEntries(width, height),
    ColorSpace: ['Indexed', 'DeviceRGB', entries, palette],
    BitsPerComponent: image.bits,
  };
  if (image.bits < 4) {
    output.setFlateStream(ref, dictionary, rows);
    return;
  }
  const predictor = { Predictor: 15, Colors: 1, BitsPerComponent: image.bits, Columns: width };
  output.setFlateStream(ref, { ...dictionary, DecodeParms: predictor }, predictUp(rows, rowBytes, height));
}

export function writeJpegImage(
  output: OutputDocument,
  ref: PDFRef,
  width: number,
  height: number,
  jpeg: Promise<Uint8Array>,
): void {
  const dictionary = { ...imageEntries(width, height), ColorSpace: 'DeviceRGB', BitsPerComponent: 8 };
  output.setStream(ref, { ...dictionary, Filter: 'DCTDecode' }, jpeg);
}

function imageEntries(width: number, height: number): PdfDictionary {
  return { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
}

function packRows({ indices, bits }: IndexedImage, width: number, height: number) {
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(width / perByte);
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * rowBytes + Math.floor(x / perByte);
      const shift = 8 - bits * ((x % perByte) + 1);
      rows[at] = (rows[at] ?? 0) | ((indices[y * width + x] ?? 0) << shift);
    }
  }
  return { rows, rowBytes };
}

/** PNG filter 2 (RFC 2083, 6.4): each byte minus the one above; long vertical strokes become zeros. */
function predictUp(rows: Uint8Array, rowBytes: number, height: number): Uint8Array {
  const out = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    const to = y * (rowBytes + 1);
    out[to] = 2;
    for (let i = 0; i < rowBytes; i++) {
      const above = y === 0 ? 0 : (rows[(y - 1) * rowBytes + i] ?? 0);
      out[to + 1 + i] = (rows[y * rowBytes + i] ?? 0) - above;
    }
  }
  return out;
}
