/** A sheet of paper as a telephone sees it: in perspective, on a table, in the light of one window. */

import { seedRandom } from '../../seed-random.ts';
import type { Rect } from '../model.ts';
import { type InkLine, inkLines, type Lens } from './ink.ts';
import type { Photograph } from './jpeg.ts';
import { addOutline, createCoverage, type Point, readCoverage } from './raster.ts';
import type { MarkedBox } from './scan.ts';

const A4 = { width: 595.28, height: 841.89 };
/** What Candour leaves free round a picture that is a document of its own. */
const ROOM = 18;

export interface Shot {
  readonly width: number;
  readonly height: number;
  /** Where the corners of the sheet are in the picture: top left, top right, bottom right, bottom left. */
  readonly sheet: readonly [Point, Point, Point, Point];
  readonly seed: number;
}

/** The projection of a rectangle onto four corners (Heckbert, "Fundamentals of texture mapping", 2.2.3). */
function createLens(corners: Shot['sheet'], width: number, height: number): Lens {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return ([x, y]) => {
    const [u, v] = [x / width, y / height];
    const depth = g * u + h * v + 1;
    return [
      ((x1 - x0 + g * x1) * u + (x3 - x0 + h * x3) * v + x0) / depth,
      ((y1 - y0 + g * y1) * u + (y3 - y0 + h * y3) * v + y0) / depth,
    ];
  };
}

/** Smooth grey clouds from 0 to 1, `step` pixels from one to the next. */
function createClouds(seed: number, width: number, height: number, [stepX, stepY]: Point) {
  const random = seedRandom(seed);
  const columns = Math.ceil(width / stepX) + 2;
  const heights = Array.from({ length: columns * (Math.ceil(height / stepY) + 2) }, random);
  const ease = (t: number): number => t * t * (3 - 2 * t);
  return (x: number, y: number): number => {
    const [column, row] = [Math.floor(x / stepX), Math.floor(y / stepY)];
    const [tx, ty] = [ease(x / stepX - column), ease(y / stepY - row)];
    const at = (dx: number, dy: number): number => heights[(row + dy) * columns + column + dx] ?? 0;
    const upper = at(0, 0) + (at(1, 0) - at(0, 0)) * tx;
    const lower = at(0, 1) + (at(1, 1) - at(0, 1)) * tx;
    return upper + (lower - upper) * ty;
  };
}

/** `marked`: the boxes of what has to be withheld, in points of the page that Candour makes of the picture. */
export function photographSheet(
  lines: readonly InkLine[],
  shot: Shot,
): { photograph: Photograph; marked: readonly MarkedBox[] } {
  const { width, height, sheet, seed } = shot;
  const { ink, marked } = inkLines(lines, createLens(sheet, A4.width, A4.height), width, height);
  const outline = createCoverage(width, height);
  addOutline(outline, sheet);
  const paper = readCoverage(outline);
  const shadowOutline = createCoverage(width, height);
  addOutline(
    shadowOutline,
    sheet.map(([x, y]) => [x + 14, y + 18] as const),
  );
  const shadow = readCoverage(shadowOutline);
  const wood = createClouds(seed, width, height, [520, 26]);
  const creases = createClouds(seed + 1, width, height, [190, 240]);
  const random = seedRandom(seed + 2);
  const rgb = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const [right, down] = [x / width, y / height];
      // Bright at the window, dim in the far corner.
      const light = 1.04 - 0.42 * right * right - 0.2 * down * down - 0.12 * right * down;
      const grain = (random() - 0.5) * 5;
      const table = (0.72 + 0.4 * wood(x, y)) * (1 - 0.45 * (shadow[at] ?? 0));
      const white = 0.93 + 0.07 * creases(x, y);
      const share = paper[at] ?? 0;
      const dark = 1 - 0.8 * (ink[at] ?? 0);
      [
        [126, 244, 1],
        [84, 238, 0.97],
        [52, 222, 0.9],
      ].forEach(([wooden = 0, sheetWhite = 0, warmth = 1], channel) => {
        const seen = wooden * table * (1 - share) + sheetWhite * white * dark * share;
        rgb[at * 3 + channel] = Math.max(0, Math.min(255, seen * light * (1 - (1 - warmth) * right) + grain));
      });
    }
  }
  const boxes = marked.map(({ text, person, corners }) => ({
    text,
    person,
    rect: placeOnPage(corners, width, height, 1),
  }));
  return { photograph: { width, height, rgb }, marked: boxes };
}

/** The upright rectangle round some corners in a picture, in points of the page that Candour makes of it. */
export function placeOnPage(corners: readonly Point[], width: number, height: number, margin: number): Rect {
  const page = width > height ? { width: A4.height, height: A4.width } : A4;
  const scale = Math.min((page.width - 2 * ROOM) / width, (page.height - 2 * ROOM) / height);
  const [left, bottom] = [(page.width - width * scale) / 2, (page.height - height * scale) / 2];
  const xs = corners.map(([x]) => left + x * scale);
  const ys = corners.map(([, y]) => bottom + (height - y) * scale);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [
    round(Math.min(...xs) - margin),
    round(Math.min(...ys)),
    round(Math.max(...xs) + margin),
    round(Math.max(...ys)),
  ];
}
