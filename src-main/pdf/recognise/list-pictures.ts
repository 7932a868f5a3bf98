/** Where pictures lie on a page. */
import type { Rect } from '../../contract/values.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';

/** fpdf_edit.h */
const objectTypes = { image: 3, form: 5 } as const;
const deepestForm = 20;

/** In default user space; of a group with pictures in it, all of the group. `page` is PDFium's handle. */
export function listPictures(pdfium: Pdfium, page: number): Rect[] {
  return withMemory(pdfium, 16, (memory) => {
    const pictures: Rect[] = [];
    const count = pdfium.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index += 1) {
      const object = pdfium.FPDFPage_GetObject(page, index);
      if (!holdsPicture(pdfium, object, 0)) continue;
      if (!pdfium.FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) continue;
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 4);
      if (x0 < x1 && y0 < y1) pictures.push([x0, y0, x1, y1]);
    }
    return pictures;
  });
}

function holdsPicture(pdfium: Pdfium, object: number, depth: number): boolean {
  const type = pdfium.FPDFPageObj_GetType(object);
  if (type === objectTypes.image) return true;
  if (type !== objectTypes.form || depth >= deepestForm) return false;
  const count = pdfium.FPDFFormObj_CountObjects(object);
  for (let index = 0; index < count; index += 1)
    if (holdsPicture(pdfium, pdfium.FPDFFormObj_GetObject(object, index), depth + 1)) return true;
  return false;
}

/** Dots an inch of the largest picture on the page, or null without pictures. */
export function findResolution(pdfium: Pdfium, page: number): number | null {
  return withMemory(pdfium, 16, (memory) => {
    let largest = 0;
    let resolution: number | null = null;
    const count = pdfium.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index += 1) {
      const object = pdfium.FPDFPage_GetObject(page, index);
      if (pdfium.FPDFPageObj_GetType(object) !== objectTypes.image) continue;
      if (!pdfium.FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) continue;
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 4);
      const area = (x1 - x0) * (y1 - y0);
      if (area <= largest || !pdfium.FPDFImageObj_GetImagePixelSize(object, memory, memory + 4)) continue;
      const [width = 0, height = 0] = new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 2);
      largest = area;
      // By area, so that it does not matter how the picture lies.
      resolution = 72 * Math.sqrt((width * height) / area);
    }
    return resolution;
  });
}
