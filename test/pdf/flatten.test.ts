/** Annotations and form fields, set into their pages: every reader sees the same. */
import { describe, expect, it } from 'vitest';
import { convertDocument } from '../../src-main/pdf/convert.ts';
import { extractDocument } from '../../src-main/pdf/extract.ts';
import { flattenDocument } from '../../src-main/pdf/flatten.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { bothWords, kept, secret, show } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage, type PdfObject, streamOf } from '../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from './engine-support.ts';
import { findWord, readWithEveryReader } from './redact-readers.ts';

const field = 'FILLED';

/** A form field over the page, whose appearance shows a word; `flags` as of ISO 32000-2, 12.5.3. */
const withField = (flags: number): Uint8Array =>
  buildPage(bothWords, {
    page: '/Annots [10 0 R]',
    objects: new Map<number, PdfObject>([
      [
        10,
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (${field}) /F ${flags} /Rect [50 100 250 130] /AP << /N 11 0 R >> >>`,
      ],
      [
        11,
        streamOf(
          show(field, 5, 5),
          '/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F1 5 0 R >> >>',
        ),
      ],
    ]),
  });

async function flatten(bytes: Uint8Array): Promise<Uint8Array | null> {
  const document = await openPdfiumDocument({ bytes, password: null });
  try {
    return flattenDocument(document, { from: 1, to: document.pages });
  } finally {
    document.close();
  }
}

const readersOf = async (bytes: Uint8Array, word: string): Promise<number> =>
  findWord(await readWithEveryReader(bytes), word).length;

describe('a page with a form field', () => {
  it('has its words in the page afterwards, for every reader', async () => {
    const flat = await flatten(withField(4));
    if (flat === null) throw new Error('nothing was set');
    const everywhere = await readersOf(flat, kept);
    expect(everywhere).toBeGreaterThan(1);
    expect(await readersOf(flat, field)).toBe(everywhere);
    expect(Buffer.from(flat).includes('/Widget')).toBe(false);
  });

  it('shows nothing of a field that no viewer shows', async () => {
    const flat = await flatten(withField(2));
    if (flat === null) throw new Error('nothing was set');
    expect(await readersOf(flat, field)).toBe(0);
    expect(await readersOf(flat, secret)).toBeGreaterThan(1);
  });

  it('is told of where a file is converted, and a page without one is left as it is', async () => {
    const resources = { folder: resourcesFolder };
    const convert = (bytes: Uint8Array) =>
      convertDocument({ source: { bytes, password: null }, untrustedName: 'a.pdf' }, resources, {});
    expect((await convert(withField(4))).warnings).toEqual(['annotations-set']);
    const plain = buildPage(bothWords);
    const isAnnotated = async (bytes: Uint8Array) =>
      (await extractDocument({ bytes, password: null })).annotated;
    expect(await isAnnotated(withField(4))).toBe(true);
    expect(await isAnnotated(plain)).toBe(false);
    expect(await flatten(plain)).toBeNull();
    expect(await convert(plain)).toMatchObject({ warnings: [], bytes: plain });
  });
});
