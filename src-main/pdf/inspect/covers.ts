/** What may hide something else: filled shapes, shades and pictures, by where they are and when they are painted. */
import { type Pdfium, withMemory } from '../pdfium.ts';
import { objectTypes } from '../verify/page-view.ts';
import { areaOf, overlap } from '../verify/rects.ts';
import type { Painted } from './paint-order.ts';

/** Points; a rule under a word or through it is thinner. */
const leastSide = 2;

/**
 * Whatever is painted over a text, or over a part of a picture, and is not the whole page: it may still turn out to
 * hide nothing.
 */
export function listCovers(pdfium: Pdfium, painted: readonly Painted[], pageArea: number): Painted[] {
  const texts = painted.filter(({ type }) => type === objectTypes.text || type === objectTypes.image);
  return painted.filter(
    (object) =>
      isCover(pdfium, object) &&
      !fillsPage(object, pageArea) &&
      texts.some((text) => text.order < object.order && overlap(text.bounds, object.bounds) !== null),
  );
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
