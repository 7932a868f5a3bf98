import { describe, expect, it } from 'vitest';
import type { ExtractedPage } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { geometryLeaks } from '../fixtures/leaks/geometry-leaks.ts';
import { kept, markWord, secret, show } from '../fixtures/leaks/leak-fixture.ts';
import { leakFixtures } from '../fixtures/leaks/leak-fixtures.ts';
import { buildPage, buildPdf, listPageObjects, streamOf } from '../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from './engine-support.ts';

const engine = createInlineEngine({ folder: resourcesFolder });
const extract = (bytes: Uint8Array, password: string | null = null) =>
  engine.run('extract', { source: { bytes, password } });

async function extractPage(bytes: Uint8Array): Promise<ExtractedPage> {
  const [page] = (await extract(bytes)).pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

/** Round the ink of the first occurrence. */
function boxOf({ text, boxes }: ExtractedPage, word: string) {
  const start = text.indexOf(word);
  if (start < 0) throw new Error('word missing');
  const each = Array.from({ length: word.length }, (_, i) =>
    boxes.subarray((start + i) * 4, (start + i + 1) * 4),
  );
  const pick = (at: number, choose: (...values: number[]) => number) =>
    choose(...each.map((box) => box[at] ?? NaN));
  return [pick(0, Math.min), pick(1, Math.min), pick(2, Math.max), pick(3, Math.max)] as const;
}

describe('extract', () => {
  it.each(geometryLeaks)('gives boxes in default user space: $name', async ({ build }) => {
    const { bytes, marks } = await build();
    const page = await extractPage(bytes);
    const [x0, y0, x1, y1] = boxOf(page, secret);
    const [left = NaN, bottom = NaN, right = NaN, top = NaN] = marks[0]?.rect ?? [];
    // The ink reaches from the baseline to the height of a capital, the mark 1 point to 3 points beyond.
    expect(x0).toBeGreaterThan(left);
    expect(x0).toBeLessThan(left + 3);
    expect(x1).toBeLessThan(right);
    expect(x1).toBeGreaterThan(right - 3);
    expect(y0).toBeGreaterThan(bottom + 2);
    expect(y0).toBeLessThan(bottom + 4);
    expect(y1).toBeLessThan(top);
    expect(y1).toBeGreaterThan(top - 3);
    expect(page.text).toContain(kept);
  });

  it('reports boxes, rotation and unit as the page states them', async () => {
    const page = await extractPage(
      buildPage(show(kept, 0, 0), {
        mediaBox: '[-200 -150 200 150]',
        page: '/CropBox [-190 -120 150 140] /Rotate 270 /UserUnit 1.5',
      }),
    );
    expect(page).toMatchObject({
      page: 1,
      mediaBox: [-200, -150, 200, 150],
      cropBox: [-190, -120, 150, 140],
      rotation: 270,
      userUnit: 1.5,
    });
  });

  it('ends lines with a line feed and separates words with a space', async () => {
    const page = await extractPage(
      buildPage(`${show('FIRST', 50, 300)}${show('LINE', 100, 300)}${show('SECOND', 50, 280)}`),
    );
    expect(page.text).toBe('FIRST LINE\nSECOND\n');
  });

  it('has four numbers for each UTF-16 unit, zeros where there is no ink', async () => {
    const page = await extractPage(buildPage(show('AB CD', 50, 300)));
    expect(page.text).toBe('AB CD\n');
    expect(page.boxes).toHaveLength(6 * 4);
    expect([...page.boxes.subarray(8, 12)]).toEqual([0, 0, 0, 0]);
    expect([...page.boxes.subarray(20, 24)]).toEqual([0, 0, 0, 0]);
    expect(Math.min(...page.boxes.subarray(0, 8))).toBeGreaterThan(0);
  });

  it('repeats the box for both halves of a surrogate pair', async () => {
    const cmap = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <41> <d83dde00> endbfchar endcmap end`;
    const page = await extractPage(
      buildPage('BT /F2 12 Tf 50 300 Td (A) Tj ET', {
        fonts: '/F2 10 0 R',
        objects: new Map([
          [10, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>'],
          [11, streamOf(cmap)],
        ]),
      }),
    );
    expect(page.text).toBe('\u{1f600}\n');
    expect([...page.boxes.subarray(0, 4)]).toEqual([...page.boxes.subarray(4, 8)]);
    expect(page.boxes[2]).toBeGreaterThan(50);
  });

  it.each(
    leakFixtures.filter(({ name }) => name.startsWith('ActualText that') || name.startsWith('ActualText by')),
  )('reads the glyphs and not what they claim to be: $name', async ({ build }) => {
    const { text } = await extractPage((await build()).bytes);
    expect(text).toContain(kept);
    expect(text).not.toContain(secret);
  });

  it.each(leakFixtures.filter(({ name }) => name === 'a form field' || name === 'free text over the page'))(
    'reads what annotations and fields show: $name',
    async ({ build }) => {
      const page = await extractPage((await build()).bytes);
      const [x0, y0, x1, y1] = boxOf(page, secret);
      const [left, bottom, right, top] = markWord(secret, 50, 300).rect;
      expect([x0 > left, y0 > bottom, x1 < right, y1 < top]).toEqual([true, true, true, true]);
    },
  );

  it('flags a page that has ink and no text, and neither an empty page nor one with text', async () => {
    const objects = listPageObjects('0 g 50 50 100 100 re f');
    objects.set(2, '<< /Type /Pages /Kids [3 0 R 6 0 R 7 0 R] /Count 3 >>');
    objects.set(6, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] >>');
    objects.set(7, (objects.get(3) ?? '').toString().replace('/Contents 4 0 R', '/Contents 8 0 R'));
    objects.set(8, streamOf(show(kept, 50, 200)));
    const { pages, findings } = await extract(buildPdf(objects));
    expect(pages.map(({ text }) => text)).toEqual(['', '', `${kept}\n`]);
    expect(findings).toEqual([{ kind: 'page-without-text', page: 1, count: 1, places: [] }]);
  });

  it('finds an image of a page of handwriting', async () => {
    const page = buildPage(
      'q 400 0 0 400 0 0 cm BI /W 8 /H 8 /CS /G /BPC 8 /F /AHx ID '.concat('f8'.repeat(63), '20> EI Q'),
    );
    expect((await extract(page)).findings).toEqual([
      { kind: 'page-without-text', page: 1, count: 1, places: [] },
    ]);
  });

  it('draws no page where only the text is asked for, and the text is the same', async () => {
    const silent = { bytes: buildPage('0 g 50 50 100 100 re f'), password: null };
    const whole = await engine.run('extract', { source: silent });
    const textOnly = await engine.run('extract', { source: silent, textOnly: true });
    expect([whole.findings.length, whole.pages[0]?.toRead]).toEqual([1, 'no-text']);
    expect([textOnly.findings.length, textOnly.pages[0]?.toRead]).toEqual([0, null]);
    const spoken = { bytes: buildPage(show(kept, 50, 200)), password: null };
    const [all, only] = [
      await engine.run('extract', { source: spoken }),
      await engine.run('extract', { source: spoken, textOnly: true }),
    ];
    expect(only.pages).toEqual(all.pages);
  });
});
