import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedactionMark } from '../../../src-main/pdf/engine.ts';
import { show } from '../../fixtures/leaks/leak-fixture.ts';
import { leakFixtures } from '../../fixtures/leaks/leak-fixtures.ts';
import { buildPage, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { findLiveData } from './live-data.ts';

const coordinate = fc.integer({ min: -20, max: 420 });
const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(2));
const colour = fc.tuple(unit, unit, unit).map((values) => values.join(' '));
const point = fc.tuple(coordinate, coordinate).map(([x, y]) => `${x} ${y}`);

const shape = fc
  .array(
    fc.oneof(
      point.map((p) => `${p} l`),
      fc.tuple(point, point, point).map((points) => `${points.join(' ')} c`),
    ),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .chain((parts) => point.map((start) => `${start} m ${parts.join(' ')}`));

const rectangle = fc
  .tuple(coordinate, coordinate, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
  .map((numbers) => `${numbers.join(' ')} re`);

const text = fc
  .tuple(
    fc.stringMatching(/^[A-Z]{1,12}$/),
    fc.constantFrom('1 0 0 1', '0 1 -1 0', '-1 0 0 -1', '.8 .6 -.6 .8', '2 0 .5 .7'),
    point,
    fc.integer({ min: 4, max: 60 }),
    fc.constantFrom(0, 1, 2),
  )
  .map(
    ([word, direction, at, size, mode]) =>
      `BT ${mode} Tr /F1 ${size} Tf ${direction} ${at} Tm (${word}) Tj 0 Tr ET`,
  );

const pen = fc
  .tuple(
    fc.integer({ min: 0, max: 25 }),
    fc.constantFrom(0, 1, 2),
    fc.constantFrom(0, 1, 2),
    fc.constantFrom('[]', '[3]', '[9 4 1 4]'),
  )
  .map(([width, cap, join, dashes]) => `${width} w ${cap} J ${join} j ${dashes} 0 d ${1 + width * 2} M`);

const picture = fc
  .tuple(
    fc.integer({ min: 10, max: 200 }),
    fc.integer({ min: 10, max: 200 }),
    fc.integer({ min: -30, max: 30 }),
    point,
    fc.constantFrom('Im1', 'Im2', 'Im3'),
  )
  .map(
    ([width, height, slant, at, name]) => `q ${width} ${slant} ${-slant} ${height} ${at} cm /${name} Do Q`,
  );

const drawing = fc.oneof(
  fc.tuple(colour, text).map(([fill, shown]) => `${fill} rg ${fill} RG 1 w ${shown}`),
  fc
    .tuple(colour, shape, fc.constantFrom('f', 'f*'))
    .map(([fill, path, paint]) => `${fill} rg ${path} ${paint}`),
  fc.tuple(colour, rectangle).map(([fill, path]) => `${fill} rg ${path} f`),
  fc
    .tuple(colour, pen, fc.oneof(shape, rectangle), fc.constantFrom('S', 's'))
    .map(([stroke, style, path, paint]) => `${stroke} RG ${style} ${path} ${paint}`),
  picture,
);

const content = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: drawing },
      {
        weight: 1,
        arbitrary: fc
          .tuple(shape, fc.constantFrom('W', 'W*'), drawing)
          .map(([path, clip, inside]) => `q ${path} ${clip} n ${inside} Q`),
      },
      { weight: 1, arbitrary: drawing.map((inside) => `q /G1 gs ${inside} Q`) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('\n'));

const mark = fc
  .tuple(
    fc.integer({ min: 5, max: 370 }),
    fc.integer({ min: 5, max: 370 }),
    fc.integer({ min: 6, max: 120 }),
    fc.integer({ min: 6, max: 60 }),
  )
  .map(
    ([x, y, width, height]): RedactionMark => ({
      page: 1,
      rect: [x, y, Math.min(399, x + width), Math.min(399, y + height)],
      label: '',
    }),
  );

const pixels = Uint8Array.from({ length: 48 * 48 * 3 }, (_, i) => (i * 73 + (i >> 5) * 31) % 256);
const image = (entries: string, bytes: number) =>
  streamOf(pixels.subarray(0, bytes), `/Type /XObject /Subtype /Image /Width 48 /Height 48 ${entries}`);

function build(operators: string, rotation = 0): Uint8Array {
  return buildPage(operators, {
    page: `/Rotate ${rotation}`,
    resources: '/XObject << /Im1 10 0 R /Im2 11 0 R /Im3 12 0 R >> /ExtGState << /G1 << /ca .5 /CA .4 >> >>',
    objects: new Map([
      [10, image('/ColorSpace /DeviceRGB /BitsPerComponent 8', 48 * 48 * 3)],
      [11, image('/ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 13 0 R', 48 * 48)],
      [12, image('/ImageMask true /BitsPerComponent 1', (48 / 8) * 48)],
      [13, image('/ColorSpace /DeviceGray /BitsPerComponent 8', 48 * 48)],
    ]),
  });
}

describe('with the boxes taken off, nothing but paper and burnt pixels is left in a mark', () => {
  it.each(leakFixtures)('$name', async (fixture) => {
    const { bytes, marks, password } = await fixture.build();
    const found = await findLiveData(bytes, marks, marks, password ?? null);
    expect(found.pixels).toBe(0);
  });

  it('holds for random drawings, pictures, clips and marks', { timeout: 240_000 }, async () => {
    let redrawn = 0;
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(mark, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0, 90, 180, 270),
        async (operators, marks, rotation) => {
          const found = await findLiveData(build(operators, rotation), marks);
          redrawn += found.redrawn;
          expect(found.pixels).toBe(0);
        },
      ),
      { numRuns: Number(process.env.CANDOUR_LIVE_RUNS ?? 60) },
    );
    // Raster would prove nothing here.
    expect(redrawn).toBeGreaterThan(20);
  });

  it.each([
    ['text', show('ZEBRAFISH', 50, 300)],
    ['a filled curve', '0 0 1 rg 40 290 m 60 350 100 350 140 290 c f'],
    ['a line', '0 g 3 w 40 305 m 140 305 l S'],
    ['a picture', 'q 100 0 0 100 40 250 cm /Im1 Do Q'],
    ['a mask', 'q 100 0 0 100 40 250 cm /Im3 Do Q'],
  ])('finds %s where nothing was marked', async (_, operators) => {
    const looked: RedactionMark = { page: 1, rect: [45, 295, 135, 315], label: '' };
    expect((await findLiveData(build(operators), [], [looked])).pixels).toBeGreaterThan(0);
    expect((await findLiveData(build(operators), [looked])).pixels).toBe(0);
  });
});
