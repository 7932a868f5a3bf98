/** Text among the other things of a page, as PDFium paints them: what may lie over it, and which object draws it. */
import type { Rect } from '../../contract/values.ts';
import type { Pdfium } from '../pdfium.ts';
import type { Ink } from './compare-pictures.ts';
import { objectTypes, readObjects } from './page-view.ts';

export type OriginalPage = {
  readonly handle: number;
  /** From the page's default user space to pixels. */
  readonly toPixels: (rect: Rect) => Rect;
};

/** The objects that draw text, in forms too. */
export function listTexts(pdfium: Pdfium, { handle }: OriginalPage): readonly number[] {
  const found: number[] = [];
  visitObjects(pdfium, handle, (object, type) => {
    if (type === objectTypes.text) found.push(object);
  });
  return found;
}

/** The object of each character, by its number; 0 where there is none. */
export function readOwners(pdfium: Pdfium, { handle }: OriginalPage, count: number): readonly number[] {
  const text = pdfium.FPDFText_LoadPage(handle);
  if (text === 0) return [];
  try {
    return Array.from({ length: count }, (_, index) => pdfium.FPDFText_GetTextObject(text, index));
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

/** Pixels on each side of a cell. */
const cell = 8;

/** Where something that is no text is painted after some text. Nearness counts: what is looked at in vain costs time only. */
export function mayCover(
  pdfium: Pdfium,
  page: OriginalPage,
  { width, height }: Ink,
): (place: Rect) => boolean {
  const across = Math.ceil(width / cell);
  const up = Math.ceil(height / cell);
  const cells = new Uint8Array(across * up);
  const visitCells = ([x0, y0, x1, y1]: Rect, visit: (at: number) => void): void => {
    const [left, right] = [Math.max(0, Math.floor(x0 / cell)), Math.min(across - 1, Math.floor(x1 / cell))];
    for (let y = Math.max(0, Math.floor(y0 / cell)); y <= Math.min(up - 1, Math.floor(y1 / cell)); y += 1)
      for (let x = left; x <= right; x += 1) visit(y * across + x);
  };
  let textBefore = false;
  for (const { handle, type, bounds } of readObjects(pdfium, page.handle)) {
    const holds = type === objectTypes.form ? listHeld(pdfium, handle) : new Set([type]);
    const hasText = holds.has(objectTypes.text);
    textBefore ||= hasText;
    // Within a form either may come first.
    if (textBefore && (!hasText || holds.size > 1))
      visitCells(page.toPixels(bounds), (at) => {
        cells[at] = 1;
      });
  }
  return (place) => {
    let found = false;
    visitCells(place, (at) => {
      found ||= cells[at] === 1;
    });
    return found;
  };
}

/** Types of the objects in a form, forms within it left out. */
function listHeld(pdfium: Pdfium, form: number): ReadonlySet<number> {
  const types = new Set<number>();
  visitForm(pdfium, form, 0, (_, type) => {
    if (type !== objectTypes.form) types.add(type);
  });
  return types;
}

const deepest = 20;

type Visit = (object: number, type: number) => void;

function visitObjects(pdfium: Pdfium, page: number, visit: Visit): void {
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1)
    visitObject(pdfium, pdfium.FPDFPage_GetObject(page, index), 0, visit);
}

function visitObject(pdfium: Pdfium, object: number, depth: number, visit: Visit): void {
  const type = pdfium.FPDFPageObj_GetType(object);
  visit(object, type);
  if (type === objectTypes.form && depth < deepest) visitForm(pdfium, object, depth + 1, visit);
}

function visitForm(pdfium: Pdfium, form: number, depth: number, visit: Visit): void {
  const count = pdfium.FPDFFormObj_CountObjects(form);
  for (let index = 0; index < count; index += 1)
    visitObject(pdfium, pdfium.FPDFFormObj_GetObject(form, index), depth, visit);
}
