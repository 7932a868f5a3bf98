import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { kept, secret, secretMark, show } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';
import { readWithEveryReader } from '../redact-readers.ts';
import { writers } from '../writers.ts';

/** A font that the document only names, with the widths of its letters. */
function write(name: string, flags: number, letters: string): Uint8Array {
  const widths = Array.from({ length: 224 }, () => 620).join(' ');
  const content = `${show(secret, 50, 300)}${show(kept, 50, 200)}`.replaceAll('/F1', '/F2');
  return buildPage(`${content} BT /F2 11 Tf 50 150 Td ${letters} Tj ET`, {
    fonts: '/F2 10 0 R',
    objects: new Map([
      [
        10,
        `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}] /FontDescriptor 11 0 R >>`,
      ],
      [
        11,
        `<< /Type /FontDescriptor /FontName /${name} /Flags ${flags} /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
      ],
    ]),
  });
}

describe('a font that the document does not hold', () => {
  it.each([
    ['of an unknown family', 'Ubuntu', 32],
    ['with serifs', 'Nuptial', 34],
    ['bold', 'Frutiger-Bold', 32],
    ['of one width', 'Consolata', 33],
  ])('is drawn anew with other letters in the same places: %s', async (_, name, flags) => {
    const bytes = write(name, flags, '(caf\\351 \\(2\\))');
    for (const { writer, redact } of writers) {
      const output = await redact({ source: { bytes, password: null }, marks: [secretMark], dpi: 150 });
      expect(output.pages[0]).toMatchObject({ writer });
      const report = await verifyOutput({
        output: { bytes: output.bytes, password: null },
        marks: [secretMark],
        terms: [secret],
        original: { bytes, password: null },
      });
      expect(report.findings).toEqual([]);
      for (const { text } of await readWithEveryReader(output.bytes)) expect(text).not.toContain(secret);
      const texts = (await readWithEveryReader(output.bytes)).map(({ text }) => text.replaceAll(/\s+/gu, ''));
      expect(texts.some((text) => text.includes(kept) && text.includes('café(2)'))).toBe(true);
    }
  });
});
