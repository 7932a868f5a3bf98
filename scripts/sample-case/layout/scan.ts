import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import fontkit, { type Font } from '@pdf-lib/fontkit';
import type { GeneratedDocument, Rect, SampleDocument } from '../model.ts';
import { readAtkinson } from './fonts.ts';
import { addOutline, type Coverage, createCoverage, type Point, readCoverage } from './raster.ts';

const DPI = 200;
const WIDTH = 1654;
const HEIGHT = 2339;
const POINTS_PER_PIXEL = 72 / DPI;
/** The sheet lay about half a degree askew on the glass: sine and cosine as constants, so that no machine rounds them otherwise. */
const SIN = 0.0085;
const COS = 0.99996;

export interface ScanLine {
  /** `{person|words}` marks words that have to be boxed, and whose they are. */
  readonly text: string;
  readonly size: number;
  readonly x: number;
  /** Baseline from the top of the sheet, in points. */
  readonly top: number;
  readonly bold?: boolean;
}

export interface ScannedDocument extends GeneratedDocument {
  /** What was marked in the text, in points of the page's user space. */
  readonly boxes: readonly { readonly text: string; readonly person: string; readonly rect: Rect }[];
}

/** From points on the straight sheet (y downwards) to pixels of the scan. */
function toPixel([x, y]: Point): Point {
  const px = x / POINTS_PER_PIXEL - WIDTH / 2;
  const py = y / POINTS_PER_PIXEL - HEIGHT / 2;
  return [px * COS - py * SIN + WIDTH / 2 + 6, px * SIN + py * COS + HEIGHT / 2 - 4];
}

/** Straight pieces of a curve through its control points (de Casteljau), the start left out. */
function flatten(points: readonly Point[]): Point[] {
  const pieces = 6;
  return Array.from({ length: pieces }, (_, index) => {
    const t = (index + 1) / pieces;
    let row = points;
    while (row.length > 1) {
      row = row.slice(1).map((point, at) => {
        const before = row[at] ?? point;
        return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t] as const;
      });
    }
    return row[0] ?? [0, 0];
  });
}

interface MarkedPart {
  readonly text: string;
  readonly person: string;
  readonly from: number;
  readonly to: number;
}

/** Inks one line of text and answers the start and end, in points, of each marked part. */
function inkLine(coverage: Coverage, font: Font, line: ScanLine): MarkedPart[] {
  const scale = line.size / font.unitsPerEm;
  const marked: MarkedPart[] = [];
  let pen = line.x;
  line.text.split(/(\{[^}]*\})/).forEach((part) => {
    const [, person, words] = /^\{(.*)\|(.*)\}$/.exec(part) ?? [];
    const text = words ?? part;
    const from = pen;
    for (const glyph of font.layout(text).glyphs) {
      let corners: Point[] = [];
      const close = (): void => {
        addOutline(coverage, corners.map(toPixel));
        corners = [];
      };
      for (const [, command, numbers = ''] of glyph.path.toSVG().matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
        const args = numbers.split(/[ ,]/).map(Number);
        const points = Array.from(
          { length: Math.floor(args.length / 2) },
          (_, index): Point => [
            pen + (args[index * 2] ?? 0) * scale,
            line.top - (args[index * 2 + 1] ?? 0) * scale,
          ],
        );
        const last = corners.at(-1);
        if (command === 'Z') close();
        else if (command === 'M' || last === undefined) corners = points;
        else if (command === 'L') corners.push(...points);
        else corners.push(...flatten([last, ...points]));
      }
      pen += glyph.advanceWidth * scale;
    }
    if (person !== undefined) marked.push({ text, person, from, to: pen });
  });
  return marked;
}

/** The upright rectangle, in points from the bottom left, round a part of a line of the askew scan. */
function boxAround(line: ScanLine, from: number, to: number): Rect {
  const up = line.top - line.size * 0.85;
  const down = line.top + line.size * 0.3;
  const corners = [toPixel([from, up]), toPixel([to, up]), toPixel([from, down]), toPixel([to, down])];
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

/** Pseudo-random numbers from 0 to 1 (mulberry32): whole-number arithmetic, the same everywhere. */
function seedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sixteen greys, two pixels a byte: paper, ink, specks, two punched holes, a fold and the shadow of the lid. */
function developScan(ink: Float32Array): Uint8Array {
  const random = seedRandom(20111109);
  const rowBytes = WIDTH / 2;
  const packed = new Uint8Array(rowBytes * HEIGHT);
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
      const level = Math.max(0, Math.min(15, Math.round(grey)));
      const at = y * rowBytes + (x >> 1);
      packed[at] = (packed[at] ?? 0) | (x % 2 === 0 ? level << 4 : level);
    }
  }
  return packed;
}

/** Makes a one-page PDF whose only content is a grey image of the letter, as an office scanner would. */
export async function scanLetter(
  { fileName, title, created }: Pick<SampleDocument, 'fileName' | 'title' | 'created'>,
  lines: readonly ScanLine[],
): Promise<ScannedDocument> {
  const regular = fontkit.create(readAtkinson('400-normal'));
  const bold = fontkit.create(readAtkinson('700-normal'));
  const coverage = createCoverage(WIDTH, HEIGHT);
  const boxes = lines.flatMap((line) =>
    inkLine(coverage, line.bold === true ? bold : regular, line).map(({ text, person, from, to }) => ({
      text,
      person,
      rect: boxAround(line, from, to),
    })),
  );
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(title);
  pdf.setProducer('Northmoor Council scanner');
  pdf.setCreationDate(new Date(created));
  pdf.setModificationDate(new Date(created));
  const image = pdf.context.flateStream(developScan(readCoverage(coverage)), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: WIDTH,
    Height: HEIGHT,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 4,
  });
  const [width, height] = [WIDTH * POINTS_PER_PIXEL, HEIGHT * POINTS_PER_PIXEL];
  const page = pdf.addPage([width, height]);
  page.node.setXObject(PDFName.of('Scan'), pdf.context.register(image));
  const contents = pdf.context.stream(`q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`);
  page.node.set(PDFName.of('Contents'), pdf.context.register(contents));
  return { fileName, bytes: await pdf.save(), pages: [[]], boxes };
}
