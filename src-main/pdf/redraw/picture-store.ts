/** Pictures as image objects (ISO 32000-2, 8.9): few colours deflated, photographs as JPEG, equal ones once. */
import { createHash } from 'node:crypto';
import type { PDFRef } from '@cantoo/pdf-lib';
import type { Canvas } from '@napi-rs/canvas';
import { createCappedCanvas } from '../pdfjs.ts';
import { writeIndexedImage, writeJpegImage } from '../redact/encode-image.ts';
import type { OutputDocument, PdfDictionary } from '../redact/output.ts';
import { type IndexedImage, judgeLook, reduceColours } from '../redact/palette.ts';
import { createRaster } from '../redact/raster-image.ts';
import { releaseCanvas, releasePixels } from '../release-memory.ts';
import { isOpaquePixels } from './covers.ts';
import { identity } from './graphics-state.ts';

export type StoredPicture = { readonly name: string; readonly ref: PDFRef };

/** The canvas is given back once it is stored. */
export type PictureStore = { store(canvas: Canvas): StoredPicture };

const jpegQuality = 82;
/** More colours are chosen anew; so few are kept exactly. */
const fewColours = 16;

/** `lossless`: no JPEG, whose blocks mix what is inside a mark with what is beside it. */
export function createPictureStore(output: OutputDocument, lossless: boolean): PictureStore {
  const known = new Map<string, StoredPicture>();
  return {
    store: (canvas) => {
      const { width, height } = canvas;
      const pixels = readPixels(canvas);
      const key = `${width} ${height} ${createHash('sha256').update(pixels).digest('base64')}`;
      const stored = known.get(key) ?? { name: `I${known.size + 1}`, ref: output.reserve() };
      if (known.has(key)) releaseCanvas(canvas);
      else writePicture(output, stored.ref, canvas, pixels, lossless);
      known.set(key, stored);
      releasePixels(pixels);
      return stored;
    },
  };
}

function writePicture(
  output: OutputDocument,
  ref: PDFRef,
  canvas: Canvas,
  pixels: Uint8Array,
  lossless: boolean,
): void {
  const { width, height } = canvas;
  const alpha = readAlpha(pixels);
  const mask = alpha === null ? null : output.reserve();
  if (alpha !== null && mask !== null) {
    const entries = { Width: width, Height: height, ColorSpace: 'DeviceGray', BitsPerComponent: 8 };
    output.setFlateStream(mask, { Type: 'XObject', Subtype: 'Image', ...entries }, alpha);
  }
  const target = mask === null ? output : addEntry(output, { SMask: mask });
  const paper = alpha === null ? canvas : layOnWhite(canvas);
  const raster = createRaster(width, height, alpha === null ? pixels : readPixels(paper), identity);
  const exact = indexExactly(raster.pixels);
  if (exact !== null) {
    writeIndexedImage(target, ref, width, height, exact);
    releaseCanvas(paper);
    return;
  }
  const look = judgeLook(raster);
  if (look === 'photograph' && lossless) {
    const entries = { Width: width, Height: height, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 };
    target.setFlateStream(ref, { Type: 'XObject', Subtype: 'Image', ...entries }, dropAlpha(raster.pixels));
  } else if (look === 'photograph') writeJpegImage(target, ref, width, height, encodeJpeg(paper));
  else writeIndexedImage(target, ref, width, height, reduceColours(raster, look, true));
}

async function encodeJpeg(canvas: Canvas): Promise<Uint8Array> {
  try {
    return await canvas.encode('jpeg', jpegQuality);
  } finally {
    releaseCanvas(canvas);
  }
}

function dropAlpha(pixels: Uint8Array): Uint8Array {
  return pixels.filter((_, i) => i % 4 !== 3);
}

function readPixels(canvas: Canvas): Uint8Array {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** The same document for a stream with more entries in its dictionary. */
function addEntry(output: OutputDocument, entry: PdfDictionary): OutputDocument {
  return {
    ...output,
    setStream: (ref, dictionary, bytes) => output.setStream(ref, { ...dictionary, ...entry }, bytes),
    setFlateStream: (ref, dictionary, bytes) =>
      output.setFlateStream(ref, { ...dictionary, ...entry }, bytes),
  };
}

/** Null for an opaque picture. */
function readAlpha(pixels: Uint8Array): Uint8Array | null {
  if (isOpaquePixels(pixels)) return null;
  const alpha = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < alpha.length; i++) alpha[i] = pixels[i * 4 + 3] ?? 255;
  return alpha;
}

function layOnWhite(canvas: Canvas): Canvas {
  const paper = createCappedCanvas(canvas.width, canvas.height);
  const context = paper.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(canvas, 0, 0);
  return paper;
}

/** Null for more than a few colours. They are sorted, so that their order says nothing about the pixels. */
function indexExactly(pixels: Uint8Array): IndexedImage | null {
  // Signed: what does not fit into 32 bits would be handled as a fraction.
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  const found = listColours(words);
  if (found === null) return null;
  const sorted = found
    .map((word) => ({ word, colour: [...new Uint8Array(Int32Array.of(word).buffer, 0, 3)] as const }))
    .sort((a, b) => compareColours(a.colour, b.colour));
  const places = new Map(sorted.map(({ word }, i) => [word, i]));
  const indices = new Uint8Array(words.length);
  for (let from = 0; from < words.length; ) {
    const word = words[from] ?? 0;
    let to = from + 1;
    while (to < words.length && words[to] === word) to++;
    const place = places.get(word) ?? 0;
    if (place !== 0) indices.fill(place, from, to);
    from = to;
  }
  const bits = sorted.length <= 2 ? 1 : sorted.length <= 4 ? 2 : 4;
  return { indices, palette: Uint8Array.from(sorted.flatMap(({ colour }) => colour)), bits };
}

/** Null for more than a few. */
function listColours(words: Int32Array): readonly number[] | null {
  const colours = new Set<number>();
  let last = ~(words[0] ?? 0);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    if (word === last) continue;
    last = word;
    if (colours.add(word).size > fewColours) return null;
  }
  return [...colours];
}

function compareColours(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0);
  return 0;
}
