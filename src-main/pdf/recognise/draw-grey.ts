/** A part of a page in shades of grey, as it is seen: with annotations, without what is switched off. */
import { invert, type Matrix, multiply, type PageGeometry } from '../geometry.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import type { PictureSpace } from './picture-space.ts';

export type GreyPicture = {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** A byte a pixel, row by row from the top; 0 is black. */
  readonly data: Uint8Array;
};

/** fpdfview.h */
const FPDF_ANNOT = 1;
const FPDFBitmap_Gray = 1;

/** `page` is PDFium's handle; `space` was made with the same `geometry`. */
export function drawGrey(
  pdfium: Pdfium,
  page: number,
  { width: across, height: up, toDisplay }: PageGeometry,
  { width, height, dpi, toPicture }: PictureSpace,
): GreyPicture {
  // PDFium's matrix begins at the displayed page in its own points, y down.
  const [ownAcross, ownUp] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const toOwn: Matrix = [ownAcross / across, 0, 0, -ownUp / up, 0, ownUp];
  const matrix = multiply(toPicture, invert(multiply(toOwn, toDisplay)));
  return withMemory(pdfium, width * height, (memory) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FPDFBitmap_Gray, memory, width);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      withMemory(pdfium, 40, (numbers) => {
        pdfium.pdfium.HEAPF32.set([...matrix, 0, 0, width, height], numbers / 4);
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, numbers, numbers + 24, FPDF_ANNOT);
      });
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
    const data = pdfium.pdfium.HEAPU8.slice(memory, memory + width * height);
    return { width, height, dpi, data };
  });
}
