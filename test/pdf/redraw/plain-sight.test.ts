import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src-main/contract/model.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import type { Colour } from '../../../src-main/pdf/redraw/colour.ts';
import type { Fill } from '../../../src-main/pdf/redraw/display-item.ts';
import { createItemGrid, type Placed } from '../../../src-main/pdf/redraw/item-grid.ts';
import { rectanglePath } from '../../../src-main/pdf/redraw/path.ts';
import { isInPlainSight } from '../../../src-main/pdf/redraw/plain-sight.ts';
import { paintPixels } from '../../../src-main/pdf/redraw/replay.ts';
import { asReleased } from '../../../src-main/pdf/redraw/write-page.ts';
import { kept, secret, show } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from '../engine-support.ts';
import { findWord, readWithEveryReader } from '../redact-readers.ts';

const page: Rect = [0, 0, 100, 100];
const whole = fc.integer({ min: 0, max: 80 });
const channel = fc.constantFrom(0, 60, 128, 190, 255);
const colour = fc
  .tuple(channel, channel, channel, fc.constantFrom(1, 1, 0.5))
  .map(([red, green, blue, alpha]): Colour => ({ red, green, blue, alpha }));
const rect = fc
  .tuple(whole, whole, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }))
  .map(([x, y, width, height]): Rect => [x, y, Math.min(100, x + width), Math.min(100, y + height)]);
const fill = fc.tuple(rect, colour).map(([bounds, paint]) => createFill(bounds, paint));

function createFill(bounds: Rect, paint: Colour): Fill {
  const painted = { bounds, clip: null, alpha: 1, blend: 'source-over', part: null };
  return {
    ...painted,
    kind: 'fill',
    path: rectanglePath(bounds),
    rule: 'nonzero',
    colour: paint,
    rectangle: bounds,
  };
}

function isProved(fills: readonly Fill[], index: number): boolean {
  const placed = fills.map((item, order): Placed => ({ item, order, visible: item.bounds }));
  const one = placed[index];
  return one !== undefined && isInPlainSight(one, undefined, createItemGrid(placed), page);
}

/** Share of its pixels in which a shape makes a difference. */
function measureSeen(fills: readonly Fill[], index: number): number {
  const bounds = fills[index]?.bounds ?? page;
  const withIt = paintPixels(fills, bounds, 1, true).data;
  const without = paintPixels(
    fills.filter((_, i) => i !== index),
    bounds,
    1,
    true,
  ).data;
  const apart = withIt.map((value, i) => (Math.abs(value - (without[i] ?? 0)) >= 16 ? 1 : 0));
  const pixels = Array.from({ length: apart.length / 4 }, (_, i) =>
    apart.subarray(i * 4, i * 4 + 3).some(Boolean),
  );
  return pixels.filter(Boolean).length / pixels.length;
}

describe('a proof that something can be seen', () => {
  it('is never given for what a painting shows less than half of', () => {
    let proved = 0;
    fc.assert(
      fc.property(fc.array(fill, { minLength: 1, maxLength: 6 }), fc.nat({ max: 5 }), (fills, at) => {
        const index = at % fills.length;
        if (!isProved(fills, index)) return;
        proved++;
        expect(measureSeen(fills, index)).toBeGreaterThanOrEqual(0.5);
      }),
      { numRuns: 400 },
    );
    expect(proved).toBeGreaterThan(20);
  });

  it('is given for grey on paper and for white on a dark ground, not for white on paper', () => {
    const grey = createFill([20, 20, 40, 30], { red: 158, green: 166, blue: 178, alpha: 1 });
    const white = createFill([20, 20, 40, 30], { red: 255, green: 255, blue: 255, alpha: 1 });
    const dark = createFill([10, 10, 60, 60], { red: 20, green: 40, blue: 90, alpha: 1 });
    expect(isProved([grey], 0)).toBe(true);
    expect(isProved([dark, white], 1)).toBe(true);
    expect(isProved([white], 0)).toBe(false);
    // Half of the ground only: the rest is paper.
    expect(isProved([createFill([10, 10, 30, 60], dark.colour), white], 1)).toBe(false);
  });
});

/** A Type 3 font whose every letter is a rectangle. */
const blocks = new Map([
  [
    20,
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /LastChar 90 /Widths [${'500 '.repeat(26)}] /Encoding << /Differences [65 ${Array.from({ length: 26 }, (_, i) => `/${String.fromCharCode(65 + i)}`).join(' ')}] >> /CharProcs << ${Array.from({ length: 26 }, (_, i) => `/${String.fromCharCode(65 + i)} 21 0 R`).join(' ')} >> /Resources << >> >>`,
  ],
  [21, streamOf('500 0 0 0 500 500 d1 0 0 400 500 re f')],
]);

describe('text that cannot be seen', () => {
  it.each([
    ['on a ground that shines through', `/G1 gs 0 g 40 280 200 40 re f /G2 gs .5 g ${show(secret, 50, 300)}`],
    [
      'on a large letter of its own colour',
      `0 g BT /F1 400 Tf 40 250 Td (.) Tj ET BT /F1 5 Tf 86 263 Td (${secret}) Tj ET`,
    ],
    ['of white blocks, on paper', `1 g BT /F2 12 Tf 50 300 Td (${secret}) Tj ET 0 g`],
  ])('is no text: %s', async (_, operators) => {
    const input = buildPage(`${operators} 0 g ${show(kept, 50, 200)}`, {
      fonts: '/F2 20 0 R',
      resources: '/ExtGState << /G1 << /ca .5 >> /G2 << /ca 1 >> >>',
      objects: blocks,
    });
    const { bytes, pages } = await redactDocument(
      { source: { bytes: input, password: null }, marks: [], dpi: 150 },
      { folder: resourcesFolder },
      { redraw: asReleased },
    );
    expect(pages[0]).toMatchObject({ writer: 'redraw' });
    const readings = await readWithEveryReader(bytes);
    expect(findWord(readings, secret)).toEqual([]);
    expect(findWord(readings, kept)).not.toEqual([]);
  });
});
