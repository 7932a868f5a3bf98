/** The scans and photographs of the sample case: what is to be covered in them is where the list says. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readSampleCase } from '../scripts/sample-case/case/sample-case.ts';
import type { Rect } from '../src-main/contract/values.ts';
import { type PagePicture, renderPicture } from './pdf/redact-pixels.ts';
import { convertSampleCase } from './support/sample-case-files.ts';

const sample = readSampleCase();
const paths = [...new Set(sample.boxes.map(({ document }) => document))];
let pictures: ReadonlyMap<string, PagePicture>;

beforeAll(async () => {
  const documents = await convertSampleCase(sample);
  const wanted = documents.filter(({ path }) => paths.includes(path));
  pictures = new Map(
    await Promise.all(
      wanted.map(async ({ path, converted }) => [path, await renderPicture(converted.bytes, 1)] as const),
    ),
  );
}, 120_000);

type Colour = readonly [red: number, green: number, blue: number];

function readColours(path: string, [x0, y0, x1, y1]: Rect): Colour[] {
  const picture = pictures.get(path);
  if (picture === undefined) throw new Error(`No picture: ${path}`);
  const scale = picture.width / picture.pageWidth;
  const colours: Colour[] = [];
  for (let y = Math.ceil((picture.pageHeight - y1) * scale); y < (picture.pageHeight - y0) * scale; y += 1)
    for (let x = Math.ceil(x0 * scale); x < x1 * scale; x += 1) colours.push(picture.colourAt(x, y));
  return colours;
}

/** The share of pixels much darker than the paper round them. */
function countInk(path: string, rect: Rect): number {
  const greys = readColours(path, rect).map(([red, green, blue]) => (red + green + blue) / 3);
  const paper = [...greys].sort((a, b) => a - b)[Math.floor(greys.length * 0.9)] ?? 0;
  return greys.filter((grey) => grey < paper * 0.62).length / greys.length;
}

/** The share of pixels in the colours of skin: more red than green, more green than blue, and neither pale nor gaudy. */
function countSkin(path: string, rect: Rect): number {
  const colours = readColours(path, rect);
  const isSkin = ([red, green, blue]: Colour): boolean =>
    red > 90 && red - green > 12 && green - blue > 4 && red - blue > 25 && red - blue < 120;
  return colours.filter(isSkin).length / colours.length;
}

describe('the pictures of the sample case', () => {
  test('are two scans and three photographs', () => {
    expect(paths).toEqual([
      '10-gp-letter-scan.pdf',
      '17-christmas-dates.eml > christmas!!.eml > maya list.jpg',
      '21-letter-photographed.jpg',
      '22-careers-morning.jpg',
      '27-gp-letter-scanned-again.pdf',
    ]);
    expect(sample.needsRecognition.map(({ document }) => document)).toEqual(paths);
  });

  test.each(paths)('%s: each box that covers words holds ink', (path) => {
    const boxes = sample.boxes.filter((box) => box.document === path && box.covers !== 'a face');
    expect(boxes.length).toBeGreaterThan(0);
    for (const { rect, covers, page } of boxes) {
      expect(page).toBe(1);
      expect(countInk(path, rect), covers).toBeGreaterThan(0.05);
      expect(countInk(path, rect), covers).toBeLessThan(0.5);
    }
  });

  test('the paper between the lines holds none', () => {
    expect(countInk('10-gp-letter-scan.pdf', [80, 790, 500, 800])).toBeLessThan(0.01);
    expect(countInk('27-gp-letter-scanned-again.pdf', [90, 788, 500, 798])).toBeLessThan(0.01);
    expect(countInk('21-letter-photographed.jpg', [482, 300, 500, 560])).toBeLessThan(0.01);
  });

  test('each box that covers a face holds one, and the board beside it does not', () => {
    const faces = sample.boxes.filter(({ covers }) => covers === 'a face');
    expect(faces).toHaveLength(2);
    for (const { document, rect } of faces) expect(countSkin(document, rect)).toBeGreaterThan(0.25);
    const [first] = faces;
    if (first === undefined) throw new Error('No face');
    expect(countSkin(first.document, [24, first.rect[1], 70, first.rect[3]])).toBeLessThan(0.02);
  });

  test('whoever is boxed by name is withheld in the register', () => {
    const known = sample.boxes.filter(({ covers }) => covers !== 'a face');
    for (const { person } of known)
      expect(sample.people.find(({ id }) => id === person)?.decision.outcome, person).toBe('withhold');
  });

  test('what is to be read in them by recognition is neither withheld nor kept by accident', () => {
    for (const { document, withheldTerms, keptTerms } of sample.needsRecognition) {
      const covered = sample.boxes.filter((box) => box.document === document).map(({ covers }) => covers);
      expect(withheldTerms.filter((term) => !covered.some((words) => words.includes(term)))).toEqual([]);
      expect(keptTerms.length, document).toBeGreaterThanOrEqual(3);
      expect(keptTerms.filter((term) => covered.includes(term))).toEqual([]);
    }
  });
});
