import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import type { RedactionMark } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { geometryLeaks } from '../../fixtures/leaks/geometry-leaks.ts';
import { kept, markWord, secret, show } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';
import { type Writer, writers } from '../writers.ts';

async function redact(
  { redact: write }: Writer,
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
): Promise<Uint8Array> {
  return (await write({ source: { bytes, password: null }, marks, dpi: 150 })).bytes;
}

/** As a stranger would ask: the finished file and the marks, no original. */
async function findKinds(
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
  original: Uint8Array | null = null,
): Promise<readonly string[]> {
  const input = { output: { bytes, password: null }, marks, terms: [] };
  const report = await verifyOutput({
    ...input,
    original: original && { bytes: original, password: null },
  });
  return report.findings.map(({ kind }) => kind);
}

const moveMark = (mark: RedactionMark, [x, y]: readonly [number, number]): RedactionMark => {
  const [x0, y0, x1, y1] = mark.rect;
  return { ...mark, rect: [x0 + x, y0 + y, x1 + x, y1 + y] };
};

const misplaced = {
  redraw: expect.arrayContaining(['box-not-covered']),
  raster: expect.arrayContaining(['box-not-covered', 'image-not-burned']),
};

describe.each(
  writers.flatMap((one) =>
    geometryLeaks.map(({ name, build }) => ({ one, writer: one.writer, name, build })),
  ),
)('$writer: marks fit the output without the original: $name', ({ build, one, writer }) => {
  it('and a box that is where it should be is clean', async () => {
    const { bytes, marks } = await build();
    const output = await redact(one, bytes, marks);
    expect(await findKinds(output, marks)).toEqual([]);
    expect(await findKinds(output, marks, bytes)).toEqual([]);
  });

  it('and a box 20 points off, or none, is rejected', async () => {
    const { bytes, marks } = await build();
    for (const way of [
      [20, 0],
      [-20, 0],
      [0, 20],
      [0, -20],
    ] as const) {
      const output = await redact(
        one,
        bytes,
        marks.map((mark) => moveMark(mark, way)),
      );
      expect(await findKinds(output, marks)).toEqual(misplaced[writer]);
    }
    expect(await findKinds(await redact(one, bytes, []), marks)).toEqual(misplaced[writer]);
  });
});

it('any box of any page fits the output, whatever its corner, turn, unit and resolution', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...writers),
      fc.constantFrom(0, 90, 180, 270),
      fc.integer({ min: -900, max: 900 }),
      fc.double({ min: -900, max: 900, noNaN: true }),
      fc.constantFrom(0.5, 1, 1.7, 3),
      fc.record({ x: fc.nat(300), y: fc.nat(300), width: fc.nat(60), height: fc.nat(30) }),
      async (one, rotation, left, bottom, unit, at) => {
        const [x, y] = [left + 20, bottom + 200];
        const bytes = buildPage(show(secret, x, y) + show(kept, x + 100, y - 60), {
          mediaBox: `[${left} ${bottom.toFixed(5)} ${left + 300} ${(bottom + 310.5).toFixed(5)}]`,
          page: `/Rotate ${rotation} /UserUnit ${unit}`,
        });
        const rect: Rect = [
          left + Math.min(at.x, 290),
          bottom + at.y,
          left + Math.min(at.x, 290) + 4 + at.width,
          bottom + at.y + 4 + at.height,
        ];
        const marks = [markWord(secret, x, y), { page: 1, rect, label: 'Told to us in confidence' }];
        const output = await redact(one, bytes, marks);
        expect(await findKinds(output, marks)).toEqual([]);
        expect(await findKinds(output, marks, bytes)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
