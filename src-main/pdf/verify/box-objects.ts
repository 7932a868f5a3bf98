/** What is painted where a box is: pictures with the box burnt in and labels, no drawing over or under them. */
import type { Rect } from '../../contract/model.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import { boxColour } from '../redact/appearance.ts';
import type { PlacedMark } from './box-text.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';
import { objectTypes, readObjects, type ViewedObject } from './page-view.ts';
import { grow, overlap } from './rects.ts';

/** Points by which a thing may reach into a box without counting: rounding, and lines that end at it. */
const edge = 0.6;

/**
 * Reports what does not belong, and switches the labels off, so that the pixels under them can be seen.
 * The page's objects are changed in memory only.
 */
export function checkBoxObjects(
  pdfium: Pdfium,
  handle: number,
  marks: readonly PlacedMark[],
  page: PageReading,
  findings: Findings,
): void {
  const point = 1 / page.userUnit;
  let drawings = 0;
  let groups = 0;
  for (const object of readObjects(pdfium, handle)) {
    const touched = marks.filter((mark) => reachesInto(object.bounds, mark.rect, point));
    if (touched.length === 0) continue;
    if (object.type === objectTypes.text) {
      if (touched.some((mark) => isWithin(object.bounds, grow(mark.rect, overhang * point))))
        pdfium.FPDFPageObj_SetIsActive(object.handle, false);
    } else if (object.type === objectTypes.path) {
      // A box ends where its page does.
      const shown = touched.map(({ rect }) => overlap(rect, page.box) ?? rect);
      if (!isBox(pdfium, object, shown, point)) drawings += 1;
    } else if (object.type !== objectTypes.image) groups += 1;
  }
  if (drawings > 0)
    findings.add('object-in-box', page.page, `${countOf(drawings, 'drawing')} over or under a box.`);
  if (groups > 0)
    findings.add('object-in-box', page.page, `${countOf(groups, 'group')} of objects over or under a box.`);
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
