/** What is painted where a box is, or a mark was: pictures with the box burnt in and labels, no drawing over or under them. */
import type { Rect } from '../../contract/values.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import { boxColour } from '../redact/appearance.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';
import { objectTypes, readObjects, type ViewedObject } from './page-view.ts';
import { findOpenAreas, type PlacedLayout } from './place-layout.ts';
import { grow, overlap } from './rects.ts';

/** Points by which a thing may reach into a box without counting: rounding, and lines that end at it. */
const edge = 0.6;

/**
 * Reports what does not belong, and switches the labels off, so that the pixels under them can be seen.
 * The page's objects are changed in memory only. Returns the boxes as drawn where each of them is one opaque rectangle
 * of exactly the box's colour and nothing else reaches into it, so that its shade proves its colour; else null.
 */
export function checkBoxObjects(
  pdfium: Pdfium,
  handle: number,
  layout: PlacedLayout,
  page: PageReading,
  findings: Findings,
): readonly Rect[] | null {
  const point = 1 / page.userUnit;
  let drawings = 0;
  let groups = 0;
  let open = 0;
  let isProved = true;
  const covered = new Set<Rect>();
  const drawn: Rect[] = [];
  const areas = findOpenAreas(layout, edge * point);
  for (const object of readObjects(pdfium, handle)) {
    if (object.type !== objectTypes.text) {
      const bared = areas.filter((area) => overlap(object.bounds, area) !== null);
      if (bared.length > 0 && !isGround(pdfium, object, bared)) open += 1;
    }
    const touched = layout.boxes.filter((box) => reachesInto(object.bounds, box, point));
    if (touched.length === 0) continue;
    if (object.type === objectTypes.text) {
      if (touched.some((box) => isWithin(object.bounds, grow(box, overhang * point))))
        pdfium.FPDFPageObj_SetIsActive(object.handle, false);
      else isProved = false;
    } else if (object.type === objectTypes.path) {
      // A box ends where its page does.
      const shown = touched.map((box) => overlap(box, page.box) ?? box);
      if (isBox(pdfium, object, shown, point)) {
        drawn.push(object.bounds);
        for (const [index, box] of touched.entries())
          if (coversAlike(object.bounds, shown[index] ?? box, point)) covered.add(box);
        continue;
      }
      isProved = false;
      if (layout.isPlain || !isGround(pdfium, object, shown)) drawings += 1;
    } else {
      isProved = false;
      if (object.type !== objectTypes.image) groups += 1;
    }
  }
  if (open > 0) findings.add('object-in-box', page.page, `${countOf(open, 'object')} where a mark was.`);
  if (drawings > 0)
    findings.add('object-in-box', page.page, `${countOf(drawings, 'drawing')} over or under a box.`);
  if (groups > 0)
    findings.add('object-in-box', page.page, `${countOf(groups, 'group')} of objects over or under a box.`);
  return isProved && layout.boxes.every((box) => covered.has(box)) ? drawn : null;
}

/** Points by which a label may stand out; a longer text is no label, and stays on for the comparison of pixels. */
const overhang = 2;

function isWithin(inner: Rect, outer: Rect): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

function reachesInto(bounds: Rect, mark: Rect, point: number): boolean {
  const small = grow(mark, -edge * point);
  const core = small[0] < small[2] && small[1] < small[3] ? small : mark;
  // A line has no area, yet it is there.
  return overlap(grow(bounds, 0.01 * point), core) !== null;
}

/** Points that a box may reach beyond its mark. */
const reach = 4;

/** The box itself, where a page is drawn and not a picture: one rectangle of the box's colour, nothing else. */
function isBox(pdfium: Pdfium, object: ViewedObject, marks: readonly Rect[], point: number): boolean {
  if (!marks.some((mark) => coversAlike(object.bounds, mark, point))) return false;
  return withMemory(pdfium, 16, (memory) => {
    const at = memory / 4;
    const heap = (): Uint32Array => new Uint32Array(pdfium.pdfium.HEAPU8.buffer, 0, at + 4);
    if (!pdfium.FPDFPath_GetDrawMode(object.handle, memory, memory + 4)) return false;
    const [fill = 0, stroke = 0] = heap().subarray(at, at + 2);
    if (fill === 0 || stroke !== 0) return false;
    if (pdfium.FPDFPath_CountSegments(object.handle) > 6) return false;
    if (!pdfium.FPDFPageObj_GetFillColor(object.handle, memory, memory + 4, memory + 8, memory + 12))
      return false;
    const [red, green, blue, alpha] = heap().subarray(at, at + 4);
    return red === boxColour.red && green === boxColour.green && blue === boxColour.blue && alpha === 255;
  });
}

/**
 * A filled upright rectangle that holds all of these areas: a ground on which lines were set anew. It has no edge in
 * them that could say anything.
 */
function isGround(pdfium: Pdfium, { handle, type, bounds }: ViewedObject, areas: readonly Rect[]): boolean {
  if (type !== objectTypes.path || !areas.every((area) => isWithin(area, bounds))) return false;
  return withMemory(pdfium, 24, (memory) => {
    const ints = (): Uint32Array => new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 2);
    const floats = (): Float32Array => pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 6);
    if (!pdfium.FPDFPath_GetDrawMode(handle, memory, memory + 4)) return false;
    const [fill = 0, stroke = 0] = ints();
    if (fill === 0 || stroke !== 0 || !pdfium.FPDFPageObj_GetMatrix(handle, memory)) return false;
    const [a = 0, b = 0, c = 0, d = 0] = floats();
    if (!(b === 0 && c === 0) && !(a === 0 && d === 0)) return false;
    const segments = pdfium.FPDFPath_CountSegments(handle);
    if (segments > 6) return false;
    const [xs, ys] = [new Set<number>(), new Set<number>()];
    for (let index = 0; index < segments; index += 1) {
      const segment = pdfium.FPDFPath_GetPathSegment(handle, index);
      if (pdfium.FPDFPathSegment_GetType(segment) === bezier) return false;
      if (!pdfium.FPDFPathSegment_GetPoint(segment, memory, memory + 4)) return false;
      const [x = 0, y = 0] = floats();
      xs.add(x);
      ys.add(y);
    }
    return xs.size === 2 && ys.size === 2;
  });
}

/** fpdf_edit.h: FPDF_SEGMENT_BEZIERTO. */
const bezier = 1;

function coversAlike(bounds: Rect, mark: Rect, point: number): boolean {
  const outer = grow(mark, reach * point);
  const off = edge * point;
  const holds =
    bounds[0] >= outer[0] && bounds[1] >= outer[1] && bounds[2] <= outer[2] && bounds[3] <= outer[3];
  return (
    holds &&
    bounds[0] <= mark[0] + off &&
    bounds[1] <= mark[1] + off &&
    bounds[2] >= mark[2] - off &&
    bounds[3] >= mark[3] - off
  );
}
