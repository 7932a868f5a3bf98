import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPdfjsDocument, openPdfjsPage } from '../../../src-main/pdf/pdfjs.ts';
import { encodeFax } from '../../../src-main/pdf/redact/fax-encode.ts';
import { buildPdf, type PdfObject, streamOf } from '../../fixtures/leaks/pdf-builder.ts';
import { type PagePicture, renderPicture } from '../redact-pixels.ts';

/** 0 is black, as everywhere here. */
type Picture = { readonly width: number; readonly height: number; readonly samples: Uint8Array };

const runs = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
const size = fc.tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 12 }));
/** Rows made of runs, most of them like the row above but for a few pixels. */
const likeText = fc
  .tuple(size, runs, fc.array(fc.nat(), { maxLength: 30 }))
  .map(([[width, height], lengths, flips]) => {
    const samples = new Uint8Array(width * height);
    const row = lengths.flatMap((length, i) => Array.from({ length }, () => i % 2));
    for (let i = 0; i < samples.length; i++) samples[i] = row[(i % width) % row.length] ?? 0;
    for (const flip of flips) {
      const at = flip % samples.length;
      samples[at] = 1 - (samples[at] ?? 0);
    }
    return { width, height, samples };
  });
const noise = fc
  .tuple(size, fc.uint8Array({ minLength: 70 * 12, maxLength: 70 * 12 }))
  .map(([[width, height], bytes]) => ({
    width,
    height,
    samples: bytes.subarray(0, width * height).map((b) => b & 1),
  }));

/** Long runs: every make-up code, and more than one for a row. */
const wide: readonly Picture[] = [64, 1727, 1728, 1791, 2559, 2560, 2624, 6000].map((length) => {
  const width = length + 70;
  const samples = new Uint8Array(width * 2).fill(1);
  samples.fill(0, 3, 3 + length);
  samples.fill(0, width, width + 5);
  return { width, height: 2, samples };
});

/** Pixels of PDFium's to a point. */
const enlarged = 200 / 72;

/** A page of as many points as the picture has pixels. */

function build(pictures: readonly Picture[]): Uint8Array {
  const objects = new Map<number, PdfObject>([[1, '<< /Type /Catalog /Pages 2 0 R >>']]);
  for (const [i, { width, height, samples }] of pictures.entries()) {
    const page = 3 + i * 3;
    objects.set(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${page + 1} 0 R /Resources << /XObject << /Im ${page + 2} 0 R >> >> >>`,
    );
    objects.set(page + 1, streamOf(`${width} 0 0 ${height} 0 0 cm /Im Do`));
    objects.set(page + 2, {
      dictionary: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`,
      stream: encodeFax(width, height, samples),
    });
  }
  const kids = pictures.map((_, i) => `${3 + i * 3} 0 R`).join(' ');
  objects.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  return buildPdf(objects);
}

type Decoded = (picture: number, at: number) => number;

async function decodeWithPdfium(bytes: Uint8Array, pictures: readonly Picture[]): Promise<Decoded> {
  const pages: PagePicture[] = [];
  for (const [i] of pictures.entries()) pages.push(await renderPicture(bytes, i + 1));
  return (picture, at) => {
    const width = pictures[picture]?.width ?? 1;
    // It is larger here than it is: the middle of each pixel.
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    const value = pages[picture]?.colourAt(Math.floor(x * enlarged), Math.floor(y * enlarged))[1] ?? -1;
    return value < 0 ? value : value < 128 ? 0 : 255;
  };
}

async function decodeWithPdfjs(bytes: Uint8Array, pictures: readonly Picture[]): Promise<Decoded> {
  const document = await openPdfjsDocument({ bytes, password: null });
  const decoded: Uint8ClampedArray[] = [];
  for (const [i, { width, height }] of pictures.entries()) {
    const context = createCanvas(width, height).getContext('2d', { alpha: false });
    const page = await openPdfjsPage(document, i + 1);
    await page.render({ canvas: null, canvasContext: context, viewport: page.getViewport({ scale: 1 }) })
      .promise;
    decoded.push(context.getImageData(0, 0, width, height).data);
  }
  await document.close();
  return (picture, at) => decoded[picture]?.[at * 4 + 1] ?? -1;
}

/** Null where poppler is not installed. */
async function decodeWithPoppler(bytes: Uint8Array): Promise<Decoded | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-fax-'));
  try {
    writeFileSync(path.join(folder, 'file.pdf'), bytes);
    execFileSync('pdfimages', ['-png', path.join(folder, 'file.pdf'), path.join(folder, 'picture')]);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort();
    const decoded: Uint8ClampedArray[] = [];
    for (const name of files) {
      const image = await loadImage(readFileSync(path.join(folder, name)));
      const context = createCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      decoded.push(context.getImageData(0, 0, image.width, image.height).data);
    }
    return (picture, at) => decoded[picture]?.[at * 4 + 1] ?? -1;
  } catch {
    console.warn('NOT INSTALLED, so not decoded with: pdfimages');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function countWrong(
  bytes: Uint8Array,
  pictures: readonly Picture[],
): Promise<Readonly<Record<string, number>>> {
  const readers = {
    PDFium: await decodeWithPdfium(bytes, pictures),
    'pdf.js': await decodeWithPdfjs(bytes, pictures),
    poppler: await decodeWithPoppler(bytes),
  };
  const wrong = Object.entries(readers).map(([reader, decoded]) => {
    let count = 0;
    for (const [i, { samples }] of pictures.entries())
      for (const [at, sample] of samples.entries())
        if (decoded !== null && decoded(i, at) !== (sample === 0 ? 0 : 255)) count++;
    return [reader, count] as const;
  });
  return Object.fromEntries(wrong);
}

const right = { PDFium: 0, 'pdf.js': 0, poppler: 0 };

describe('a picture in two colours as a fax', () => {
  it('is decoded by poppler, PDFium and pdf.js pixel by pixel', { timeout: 60_000 }, async () => {
    const pictures = [
      ...wide,
      ...fc.sample(likeText, { numRuns: 60, seed: 7 }),
      ...fc.sample(noise, { numRuns: 60, seed: 7 }),
    ];
    expect(await countWrong(build(pictures), pictures)).toEqual(right);
  });

  it('is told from one with a pixel more', async () => {
    const samples = new Uint8Array(64).fill(1);
    const other = Uint8Array.from(samples, (sample, i) => (i === 20 ? 0 : sample));
    const wrong = await countWrong(build([{ width: 8, height: 8, samples: other }]), [
      { width: 8, height: 8, samples },
    ]);
    expect(wrong).toMatchObject({ PDFium: 1, 'pdf.js': 1 });
  });

  it('is smaller than a hundredth where there is nothing in it', () => {
    expect(encodeFax(1654, 2339, new Uint8Array(1654 * 2339).fill(1)).length).toBeLessThan(400);
  });
});
