/** Boxes off, magenta in pictures: any other colour inside a mark is data that a removed box would uncover. */
import type { Rect } from '../../../src-main/contract/values.ts';
import type { PageRange, RedactionMark } from '../../../src-main/pdf/engine.ts';
import { mapRect, type PageGeometry } from '../../../src-main/pdf/geometry.ts';
import { openPdfiumDocument } from '../../../src-main/pdf/pdfium.ts';
import { describePdfjsPage, openPdfjsDocument, openPdfjsPage } from '../../../src-main/pdf/pdfjs.ts';
import { jpegTolerance } from '../../../src-main/pdf/redact/appearance.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { type Picture, renderPage, withPage } from '../../../src-main/pdf/verify/page-view.ts';
import { resourcesFolder } from '../engine-support.ts';

const magenta = { red: 0xff, green: 0, blue: 0xff } as const;
/** Pixels a point. */
const scale = 2;

export type LiveData = {
  /** Pixels inside marks that are neither paper nor magenta. */
  readonly pixels: number;
  /** Where they are; rectangles are the marks'. */
  readonly places: readonly { readonly page: number; readonly rect: Rect; readonly pixels: number }[];
  readonly redrawn: number;
  readonly reasons: readonly string[];
};

/** `looked` is where to look; tests that must find something look where nothing was marked. */
export async function findLiveData(
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
  looked: readonly RedactionMark[] = marks,
  password: string | null = null,
  range: PageRange | null = null,
): Promise<LiveData> {
  const source = { bytes, password };
  const resources = { folder: resourcesFolder };
  const redraw = { boxes: false, burn: magenta };
  const output = await redactDocument(
    { source, marks, dpi: 72, ...(range === null ? {} : { range }) },
    resources,
    { redraw },
  );
  const geometries = await readGeometries(bytes, password);
  const document = await openPdfiumDocument({ bytes: output.bytes, password: null });
  const places: LiveData['places'][number][] = [];
  for (const { page, writer } of output.pages) {
    const geometry = geometries[page - 1];
    if (writer !== 'redraw' || geometry === undefined) continue;
    const [across, up] = [geometry.width * scale, geometry.height * scale];
    const size = { width: Math.ceil(across), height: Math.ceil(up), across, up };
    const rects = looked
      .filter((mark) => mark.page === page)
      .map(({ rect }) => ({ rect, shown: mapRect(rect, geometry.toDisplay) }));
    withPage(document, page - (range?.from ?? 1) + 1, (handle) =>
      renderPage(document.pdfium, handle, size, 'colour', (picture) => {
        for (const { rect, shown } of rects) {
          const [x0, y0, x1, y1] = shown.map((value) => value * scale);
          const pixels = countForeign(picture, x0 ?? 0, up - (y1 ?? 0), x1 ?? 0, up - (y0 ?? 0));
          if (pixels > 0) places.push({ page, rect, pixels });
        }
      }),
    );
  }
  document.close();
  return {
    pixels: places.reduce((sum, { pixels }) => sum + pixels, 0),
    places,
    redrawn: output.pages.filter(({ writer }) => writer === 'redraw').length,
    reasons: output.pages.flatMap(({ reason }) => reason ?? []),
  };
}

/** Whole pixels inside only: those at the edge are half of what lies outside. */
function countForeign(picture: Picture, x0: number, y0: number, x1: number, y1: number): number {
  let foreign = 0;
  for (let y = Math.max(0, Math.ceil(y0)); y < Math.min(picture.height, Math.floor(y1)); y++) {
    for (let x = Math.max(0, Math.ceil(x0)); x < Math.min(picture.width, Math.floor(x1)); x++) {
      const at = y * picture.stride + x * picture.step;
      const [blue = 0, green = 0, red = 0] = picture.data.subarray(at, at + 3);
      const isPaper = red > 250 && green > 250 && blue > 250;
      const isBurnt = red > 255 - jpegTolerance && blue > 255 - jpegTolerance && green < 255;
      if (!isPaper && !(isBurnt && Math.abs(red - blue) < jpegTolerance)) foreign++;
    }
  }
  return foreign;
}

async function readGeometries(bytes: Uint8Array, password: string | null): Promise<readonly PageGeometry[]> {
  const document = await openPdfjsDocument({ bytes, password });
  const pages = Array.from({ length: document.pages }, async (_, i) =>
    describePdfjsPage(await openPdfjsPage(document, i + 1)),
  );
  const geometries = await Promise.all(pages);
  await document.close();
  return geometries;
}
