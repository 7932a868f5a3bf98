/** Random pages in three layers, whose middle one lies under a mark and can be drawn in two ways. */
import fc from 'fast-check';
import type { RedactionMark } from '../../src-main/pdf/engine.ts';
import { buildPage, streamOf } from '../fixtures/leaks/pdf-builder.ts';

export type RandomPage = {
  readonly mark: RedactionMark;
  /** Two files that differ only inside the mark. */
  readonly variants: readonly [Uint8Array, Uint8Array];
};

const coordinate = fc.integer({ min: -20, max: 420 });
const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(2));
const colour = fc.tuple(unit, unit, unit).map((values) => values.join(' '));
const point = fc.tuple(coordinate, coordinate).map(([x, y]) => `${x} ${y}`);
const length = fc.integer({ min: 1, max: 300 });

const shape = fc
  .array(
    fc.oneof(
      point.map((p) => `${p} l`),
      fc.tuple(point, point, point).map((points) => `${points.join(' ')} c`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((parts) => point.map((start) => `${start} m ${parts.join(' ')}`));
const rectangle = fc
  .tuple(coordinate, coordinate, length, length)
  .map((numbers) => `${numbers.join(' ')} re`);
const text = fc
  .tuple(
    fc.stringMatching(/^[A-Z]{1,12}$/),
    fc.constantFrom('1 0 0 1', '0 1 -1 0', '.8 .6 -.6 .8'),
    point,
    fc.integer({ min: 6, max: 30 }),
  )
  .map(([word, direction, at, size]) => `BT /F1 ${size} Tf ${direction} ${at} Tm (${word}) Tj ET`);
const pen = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom('[]', '[3]'))
  .map(([width, dashes]) => `${width} w ${dashes} 0 d`);
const picture = fc
  .tuple(length, length, fc.integer({ min: -30, max: 30 }), point)
  .map(([width, height, slant, at]) => `q ${width} ${slant} ${-slant} ${height} ${at} cm /Im1 Do Q`);

const painted = fc.oneof(
  fc.tuple(colour, text).map(([fill, shown]) => `${fill} rg ${shown}`),
  fc
    .tuple(colour, shape, fc.constantFrom('f', 'f*'))
    .map(([fill, path, paint]) => `${fill} rg ${path} ${paint}`),
  fc.tuple(colour, rectangle).map(([fill, path]) => `${fill} rg ${path} f`),
  fc
    .tuple(colour, pen, fc.oneof(shape, rectangle))
    .map(([stroke, style, path]) => `${stroke} RG ${style} ${path} S`),
);
const drawing = fc.oneof(
  { weight: 6, arbitrary: painted },
  { weight: 1, arbitrary: painted.map((inside) => `q /G1 gs ${inside} Q`) },
  {
    weight: 1,
    arbitrary: fc.tuple(rectangle, painted).map(([path, inside]) => `q ${path} W n ${inside} Q`),
  },
  { weight: 1, arbitrary: picture },
);

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const box = fc.record({
  x: fc.integer({ min: 10, max: 250 }),
  y: fc.integer({ min: 10, max: 250 }),
  width: fc.integer({ min: 30, max: 120 }),
  height: fc.integer({ min: 12, max: 60 }),
});
const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });

type Secret = (box: Box) => string;
type SecretKind = 'rectangle' | 'shape' | 'line' | 'picture';

function placeIn({ x, y, width, height }: Box, across: number, up: number): string {
  return `${(x + across * width).toFixed(2)} ${(y + up * height).toFixed(2)}`;
}

function sizeIn({ width, height }: Box, across: number, up: number): readonly [string, string] {
  return [(across * width).toFixed(2), (up * height).toFixed(2)];
}

type Shares = readonly [number, number, number, number, number, number];

/** Something that lies wholly inside the box. */
const drawSecret = (kind: SecretKind): fc.Arbitrary<Secret> =>
  fc
    .tuple(
      colour,
      fc.integer({ min: 0, max: 3 }),
      fc.tuple(share, share, share, share, share, share),
      fc.constantFrom('Im1', 'Im2'),
    )
    .map(
      ([fill, pen, shares, name]): Secret =>
        (place) =>
          drawInside(kind, place, shares, { fill, pen, name }),
    );

