import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../../src-main/domain/prose.ts';
import { breakLines, type Span } from '../../src-main/pdf/typeset/break-lines.ts';
import { normaliseText, type OpenFonts, openFonts, shapeText } from '../../src-main/pdf/typeset/fonts.ts';
import { readFontFiles } from '../../src-main/pdf/typeset/read-fonts.ts';
import { setBlocks } from '../../src-main/pdf/typeset/set-blocks.ts';
import { fillPages, type SetPage, type Strip } from '../../src-main/pdf/typeset/strips.ts';
import { a4, margins, measure } from '../../src-main/pdf/typeset/style.ts';

const setPages = (...given: Parameters<typeof setBlocks>) => setBlocks(...given).pages;

const textHeight = a4.height - margins.top - margins.bottom;
let fonts: OpenFonts;

beforeAll(async () => {
  fonts = openFonts(await readFontFiles(fileURLToPath(new URL('../../resources', import.meta.url))));
});

function breakText(text: string, size = 12, width = measure): string[] {
  return breakLines(fonts, [{ style: 'regular', text }], size, width).map((line) =>
    line.map((span) => span.text).join(''),
  );
}

function measureText(text: string, size = 12, style: Span['style'] = 'regular'): number {
  return (shapeText(fonts, style, text).width * size) / 1000;
}

/** The texts of each page, a strip a line. */
function readPages(pages: readonly SetPage[]): string[][] {
  return pages.map((page) =>
    page.map(({ strip }) =>
      strip.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text.trimEnd()] : [])).join(' | '),
    ),
  );
}

describe('breaking lines', () => {
  const words = fc.array(
    fc.string({ unit: fc.constantFrom(...'abcdefgMWil1,.-/'), minLength: 1, maxLength: 90 }),
    { minLength: 1, maxLength: 60 },
  );

  test('keeps every character in order, and no line is wider than the measure', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 460 }), (list, width) => {
        const lines = breakText(list.join(' '), 12, width);
        expect(lines.join('').replaceAll(/[ \u00a0]/g, '')).toBe(list.join(''));
        // Kerning between a word and a space may add a little.
        for (const line of lines) expect(measureText(line)).toBeLessThanOrEqual(width + 0.5);
      }),
      { numRuns: 60 },
    );
  });

  test('cuts a word that is wider than the line after a mark where there is one', () => {
    const lines = breakText(
      'https://www.northwick.example/children/records/request-for-records/how-to-ask',
      12,
      200,
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/.-]$/);
  });

  test('does not part a page from its number, a day from its month, or a telephone number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 400 }), (width) => {
        const lines = breakText(
          'Please see page 1,291 and call 0300 555 0147 before 3 March 2026, at NW9 4ZZ, or see pages 5–7.',
          12,
          width,
        ).map((line) => line.replaceAll('\u00a0', ' '));
        for (const whole of ['page 1,291', '0300 555 0147', '3 March', 'NW9 4ZZ', 'pages 5–7']) {
          expect(lines.some((line) => line.includes(whole))).toBe(true);
        }
      }),
    );
  });

  test('breaks at line feeds, and makes no line of nothing', () => {
    expect(breakText('one\ntwo\r\nthree')).toEqual(['one', 'two', 'three']);
    expect(breakText('')).toEqual([]);
  });

  test('evens lines out instead of filling each greedily', () => {
    const text = 'aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn';
    const gaps = breakText(text, 12, 120)
      .slice(0, -1)
      .map((line) => 120 - measureText(line));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(30);
  });
});

