import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import type { Colour } from '../../../src-main/pdf/redraw/colour.ts';
import type { Fill, Stroke } from '../../../src-main/pdf/redraw/display-item.ts';
import { growRect } from '../../../src-main/pdf/redraw/free-area.ts';
import { createItemGrid, type Placed } from '../../../src-main/pdf/redraw/item-grid.ts';
import { boundPath, joinContours, type Point, rectanglePath } from '../../../src-main/pdf/redraw/path.ts';
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

const spot = fc.tuple(whole, whole).map(([x, y]): Point => [x, y]);
const corners = fc.array(spot, { minLength: 3, maxLength: 5 });

/** Areas of one or two outlines, convex or not, beside each other or not. */
const shape = fc
  .tuple(fc.array(corners, { minLength: 1, maxLength: 2 }), colour)
  .map(([outlines, paint]): Fill => {
    const path = joinContours(outlines.map((points) => ({ points, closed: true })));
    return { ...createFill(boundPath(path) ?? page, paint), path, rectangle: null };
  });

/** Lines with level, plumb and slanted stretches. */
const line = fc
  .tuple(
    fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 90 })), { minLength: 1, maxLength: 5 }),
    spot,
    spot,
    colour,
  )
  .map(([turns, start, end, paint]): Stroke => {
    const points = [start];
    for (const [across, to] of turns) {
      const [x, y] = points.at(-1) ?? start;
      points.push(across ? [to, y] : [x, to]);
    }
    if (turns.length > 3) points.push(end);
    const path = joinContours([{ points, closed: false }]);
    const style = { width: 2, cap: 'butt', join: 'miter', miterLimit: 2, dashes: [], dashOffset: 0 } as const;
    const bounds = growRect(boundPath(path) ?? page, 2);
    return {
      kind: 'stroke',
      bounds,
      clip: null,
      alpha: 1,
      blend: 'source-over',
      part: null,
      path,
      colour: paint,
      style,
    };
  });

type Drawn = Fill | Stroke;

function isProved(items: readonly Drawn[], index: number): boolean {
  const placed = items.map((item, order): Placed => ({ item, order, visible: item.bounds }));
  const one = placed[index];
  return one !== undefined && isInPlainSight(one, undefined, createItemGrid(placed), page);
}

/** Share of the pixels that a shape has on its own in which it makes a difference. */
function measureSeen(items: readonly Drawn[], index: number): number {
  const [item] = items.slice(index);
  if (item === undefined) return 0;
  const place = growRect(item.bounds, 1);
  const others = items.filter((_, i) => i !== index);
  const withIt = paintPixels(items, place, 1, true).data;
  const without = paintPixels(others, place, 1, true).data;
  const alone = paintPixels([item], place, 1, false).data;
  let own = 0;
  let seen = 0;
  for (let at = 0; at < alone.length; at += 4) {
    if ((alone[at + 3] ?? 0) <= 64) continue;
    own++;
    if ([0, 1, 2].some((c) => Math.abs((withIt[at + c] ?? 0) - (without[at + c] ?? 0)) >= 16)) seen++;
  }
  return own === 0 ? 1 : seen / own;
}

describe('a proof that something can be seen', () => {
  it.each<[string, fc.Arbitrary<Drawn>, number, number]>([
    ['half of, of rectangles', fill, 0.5, 20],
    // What a line or another area is drawn over by may be wider than it is, and share its colour.
    ['a twentieth of, of any shapes and lines', fc.oneof(fill, shape, line), 0.05, 40],
  ])('is never given for what a painting shows less than %s', (_, drawn, least, most) => {
    let proved = 0;
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 6 }), fc.nat({ max: 5 }), (items, at) => {
        const index = at % items.length;
        if (!isProved(items, index)) return;
        proved++;
        expect(measureSeen(items, index)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: Number(process.env.CANDOUR_SIGHT_RUNS ?? 400) },
    );
    expect(proved).toBeGreaterThan(most);
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

  it('is given on a ground of cells beside each other, not where one of them is missing', () => {
    const white = createFill([20, 20, 40, 30], { red: 255, green: 255, blue: 255, alpha: 1 });
    const blue = { red: 20, green: 40, blue: 90, alpha: 1 };
    const draw = (cells: readonly Rect[]): Fill => {
      const path = cells.flatMap((cell) => rectanglePath(cell));
      return { ...createFill([10, 10, 60, 60], blue), path, rectangle: null };
    };
    const [left, right, far]: readonly Rect[] = [
      [10, 10, 30, 60],
      [30, 10, 50, 60],
      [50, 10, 60, 60],
    ];
    if (left === undefined || right === undefined || far === undefined) throw new Error('no cells');
    expect(isProved([draw([left, right, far]), white], 1)).toBe(true);
    expect(isProved([draw([left, far]), white], 1)).toBe(false);
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
