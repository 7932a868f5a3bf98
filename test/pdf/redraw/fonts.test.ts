import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { openPdfiumDocument } from '../../../src-main/pdf/pdfium.ts';
import { openPdfjsDocument, openPdfjsPage } from '../../../src-main/pdf/pdfjs.ts';
import { boxColour } from '../../../src-main/pdf/redact/appearance.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { renderPage, withPage } from '../../../src-main/pdf/verify/page-view.ts';
import { kept, secret, secretMark, show } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from '../engine-support.ts';
import { readWithEveryReader } from '../redact-readers.ts';

const sentence = 'The quick brown fox, 1,234 jumps \\(over\\) the lazy dog; caf\\351 & co.';
const input = buildPage(
  `${show(secret, 50, 300)}${show(kept, 50, 200)}BT /F1 11 Tf 30 250 Td (${sentence}) Tj 0 -20 Td 2 Tc (spaced out) Tj ET
   BT /F1 24 Tf .8 .2 -.2 .8 200 100 Tm (slanted) Tj ET 0 0 .6 rg 300 300 m 350 380 390 250 330 260 c f .5 w 20 20 360 360 re S`,
);

async function redraw(): Promise<Uint8Array> {
  const options = { redraw: { boxes: true, burn: boxColour } };
  const source = { bytes: input, password: null };
  const { bytes, pages } = await redactDocument(
    { source, marks: [secretMark], dpi: 150 },
    { folder: resourcesFolder },
    options,
  );
  expect(pages[0]).toMatchObject({ writer: 'redraw' });
  return bytes;
}

describe('fonts of our own', () => {
  it('are read by poppler, PDFium and pdf.js alike', async () => {
    const bytes = await redraw();
    const readings = await readWithEveryReader(bytes);
    const texts = readings
      .filter(({ reader }) => reader.startsWith('pdftotext') || reader === 'PDFium')
      .map(({ text }) => text);
    const document = await openPdfjsDocument({ bytes, password: null });
    const { items } = await (await openPdfjsPage(document, 1)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    await document.close();
    for (const text of texts) {
      const squeezed = text.replaceAll(/\s+/gu, '');
      for (const words of ['Thequickbrownfox,1,234jumps(over)thelazydog;café&co.', kept, 'spacedout'])
        expect(squeezed).toContain(words);
      expect(squeezed).not.toContain(secret);
    }
  });

  it('look as in the original, to PDFium and to poppler', async () => {
    const bytes = await redraw();
    for (const draw of [drawWithPdfium, drawWithPoppler]) {
      const [before, after] = [await draw(input), await draw(bytes)];
      if (before === null || after === null) continue;
      let different = 0;
      for (let y = 0; y < 800; y++) {
        for (let x = 0; x < 800; x++) {
          // The box, with a pixel round it.
          if (x > 2 * 48 && x < 2 * 130 && y > 2 * 88 && y < 2 * 106) continue;
          if (!hasLikeNear(before, after, x, y)) different++;
        }
      }
      expect(different).toBeLessThan(40);
    }
  });
});

type Grey = (x: number, y: number) => number;

/** Two renderings of one shape may be a pixel apart at edges. */
function hasLikeNear(before: Grey, after: Grey, x: number, y: number): boolean {
  const value = before(x, y);
  for (let dx = -1; dx <= 1; dx++)
    for (let dy = -1; dy <= 1; dy++) if (Math.abs(after(x + dx, y + dy) - value) < 90) return true;
  return false;
}

async function drawWithPdfium(bytes: Uint8Array): Promise<Grey> {
  const document = await openPdfiumDocument({ bytes, password: null });
  const grey = withPage(document, 1, (handle) =>
    renderPage(
      document.pdfium,
      handle,
      { width: 800, height: 800, across: 800, up: 800 },
      'colour',
      ({ data, stride, step }) => {
        const copy = Uint8Array.from(data);
        return (x: number, y: number) => copy[y * stride + x * step + 1] ?? 255;
      },
    ),
  );
  document.close();
  if (grey === null) throw new Error('the page cannot be opened');
  return grey;
}

async function drawWithPoppler(bytes: Uint8Array): Promise<Grey | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-redraw-'));
  try {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    execFileSync('pdftoppm', ['-q', '-r', '144', '-png', '-singlefile', file, path.join(folder, 'page')]);
    const context = createCanvas(800, 800).getContext('2d');
    context.drawImage(await loadImage(readFileSync(path.join(folder, 'page.png'))), 0, 0);
    const { data } = context.getImageData(0, 0, 800, 800);
    return (x, y) => data[(y * 800 + x) * 4 + 1] ?? 255;
  } catch {
    console.warn('NOT INSTALLED, so not drawn with: pdftoppm');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