describe('characters', () => {
  test('of other scripts come from the font that has them', () => {
    const keys = (text: string) => shapeText(fonts, 'regular', text).runs.map((run) => run.font.key);
    expect(keys('Maya')).toEqual(['regular0']);
    expect(keys('ł')).toEqual(['regular1']);
    const dejaVu = fonts.regular.at(-1)?.key;
    expect(keys('Ελένη')).toEqual([dejaVu]);
    expect(keys('Анна')).toEqual([dejaVu]);
    // One run, or the words would stand in the wrong order.
    expect(keys('مريم الحسن')).toEqual(['NotoSansArabic-Regular.ttf']);
  });

  test('that no font has are replaced by a visible sign', () => {
    const { runs } = shapeText(fonts, 'regular', '한a');
    expect(runs.flatMap((run) => run.glyphs.map((glyph) => glyph.text))).toEqual(['\ufffd', 'a']);
    expect(runs[0]?.glyphs[0]?.id).not.toBe(0);
  });

  test('of scripts that fontkit cannot shape are set all the same', () => {
    for (const text of ['ສະບາຍດີ', 'ߒߞߏ', 'ꓡꓲ', 'ສກ مريم ສກ', 'ⵜⵉⴼ']) {
      const { runs } = shapeText(fonts, 'regular', text);
      expect(runs.flatMap((run) => run.glyphs).length).toBeGreaterThanOrEqual([...text].length / 2);
    }
  });

  test('are never lost and never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const shaped = shapeText(fonts, 'bold', text);
        const visible = [...normaliseText(text)].filter((character) => !/\p{M}/u.test(character)).length;
        const shown = shaped.runs
          .flatMap((run) => run.glyphs.flatMap((glyph) => [...glyph.text]))
          .filter((character) => !/\p{M}/u.test(character)).length;
        expect(shown).toBeGreaterThanOrEqual(visible);
        expect(Number.isFinite(shaped.width)).toBe(true);
      }),
    );
  });

  test('controls and invisible signs are dropped, special hyphens and spaces are plain', () => {
    expect(normaliseText('a\u0000b\u00adc\u200bd\u2011e\u2009f\u202eg')).toBe('abcd-e fg');
    expect(normaliseText('e\u0301')).toBe('é');
  });
});

