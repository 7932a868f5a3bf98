import { describe, expect, it } from 'vitest';
import type { Rect } from '../../src-main/contract/values.ts';
import type { RedactOutput } from '../../src-main/pdf/engine.ts';
import { mapRect } from '../../src-main/pdf/geometry.ts';
import { describePdfjsPage, openPdfjsDocument, openPdfjsPage } from '../../src-main/pdf/pdfjs.ts';
import { boxColour, jpegTolerance } from '../../src-main/pdf/redact/appearance.ts';
import type { LeakFile, LeakFixture } from '../fixtures/leaks/leak-fixture.ts';
import { leakFixtures } from '../fixtures/leaks/leak-fixtures.ts';
import { type PagePicture, readPictures, renderPicture } from './redact-pixels.ts';
import { findWord, readWithEveryReader } from './redact-readers.ts';
import { type Writer, writers } from './writers.ts';

/** Each file is made once, and redacted once by each writer for all its tests. */
const files = new Map<LeakFixture, Promise<LeakFile>>();
const makeOnce = (fixture: LeakFixture) => remember(files, fixture, fixture.build);

/** What no reader can find in the input either: encrypted, drawn from pieces, or never text. */
const unsearchable =
  /encryption|without ToUnicode|scrambled|Type 3|owner password|photograph over|stencil|EXIF/u;

describe.each(writers)('$writer', ({ redact }) => {
  const done = new Map<LeakFixture, Promise<RedactOutput>>();
  const redactOnce = async (fixture: LeakFixture) => {
    const file = await makeOnce(fixture);
    const source = { bytes: file.bytes, password: file.password ?? null };
    const make = () => redact({ source, marks: file.marks, dpi: 150 });
    return { file, output: await remember(done, fixture, make) };
  };

  it.each(leakFixtures)('$name: keeps no trace of what is withheld and all that is not', async (fixture) => {
    const { file, output } = await redactOnce(fixture);
    const readings = await readWithEveryReader(output.bytes);
    for (const secret of file.secrets) expect(findWord(readings, secret)).toEqual([]);
    const text = readings.find(({ reader }) => reader === 'PDFium')?.text ?? '';
    for (const kept of file.kept) expect(text).toContain(kept);
  });

  it.each(leakFixtures)(
    '$name: covers every mark with nothing but the colour of the box',
    async (fixture) => {
      const file = await makeOnce(fixture);
      const source = { bytes: file.bytes, password: file.password ?? null };
      // Labels stand on the boxes.
      const marks = file.marks.map((mark) => ({ ...mark, label: '' }));
      const { bytes, pages } = await redact({ source, marks, dpi: 150 });
      for (const { layout, writer } of pages) {
        const picture = await showPage(bytes, layout.page, writer);
        expect(layout.boxes.length > 0).toBe(file.marks.some(({ page }) => page === layout.page));
        for (const box of layout.boxes)
          expect(countForeignPixels(picture, await toDisplay(file, layout.page, box))).toBe(0);
      }
    },
  );
});

describe('the search itself', () => {
  it.each(leakFixtures.filter(({ name }) => !unsearchable.test(name)))(
    'finds the secret in the input: $name',
    async (fixture) => {
      const file = await makeOnce(fixture);
      const readings = await readWithEveryReader(file.bytes);
      for (const secret of file.secrets) expect(findWord(readings, secret)).not.toEqual([]);
    },
  );

  it.each(writers)(
    'sees pixels that are not of the box where nothing was marked: $writer',
    async ({ writer, redact }) => {
      const [fixture] = leakFixtures;
      if (fixture === undefined) throw new Error('no fixtures');
      const file = await makeOnce(fixture);
      const { bytes } = await redact({ source: { bytes: file.bytes, password: null }, marks: [], dpi: 150 });
      const [mark] = file.marks;
      if (mark === undefined) throw new Error('nothing to look at');
      expect(
        countForeignPixels(
          await showPage(bytes, mark.page, writer),
          await toDisplay(file, mark.page, mark.rect),
        ),
      ).toBeGreaterThan(0);
    },
  );
});

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

async function toDisplay({ bytes, password }: LeakFile, page: number, rect: Rect): Promise<Rect> {
  const document = await openPdfjsDocument({ bytes, password: password ?? null });
  const geometry = describePdfjsPage(await openPdfjsPage(document, page));
  await document.close();
  return mapRect(rect, geometry.toDisplay);
}

/** What is under the boxes of a picture counts, not only what is seen; elsewhere there is nothing under them. */
async function showPage(bytes: Uint8Array, page: number, writer: Writer['writer']): Promise<PagePicture> {
  if (writer === 'redraw') return renderPicture(bytes, page);
  const picture = (await readPictures(bytes))[page - 1];
  if (picture === undefined) throw new Error('page missing');
  return picture;
}

/** Pixels within the rectangle (displayed points; for a picture: that it touches) and that are not of the box's colour. */
function countForeignPixels(
  picture: PagePicture,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
) {
  const { width, height, pageWidth, pageHeight } = picture;
  const scaleX = width / pageWidth;
  const scaleY = height / pageHeight;
  const tolerance = picture.lossless ? 0 : jpegTolerance;
  const [first, last] = picture.rendered ? [Math.ceil, Math.floor] : [Math.floor, Math.ceil];
  let foreign = 0;
  for (let y = first((pageHeight - y1) * scaleY); y < last((pageHeight - y0) * scaleY); y++) {
    for (let x = first(x0 * scaleX); x < last(x1 * scaleX); x++) {
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const [red, green, blue] = picture.colourAt(x, y);
      const far = [red - boxColour.red, green - boxColour.green, blue - boxColour.blue];
      if (far.some((distance) => Math.abs(distance) > tolerance)) foreign += 1;
    }
  }
  return foreign;
}
