import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { RedactionMark } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { markWord, secret, show, widthOf } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { writers } from '../writers.ts';

/** Twelve pixels, ten points each, of a JPEG: what is lost within 20 pixels of it would not be missed. */
async function makeJpeg(): Promise<Uint8Array> {
  const canvas = createCanvas(4, 3);
  const context = canvas.getContext('2d');
  context.fillStyle = '#8899aa';
  context.fillRect(0, 0, 4, 3);
  return canvas.encode('jpeg', 90);
}

const after = 50 + widthOf(secret) + 6;
const beside = show('IV', after, 300, 12);

async function makePage(text: string): Promise<Uint8Array> {
  const jpeg = streamOf(
    await makeJpeg(),
    '/Type /XObject /Subtype /Image /Width 4 /Height 3 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
    false,
  );
  return buildPage(`${show(secret, 50, 300)}${text}q 40 0 0 30 300 40 cm /Photo Do Q\n`, {
    resources: '/XObject << /Photo 10 0 R >>',
    objects: new Map([[10, jpeg]]),
  });
}

const marks: readonly RedactionMark[] = [markWord(secret, 50, 300)];

describe.each(writers)('a coarse picture far from the marks, by $writer', ({ redact }) => {
  const findKinds = async (drawn: Uint8Array, original: Uint8Array): Promise<readonly string[]> => {
    const { bytes } = await redact({ source: { bytes: drawn, password: null }, marks, dpi: 200 });
    const report = await verifyOutput({
      output: { bytes, password: null },
      marks,
      terms: [],
      original: { bytes: original, password: null },
    });
    return report.findings.map(({ kind }) => kind);
  };

  it('does not hide that a word beside a mark was lost or added', async () => {
    const [whole, without] = [await makePage(beside), await makePage('')];
    expect(await findKinds(whole, whole)).toEqual([]);
    expect(await findKinds(without, whole)).toContain('lost-ink');
    expect(await findKinds(whole, without)).toContain('added-ink');
  });
});
