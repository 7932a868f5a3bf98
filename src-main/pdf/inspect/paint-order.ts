/** Everything on a page in the order in which it is painted, the contents of forms in their place. */
import type { Rect } from '../../contract/values.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import { objectTypes } from '../verify/page-view.ts';

export type Painted = {
  readonly handle: number;
  readonly type: number;
  /** In default user space. */
  readonly bounds: Rect;
  readonly order: number;
};

type Place = readonly [number, number, number, number, number, number];
const maxObjects = 500_000;
const maxDepth = 20;

export function listPainted(pdfium: Pdfium, page: number): Painted[] {
  const painted: Painted[] = [];
  withMemory(pdfium, 24, (memory) => {
    const visit = (handle: number, place: Place, depth: number): void => {
      if (painted.length > maxObjects) return;
      const type = pdfium.FPDFPageObj_GetType(handle);
      if (type === objectTypes.form && depth < maxDepth) {
        const inner = combine(readPlace(pdfium, handle, memory), place);
        const count = pdfium.FPDFFormObj_CountObjects(handle);
        for (let index = 0; index < count; index += 1)
          visit(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1);
      } else
        painted.push({
          handle,
          type,
          bounds: readBounds(pdfium, handle, memory, place),
          order: painted.length,
        });
    };
    const count = pdfium.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index += 1)
      visit(pdfium.FPDFPage_GetObject(page, index), [1, 0, 0, 1, 0, 0], 0);
  });
  return painted;
}

function readPlace(pdfium: Pdfium, handle: number, memory: number): Place {
  if (!pdfium.FPDFPageObj_GetMatrix(handle, memory)) return [1, 0, 0, 1, 0, 0];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = pdfium.pdfium.HEAPF32.subarray(
    memory / 4,
    memory / 4 + 6,
  );
  return [a, b, c, d, e, f];
}

function combine(inner: Place, outer: Place): Place {
  const [a, b, c, d, e, f] = inner;
  const [oa, ob, oc, od, oe, of] = outer;
  return [
    a * oa + b * oc,
    a * ob + b * od,
    c * oa + d * oc,
    c * ob + d * od,
    e * oa + f * oc + oe,
    e * ob + f * od + of,
  ];
}

function readBounds(pdfium: Pdfium, handle: number, memory: number, [a, b, c, d, e, f]: Place): Rect {
  if (!pdfium.FPDFPageObj_GetBounds(handle, memory, memory + 4, memory + 8, memory + 12)) return [0, 0, 0, 0];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 4);
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e];
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
