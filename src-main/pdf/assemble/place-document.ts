/** Puts the pages of a finished document on A4. What is on them stays as it is; something is drawn before and after it. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  type PDFPage,
  PDFRef,
} from '@cantoo/pdf-lib';
import { AppError } from '../../contract/errors.ts';
import type { Rect } from '../../contract/values.ts';
import { describePage, type Matrix, multiply, readRotation } from '../geometry.ts';
import { a4, footStrip } from '../typeset/style.ts';
import type { StructureNode } from '../write/structure-tree.ts';
import { carryStructure } from './carry-structure.ts';

export type PlacedPage = {
  /** Of the A4 page, in points. */
  readonly width: number;
  readonly height: number;
  /** The page in the bundle, still to be written. */
  readonly ref: PDFRef;
  /** Operators that place the content above the foot, to be ended by `Q`. */
  readonly placing: string;
  readonly contents: readonly PDFRef[];
  readonly resources: PDFDict;
  readonly group: PDFDict | null;
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

/** Copies the pages without decoding what they are drawn with; after the last one, tells what they are made of. */
export function* placeDocument(
  source: PDFDocument,
  target: PDFContext,
): Generator<PlacedPage, readonly StructureNode[]> {
  const copier = PDFObjectCopier.for(source.context, target);
  const placed = new Map<PDFRef, PDFRef>();
  for (const page of source.getPages()) {
    const one = placePage(page, target, copier);
    placed.set(page.ref, one.ref);
    yield one;
  }
  return carryStructure(source, placed);
}

function placePage(page: PDFPage, target: PDFContext, copier: PDFObjectCopier): PlacedPage {
  const unit = page.node.lookupMaybe(PDFName.of('UserUnit'), PDFNumber)?.asNumber() ?? 1;
  const box = findVisibleBox(page);
  const shown = describePage(box, readRotation(page.getRotation().angle), unit);
  const landscape = shown.width > shown.height;
  const width = landscape ? a4.height : a4.width;
  const height = landscape ? a4.width : a4.height;
  const fit = Math.min(1, width / shown.width, (height - footStrip) / shown.height);
  const x = (width - shown.width * fit) / 2;
  const y = Math.max(height - shown.height * fit, footStrip);
  const resources = page.node.Resources();
  const group = page.node.lookupMaybe(PDFName.of('Group'), PDFDict);
  return {
    width,
    height,
    ref: target.nextRef(),
    placing: writePlacing(multiply([fit, 0, 0, fit, x, y], shown.toDisplay), box),
    contents: copyContents(page, copier),
    resources: resources ? copier.copy(resources) : target.obj({}),
    group: group ? copier.copy(group) : null,
  };
}

/** The crop box within the media box. */
function findVisibleBox(page: PDFPage): Rect {
  const media = page.getMediaBox();
  const crop = page.getCropBox();
  const x0 = Math.max(media.x, crop.x);
  const y0 = Math.max(media.y, crop.y);
  const x1 = Math.min(media.x + media.width, crop.x + crop.width);
  const y1 = Math.min(media.y + media.height, crop.y + crop.height);
  if (!(x0 < x1 && y0 < y1)) throw new AppError('file-damaged');
  return [x0, y0, x1, y1];
}

function writePlacing(matrix: Matrix, [x0, y0, x1, y1]: Rect): string {
  const operands = matrix.map((value, index) => round(value, index < 4 ? 5 : 2)).join(' ');
  return `q ${operands} cm ${[x0, y0, x1 - x0, y1 - y0].map((value) => round(value, 3)).join(' ')} re W n\n`;
}

function copyContents(page: PDFPage, copier: PDFObjectCopier): readonly PDFRef[] {
  const contents = page.node.get(PDFName.of('Contents'));
  const list = page.node.lookup(PDFName.of('Contents'));
  const refs = list instanceof PDFArray ? list.asArray() : contents === undefined ? [] : [contents];
  return refs.map((ref) => {
    const copy = ref instanceof PDFRef ? copier.copy(ref) : null;
    if (copy === null) throw new AppError('file-damaged');
    return copy;
  });
}

function round(value: number, digits: number): string {
  return value.toFixed(digits).replace(/\.?0+$/u, '') || '0';
}
