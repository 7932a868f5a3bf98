import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { buildPage, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { writers } from '../writers.ts';

const words = Array.from(
  { length: 60 },
  (_, at) => `word${'abcdefghij'[at % 10]}${'klmnop'[Math.floor(at / 10)]}`,
);

/** The last words, as many as `silent`, are shown in a font whose map to characters has none for them. */
function write(silent: number): Uint8Array {
  const content = words.map((word, at) => {
    const font = at >= words.length - silent ? '/F2' : '/F1';
    return `BT ${font} 10 Tf ${20 + (at % 6) * 60} ${380 - Math.floor(at / 6) * 20} Td (${word}) Tj ET`;
  });
  const map =
    '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> [' +
    `${'<ffff> '.repeat(0x7f - 0x20)}] endbfrange`;
  return buildPage(content.join('\n'), {
    fonts: '/F2 10 0 R',
    objects: new Map([
      [
        10,
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 11 0 R >>',
      ],
      [11, streamOf(map)],
    ]),
  });
}

async function check(writer: (typeof writers)[number], silent: number) {
  const { bytes } = await writer.redact({
    source: { bytes: write(silent), password: null },
    marks: [],
    dpi: 150,
  });
  const original = { bytes: write(0), password: null };
  return verifyOutput({ output: { bytes, password: null }, marks: [], terms: [], original });
}

describe('words that can be seen and are not in the text', () => {
  it.each(writers)('are missed where there are many: $writer', async (writer) => {
    const report = await check(writer, 12);
    expect(report.findings.map(({ kind }) => kind)).toEqual(['lost-word']);
  });

  it.each(writers)('are counted where a picture has a few: $writer', async (writer) => {
    const report = await check(writer, 2);
    if (writer.writer === 'raster') {
      expect(report.findings).toEqual([]);
      expect(report.unsearchableWords).toEqual([{ page: 1, words: 2 }]);
    } else {
      expect(report.findings.map(({ kind }) => kind)).toEqual(['lost-word']);
      expect(report.unsearchableWords).toBeUndefined();
    }
  });

  it.each(writers)('are none where all can be searched for: $writer', async (writer) => {
    const report = await check(writer, 0);
    expect(report).toEqual({ clean: true, findings: [] });
  });
});