describe('filling pages', () => {
  const strip = (height: number, keep = false, header: readonly Strip[] | null = null): Strip => ({
    before: 0,
    height,
    keep,
    shapes: [],
    header,
  });

  test('places every strip once, in order, and none below the text area', () => {
    const strips = fc.array(
      fc.record({
        before: fc.integer({ min: 0, max: 30 }),
        height: fc.integer({ min: 5, max: 60 }),
        keep: fc.boolean(),
        shapes: fc.constant([]),
        header: fc.constant(null),
      }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(strips, (list) => {
        const pages = fillPages(list, 200);
        expect(pages.flat().map((placed) => placed.strip)).toEqual(list);
        for (const placed of pages.flat()) expect(placed.y + placed.strip.height).toBeLessThanOrEqual(200);
        for (const page of pages.slice(list.length > 0 ? 0 : 1)) expect(page.length).toBeGreaterThan(0);
      }),
    );
  });

  test('moves what belongs together to the next page, unless it is higher than a page', () => {
    const together = fillPages([strip(60), strip(30, true), strip(30)], 100);
    expect(together.map((page) => page.length)).toEqual([1, 2]);
    const tooHigh = fillPages(
      [strip(60), ...Array.from({ length: 9 }, () => strip(30, true)), strip(30)],
      100,
    );
    expect(tooHigh.flat().length).toBe(11);
  });

  test('repeats the header of a table on each page', () => {
    const header = [strip(10, true)];
    const rows = Array.from({ length: 30 }, () => strip(20, false, header));
    for (const page of fillPages([...header, ...rows], 100)) expect(page[0]?.strip).toBe(header[0]);
  });
});

describe('setting blocks', () => {
  const sentence = 'The worker saw Maya at school and at home, and wrote down what she said. ';

  test('a heading is never the last thing on a page', () => {
    for (let lines = 20; lines < 60; lines += 1) {
      const blocks: Block[] = [
        { kind: 'list', items: Array.from({ length: lines }, (_, index) => `item ${index}`) },
        { kind: 'heading', level: 2, text: 'A heading' },
        { kind: 'paragraph', text: sentence.repeat(6) },
      ];
      for (const page of readPages(setPages(fonts, blocks))) expect(page.at(-1)).not.toBe('A heading');
    }
  });

  test('a paragraph never leaves a single line at the top or the foot of a page', () => {
    for (let lines = 20; lines < 34; lines += 1) {
      const blocks: Block[] = [
        { kind: 'list', items: Array.from({ length: lines }, () => 'item') },
        { kind: 'paragraph', text: sentence.repeat(9) },
      ];
      const parts = readPages(setPages(fonts, blocks)).map(
        (page) => page.filter((line) => !line.includes('•')).length,
      );
      expect(parts).not.toContain(1);
    }
  });

  test('a sentence that announces a list stays with it', () => {
    for (let lines = 20; lines < 34; lines += 1) {
      const blocks: Block[] = [
        { kind: 'list', items: Array.from({ length: lines }, () => 'item') },
        { kind: 'paragraph', text: 'You can ask us to:' },
        { kind: 'list', items: ['correct something', 'erase something', 'restrict something'] },
      ];
      for (const page of readPages(setPages(fonts, blocks)))
        expect(page.at(-1)).not.toBe('You can ask us to:');
    }
  });

  test('the name under a letter stays with its greeting', () => {
    for (let lines = 20; lines < 34; lines += 1) {
      const blocks: Block[] = [
        { kind: 'list', items: Array.from({ length: lines }, () => 'item') },
        { kind: 'paragraph', text: 'Yours sincerely' },
        { kind: 'address', lines: ['Amina Rahman', 'Northwick Children’s Trust'] },
      ];
      const page = readPages(setPages(fonts, blocks)).find((texts) => texts.includes('Yours sincerely'));
      expect(page?.slice(-3)).toEqual(['Yours sincerely', 'Amina Rahman', 'Northwick Children’s Trust']);
    }
  });

  test('nothing reaches beyond the margins', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'W'.repeat(120) },
      { kind: 'address', lines: ['M'.repeat(150)] },
      { kind: 'note', title: 'N'.repeat(80), text: 'm'.repeat(300) },
      { kind: 'list', items: ['\u2610 tick', 'W'.repeat(90)] },
      {
        kind: 'table',
        header: ['Document', 'Date', 'Pages'],
        rows: [
          ['W'.repeat(200), '14 Feb 2012', '1,291–1,296'],
          [sentence.repeat(200), '', '1'],
        ],
        widths: [0.6, 0.2, 0.2],
        alignRight: [2],
        strong: [0],
      },
      { kind: 'writing-lines', count: 60 },
    ];
    for (const { y, strip } of setPages(fonts, blocks).flat()) {
      expect(y + strip.height).toBeLessThanOrEqual(textHeight);
      for (const shape of strip.shapes) {
        const width =
          shape.kind === 'text'
            ? measureText(shape.text.trimEnd(), shape.size, shape.style)
            : 'width' in shape
              ? shape.width
              : shape.size;
        expect(shape.x).toBeGreaterThanOrEqual(margins.left - 0.01);
        expect(shape.x + width).toBeLessThanOrEqual(a4.width - margins.right + 0.6);
      }
    }
  });

  test('numbers stand flush right in figures of one width', () => {
    const numbers = ['1–3', '1,111', '9,888', '44'];
    const [page] = setPages(fonts, [
      {
        kind: 'table',
        header: ['a', 'n'],
        rows: numbers.map((number) => ['x', number]),
        widths: [0.5, 0.5],
        alignRight: [1],
      },
    ]);
    const cells = (page ?? []).flatMap(({ strip }) =>
      strip.shapes.flatMap((shape) => (shape.kind === 'text' && numbers.includes(shape.text) ? [shape] : [])),
    );
    const ends = cells.map(
      (cell) => cell.x + (shapeText(fonts, cell.style, cell.text, 'tabular').width * cell.size) / 1000,
    );
    expect(ends).toHaveLength(4);
    for (const end of ends) expect(end).toBeCloseTo(a4.width - margins.right, 3);
    expect(cells[1]?.x).toBeCloseTo(cells[2]?.x ?? 0, 3);
  });

  test('a table of 300 rows has its header on every page and every row once', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`Document ${index + 1}`, '', String(index)]);
    const pages = readPages(
      setPages(fonts, [
        {
          kind: 'table',
          header: ['Document', 'Date', 'Pages'],
          rows,
          widths: [0.6, 0.2, 0.2],
          alignRight: [2],
        },
      ]),
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page[0]).toBe('Document | Date | Pages');
    const names = pages.flatMap((page) => page.slice(1).map((line) => line.split(' | ')[0]));
    expect(names).toEqual(rows.map(([name]) => name));
  });
});
