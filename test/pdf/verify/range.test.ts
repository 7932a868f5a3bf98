import { describe, expect, it } from 'vitest';
import { toErrorReply } from '../../../src-main/contract/errors.ts';
import type { PageRange, RedactionMark, VerifyInput } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { markWord, secret, show } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPdf, type PdfObject, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { writers } from '../writers.ts';

const words = ['APPLE', 'BERRY', 'CHERRY', 'DAMSON', 'ELDER'];

/** A page for each word; the secret stands on every one. */
function makePages(texts: readonly string[]): Uint8Array {
  const objects = new Map<number, PdfObject>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [
      2,
      `<< /Type /Pages /Kids [${texts.map((_, i) => `${2 * i + 4} 0 R`).join(' ')}] /Count ${texts.length} >>`,
    ],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ]);
  for (const [i, text] of texts.entries()) {
    objects.set(
      2 * i + 4,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents ${2 * i + 5} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.set(2 * i + 5, streamOf(show(secret, 50, 150) + show(text, 50, 100)));
  }
  return buildPdf(objects);
}

const original = { bytes: makePages(words), password: null };
const markOn = (page: number): RedactionMark => markWord(secret, 50, 150, page);
const range: PageRange = { from: 2, to: 4 };
const marks = [2, 3, 4].map(markOn);

describe.each(writers)('a range of pages, by $writer', ({ redact }) => {
  const write = async (source = original): Promise<VerifyInput> => {
    const { bytes } = await redact({ source, marks, dpi: 150, range });
    return { output: { bytes, password: null }, marks, terms: [secret], original, range };
  };

  it('is compared with those pages of the original', async () => {
    expect((await verifyOutput(await write())).findings).toEqual([]);
  });

  it('is not taken for other pages of it, nor for all', async () => {
    const input = await write();
    const shifted = { from: 1, to: 3 };
    const kindsOf = async (change: Partial<VerifyInput>) =>
      (await verifyOutput({ ...input, ...change })).findings.map(({ kind }) => kind);
    expect(await kindsOf({ range: shifted, marks: [1, 2, 3].map(markOn) })).toContain('lost-word');
    expect(await kindsOf({ range: { from: 2, to: 5 } })).toContain('page-count');
    expect(await kindsOf({ range: { from: 3, to: 4 }, marks: [3, 4].map(markOn) })).toContain('page-count');
    expect(await kindsOf({ range: { from: 5, to: 7 }, marks: [5, 6, 7].map(markOn) })).toContain(
      'page-count',
    );
    const { range: _, ...whole } = input;
    const kinds = (await verifyOutput(whole)).findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['page-count', 'lost-word']));
  });

  it('has its findings named by the pages of the original', async () => {
    const input = await write({
      bytes: makePages(['APPLE', 'BERRY', 'CHERRY', 'PLUM', 'ELDER']),
      password: null,
    });
    const report = await verifyOutput(input);
    expect(report.findings.map(({ kind }) => kind)).toContain('lost-word');
    expect(new Set(report.findings.map(({ page }) => page))).toEqual(new Set([4]));
    const unmarked = await verifyOutput({
      ...(await write()),
      marks: [...marks, { ...markOn(3), rect: [50, 90, 90, 110] }],
    });
    expect(unmarked.findings.map(({ kind }) => kind)).toContain('box-not-covered');
    expect(new Set(unmarked.findings.map(({ page }) => page))).toEqual(new Set([3]));
  });

  it('and marks on other pages are a finding', async () => {
    const input = await write();
    for (const page of [1, 5]) {
      const report = await verifyOutput({ ...input, marks: [...marks, markOn(page)] });
      expect(report.findings.map(({ kind }) => kind)).toEqual(['page-count']);
    }
  });

  it('that is none is refused', async () => {
    const input = await write();
    for (const wrong of [
      { from: 0, to: 2 },
      { from: 3, to: 2 },
      { from: 1.5, to: 2 },
    ])
      expect(
        await verifyOutput({ ...input, range: wrong }).catch((error: unknown) => toErrorReply(error).code),
      ).toBe('invalid-input');
  });
});
