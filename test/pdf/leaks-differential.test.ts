/**
 * Whatever an attacker could find, he would find in the bytes of the output. Two inputs that differ only in what is
 * removed must therefore give the same bytes.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackFixtures } from '../fixtures/leaks/attack-fixtures.ts';
import {
  kept,
  markWord,
  otherSecret,
  secret,
  secretMark,
  show,
  showBoth,
  widthOf,
} from '../fixtures/leaks/leak-fixture.ts';
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
  reflow = false,
) {
  const output = await redact({ source: { bytes, password }, marks, dpi, reflow });
  return Buffer.from(output.bytes);
}

const [before, after] = ['SEEN WITH', 'AT HOME TODAY'];
const start = 50 + widthOf(`${before} `) + 6;
const end = start + widthOf(secret) + 4;
const word = show(secret, start, 300);
const cover = `${start - 0.5} 298 ${widthOf(secret) + 1} 11 re f`;

/** A word under a mark that can be seen or, for many reasons, cannot. */
const fates: Readonly<Record<string, string>> = {
  'in the colour of the paper': `1 g ${word}0 g\n`,
  'under an area': `${word}0.4 g ${cover} 0 g\n`,
  'under an area of its own colour': `${word}${cover}\n`,
  'on an area of its own colour': `${cover}\n${word}`,
  'under a white area': `${word}1 g ${cover} 0 g\n`,
  'cut away by a clip': `q 0 0 10 10 re W n ${word}Q\n`,
  'quite transparent': `/G1 gs ${word}/G2 gs\n`,
  'under a picture': `${word}q ${widthOf(secret) + 1} 0 0 11 ${start - 0.5} 298 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n`,
  'shown twice': word + word,
};

const around = (inside: string, last: boolean): Uint8Array => {
  const line = `${show(before, 50, 300)}${last ? '' : inside}${show(after, end, 300)}`;
  const page = `${line}${show(kept, 50, 280)}${show('A LINE THAT ENDS THE PAGE', 50, 200)}${last ? inside : ''}`;
  return buildPage(page, {
    resources: '/ExtGState << /G1 << /ca 0 >> /G2 << /ca 1 >> >>',
  });
};

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

  describe.each([
    ['in its place', false],
    ['set anew', true],
  ])('nor on whether it could be seen, %s', (_, reflow) => {
    const marks = [{ ...markWord(secret, start, 300), label: 'Withheld' }];

    it.each(Object.entries(fates))('%s', async (_name, hidden) => {
      for (const last of [false, true]) {
        const seen = await write(writer, around(word, last), marks, null, reflow);
        const unseen = await write(writer, around(hidden, last), marks, null, reflow);
        expect(unseen.equals(seen)).toBe(true);
      }
    });

    it('nor on when it was painted', async () => {
      const first = await write(writer, around(word, false), marks, null, reflow);
      const last = await write(writer, around(word, true), marks, null, reflow);
      expect(first.equals(last)).toBe(true);
    });
  });

  it.each([
    [111, 236, 119.06309628489572, 244.461636678065],
    [84, 201, 124.63770939439428, 214.06135106462116],
    [110, 233, 178.9479534909818, 242.2825896759902],
    [94, 293, 174.05899361151222, 309.2985179476899],
  ] as const)('nor on whether there was text at all: %d %d %d %d', async (x0, y0, x1, y1) => {
    const marks = [{ page: 1, rect: [x0, y0, x1, y1] as const, label: 'Withheld' }];
    const inside = [
      show('AB', x0 + 1, y0 + 3, Math.min(4, (x1 - x0) / 3)),
      show('C', x0 + 2, y0 + 2, 5)
        .replace('BT', 'q BT 1 Tr')
        .replace('ET', 'ET Q'),
      `${x0 + 1} ${y0 + 2} 3 4 re f\n`,
      '',
    ];
    const written = await Promise.all(
      inside.map((drawn) =>
        write(writer, buildPage(`${show(before, 10, y0 + 2)}${drawn}${show(after, x1 + 4, y0 + 2)}`), marks),
      ),
    );
    for (const one of written) expect(one.equals(written[0] ?? Buffer.alloc(0))).toBe(true);
  });

  it('and depends on what is not', async () => {
    const original = buildPage(showBoth(secret));
    const changed = buildPage(showBoth(secret).replace(kept, 'LANTARN'));
    const [first, second] = [await write(writer, original), await write(writer, changed)];
    expect(first.equals(second)).toBe(false);
  });
});
