/** Puts the pages of a finished document on A4, each as a form, so that nothing on them has to change. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { AppError } from '../../contract/errors.ts';
import { a4, footStrip } from '../typeset/style.ts';

export type PlacedPage = {
  readonly form: PDFRef;
  /** Of the A4 page, in points. */
  readonly width: number;
  readonly height: number;
  /** Matrix that paints the form above the foot. */
  readonly matrix: readonly [scale: number, 0, 0, scale: number, x: number, y: number];
};

/** Throws `file-damaged` where the bytes are no PDF, `file-password-needed` where they are locked. */
export async function openDocument(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  } catch {
    // What is wrong with a locked file depends on where the reader first meets it; its trailer is never locked.
    throw new AppError(Buffer.from(bytes).includes('/Encrypt') ? 'file-password-needed' : 'file-damaged');
  }
}

/** Copies the pages one by one, without decoding what they are made of. */
export function* placePages(source: PDFDocument, target: PDFContext): Generator<PlacedPage> {
  const copier = PDFObjectCopier.for(source.context, target);
  for (const page of source.getPages()) yield placePage(page, target, copier);
}

function placePage(page: PDFPage, target: PDFContext, copier: PDFObjectCopier): PlacedPage {
  const box = findVisibleBox(page);
  const rotation = ((page.getRotation().angle % 360) + 360) % 360;
  const unit = page.node.lookupMaybe(PDFName.of('UserUnit'), PDFNumber)?.asNumber() ?? 1;
  const turned = rotation === 90 || rotation === 270;
  const shownWidth = (turned ? box[3] - box[1] : box[2] - box[0]) * unit;
  const shownHeight = (turned ? box[2] - box[0] : box[3] - box[1]) * unit;
  const landscape = shownWidth > shownHeight;
  const width = landscape ? a4.height : a4.width;
  const height = landscape ? a4.width : a4.height;
  const fit = Math.min(1, width / shownWidth, (height - footStrip) / shownHeight);
  const scale = round(fit * unit, 5);
  const x = round((width - shownWidth * fit) / 2, 2);
  const y = round(height - shownHeight * fit, 2);
  return {
    form: copyAsForm(page, box, rotation, target, copier),
    width,
    height,
    matrix: [scale, 0, 0, scale, x, Math.max(y, footStrip)],
  };
}

/** The crop box within the media box, as [x0, y0, x1, y1]. */
function findVisibleBox(page: PDFPage): [number, number, number, number] {
  const media = page.getMediaBox();
  const crop = page.getCropBox();
  const x0 = Math.max(media.x, crop.x);
  const y0 = Math.max(media.y, crop.y);
  const x1 = Math.min(media.x + media.width, crop.x + crop.width);
  const y1 = Math.min(media.y + media.height, crop.y + crop.height);
  if (!(x0 < x1 && y0 < y1)) throw new AppError('file-damaged');
  return [x0, y0, x1, y1];
}

/** /Rotate turns clockwise; the matrix moves the visible box, turned, to the origin. */
function findFormMatrix(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  rotation: number,
): number[] {
  switch (rotation) {
    case 90:
      return [0, -1, 1, 0, -y0, x1];
    case 180:
      return [-1, 0, 0, -1, x1, y1];
    case 270:
      return [0, 1, -1, 0, y1, -x0];
    default:
      return [1, 0, 0, 1, -x0, -y0];
  }
}

function copyAsForm(
  page: PDFPage,
  box: readonly [number, number, number, number],
  rotation: number,
  target: PDFContext,
  copier: PDFObjectCopier,
): PDFRef {
  const { stream, filters } = readContents(page);
  const resources = page.node.Resources();
  const group = page.node.lookupMaybe(PDFName.of('Group'), PDFDict);
  const dict = target.obj({
    ...filters,
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [...box],
    Matrix: findFormMatrix(box, rotation),
    Resources: resources ? copier.copy(resources) : {},
    ...(group ? { Group: copier.copy(group) } : {}),
  });
  return target.register(PDFRawStream.of(dict, stream));
}

type Contents = { readonly stream: Uint8Array; readonly filters: Record<string, PDFName> };

const lineFeed = Uint8Array.of(0x0a);

/** The one stream of a page as it is; several are joined, which needs decoding. */
function readContents(page: PDFPage): Contents {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? Array.from({ length: contents.size() }, (_, index) => contents.lookup(index, PDFStream))
      : contents
        ? [contents]
        : [];
  const [only] = streams;
  if (streams.length === 1 && only instanceof PDFRawStream && isPlainFlate(only.dict)) {
    return { stream: only.contents, filters: { Filter: PDFName.of('FlateDecode') } };
  }
  const decoded = streams.flatMap((stream) => [decodeStream(stream), lineFeed]);
  return { stream: Buffer.concat(decoded), filters: {} };
}

function isPlainFlate(dict: PDFDict): boolean {
  const filter = dict.lookup(PDFName.of('Filter'));
  return filter === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
}

function decodeStream(stream: PDFStream): Uint8Array {
  if (stream instanceof PDFRawStream) return decodePDFRawStream(stream).decode();
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  throw new AppError('file-damaged');
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
