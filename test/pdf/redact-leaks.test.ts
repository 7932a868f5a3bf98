import { describe, expect, it } from 'vitest';
import type { RedactionMark } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { mapRect } from '../../src-main/pdf/geometry.ts';
import { describePdfjsPage, openPdfjsDocument, openPdfjsPage } from '../../src-main/pdf/pdfjs.ts';
import { boxColour, jpegTolerance } from '../../src-main/pdf/redact/appearance.ts';
import type { LeakFile, LeakFixture } from '../fixtures/leaks/leak-fixture.ts';
import { leakFixtures } from '../fixtures/leaks/leak-fixtures.ts';
import { resourcesFolder } from './engine-support.ts';
import { type PagePicture, readPictures } from './redact-pixels.ts';
import { findWord, readWithEveryReader } from './redact-readers.ts';

const engine = createInlineEngine({ folder: resourcesFolder });

/** Each file is made and redacted once for all its tests. */
const done = new Map<LeakFixture, Promise<{ file: LeakFile; output: Uint8Array }>>();
const redactOnce = (fixture: LeakFixture) => {
  const known = done.get(fixture) ?? redact(fixture);
  done.set(fixture, known);
  return known;
};
async function redact(fixture: LeakFixture): Promise<{ file: LeakFile; output: Uint8Array }> {
  const file = await fixture.build();
  const source = { bytes: file.bytes, password: file.password ?? null };
  const { bytes } = await engine.run('redact', { source, marks: file.marks, dpi: 150 });
  return { file, output: bytes };
}

/** What no reader can find in the input either: encrypted, drawn from pieces, or never text. */
const unsearchable =
  /encryption|without ToUnicode|scrambled|Type 3|owner password|photograph over|stencil|EXIF/u;

describe.each(leakFixtures)('$name', (fixture) => {
  it('keeps no trace of what is withheld and all that is not', async () => {
    const { file, output } = await redactOnce(fixture);
    const readings = await readWithEveryReader(output);
    for (const secret of file.secrets) expect(findWord(readings, secret)).toEqual([]);
    const text = readings.find(({ reader }) => reader === 'PDFium')?.text ?? '';
    for (const kept of file.kept) expect(text).toContain(kept);
  });

  it('covers every mark with nothing but the colour of the box', async () => {
    const { file, output } = await redactOnce(fixture);
    const pictures = await readPictures(output);
    for (const mark of file.marks) {
      const picture = pictures[mark.page - 1];
      if (picture === undefined) throw new Error('page missing');
      expect(countForeignPixels(picture, await toDisplay(file, mark))).toBe(0);
    }
  });
});

describe('the search itself', () => {
  it.each(leakFixtures.filter(({ name }) => !unsearchable.test(name)))(
    'finds the secret in the input: $name',
    async (fixture) => {
      const { file } = await redactOnce(fixture);
      const readings = await readWithEveryReader(file.bytes);
      for (const secret of file.secrets) expect(findWord(readings, secret)).not.toEqual([]);
    },
  );

  it('sees pixels that are not of the box where nothing was marked', async () => {
    const [fixture] = leakFixtures;
    if (fixture === undefined) throw new Error('no fixtures');
    const file = await fixture.build();
    const source = { bytes: file.bytes, password: null };
    const { bytes } = await engine.run('redact', { source, marks: [], dpi: 150 });
    const [picture] = await readPictures(bytes);
    const [mark] = file.marks;
    if (picture === undefined || mark === undefined) throw new Error('nothing to look at');
    expect(countForeignPixels(picture, await toDisplay(file, mark))).toBeGreaterThan(0);
  });
});

async function toDisplay({ bytes, password }: LeakFile, mark: RedactionMark) {
  const document = await openPdfjsDocument({ bytes, password: password ?? null });
  const geometry = describePdfjsPage(await openPdfjsPage(document, mark.page));
  await document.close();
  return mapRect(mark.rect, geometry.toDisplay);
}

/** Pixels that the rectangle touches (displayed points) and that are not of the box's colour. */
function countForeignPixels(
  picture: PagePicture,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
) {
  const { width, height, pageWidth, pageHeight } = picture;
  const scaleX = width / pageWidth;
  const scaleY = height / pageHeight;
  const tolerance = picture.lossless ? 0 : jpegTolerance;
  let foreign = 0;
  for (let y = Math.floor((pageHeight - y1) * scaleY); y < Math.ceil((pageHeight - y0) * scaleY); y++) {
    for (let x = Math.floor(x0 * scaleX); x < Math.ceil(x1 * scaleX); x++) {
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const [red, green, blue] = picture.colourAt(x, y);
      const far = [red - boxColour.red, green - boxColour.green, blue - boxColour.blue];
      if (far.some((distance) => Math.abs(distance) > tolerance)) foreign += 1;
    }
  }
  return foreign;
}
