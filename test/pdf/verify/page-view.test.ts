import { expect, it } from 'vitest';
import { openPdfiumDocument } from '../../../src-main/pdf/pdfium.ts';
import { renderPage, withPage } from '../../../src-main/pdf/verify/page-view.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';

/** Pixels a point. */
const scale = 20;

/** Where a black bar over the lowest 50 points ends, in points from the top of the picture. */
async function findEdge(mediaBox: string, page: string): Promise<number | null> {
  const bytes = buildPage('-100 0 800 50 re f', { mediaBox, page });
  const document = await openPdfiumDocument({ bytes, password: null });
  const { pdfium } = document;
  const edge = withPage(document, 1, (handle) => {
    const across = pdfium.FPDF_GetPageWidthF(handle) * scale;
    const up = pdfium.FPDF_GetPageHeightF(handle) * scale;
    const size = { width: Math.ceil(across), height: Math.ceil(up), across, up };
    return renderPage(pdfium, handle, size, 'grey', ({ data, stride, height }) => {
      let row = 0;
      while (row < height && (data[row * stride + stride / 2] ?? 0) > 128) row++;
      return row / scale;
    });
  });
  document.close();
  return edge;
}

it.each([
  ['a page of whole points', '[0 0 100 100]', '', 50],
  ['a page of parts of points', '[0 0 120 100.9]', '', 50.9],
  ['a page that does not begin at 0', '[-4 -7.7 116 93.2]', '', 43.2],
  ['a part of a page', '[0 0 120 100.9]', '/CropBox [10 10.2 90 95.9]', 45.9],
])('what is drawn lies where it should on %s', async (_, mediaBox, page, edge) => {
  expect(await findEdge(mediaBox, page)).toBeCloseTo(edge, 1);
});