function drawInside(
  kind: SecretKind,
  place: Box,
  [a, b, c, d, e, f]: Shares,
  { fill, pen: width, name }: { readonly fill: string; readonly pen: number; readonly name: string },
): string {
  const start = placeIn(place, a, b);
  const path = `${start} m ${placeIn(place, c, d)} l ${placeIn(place, e, f)} l`;
  const [across, up] = sizeIn(place, (0.99 - a) * c, (0.99 - b) * d);
  const inside = `${placeIn(place, 0.02, 0.02)} ${sizeIn(place, 0.96, 0.96).join(' ')} re W n`;
  switch (kind) {
    case 'rectangle':
      return `${fill} rg ${start} ${across} ${up} re f`;
    case 'shape':
      return `${fill} rg ${path} f`;
    case 'line':
      return `q ${inside} ${fill} RG ${width} w ${path} S Q`;
    case 'picture':
      return `q ${across} 0 0 ${up} ${start} cm /${name} Do Q`;
  }
}

/** On clean ground, so that it can be seen. */
const writeSecret: fc.Arbitrary<Secret> = fc.stringMatching(/^[A-HJ-Z]{4}$/).map(
  (word): Secret =>
    (place) => {
      const size = Math.min(place.height / 2, place.width / 6).toFixed(2);
      const ground = `1 g ${placeIn(place, 0.02, 0.02)} ${sizeIn(place, 0.96, 0.96).join(' ')} re f 0 g`;
      return `${ground} BT /F1 ${size} Tf 1 0 0 1 ${placeIn(place, 0.1, 0.3)} Tm (${word}) Tj ET`;
    },
);

/** Two secrets made of the same kinds of things. */
const secrets: fc.Arbitrary<readonly [readonly Secret[], readonly Secret[]]> = fc
  .array(fc.constantFrom<SecretKind>('rectangle', 'shape', 'line', 'picture'), { minLength: 1, maxLength: 3 })
  .chain((kinds) => {
    const drawn = fc.tuple(...kinds.map(drawSecret));
    return fc.tuple(drawn, drawn);
  });

const pixels = Uint8Array.from({ length: 48 * 48 * 3 }, (_, i) => (i * 73 + (i >> 5) * 31) % 256);
const image = (entries: string, bytes: number) =>
  streamOf(pixels.subarray(0, bytes), `/Type /XObject /Subtype /Image /Width 48 /Height 48 ${entries}`);

function write(operators: readonly string[]): Uint8Array {
  return buildPage(operators.join('\n'), {
    resources: '/XObject << /Im1 10 0 R /Im2 11 0 R >> /ExtGState << /G1 << /ca .5 /CA .4 >> >>',
    objects: new Map([
      [10, image('/ColorSpace /DeviceRGB /BitsPerComponent 8', 48 * 48 * 3)],
      [11, image('/ColorSpace /DeviceGray /BitsPerComponent 8', 48 * 48)],
    ]),
  });
}

const layer = fc.array(drawing, { maxLength: 5 });

function cover({ x, y, width, height }: Box): RedactionMark {
  return { page: 1, rect: [x, y, x + width, y + height], label: 'Withheld' };
}

/** Shapes, lines and pictures under a mark, between others that may lie anywhere. */
export const randomDrawings: fc.Arbitrary<RandomPage> = fc
  .tuple(box, layer, layer, secrets)
  .map(([place, under, over, [one, other]]) => {
    const draw = (drawn: readonly Secret[]) =>
      write([...under, ...drawn.map((secret) => secret(place)), ...over]);
    return { mark: cover(place), variants: [draw(one), draw(other)] };
  });

/** A word under a mark, drawn last. */
export const randomWords: fc.Arbitrary<RandomPage> = fc
  .tuple(box, layer, writeSecret, writeSecret)
  .map(([place, under, one, other]) => ({
    mark: cover(place),
    variants: [write([...under, one(place)]), write([...under, other(place)])],
  }));
