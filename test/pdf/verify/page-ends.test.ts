import { expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { buildPdf, streamOf } from '../../fixtures/leaks/pdf-builder.ts';

/** Two pages, each with one line at the foot and one at the top. */
async function findKinds(end: string, start: string): Promise<readonly string[]> {
  const show = (text: string, y: number) => `BT /F1 12 Tf 1 0 0 1 50 ${y} Tm (${text}) Tj ET\n`;
  const page = (number: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents ${number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`;
  const bytes = buildPdf(
    new Map([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>'],
      [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
      [4, page(5)],
      [5, streamOf(show(end, 30) + show('The review', 180))],
      [6, page(7)],
      [7, streamOf(show(start, 180) + show('was held', 30))],
    ]),
  );
  const report = await verifyOutput({
    output: { bytes, password: null },
    marks: null,
    terms: ['Thorne', 'Sarah Holloway'],
    original: null,
  });
  return report.findings.map(({ kind }) => kind);
}

it('a name that is broken by the end of a page is found', async () => {
  expect(await findKinds('visited by Mrs Thor-', 'ne at home')).toEqual(['withheld-in-text']);
  expect(await findKinds('visited by Sarah', 'Holloway at home')).toEqual(['withheld-in-text']);
});

it('words that stand at the end of one page and the start of the next are no name', async () => {
  expect(await findKinds('visited by Thor', 'Nelson at home')).toEqual([]);
  expect(await findKinds('the thor-', 'ny question')).toEqual([]);
});
