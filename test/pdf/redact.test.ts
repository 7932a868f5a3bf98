import { PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCharacters } from '../../src-main/pdf/characters.ts';
import type { RedactionMark } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { kept, markWord, secret, secretMark, show, widthOf } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from './engine-support.ts';
import { readDisplayedSize } from './redact-pixels.ts';
import { writers } from './writers.ts';

const engine = createInlineEngine({ folder: resourcesFolder });
const redact = (bytes: Uint8Array, marks: readonly RedactionMark[], dpi = 100) =>
  engine.run('redact', { source: { bytes, password: null }, marks, dpi });
const readText = async (bytes: Uint8Array) => {
  const { pages } = await engine.run('extract', { source: { bytes, password: null } });
  return pages.map(({ text }) => text).join('\n');
};
/** Where each character's baseline starts. */
const readPlaces = async (bytes: Uint8Array) => {
  const document = await openPdfiumDocument({ bytes, password: null });
  const { characters } = readCharacters(document, 1);
  document.close();
  return characters.flatMap(({ box, origin }) => (box === null ? [] : [origin]));
};
const plain = buildPage(show(secret, 50, 300) + show(kept, 50, 200));

describe('redact refuses before anything is written', () => {
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    ['a rectangle without area', [{ page: 1, rect: [10, 10, 10, 20], label: '' }], 'marks-invalid'],
    ['a rectangle turned over', [{ page: 1, rect: [20, 10, 10, 20], label: '' }], 'marks-invalid'],
    ['a rectangle that is no numbers', [{ page: 1, rect: [0, 0, NaN, 20], label: '' }], 'marks-invalid'],
    ['a page that is no number', [{ page: 1.5, rect: [0, 0, 10, 20], label: '' }], 'marks-invalid'],
    ['page 0', [{ page: 0, rect: [0, 0, 10, 20], label: '' }], 'marks-invalid'],
    ['a page after the last', [{ page: 2, rect: [0, 0, 10, 20], label: '' }], 'mark-page-missing'],
    ['a mark off the page', [{ page: 1, rect: [500, 500, 510, 520], label: '' }], 'mark-outside-page'],
  ];
  it.each(cases)('%s', async (_name, marks, code) => {
    let progress = 0;
    const source = { bytes: plain, password: null };
    const input = { source, marks: marks as readonly RedactionMark[], dpi: 100 };
    const work = engine.run('redact', input, { onProgress: () => progress++ });
    await expect(work).rejects.toMatchObject({ code });
    expect(progress).toBe(0);
  });

  it.each([71, 601, NaN])('a resolution of %d', async (dpi) => {
    await expect(redact(plain, [], dpi)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('a mark on the MediaBox outside the CropBox', async () => {
    const bytes = buildPage(show(kept, 50, 200), { page: '/CropBox [0 0 400 250]' });
    await expect(redact(bytes, [secretMark])).rejects.toMatchObject({ code: 'mark-outside-page' });
  });
});

describe.each(writers)('$writer', ({ writer, redact: write }) => {
  const redact = (bytes: Uint8Array, marks: readonly RedactionMark[], dpi = 100) =>
    write({ source: { bytes, password: null }, marks, dpi });

  it('cuts a mark that reaches beyond the page', async () => {
    const mark = { page: 1, rect: [-1000, 290, 1000, 1000], label: '' } as const;
    const { bytes, pages } = await redact(plain, [mark]);
    expect(await readText(bytes)).toBe(`${kept}\n`);
    expect(pages).toMatchObject([{ page: 1, writer, reason: null, marks: 1, words: 1 }]);
  });

  it.each([
    { page: '', box: [0, 0, 400, 400], rotation: 0, unit: 1, size: [400, 400] },
    {
      page: '/Rotate 90 /CropBox [0 0 300 200]',
      box: [0, 0, 300, 200],
      rotation: 90,
      unit: 1,
      size: [200, 300],
    },
    {
      page: '/Rotate -180 /CropBox [50.5 50 300 200]',
      box: [50.5, 50, 300, 200],
      rotation: 180,
      unit: 1,
      size: [249.5, 150],
    },
    {
      page: '/Rotate 630 /CropBox [-9 0 300 200] /UserUnit 2',
      box: [0, 0, 300, 200],
      rotation: 270,
      unit: 2,
      size: [400, 600],
    },
  ])(
    'gives the page the visible box, rotation and unit of the input: $page',
    async ({ page, box, rotation, unit, size }) => {
      const { bytes } = await redact(buildPage(show(kept, 60, 100), { page }), []);
      const output = (await PDFDocument.load(bytes)).getPage(0);
      for (const { x, y, width, height } of [output.getMediaBox(), output.getCropBox()])
        expect([x, y, x + width, y + height]).toEqual(box);
      expect(output.getRotation().angle).toBe(rotation);
      expect(output.node.lookupMaybe(PDFName.of('UserUnit'), PDFNumber)?.asNumber() ?? 1).toBe(unit);
      expect(Object.values(readDisplayedSize(output))).toEqual(size);
      expect(await readText(bytes)).toContain(kept);
    },
  );

  it('writes the same bytes for the same input', async () => {
    const [first, second] = [await redact(plain, [secretMark]), await redact(plain, [secretMark])];
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
  });

  it('says nothing about who or what made the input or the output', async () => {
    const { bytes } = await redact(plain, []);
    const output = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([output.getProducer(), output.getCreator(), output.getCreationDate()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('drops of a word what is touched, and keeps the rest of it and its neighbours', async () => {
    const content = show('ALPHA', 50, 300) + show('BRAVO', 100, 300) + show('CHARLIE', 150, 300);
    const rect = [100 + widthOf('BRAV') + 2, 295, 100 + widthOf('BRAVO') - 2, 312] as const;
    const { bytes } = await redact(buildPage(content), [{ page: 1, rect, label: '' }]);
    expect(await readText(bytes)).toBe('ALPHA BRAV CHARLIE\n');
  });

  it.each([
    ['the first', 0, 3, 'GARET'],
    ['the last', 5, 8, 'MARGA'],
    ['some in the middle', 3, 5, 'MAR'],
  ])('reads of a word only the letters that nothing hides: not %s', async (_, from, to, seen) => {
    const word = 'MARGARET';
    const [start, end] = [from, to].map((count) => 50 + widthOf(word.slice(0, count)));
    for (const shade of [0, 1]) {
      const cover = `${shade} g ${start} 295 ${(end ?? 0) - (start ?? 0)} 20 re f 0 g\n`;
      const { bytes } = await redact(buildPage(show(word, 50, 300) + cover + show('KEPT', 50, 200)), []);
      const text = (await readText(bytes)).replaceAll(/\s/gu, '');
      expect(text).toContain(seen);
      expect(text).toContain('KEPT');
      expect(text).not.toContain(word);
      expect(text.length).toBe(word.length - (to - from) + 'KEPT'.length);
    }
  });

  it('keeps the lines above and below at tight spacing', async () => {
    const lines = ['ABOVE', 'SECRET', 'BELOW'].map((word, i) => show(word, 50, 300 - i * 13)).join('');
    const rect = [50, 287, 50 + widthOf('SECRET'), 287 + 8.7] as const;
    const { bytes } = await redact(buildPage(lines), [{ page: 1, rect, label: '' }], 200);
    expect(await readText(bytes)).toBe('ABOVE\nBELOW\n');
  });

  it('puts words in the order in which they are read, one line for a line', async () => {
    const words = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'];
    const content = words
      .map((word, i) => show(word, 50 + (i % 3) * 60, 300 - Math.floor(i / 3) * 20))
      .join('');
    const { bytes } = await redact(buildPage(content), []);
    expect(await readText(bytes)).toBe('ONE TWO THREE\nFOUR FIVE SIX\n');
  });

  it('keeps words that are not in Latin script or not in the first plane', async () => {
    const { bytes } = await redact(
      buildPage('BT /F1 12 Tf 50 300 Td (\\351t\\351 na\\357ve \\200) Tj ET'),
      [],
    );
    expect(await readText(bytes)).toBe('été naïve €\n');
  });

  it.each([
    [0, '1 0 0 1 50 300', '1 0 0 1 100 300'],
    [90, '0 1 -1 0 300 50', '0 1 -1 0 300 100'],
    [180, '-1 0 0 -1 300 50', '-1 0 0 -1 250 50'],
    [270, '0 -1 1 0 50 300', '0 -1 1 0 50 250'],
  ])('reads text that a rotation by %d puts upright, where it stands', async (angle, first, second) => {
    const content = `BT /F1 12 Tf ${first} Tm (ONE) Tj ${second} Tm (TWO) Tj ET`;
    const input = buildPage(content, { page: `/Rotate ${angle}` });
    const { bytes } = await redact(input, []);
    expect(await readText(bytes)).toBe('ONE TWO\n');
    const [before = [], after = []] = await Promise.all([input, bytes].map(readPlaces));
    expect(after).toHaveLength(6);
    // Whole points, and letters as wide as the word's mean one.
    for (const [i, place] of after.entries()) {
      expect(Math.abs(place[0] - (before[i]?.[0] ?? NaN))).toBeLessThan(4);
      expect(Math.abs(place[1] - (before[i]?.[1] ?? NaN))).toBeLessThan(4);
    }
  });

  it('reports progress page by page and can be stopped between pages', async () => {
    const controller = new AbortController();
    const source = { bytes: plain, password: null };
    const seen: unknown[] = [];
    await engine.run(
      'redact',
      { source, marks: [], dpi: 100 },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(seen).toEqual([{ done: 1, total: 1 }]);
    controller.abort();
    const stopped = engine.run('redact', { source, marks: [], dpi: 100 }, { signal: controller.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps of random words exactly those that no mark touches', async () => {
    const names = ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO', 'FOXTROT', 'GOLF', 'HOTEL'];
    const place = (i: number) => ({ x: 40 + (i % 3) * 110, y: 320 - Math.floor(i / 3) * 60 });
    const content = names.map((name, i) => show(name, place(i).x, place(i).y)).join('');
    await fc.assert(
      fc.asyncProperty(fc.subarray(names), fc.constantFrom(0, 90, 180, 270), async (hidden, angle) => {
        const marks = hidden.map((name) =>
          markWord(name, place(names.indexOf(name)).x, place(names.indexOf(name)).y),
        );
        const { bytes } = await redact(buildPage(content, { page: `/Rotate ${angle}` }), marks, 72);
        const text = await readText(bytes);
        const found = names.filter((name) => text.includes(name));
        expect(found).toEqual(names.filter((name) => !hidden.includes(name)));
      }),
      { numRuns: 25 },
    );
  });
});
