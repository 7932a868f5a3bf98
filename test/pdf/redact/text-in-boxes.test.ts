import { describe, expect, it } from 'vitest';
import type { RedactionMark } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { kept, markWord, secret } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';
import { findWord, readWithEveryReader } from '../redact-readers.ts';
import { writers } from '../writers.ts';

const size = 12;
const write = (word: string, matrix: string) => `BT /F1 ${size} Tf ${matrix} Tm (${word}) Tj ET\n`;

/** The secret on one line, a kept word on the lines on both sides; lines are 13 points apart. */
const directions: readonly (readonly [string, string, RedactionMark['rect']])[] = [
  [
    'mirrored top to bottom',
    [287, 300, 313].map((y, i) => write(i === 1 ? secret : kept, `1 0 0 -1 100 ${y}`)).join(''),
    [99, 290, 182, 301],
  ],
  [
    'mirrored left to right',
    [287, 300, 313].map((y, i) => write(i === 1 ? secret : kept, `-1 0 0 1 300 ${y}`)).join(''),
    [218, 299, 301, 310],
  ],
  [
    'mirrored, and up the page',
    [187, 200, 213].map((x, i) => write(i === 1 ? secret : kept, `0 1 1 0 ${x} 100`)).join(''),
    [199, 99, 210, 182],
  ],
];

describe.each(writers)('the text of lines beside a box, written by $writer', ({ writer, redact }) => {
  it.each(directions)('%s is not in the box', async (_, operators, rect) => {
    const input = buildPage(operators);
    const marks = [{ page: 1, rect, label: 'X' }];
    const { bytes, pages } = await redact({ source: { bytes: input, password: null }, marks, dpi: 200 });
    expect(pages[0]).toMatchObject({ writer });
    const report = await verifyOutput({
      output: { bytes, password: null },
      marks,
      terms: [secret],
      original: { bytes: input, password: null },
    });
    expect(report.findings).toEqual([]);
    expect(findWord(await readWithEveryReader(bytes), kept)).toContain('PDFium');
  });
});

describe('a letter that a mark touches by its edge', () => {
  const strip = (from: number, to: number): RedactionMark => ({
    page: 1,
    rect: [40, from, 200, to],
    label: '',
  });
  const read = async (mark: RedactionMark) => {
    const input = buildPage(write(kept, '1 0 0 1 50 300') + write(secret, '1 0 0 1 50 200'));
    const [redraw] = writers;
    const marks = [mark, markWord(secret, 50, 200)];
    const source = { bytes: input, password: null };
    const { bytes } = (await redraw?.redact({ source, marks, dpi: 200 })) ?? { bytes: input };
    const report = await verifyOutput({
      output: { bytes, password: null },
      marks,
      terms: [secret],
      original: source,
    });
    expect(report.findings).toEqual([]);
    return findWord(await readWithEveryReader(bytes), kept);
  };

  it('stays text where only its top is touched', async () => {
    expect(await read(strip(307, 320))).toContain('PDFium');
  });

  it('is no text where the mark holds its foot, on which readers take it to stand', async () => {
    expect(await read(strip(290, 301))).toEqual([]);
  });

  it('is no text where a narrow mark runs through its middle', async () => {
    expect(await read(strip(303, 305))).toEqual([]);
  });
});
