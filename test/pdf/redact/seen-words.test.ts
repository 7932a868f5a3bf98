import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { show, widthOf } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { readWithEveryReader } from '../redact-readers.ts';
import { writers } from '../writers.ts';

describe.each(writers)('what can be seen can be searched, written by $writer', ({ redact }) => {
  const read = async (bytes: Uint8Array) => {
    const source = { bytes, password: null };
    const output = await redact({ source, marks: [], dpi: 200 });
    const report = await verifyOutput({
      output: { bytes: output.bytes, password: null },
      marks: [],
      terms: [],
      original: source,
    });
    expect(report.findings).toEqual([]);
    const readings = await readWithEveryReader(output.bytes);
    return readings.find(({ reader }) => reader === 'PDFium')?.text ?? '';
  };

  it('the caption of a button', async () => {
    const look = streamOf(
      'BT /F1 12 Tf 5 10 Td (SEND NOW) Tj ET',
      '/Type /XObject /Subtype /Form /BBox [0 0 155 25] /Resources << /Font << /F1 5 0 R >> >>',
    );
    const button =
      '<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /F 4 /T (a) /Rect [45 190 200 215] /AP << /N 11 0 R >> >>';
    const bytes = buildPage(show('FORM', 50, 300), {
      page: '/Annots [10 0 R]',
      catalog: '/AcroForm << /Fields [10 0 R] >>',
      objects: new Map<number, string | ReturnType<typeof streamOf>>([
        [10, button],
        [11, look],
      ]),
    });
    expect(await read(bytes)).toContain('SEND NOW');
  });

  it('a word in whose place another one is cut away', async () => {
    const [cell, rest] = ['NOTABENE', 'ZEBRAFISH'];
    const next = 54 + widthOf(cell);
    const hidden = `q 50 290 ${widthOf(cell)} 30 re W n ${show(cell, 50, 300)}${show(rest, next, 300)}Q\n`;
    const text = await read(buildPage(hidden + show('LANTERNS', next, 300)));
    expect(text).toContain('LANTERNS');
    expect(text).not.toContain(rest);
  });
});
