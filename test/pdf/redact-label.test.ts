import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCharacters } from '../../src-main/pdf/characters.ts';
import type { ExtractedPage, RedactionMark } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { show } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from './engine-support.ts';

const engine = createInlineEngine({ folder: resourcesFolder });
const redact = (bytes: Uint8Array, marks: readonly RedactionMark[], dpi = 100) =>
  engine.run('redact', { source: { bytes, password: null }, marks, dpi });
const readText = async (bytes: Uint8Array) => {
  const { pages } = await engine.run('extract', { source: { bytes, password: null } });
  return pages.map(({ text }) => text).join('\n');
};

type Box = readonly [number, number, number, number];

function boxOfText(page: ExtractedPage | undefined, text: string): Box {
  const at = page?.text.indexOf(text) ?? -1;
  if (page === undefined || at < 0) throw new Error('the text is not there');
  return surround(Array.from(text, (_, i) => [...page.boxes.subarray((at + i) * 4, (at + i) * 4 + 4)]));
}

function surround(boxes: readonly (readonly number[])[]): Box {
  const side = (index: number) => boxes.map((box) => box[index] ?? 0);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/** Ink of the characters that are painted. */
async function readVisibleInk(bytes: Uint8Array): Promise<readonly Box[]> {
  const document = await openPdfiumDocument({ bytes, password: null });
  const { characters } = readCharacters(document, 1);
  document.close();
  return characters.flatMap(({ box, invisible }) => (box === null || invisible ? [] : [box]));
}

/** Sizes of the printed labels, each once. */
async function sizesOf(rects: readonly Box[]): Promise<readonly number[]> {
  const marks = rects.map((rect) => ({ page: 1, rect, label: "Another person's information" }));
  const page = (await PDFDocument.load((await redact(buildPage(''), marks)).bytes)).getPage(0);
  const contents = page.node.Contents();
  if (!(contents instanceof PDFRawStream)) throw new Error('the page has no content');
  const operators = Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1');
  return [...new Set([...operators.matchAll(/\/Labels ([\d.]+) Tf/gu)].map(([, size]) => Number(size)))];
}

describe('the label on a box', () => {
  const labelOf = async (rect: RedactionMark['rect'], label = "Another person's information") =>
    (await readText((await redact(buildPage(''), [{ page: 1, rect, label }])).bytes)).trim();

  it('is printed where it fits', async () => {
    expect(await labelOf([50, 300, 250, 312])).toBe("Another person's information");
  });

  it('becomes "Withheld" where the reason does not fit', async () => {
    expect(await labelOf([50, 300, 90, 312])).toBe('Withheld');
  });

  it('stays in the text, unseen, where nothing fits', async () => {
    for (const rect of [
      [50, 300, 60, 312],
      [50, 300, 250, 303],
      [50, 300, 52, 302],
    ] as const) {
      expect(await labelOf(rect)).toBe('Withheld');
      expect(await sizesOf([rect])).toEqual([]);
    }
    expect(await labelOf([50, 300, 60, 312], '')).toBe('');
  });

  it('has one size, and another one only in a low box or for the short word in a narrow box', async () => {
    const boxes = (height: number, widths: readonly number[]) =>
      widths.map((width, i) => [20, 40 + i * 30, 20 + width, 40 + height + i * 30] as const);
    const widths = [200, 150, 120, 60, 50, 40];
    expect(await sizesOf(boxes(12, widths))).toEqual([7.5]);
    expect(await sizesOf(boxes(24, widths))).toEqual([7.5]);
    expect(await sizesOf(boxes(8, widths))).toEqual([6.5]);
    expect(await sizesOf(boxes(12, [28]))).toEqual([5.5]);
  });

  it('is centred and never touches the edge', async () => {
    let printed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 6.4, max: 30, noNaN: true }),
        fc.double({ min: 24, max: 200, noNaN: true }),
        async (height, width) => {
          const rect = [50, 300, 50 + width, 300 + height] as const;
          const { bytes } = await redact(buildPage(''), [{ page: 1, rect, label: 'Private enquiry' }], 72);
          const visible = await readVisibleInk(bytes);
          if (visible.length === 0) return;
          printed += 1;
          const ink = surround(visible);
          const [left, right] = [ink[0] - rect[0], rect[2] - ink[2]];
          expect(Math.min(left, right)).toBeGreaterThan(1);
          expect(Math.abs(left - right)).toBeLessThan(2);
          expect(Math.min(ink[1] - rect[1], rect[3] - ink[3])).toBeGreaterThan(0.4);
        },
      ),
      { numRuns: 20 },
    );
    expect(printed).toBeGreaterThan(0);
  });

  it('runs up a narrow box', async () => {
    expect(await labelOf([50, 100, 62, 300], 'Withheld')).toBe('Withheld');
    expect(await sizesOf([[50, 100, 62, 300]])).toEqual([7.5]);
  });

  it('is printed once where boxes lie over each other', async () => {
    const rect = [50, 300, 250, 320] as const;
    const marks = [0, 1].map(() => ({ page: 1, rect, label: 'Told to us in confidence' }));
    expect((await readText((await redact(buildPage(''), marks)).bytes)).trim()).toBe(
      'Told to us in confidence',
    );
  });
});

describe('the label in the text', () => {
  it.each([
    [0, ''],
    [90, '0 1 -1 0 400 0 cm '],
    [180, '-1 0 0 -1 400 400 cm '],
    [270, '0 -1 1 0 0 400 cm '],
  ])('is read between its neighbours on a page turned by %d', async (angle, turn) => {
    const names = ['ALPHA', 'BRAVO', 'IT', 'DELTA'];
    const words = names.map((name, i) => show(name, 40 + i * 80, 300)).join('');
    const bytes = buildPage(turn + words + show('ECHO', 40, 280), { page: `/Rotate ${angle}` });
    const { pages } = await engine.run('extract', { source: { bytes, password: null } });
    for (const [hidden, label, printed] of [
      ['BRAVO', 'Short', 'Short'],
      ['ALPHA', 'Name of another person', 'Withheld'],
      ['DELTA', 'Name of another person', 'Withheld'],
      ['IT', 'Name of another person', 'Withheld'],
    ] as const) {
      const output = await redact(bytes, [{ page: 1, rect: boxOfText(pages[0], hidden), label }]);
      const line = names.map((name) => (name === hidden ? printed : name)).join(' ');
      const text = (await readText(output.bytes)).replaceAll(/\s+/gu, ' ').trim();
      expect(text).toBe(`${line} ECHO`);
    }
  });

  it('comes between the words above and below where a picture was marked', async () => {
    const { bytes } = await redact(buildPage(show('ABOVE', 50, 350) + show('BELOW', 50, 200)), [
      { page: 1, rect: [50, 250, 250, 320], label: 'Name of another person' },
    ]);
    expect(await readText(bytes)).toBe('ABOVE\nName of another person\nBELOW\n');
  });
});
