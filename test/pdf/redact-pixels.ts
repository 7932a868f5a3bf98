/** What a page shows: the picture of a raster page, read back by other code than wrote it, or a page as PDFium paints it. */
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { renderPage, withPage } from '../../src-main/pdf/verify/page-view.ts';

export type PagePicture = {
  readonly width: number;
  readonly height: number;
  /** Size of the page as displayed, in points. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly lossless: boolean;
  /** Painted by PDFium: the pixels at an edge may be of both sides. */
  readonly rendered: boolean;
  colourAt(x: number, y: number): readonly [number, number, number];
};

export async function readPictures(bytes: Uint8Array): Promise<readonly PagePicture[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return Promise.all(
    document.getPages().map(async (page): Promise<PagePicture> => {
      const images = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
      const image = images?.lookup(PDFName.of('Image'));
      if (!(image instanceof PDFRawStream)) throw new Error('the page has no picture');
      const width = image.dict.lookup(PDFName.of('Width'), PDFNumber).asNumber();
      const height = image.dict.lookup(PDFName.of('Height'), PDFNumber).asNumber();
      const size = { width, height, rendered: false, ...readDisplayedSize(page) };
      const filter = image.dict.lookup(PDFName.of('Filter'));
      return filter === PDFName.of('DCTDecode')
        ? { ...size, lossless: false, colourAt: await readJpeg(image.contents, width, height) }
        : { ...size, lossless: true, colourAt: readIndexed(image, width) };
    }),
  );
}

/** `page` from 1; at 200 dots an inch. */
export async function renderPicture(bytes: Uint8Array, page: number): Promise<PagePicture> {
  const sized = (await PDFDocument.load(bytes, { updateMetadata: false })).getPage(page - 1);
  const size = readDisplayedSize(sized);
  const width = Math.round((size.pageWidth * 200) / 72);
  const height = Math.round((size.pageHeight * 200) / 72);
  const document = await openPdfiumDocument({ bytes, password: null });
  try {
    const { pdfium } = document;
    const data = withPage(document, page, (handle) =>
      renderPage(pdfium, handle, { width, height, across: width, up: height }, 'colour', (picture) =>
        picture.data.slice(),
      ),
    );
    if (data === null) throw new Error('page missing');
    const colourAt: ColourAt = (x, y) => {
      const at = (y * width + x) * 4;
      return [data[at + 2] ?? 0, data[at + 1] ?? 0, data[at] ?? 0];
    };
    return { ...size, width, height, lossless: true, rendered: true, colourAt };
  } finally {
    document.close();
  }
}

export function readDisplayedSize(page: PDFPage): { pageWidth: number; pageHeight: number } {
  const unit = page.node.lookupMaybe(PDFName.of('UserUnit'), PDFNumber)?.asNumber() ?? 1;
  const { width, height } = page.getCropBox();
  const sideways = page.getRotation().angle % 180 !== 0;
  return { pageWidth: (sideways ? height : width) * unit, pageHeight: (sideways ? width : height) * unit };
}

type ColourAt = PagePicture['colourAt'];

async function readJpeg(contents: Uint8Array, width: number, height: number): Promise<ColourAt> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(contents)), 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return (x, y) => {
    const at = (y * width + x) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
}

function readIndexed(image: PDFRawStream, width: number): ColourAt {
  const rows = inflateSync(image.contents);
  const bits = image.dict.lookup(PDFName.of('BitsPerComponent'), PDFNumber).asNumber();
  const palette = image.dict.lookup(PDFName.of('ColorSpace'), PDFArray).lookup(3, PDFHexString).asBytes();
  const rowBytes = Math.ceil((width * bits) / 8);
  return (x, y) => {
    const byte = rows[y * rowBytes + Math.floor((x * bits) / 8)] ?? 0;
    const index = (byte >> (8 - bits - ((x * bits) % 8))) & ((1 << bits) - 1);
    return [palette[index * 3] ?? 0, palette[index * 3 + 1] ?? 0, palette[index * 3 + 2] ?? 0];
  };
}
