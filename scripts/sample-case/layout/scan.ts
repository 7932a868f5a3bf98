import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { seedRandom } from '../../seed-random.ts';
import type { GeneratedDocument, Rect, SampleDocument } from '../model.ts';
import { type InkLine, inkLines, type Lens } from './ink.ts';
import type { Point } from './raster.ts';

const DPI = 200;
const WIDTH = 1654;
const HEIGHT = 2339;
const POINTS_PER_PIXEL = 72 / DPI;

/** How the sheet lay on the glass, and what the machine made of it. */
export interface Scanner {
  /** Sine and cosine of the skew as constants, so that no machine rounds them otherwise. */
  readonly sin: number;
  readonly cos: number;
  readonly shift: Point;
  readonly seed: number;
  readonly depth: 'greys' | 'black-and-white';
  readonly name: string;
}

export interface ScannedDocument extends GeneratedDocument {
  /** What was marked in the text, in points of the page's user space. */
  readonly boxes: readonly MarkedBox[];
}

export interface MarkedBox {
  readonly text: string;
  readonly person: string;
  readonly rect: Rect;
}

function createLens({ sin, cos, shift }: Scanner): Lens {
  return ([x, y]) => {
    const px = x / POINTS_PER_PIXEL - WIDTH / 2;
    const py = y / POINTS_PER_PIXEL - HEIGHT / 2;
    return [px * cos - py * sin + WIDTH / 2 + shift[0], px * sin + py * cos + HEIGHT / 2 + shift[1]];
  };
}

/** The upright rectangle, in points from the bottom left, round a part of a line of the askew scan. */
function boxAround(corners: readonly Point[]): Rect {
  const xs = corners.map(([x]) => x * POINTS_PER_PIXEL);
  const ys = corners.map(([, y]) => (HEIGHT - y) * POINTS_PER_PIXEL);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [
    round(Math.min(...xs) - 1),
    round(Math.min(...ys)),
    round(Math.max(...xs) + 1),
    round(Math.max(...ys)),
  ];
}

/** Sixteen greys, 0 to 15: paper, ink, specks, two punched holes, a fold and the shadow of the lid. */
function developScan(ink: Float32Array, seed: number): Uint8Array {
  const random = seedRandom(seed);
  const levels = new Uint8Array(WIDTH * HEIGHT);
  const holes = [HEIGHT * 0.36, HEIGHT * 0.64];
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const covered = ink[y * WIDTH + x] ?? 0;
      const grain = random();
      let grey = 14.4 - 11.5 * covered;
      if (covered > 0.05) grey += (grain - 0.5) * 3;
      else if (grain < 0.006) grey -= 1 + grain * 500;
      if (x < 26 && grain < 0.8) grey -= (26 - x) / 5;
      if (Math.abs(y - HEIGHT * 0.335) < 2 && grain < 0.35) grey -= 2;
      if (holes.some((centre) => (x - 64) ** 2 + (y - centre) ** 2 < 24 ** 2)) grey = 2 + grain;
      levels[y * WIDTH + x] = Math.max(0, Math.min(15, Math.round(grey)));
    }
  }
  return levels;
}

/** Two pixels a byte, or eight; the darker half of the greys is black. */
function packPixels(levels: Uint8Array, depth: Scanner['depth']): { bits: number; packed: Uint8Array } {
  const bits = depth === 'greys' ? 4 : 1;
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(WIDTH / perByte);
  const packed = new Uint8Array(rowBytes * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const level = levels[y * WIDTH + x] ?? 0;
      const at = y * rowBytes + Math.floor(x / perByte);
      const value = bits === 4 ? level : level >> 3;
      packed[at] = (packed[at] ?? 0) | (value << (8 - bits - (x % perByte) * bits));
    }
  }
  return { bits, packed };
}

/** Makes a one-page PDF whose only content is an image of the letter, as an office scanner would. */
export async function scanLetter(
  { fileName, title, created }: Pick<SampleDocument, 'fileName' | 'title' | 'created'>,
  lines: readonly InkLine[],
  scanner: Scanner,
): Promise<ScannedDocument> {
  const { ink, marked } = inkLines(lines, createLens(scanner), WIDTH, HEIGHT);
  const { bits, packed } = packPixels(developScan(ink, scanner.seed), scanner.depth);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(title);
  pdf.setProducer(scanner.name);
  pdf.setCreationDate(new Date(created));
  pdf.setModificationDate(new Date(created));
  const image = pdf.context.flateStream(packed, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: WIDTH,
    Height: HEIGHT,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: bits,
  });
  const [width, height] = [WIDTH * POINTS_PER_PIXEL, HEIGHT * POINTS_PER_PIXEL];
  const page = pdf.addPage([width, height]);
  page.node.setXObject(PDFName.of('Scan'), pdf.context.register(image));
  const contents = pdf.context.stream(`q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`);
  page.node.set(PDFName.of('Contents'), pdf.context.register(contents));
  const boxes = marked.map(({ text, person, corners }) => ({ text, person, rect: boxAround(corners) }));
  return { fileName, bytes: await pdf.save(), pages: [[]], boxes };
}
