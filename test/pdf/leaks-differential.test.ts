/**
 * Whatever an attacker could find, he would find in the bytes of the output. Two inputs that differ only in what is
 * removed must therefore give the same bytes.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackFixtures } from '../fixtures/leaks/attack-fixtures.ts';
import { kept, otherSecret, secret, secretMark, showBoth } from '../fixtures/leaks/leak-fixture.ts';
import { leakFixtures } from '../fixtures/leaks/leak-fixtures.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { randomDrawings, randomWords } from './leaks-random.ts';
import { type Writer, writers } from './writers.ts';

const dpi = 72;
/** Pages, for each writer and each kind of secret. */
const numRuns = Number(process.env.CANDOUR_LEAK_RUNS ?? 40);

async function write(
  { redact }: Writer,
  bytes: Uint8Array,
  marks = [secretMark],
  password: string | null = null,
) {
  const output = await redact({ source: { bytes, password }, marks, dpi });
  return Buffer.from(output.bytes);
}

describe.each(writers)('$writer: the output does not depend on what is removed', (writer) => {
  it.each([...leakFixtures, ...attackFixtures])('$name', async (fixture) => {
    const [one, other] = [await fixture.build(), await fixture.build(otherSecret)];
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
    const [first, second] = await Promise.all(
      [one, other].map(({ bytes, marks, password }) => write(writer, bytes, [...marks], password)),
    );
    if (one.isPartlySeen !== true) expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  it.each([
    ['shapes, lines and pictures', randomDrawings],
    ['words', randomWords],
  ])('random %s', async (_, pages) => {
    await fc.assert(
      fc.asyncProperty(pages, async ({ mark, variants: [one, other] }) => {
        const [first, second] = [await write(writer, one, [mark]), await write(writer, other, [mark])];
        expect(first.equals(second)).toBe(true);
      }),
      { numRuns },
    );
  });

  it('and depends on what is not', async () => {
    const original = buildPage(showBoth(secret));
    const changed = buildPage(showBoth(secret).replace(kept, 'LANTARN'));
    const [first, second] = [await write(writer, original), await write(writer, changed)];
    expect(first.equals(second)).toBe(false);
  });
});
