/** Redacted pages of every shape look in the bundle as they look by themselves. */
import { degrees, PDFDocument, PDFName, PDFNumber, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Rect } from '../../src-main/contract/values.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { footStrip } from '../../src-main/pdf/typeset/style.ts';
import { assemble, documentPart, type PageShape, password, readBundle } from './assemble-input.ts';
import { writers } from './writers.ts';

const shapes: readonly (readonly [string, PageShape])[] = [
  ['upright', {}],
  ['turned by 90', { rotate: 90 }],
  ['turned by 180, cropped', { rotate: 180, size: [700, 900], crop: [50, 30, 400, 600] }],
  ['turned by 270, across', { rotate: 270, size: [842, 595] }],
  ['cropped', { size: [700, 900], crop: [120, 200, 400, 600] }],
  ['with a user unit', { size: [297, 421], userUnit: 2 }],
  [
    'with a user unit, turned and cropped',
    { size: [400, 500], rotate: 90, userUnit: 1.5, crop: [20, 40, 297, 421] },
  ],
  ['larger than A4', { size: [1684, 1191] }],
  ['small', { size: [298, 420] }],
];

const colours = [rgb(0.9, 0.1, 0.1), rgb(0.1, 0.6, 0.1), rgb(0.1, 0.1, 0.9), rgb(0.9, 0.8, 0)];

/** Four coloured fields in the corners of what is shown, a word between them, and a secret in the middle to be marked. */
async function makeFields({ size = [595, 842], rotate = 0, crop, userUnit }: PageShape): Promise<{
  readonly bytes: Uint8Array;
  readonly mark: Rect;
}> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([size[0], size[1]]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const [x, y, width, height] = crop ?? [0, 0, ...size];
  for (const [index, color] of colours.entries()) {
    const [right, up] = [index % 2, Math.floor(index / 2)];
    page.drawRectangle({
      x: x + width * (0.05 + 0.55 * right),
      y: y + height * (0.05 + 0.6 * up),
      width: width * 0.35,
      height: height * 0.3,
      color,
    });
  }
  page.drawText('KEPT', { x: x + width * 0.1, y: y + height * 0.55, size: 12, font });
  page.drawText('SECRET', { x: x + width * 0.45, y: y + height * 0.45, size: 12, font });
  page.setRotation(degrees(rotate));
  if (crop) page.setCropBox(...crop);
  if (userUnit) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(userUnit));
  const [left, bottom] = [x + width * 0.45 - 2, y + height * 0.45 - 4];
  return { bytes: await document.save(), mark: [left, bottom, left + 70, bottom + 20] };
}

type Shown = {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  /** Blue, green, red and one more. */
  readonly pixels: Uint8Array;
};

/** As PDFium shows the page, a pixel a point. */
function show({ pdfium, handle }: PdfiumDocument): Shown {
  const page = pdfium.FPDF_LoadPage(handle, 0);
  const width = Math.round(pdfium.FPDF_GetPageWidthF(page));
  const height = Math.round(pdfium.FPDF_GetPageHeightF(page));
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const pixels = pdfium.pdfium.HEAPU8.slice(start, start + stride * height);
  pdfium.FPDFBitmap_Destroy(bitmap);
  pdfium.FPDF_ClosePage(page);
  return { width, height, stride, pixels };
}

/** Blue, green and red at a place, as shares of the picture. */
function pick({ width, height, stride, pixels }: Shown, across: number, down: number): readonly number[] {
  const at = Math.floor(down * height) * stride + 4 * Math.floor(across * width);
  return [...pixels.subarray(at, at + 3)];
}

function isAlike(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) < 40);
}

/** Places in the middle of something of one colour, 3 % of the page in every direction. */
function listPlainPlaces(shown: Shown): readonly (readonly [number, number, readonly number[]])[] {
  const steps = Array.from({ length: 18 }, (_, index) => (index + 1) / 19);
  return steps.flatMap((down) =>
    steps.flatMap((across) => {
      const colour = pick(shown, across, down);
      const around = [-0.03, 0, 0.03].flatMap((dx) =>
        [-0.03, 0, 0.03].map((dy) => pick(shown, across + dx, down + dy)),
      );
      return around.every((other) => isAlike(other, colour)) ? [[across, down, colour] as const] : [];
    }),
  );
}

describe.each(writers)('a page that $writer wrote', ({ redact }) => {
  test.each(shapes)('%s', async (_, shape) => {
    const { bytes: input, mark } = await makeFields(shape);
    const source = { bytes: input, password: null };
    const marks = [{ page: 1, rect: mark, label: 'TP' }];
    const redacted = await redact({ source, marks, dpi: 100 });
    const bundle = await assemble([documentPart('d', 'Shapes', redacted.bytes)]);

    const alone = await openPdfiumDocument({ bytes: redacted.bytes, password: null });
    const whole = await openPdfiumDocument({ bytes: bundle.bytes, password });
    const [before, after] = [show(alone), show(whole)];
    alone.close();
    whole.close();
    // PDFium gives the size in units of the page.
    const unit = shape.userUnit ?? 1;
    const [width, height] = [before.width * unit, before.height * unit];
    const fit = Math.min(1, after.width / width, (after.height - footStrip) / height);
    const left = (after.width - width * fit) / 2;
    const places = listPlainPlaces(before);
    expect(places.length).toBeGreaterThan(40);
    const differing = places.filter(([across, down, colour]) => {
      const x = (left + across * width * fit) / after.width;
      const y = (down * height * fit) / after.height;
      return !isAlike(pick(after, x, y), colour);
    });
    expect(differing).toEqual([]);
    const seen = new Set(places.map(([, , colour]) => colour.map((value) => value >> 6).join()));
    expect(seen.size).toBeGreaterThanOrEqual(5);

    const [page] = await readBundle(bundle.bytes);
    expect(page?.text).toContain('KEPT');
    expect(page?.text).toContain('TP');
    expect(page?.text).not.toContain('SECRET');
  });
});
