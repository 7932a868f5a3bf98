/** The invisible words that a scan brought with it. */
import { readCharacters } from '../characters.ts';
import type { PdfSource } from '../engine.ts';
import { openPdfiumDocument, type Pdfium } from '../pdfium.ts';
import { drawGrey } from './draw-grey.ts';
import { readPageGeometry } from './page-box.ts';
import { placePicture } from './picture-space.ts';

/** fpdf_edit.h, and ISO 32000-1, 9.3.6. */
const textObject = 1;
const invisibleMode = 3;

/** In memory; of groups nothing is taken. Answers how many objects went. */
export function removeInvisibleWords(pdfium: Pdfium, page: number): number {
  let removed = 0;
  for (let index = pdfium.FPDFPage_CountObjects(page) - 1; index >= 0; index -= 1) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    const isLayer =
      pdfium.FPDFPageObj_GetType(object) === textObject &&
      pdfium.FPDFTextObj_GetTextRenderMode(object) === invisibleMode;
    if (isLayer && pdfium.FPDFPage_RemoveObject(page, object)) {
      pdfium.FPDFPageObj_Destroy(object);
      removed += 1;
    }
  }
  return removed;
}

/** Pixels, of 255, that may differ by rounding. */
const sameShade = 8;
const lookDpi = 60;

/** Whether the page looks the same without its invisible words, which all are on the page itself. */
export async function canReplaceLayer(source: PdfSource, page: number): Promise<boolean> {
  const document = await openPdfiumDocument(source);
  const { pdfium, handle } = document;
  try {
    const draw = (change: boolean): { readonly data: Uint8Array; readonly done: boolean } => {
      const opened = pdfium.FPDF_LoadPage(handle, page - 1);
      try {
        const done = change && removeInvisibleWords(pdfium, opened) > 0;
        if (change && !(done && pdfium.FPDFPage_GenerateContent(opened)))
          return { data: nothing, done: false };
        const geometry = readPageGeometry(pdfium, opened);
        const view = { part: geometry.visibleBox, dpi: lookDpi, turn: 0, skew: 0 } as const;
        return { data: drawGrey(pdfium, opened, geometry, placePicture(geometry, view)).data, done };
      } finally {
        if (opened !== 0) pdfium.FPDF_ClosePage(opened);
      }
    };
    const before = draw(false).data;
    const changed = draw(true);
    // Opened anew, the page shows what was written and not what was in memory.
    const after = draw(false).data;
    const isGone = !readCharacters(document, page).characters.some(({ invisible }) => invisible);
    return (
      changed.done && isGone && after.every((value, i) => Math.abs(value - (before[i] ?? 0)) <= sameShade)
    );
  } finally {
    document.close();
  }
}

const nothing = new Uint8Array(0);
