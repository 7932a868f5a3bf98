/** Pictures of a page with some of its things left out: what makes no difference is not seen. */
import type { Rect } from '../../contract/values.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import { type PageReading, toDisplay } from '../verify/page-tree.ts';
import type { Painted } from './paint-order.ts';

/** Four bytes a pixel: blue, green, red and one that says nothing. */
export type Sight = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const resolution = 100;
const maxPixels = 8_000_000;
/** Of 255, in any colour: less cannot be told from its ground. */
const leastDifference = 14;
/** Of 255: pixels of one colour, apart from the noise of a JPEG. */
const noise = 24;

/** fpdfview.h, fpdf_annot.h */
const FPDF_ANNOT = 1;
const FPDFBitmap_BGRx = 3;

export type Drawing = {
  readonly pdfium: Pdfium;
  readonly page: number;
  readonly width: number;
  readonly height: number;
};

export function planDrawing(pdfium: Pdfium, page: number, reading: PageReading): Drawing {
  const scale = Math.min(resolution / 72, Math.sqrt(maxPixels / (reading.width * reading.height)));
  return {
    pdfium,
    page,
    width: Math.max(1, Math.round(reading.width * scale)),
    height: Math.max(1, Math.round(reading.height * scale)),
  };
}

/** The page on white, without the things of `hidden`. */
export function drawWithout(
  { pdfium, page, width, height }: Drawing,
  hidden: Iterable<Painted>,
  annotations = true,
): Sight {
  const gone = [...hidden];
  for (const { handle } of gone) pdfium.FPDFPageObj_SetIsActive(handle, false);
  const stride = width * 4;
  const data = withMemory(pdfium, stride * height, (memory) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FPDFBitmap_BGRx, memory, stride);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations ? FPDF_ANNOT : 0);
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
    return pdfium.pdfium.HEAPU8.slice(memory, memory + stride * height);
  });
  for (const { handle } of gone) pdfium.FPDFPageObj_SetIsActive(handle, true);
  return { width, height, data };
}

/** Whole pixels, clipped to the picture. */
export function toPixels(reading: PageReading, { width, height }: Sight, rect: Rect): Rect {
  const [x0, y0, x1, y1] = toDisplay(reading, rect);
  return [
    Math.max(0, Math.floor(x0 * width)),
    Math.max(0, Math.floor(y0 * height)),
    Math.min(width, Math.ceil(x1 * width)),
    Math.min(height, Math.ceil(y1 * height)),
  ];
}

/** Pixels within `area` that a reader could tell apart in the two pictures. */
export function countDifferent(a: Sight, b: Sight, [x0, y0, x1, y1]: Rect): number {
  let count = 0;
  for (let y = y0; y < y1; y += 1)
    for (let x = x0, at = (y * a.width + x0) * 4; x < x1; x += 1, at += 4)
      if (
        Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > leastDifference ||
        Math.abs((a.data[at + 1] ?? 0) - (b.data[at + 1] ?? 0)) > leastDifference ||
        Math.abs((a.data[at + 2] ?? 0) - (b.data[at + 2] ?? 0)) > leastDifference
      )
        count += 1;
  return count;
}

/** How far apart the pixels of an area are in the colour in which they differ most, 0 to 255. */
export function measureContrast({ data, width }: Sight, [x0, y0, x1, y1]: Rect): number {
  let contrast = 0;
  for (let colour = 0; colour < 3; colour += 1) {
    let least = 255;
    let most = 0;
    for (let y = y0; y < y1; y += 1)
      for (let x = x0, at = (y * width + x0) * 4 + colour; x < x1; x += 1, at += 4) {
        const value = data[at] ?? 0;
        if (value < least) least = value;
        if (value > most) most = value;
      }
    contrast = Math.max(contrast, most - least);
  }
  return contrast;
}

/** One colour all over, as a box has. */
export function isFlat(sight: Sight, area: Rect): boolean {
  return measureContrast(sight, area) <= noise;
}

/** Blue, green, red in the middle of an area. */
export function readColour(
  { data, width }: Sight,
  [x0, y0, x1, y1]: Rect,
): readonly [number, number, number] {
  const at = (Math.floor((y0 + y1) / 2) * width + Math.floor((x0 + x1) / 2)) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}
