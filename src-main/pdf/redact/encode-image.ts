/** Pixels of a page as an image object (ISO 32000-1, 8.9): two colours as a fax, few deflated, photographs as JPEG. */
import type { PDFRef } from '@cantoo/pdf-lib';
import { PDFHexString } from '@cantoo/pdf-lib';
import { encodeFax } from './fax-encode.ts';
import type { OutputDocument, PdfDictionary } from './output.ts';
import type { IndexedImage } from './palette.ts';

/** Writes the image behind `ref`. No predictor: with few colours it only makes the file larger. Packing happens now, compression on another thread. */
export function writeIndexedImage(
  output: OutputDocument,
  ref: PDFRef,
  width: number,
  height: number,
  image: IndexedImage,
): void {
  const entries = image.palette.length / 3 - 1;
  const palette = PDFHexString.of(Buffer.from(image.palette).toString('hex'));
  const dictionary: PdfDictionary = {
    ...imageEntries(width, height),
    ColorSpace: ['Indexed', 'DeviceRGB', entries, palette],
    BitsPerComponent: image.bits,
  };
  const fax = image.bits === 1 ? encodeFax(width, height, image.indices) : null;
  if (fax !== null && fax.length < (width * height) / fewestPixels)
    output.setStream(
      ref,
      { ...dictionary, Filter: 'CCITTFaxDecode', DecodeParms: faxParameters(width, height) },
      fax,
    );
  else output.setFlateStream(ref, dictionary, packRows(image, width, height));
}

/** To a byte of a fax; of a picture made of dots there are fewer, and deflate is better. */
const fewestPixels = 40;

/** ISO 32000-2, 7.4.6. Black pixels are samples of 0 unless it says otherwise. */
function faxParameters(width: number, height: number): PdfDictionary {
  return { K: -1, Columns: width, Rows: height };
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

function packRows({ indices, bits }: IndexedImage, width: number, height: number): Uint8Array {
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(width / perByte);
  const rows = new Uint8Array(rowBytes * height);
  // Bits beyond the last pixel of a row are padding (ISO 32000-1, 8.9.3).
  const padding = rowBytes * perByte - width;
  let from = 0;
  for (let y = 0; y < height; y++) {
    let byte = 0;
    let filled = 0;
    let to = y * rowBytes;
    for (const end = from + width; from < end; from++) {
      byte = (byte << bits) | (indices[from] ?? 0);
      if (++filled < perByte) continue;
      rows[to++] = byte;
      byte = 0;
      filled = 0;
    }
    if (padding > 0) rows[to] = byte << (padding * bits);
  }
  return rows;
}
