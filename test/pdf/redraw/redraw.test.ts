import { describe, expect, it } from 'vitest';
import type { RedactionMark, RedactOutput } from '../../../src-main/pdf/engine.ts';
import { boxColour } from '../../../src-main/pdf/redact/appearance.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { findMissingHook } from '../../../src-main/pdf/redraw/probe.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { bothWords, kept, secret, secretMark, show } from '../../fixtures/leaks/leak-fixture.ts';
import { leakFixtures } from '../../fixtures/leaks/leak-fixtures.ts';
import { buildPage, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from '../engine-support.ts';
import { findWord, readWithEveryReader } from '../redact-readers.ts';

const resources = { folder: resourcesFolder };

function redraw(
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
  password: string | null = null,
): Promise<RedactOutput> {
  const options = { redraw: { boxes: true, burn: boxColour } };
  return redactDocument({ source: { bytes, password }, marks, dpi: 150 }, resources, options);
}

async function verify(input: Uint8Array, output: Uint8Array, marks: readonly RedactionMark[]) {
  const original = { bytes: input, password: null };
  const report = await verifyOutput({
    output: { bytes: output, password: null },
    marks,
    terms: [secret],
    original,
  });
  return report.findings;
}

async function readText(bytes: Uint8Array): Promise<string> {
  const readings = await readWithEveryReader(bytes);
  return readings.find(({ reader }) => reader === 'PDFium')?.text ?? '';
}

/** What redraw leaves to raster, and what it says of it. */
const fallbacks: Readonly<Record<string, string>> = {
  'text drawn by a clip': 'text as a clip',
  'a transparency group': 'text in a transparent group',
  'a tiling pattern that shows text': 'text in a pattern',
  'a soft mask made of text': 'text in a transparent group',
  'a Type 3 font': 'text in a pattern',
};

describe('pages that are drawn anew', () => {
  it('has every hook into pdf.js that it needs', async () => {
    expect(await findMissingHook()).toBeNull();
  });

  it.each(leakFixtures)(
    '$name: no trace of what is withheld, all that is not, and a clean verification',
    async (fixture) => {
      const file = await fixture.build();
      const password = file.password ?? null;
      const { bytes, pages } = await redraw(file.bytes, file.marks, password);
      const readings = await readWithEveryReader(bytes);
      for (const each of file.secrets) expect(findWord(readings, each)).toEqual([]);
      const text = readings.find(({ reader }) => reader === 'PDFium')?.text ?? '';
      for (const each of file.kept) expect(text).toContain(each);
      const output = { bytes, password: null };
      const original = { bytes: file.bytes, password };
      const report = await verifyOutput({ output, marks: file.marks, terms: file.secrets, original });
      expect(report.findings).toEqual([]);
      const expected = fallbacks[fixture.name];
      for (const page of pages)
        expect(page).toMatchObject({
          writer: expected === undefined ? 'redraw' : 'raster',
          reason: expected ?? null,
        });
    },
  );

  it('gives the same bytes for the same input', async () => {
    const input = buildPage(bothWords);
    const [first, second] = [await redraw(input, [secretMark]), await redraw(input, [secretMark])];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('reads the label where the text was', async () => {
    const input = buildPage(show('BEFORE', 50, 340) + show(secret, 50, 300) + show('AFTER', 50, 260));
    const { bytes } = await redraw(input, [secretMark]);
    expect((await readText(bytes)).split(/\s+/u).join(' ').trim()).toBe('BEFORE Withheld AFTER');
  });

  it('has no outline of a letter that is only in marked words', async () => {
    const { bytes: without } = await redraw(buildPage(show(kept, 50, 200)), []);
    const { bytes: withMark } = await redraw(buildPage(bothWords), [{ ...secretMark, label: '' }]);
    // Five letters of the secret are not in the kept word.
    const glyphs = (bytes: Uint8Array) => Buffer.from(bytes).length;
    expect(glyphs(withMark) - glyphs(without)).toBeLessThan(300);
    const { bytes: both } = await redraw(buildPage(bothWords), []);
    expect(glyphs(both)).toBeGreaterThan(glyphs(without) + 300);
  });
});

describe('attacks on drawing anew', () => {
  const mark: RedactionMark = { page: 1, rect: [100, 100, 200, 150], label: '' };
  const attack = async (operators: string, options = {}) => {
    const input = buildPage(`${operators}\n${show(kept, 50, 300)}`, options);
    const output = await redraw(input, [mark]);
    expect(await verify(input, output.bytes, [mark])).toEqual([]);
    return output;
  };

  it.each([
    ['a curve that could be continued', '0 g 50 125 m 120 300 180 -50 250 125 c 250 90 l 50 90 l f'],
    [
      'a tangled stroke',
      '4 w 50 125 m 250 120 80 60 220 180 c 60 180 240 90 90 140 c 260 130 60 110 240 125 c S',
    ],
    ['a dashed line', '3 w [7 3] 2 d 20 125 m 300 130 l S'],
    ['a line with sharp corners beside the mark', '6 w 20 M 95 90 m 98 160 l 92 90 l S'],
    ['a sharp corner that points into the mark', '6 w 20 M 40 128 m 80 125 l 40 122 l S'],
    ['a frame round the mark', '1 w 90 90 120 70 re S'],
    ['an even-odd ring over the mark', '.2 .4 .8 rg 60 60 200 150 re 90 90 140 90 re f*'],
    [
      'a clip whose outline runs through the mark',
      'q 80 80 m 150 200 l 220 80 l h W n .9 g 0 0 400 400 re f Q',
    ],
    [
      'a thousand slivers',
      Array.from({ length: 300 }, (_, i) => `0 g ${60 + i * 0.7} 90 .2 70 re f`).join('\n'),
    ],
  ])('%s', async (_, operators) => {
    const { pages } = await attack(operators);
    expect(pages[0]).toMatchObject({ writer: 'redraw' });
  });

  it('leaves invisible words over a picture to raster, and drops those that say nothing that is seen', async () => {
    const layer = (y: number) => `BT 3 Tr /F1 18 Tf 50 ${y} Td (${secret}) Tj ET`;
    const picture = 'q 200 0 0 60 40 280 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xc0 EI Q';
    for (const [y, writer] of [
      [300, 'raster'],
      [120, 'redraw'],
    ] as const) {
      const input = buildPage(`${picture}\n${layer(y)}\n0 Tr ${show(kept, 50, 200)}`);
      const { bytes, pages } = await redraw(input, []);
      expect(pages[0]).toMatchObject({ writer });
      const readings = await readWithEveryReader(bytes);
      expect(findWord(readings, secret)).toEqual([]);
      expect(findWord(readings, kept)).not.toEqual([]);
    }
  });

  it('drops text in the colour of its ground, whatever the ground', async () => {
    const grounds = ['1 g', '0 g', '.5 .2 .7 rg'];
    for (const ground of grounds) {
      const input = buildPage(
        `${ground} 40 280 200 40 re f ${show(secret, 50, 300)} 0 g ${show(kept, 50, 200)}`,
      );
      const { bytes, pages } = await redraw(input, []);
      expect(pages[0]).toMatchObject({ writer: 'redraw' });
      expect(findWord(await readWithEveryReader(bytes), secret)).toEqual([]);
      expect(await readText(bytes)).toContain(kept);
    }
  });

  it('keeps white text that stands on a dark ground', async () => {
    const input = buildPage(
      `0 0 .4 rg 40 280 200 40 re f 1 g ${show('HEADING', 50, 300)} 0 g ${show(kept, 50, 200)}`,
    );
    const { bytes } = await redraw(input, []);
    expect(await readText(bytes)).toContain('HEADING');
    expect(await verify(input, bytes, [])).toEqual([]);
  });

  it('drops what outlines say under something opaque', async () => {
    const outline = '0 g 60 300 m 80 330 l 100 300 l 95 300 l 80 320 l 65 300 l f';
    const cover = '0 0 1 rg 50 290 100 50 re f';
    const { bytes: covered } = await redraw(buildPage(`${outline} ${cover} 0 g ${show(kept, 50, 200)}`), []);
    const { bytes: plain } = await redraw(buildPage(`${cover} 0 g ${show(kept, 50, 200)}`), []);
    expect(Buffer.from(covered).equals(Buffer.from(plain))).toBe(true);
  });

  it('keeps no pixels of a picture that its clip hides, of whatever shape', async () => {
    // Four by four pixels under a triangle that leaves the top right one out; the top left one is seen.
    const write = async (topLeft: string, topRight: string) => {
      const samples = Buffer.from(`${topLeft}204080204080${topRight}${'204080'.repeat(12)}`, 'hex');
      const entries = '/Width 4 /Height 4 /ColorSpace /DeviceRGB /BitsPerComponent 8';
      const image = streamOf(samples, `/Type /XObject /Subtype /Image ${entries}`);
      const content = `q 50 50 m 250 50 l 50 150 l h W n 200 0 0 100 50 50 cm /Im1 Do Q ${show(kept, 50, 300)}`;
      const objects = new Map([[10, image]]);
      const input = buildPage(content, { resources: '/XObject << /Im1 10 0 R >>', objects });
      const { bytes, pages } = await redraw(input, []);
      expect(pages[0]).toMatchObject({ writer: 'redraw' });
      return Buffer.from(bytes).toString('latin1');
    };
    const plain = await write('204080', '204080');
    expect(await write('204080', 'ff0000')).toBe(plain);
    expect(await write('ff0000', '204080')).not.toBe(plain);
  });

  it('believes no map that makes one letter a whole word', async () => {
    const map = `1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <58> <${Buffer.from(secret, 'utf16le').swap16().toString('hex')}> endbfchar`;
    const input = buildPage(`BT /F2 12 Tf 50 300 Td (X) Tj ET ${show(kept, 50, 200)}`, {
      fonts: '/F2 20 0 R',
      objects: new Map<number, string | ReturnType<typeof streamOf>>([
        [20, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 21 0 R >>'],
        [21, streamOf(map)],
      ]),
    });
    const { bytes, pages } = await redraw(input, []);
    expect(pages[0]).toMatchObject({ writer: 'redraw' });
    expect(findWord(await readWithEveryReader(bytes), secret)).toEqual([]);
  });

  it('loses no line that is drawn twice, and no word that is printed twice', async () => {
    const twice = `1 w 50 250 m 200 250 l S 50 250 m 200 250 l S ${bothWords}${show(kept, 50, 200)}${show(kept, 50.3, 200)}`;
    const input = buildPage(twice);
    const { bytes } = await redraw(input, [secretMark]);
    expect(await verify(input, bytes, [secretMark])).toEqual([]);
    expect(await readText(bytes)).toContain(kept);
  });
});
