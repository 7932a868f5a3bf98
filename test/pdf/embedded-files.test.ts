/** Files inside a PDF, wherever it keeps them. */
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { readEmbeddedFiles } from '../../src-main/pdf/embedded-files.ts';
import type { PdfEngine } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { resourcesFolder } from '../support/resources.ts';

const engine: PdfEngine = createInlineEngine({ folder: resourcesFolder });

async function makePdf(
  change: (pdf: PDFDocument) => Promise<void> | void,
  password = '',
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage([300, 300]).drawText('The letter itself', { x: 20, y: 200, size: 12 });
  await change(pdf);
  if (password !== '') pdf.encrypt({ userPassword: password, ownerPassword: password });
  return pdf.save();
}

const attach = (name: string) => (pdf: PDFDocument) =>
  pdf.attach(Buffer.from(`Words of ${name}`), name, { mimeType: 'text/plain' });

const listed = (bytes: Uint8Array, password: string | null = null): string[][] =>
  readEmbeddedFiles({ bytes, password }).children.map((child) => [
    child.untrustedName,
    Buffer.from(child.bytes).toString(),
  ]);

describe('a file inside a PDF', () => {
  test('that the catalogue names is read, with its name', async () => {
    const bytes = await makePdf(async (pdf) => {
      await attach('minutes.txt')(pdf);
      await attach('zusätzlich.txt')(pdf);
    });
    expect(listed(bytes)).toEqual([
      ['minutes.txt', 'Words of minutes.txt'],
      ['zusätzlich.txt', 'Words of zusätzlich.txt'],
    ]);
  });

  test('behind an annotation is read, also where its specification stands in the annotation itself', async () => {
    const bytes = await makePdf((pdf) => {
      const { context } = pdf;
      const stream = context.register(context.flateStream('Pinned words', { Type: 'EmbeddedFile' }));
      const note = context.obj({
        Type: 'Annot',
        Subtype: 'FileAttachment',
        Rect: [10, 10, 30, 30],
        FS: { Type: 'Filespec', F: PDFString.of('pinned.txt'), EF: { F: stream } },
      });
      pdf.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.register(note)]));
    });
    expect(listed(bytes)).toEqual([['pinned.txt', 'Pinned words']]);
    const { findings } = await engine.run('inspect', { source: { bytes, password: null } });
    expect(findings.map(({ kind }) => kind)).toContain('attachment');
  });

  test('of a PDF behind a password comes out with it', async () => {
    const bytes = await makePdf(attach('minutes.txt'), 'sesame');
    expect(listed(bytes, 'sesame')).toEqual([['minutes.txt', 'Words of minutes.txt']]);
  });

  test('is a child of the PDF when that is converted, and the pages stay as they were', async () => {
    const bytes = await makePdf(attach('minutes.txt'));
    const source = { bytes, password: null };
    const converted = await engine.run('convert', { source, untrustedName: 'letter.pdf' });
    expect(converted.pages).toBe(1);
    expect(converted.children.map(({ untrustedName }) => untrustedName)).toEqual(['minutes.txt']);
  });

  test('is none where there is none', async () => {
    expect(listed(await makePdf(() => undefined))).toEqual([]);
  });
});
