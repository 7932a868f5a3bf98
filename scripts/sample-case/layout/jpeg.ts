/** Baseline JPEG (ITU-T T.81), three components without subsampling, in plain arithmetic: the same bytes on every machine. */

export interface Photograph {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255, row by row. */
  readonly rgb: Float32Array;
}

/** Cosines of 0 to 7 sixteenths of half a turn, as constants, so that no machine rounds them otherwise. */
const COSINES = [
  1,
  0.9807852804032304,
  0.9238795325112867,
  0.8314696123025452,
  Math.SQRT1_2,
  0.5555702330196022,
  0.3826834323650898,
  0.19509032201612825,
] as const;

/** cos(n·π/16). */
function cosine(n: number): number {
  const turn = ((n % 32) + 32) % 32;
  const half = turn > 16 ? 32 - turn : turn;
  return half > 8 ? -(COSINES[16 - half] ?? 0) : (COSINES[half] ?? 0);
}

/** One dimension of the transform (A.3.3), with its weights. */
const TRANSFORM = Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return (u === 0 ? 0.35355339059327373 : 0.5) * cosine((2 * x + 1) * u);
});

/** Quantization of luminance (T.81, K.1), for all three components. */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
] as const;

const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
] as const;

/** How many codes there are of each length, and what they stand for (K.3): one table for each class serves all components. */
const DIRECT = { counts: '00010501010101010100000000000000', values: '000102030405060708090a0b' };
const ALTERNATING = {
  counts: '0002010303020403050504040000017d',
  values:
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
};

type Code = { readonly bits: number; readonly length: number };

function readCodes({ counts, values }: typeof DIRECT): ReadonlyMap<number, Code> {
  const codes = new Map<number, Code>();
  const symbols = Buffer.from(values, 'hex');
  let bits = 0;
  let at = 0;
  Buffer.from(counts, 'hex').forEach((count, index) => {
    for (let number = 0; number < count; number += 1) {
      codes.set(symbols[at] ?? 0, { bits, length: index + 1 });
      bits += 1;
      at += 1;
    }
    bits <<= 1;
  });
  return codes;
}

/** Bits, most significant first; a byte of ones is followed by a zero (B.1.1.5). */
function createBitWriter() {
  const bytes: number[] = [];
  let held = 0;
  let free = 8;
  const write = (bits: number, length: number): void => {
    for (let at = length - 1; at >= 0; at -= 1) {
      free -= 1;
      held |= ((bits >> at) & 1) << free;
      if (free > 0) continue;
      bytes.push(held);
      if (held === 0xff) bytes.push(0);
      held = 0;
      free = 8;
    }
  };
  return { bytes, write, end: () => (free === 8 ? undefined : write(0x7f, free)) };
}

/** `coarseness` multiplies the quantization of annex K: 1 is about quality 50, smaller is finer. */
export function writeJpeg({ width, height, rgb }: Photograph, coarseness: number): Uint8Array {
  const quantization = LUMINANCE.map((value) => Math.max(1, Math.min(255, Math.round(value * coarseness))));
  const writer = createBitWriter();
  const [direct, alternating] = [readCodes(DIRECT), readCodes(ALTERNATING)];
  const before = [0, 0, 0];
  const put = (codes: ReadonlyMap<number, Code>, symbol: number): void => {
    const { bits, length } = codes.get(symbol) ?? { bits: 0, length: 0 };
    writer.write(bits, length);
  };
  /** A number as its size and so many bits (F.1.2.1). */
  const putNumber = (codes: ReadonlyMap<number, Code>, run: number, value: number): void => {
    const size = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
    put(codes, (run << 4) | size);
    writer.write(value < 0 ? value + (1 << size) - 1 : value, size);
  };
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      const planes = readBlock(rgb, width, height, left, top);
      planes.forEach((plane, component) => {
        const levels = quantize(transform(plane), quantization);
        const mean = levels[0] ?? 0;
        putNumber(direct, 0, mean - (before[component] ?? 0));
        before[component] = mean;
        let run = 0;
        for (let at = 1; at < 64; at += 1) {
          const level = levels[ZIGZAG[at] ?? 0] ?? 0;
          if (level === 0) {
            run += 1;
            continue;
          }
          for (; run > 15; run -= 16) put(alternating, 0xf0);
          putNumber(alternating, run, level);
          run = 0;
        }
        if (run > 0) put(alternating, 0);
      });
    }
  }
  writer.end();
  return new Uint8Array(
    Buffer.concat([
      writeHead(width, height, quantization),
      Buffer.from(writer.bytes),
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

/** Eight by eight pixels as luminance and two differences of colour (JFIF 1.02); the edge is repeated beyond the picture. */
function readBlock(
  rgb: Float32Array,
  width: number,
  height: number,
  left: number,
  top: number,
): Float64Array[] {
  const planes = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];
  for (let at = 0; at < 64; at += 1) {
    const x = Math.min(width - 1, left + (at & 7));
    const y = Math.min(height - 1, top + (at >> 3));
    const [r = 0, g = 0, b = 0] = rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3);
    const values = [
      0.299 * r + 0.587 * g + 0.114 * b - 128,
      -0.168736 * r - 0.331264 * g + 0.5 * b,
      0.5 * r - 0.418688 * g - 0.081312 * b,
    ];
    values.forEach((value, component) => {
      const plane = planes[component];
      if (plane !== undefined) plane[at] = value;
    });
  }
  return planes;
}

function transform(plane: Float64Array): Float64Array {
  const rows = new Float64Array(64);
  const both = new Float64Array(64);
  for (let y = 0; y < 8; y += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let x = 0; x < 8; x += 1) sum += (TRANSFORM[u * 8 + x] ?? 0) * (plane[y * 8 + x] ?? 0);
      rows[y * 8 + u] = sum;
    }
  }
  for (let v = 0; v < 8; v += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let y = 0; y < 8; y += 1) sum += (TRANSFORM[v * 8 + y] ?? 0) * (rows[y * 8 + u] ?? 0);
      both[v * 8 + u] = sum;
    }
  }
  return both;
}

function quantize(values: Float64Array, quantization: readonly number[]): number[] {
  // Minus nought is nought.
  return quantization.map((step, at) => Math.round((values[at] ?? 0) / step) + 0);
}

function writeHead(width: number, height: number, quantization: readonly number[]): Buffer {
  const segment = (marker: number, content: readonly number[]): Buffer =>
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255, ...content]);
  const table = (id: number, { counts, values }: typeof DIRECT): number[] => [
    id,
    ...Buffer.from(counts, 'hex'),
    ...Buffer.from(values, 'hex'),
  ];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...ZIGZAG.map((at) => quantization[at] ?? 1)]),
    segment(0xc0, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
      1,
      0x11,
      0,
      2,
      0x11,
      0,
      3,
      0x11,
      0,
    ]),
    segment(0xc4, table(0x00, DIRECT)),
    segment(0xc4, table(0x10, ALTERNATING)),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
  ]);
}
