/** What may hide something else: filled shapes, shades and pictures, by where they are and when they are painted. */
import type { Rect } from '../../contract/values.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import { objectTypes } from '../verify/page-view.ts';
import { areaOf } from '../verify/rects.ts';
import type { Painted } from './paint-order.ts';

/** Points; a rule under a word or through it is thinner. */
const leastSide = 2;

/**
 * Whatever is painted over a text, or over a part of a picture, and is not the whole page: it may still turn out to
 * hide nothing. Nearness counts as over: what is listed in vain is only drawn in vain.
 */
export function listCovers(pdfium: Pdfium, painted: readonly Painted[], page: Rect): Painted[] {
  const firstPainted = new Int32Array(cells * cells).fill(painted.length);
  for (const { type, bounds, order } of painted) {
    if (type !== objectTypes.text && type !== objectTypes.image) continue;
    visitCells(page, bounds, (cell) => {
      if (order < (firstPainted[cell] ?? 0)) firstPainted[cell] = order;
      return false;
    });
  }
  return painted.filter(
    (object) =>
      isCover(pdfium, object) &&
      !fillsPage(object, areaOf(page)) &&
      visitCells(page, object.bounds, (cell) => (firstPainted[cell] ?? 0) < object.order),
  );
}

/** Along each side of the page. A hostile page has so many things that not each can be compared with each. */
const cells = 100;

/** Visits the cells under a rectangle until `visit` returns true; whether it did. */
function visitCells(page: Rect, [x0, y0, x1, y1]: Rect, visit: (cell: number) => boolean): boolean {
  const [across, up] = [cells / (page[2] - page[0]), cells / (page[3] - page[1])];
  const last = {
    column: Math.min(cells - 1, (x1 - page[0]) * across),
    row: Math.min(cells - 1, (y1 - page[1]) * up),
  };
  for (let row = Math.max(0, Math.floor((y0 - page[1]) * up)); row <= last.row; row += 1)
    for (let column = Math.max(0, Math.floor((x0 - page[0]) * across)); column <= last.column; column += 1)
      if (visit(row * cells + column)) return true;
  return false;
}

function isCover(pdfium: Pdfium, { handle, type, bounds }: Painted): boolean {
  if (Math.min(bounds[2] - bounds[0], bounds[3] - bounds[1]) < leastSide) return false;
  switch (type) {
    case objectTypes.image:
    case objectTypes.shading:
      return true;
    case objectTypes.path:
      return isFilled(pdfium, handle) || strokeWidth(pdfium, handle) >= leastSide;
    default:
      return false;
  }
}

function isFilled(pdfium: Pdfium, path: number): boolean {
  return withMemory(pdfium, 8, (memory) => {
    if (!pdfium.FPDFPath_GetDrawMode(path, memory, memory + 4)) return false;
    return new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 1)[0] !== 0;
  });
}

function strokeWidth(pdfium: Pdfium, path: number): number {
  return withMemory(pdfium, 4, (memory) => {
    if (!pdfium.FPDFPageObj_GetStrokeWidth(path, memory)) return 0;
    return pdfium.pdfium.HEAPF32[memory / 4] ?? 0;
  });
}

/** Share of a page from which on a picture or a ground is the page itself. */
const wholePage = 0.5;

export function fillsPage(object: Painted, pageArea: number): boolean {
  return areaOf(object.bounds) > wholePage * pageArea;
}
