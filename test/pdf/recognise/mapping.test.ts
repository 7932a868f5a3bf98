/** From the page to the picture that is read, and back: a word's rectangle ends where its ink is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import { outlineWord } from '../../../src-main/domain/read-words.ts';
import { describePage, invert, mapPoint, mapRect } from '../../../src-main/pdf/geometry.ts';
import { placePicture } from '../../../src-main/pdf/recognise/picture-space.ts';
import { placeWords } from '../../../src-main/pdf/recognise/place-words.ts';
import type { RawLine } from '../../../src-main/pdf/recognise/raw-lines.ts';

const pages = fc
  .record({
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -300, max: 300 }),
    width: fc.integer({ min: 100, max: 900 }),
    height: fc.integer({ min: 100, max: 900 }),
    rotation: fc.constantFrom(0, 90, 180, 270),
  })
  .map(({ x, y, width, height, rotation }) => {
    const turned = rotation === 90 ? 90 : rotation === 180 ? 180 : rotation === 270 ? 270 : 0;
    return describePage([x, y, x + width, y + height], turned, 1);
  });
const views = fc.record({
  dpi: fc.integer({ min: 60, max: 400 }),
  turn: fc.constantFrom<0 | 180>(0, 180),
  skew: fc.double({ min: -0.08, max: 0.08, noNaN: true }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the picture of a part of a page', () => {
  test('has room for all of it, however it is turned and straightened, and no more pixels than it may', () => {
    fc.assert(
      fc.property(pages, views, share, share, (page, view, across, up) => {
        const part = page.visibleBox;
        const { width, height, toPicture } = placePicture(page, { ...view, part });
        expect(width * height).toBeLessThan(18_200_000);
        const [x, y] = mapPoint(
          part[0] + across * (part[2] - part[0]),
          part[1] + up * (part[3] - part[1]),
          toPicture,
        );
        expect(x).toBeGreaterThan(-1);
        expect(x).toBeLessThan(width + 1);
        expect(y).toBeGreaterThan(-1);
        expect(y).toBeLessThan(height + 1);
      }),
    );
  });

  test('says where every point of the page is, and the way back', () => {
    fc.assert(
      fc.property(pages, views, share, share, (page, view, across, up) => {
        const part = page.visibleBox;
        const { toPicture } = placePicture(page, { ...view, part });
        const point = [part[0] + across * (part[2] - part[0]), part[1] + up * (part[3] - part[1])] as const;
        const back = mapPoint(...mapPoint(...point, toPicture), invert(toPicture));
        expect(back[0]).toBeCloseTo(point[0], 5);
        expect(back[1]).toBeCloseTo(point[1], 5);
      }),
    );
  });

  test('shows the page as it is displayed: up is up', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const { toPicture, dpi } = placePicture(page, { part: page.visibleBox, dpi: 72, turn: 0, skew: 0 });
        const toDisplay = invert(page.toDisplay);
        const [lowX, lowY] = mapPoint(...mapPoint(10, 10, toDisplay), toPicture);
        const [highX, highY] = mapPoint(...mapPoint(10, 60, toDisplay), toPicture);
        expect(highX).toBeCloseTo(lowX, 4);
        expect(lowY - highY).toBeCloseTo((50 * dpi) / 72, 4);
      }),
    );
  });
});

/** One word alone on its line: letters over the baseline, and a little under it. */
function makeLine(box: Rect, slope: number, text = 'Thorne'): RawLine {
  const [x0, y0, x1, y1] = box;
  const bbox = { x0, y0, x1, y1 };
  const middle = (x0 + x1) / 2;
  const base = y1 - 3;
  return {
    bbox,
    baseline: { x0, y0: base - slope * (middle - x0), x1, y1: base + slope * (x1 - middle) },
    rowAttributes: { rowHeight: y1 - y0, descenders: 3, ascenders: 5 },
    words: [{ text, confidence: 91, bbox }],
  };
}

const wordBoxes = fc
  .record({
    x: fc.integer({ min: 50, max: 600 }),
    y: fc.integer({ min: 50, max: 600 }),
    width: fc.integer({ min: 60, max: 300 }),
    height: fc.integer({ min: 14, max: 40 }),
  })
  .map(({ x, y, width, height }): Rect => [x, y, x + width, y + height]);

describe('a word that was read', () => {
  test('is put where its ink is on the page, whatever the page and its picture are turned by', () => {
    fc.assert(
      fc.property(pages, views, wordBoxes, (page, view, box) => {
        const { toPicture } = placePicture(page, { ...view, part: page.visibleBox });
        const [word] = placeWords([makeLine(box, 0)], invert(toPicture));
        if (word === undefined) throw new Error('no word');
        expect(word.confidence).toBeCloseTo(0.91);
        // Its rectangle on the page, seen in the picture again, is the box that the machine gave.
        const [cos, sin] = [Math.cos(word.angle), Math.sin(word.angle)];
        const corner = (along: number, over: number) =>
          mapPoint(
            word.start[0] + along * cos - over * sin,
            word.start[1] + along * sin + over * cos,
            toPicture,
          );
        const [left, bottom] = corner(0, -word.below);
        const [right, top] = corner(word.length, word.above);
        expect(left).toBeCloseTo(box[0], 2);
        expect(right).toBeCloseTo(box[2], 2);
        expect(top).toBeLessThan(box[1] + 0.1);
        expect(top).toBeGreaterThan(box[1] - 0.3 * (box[3] - box[1]));
        expect(bottom).toBeGreaterThan(box[3] - 0.1);
        expect(bottom).toBeLessThan(box[3] + 6);
      }),
    );
  });

  test('on an upright page has the very box that the picture shows', () => {
    const page = describePage([0, 0, 595, 842], 0, 1);
    const { toPicture } = placePicture(page, { part: page.visibleBox, dpi: 144, turn: 0, skew: 0 });
    const box: Rect = [200, 400, 320, 430];
    const [word] = placeWords([makeLine(box, 0)], invert(toPicture));
    const expected = mapRect(box, invert(toPicture));
    expect(word === undefined ? [] : outlineWord(word).map(Math.round)).toEqual(expected.map(Math.round));
  });

  test.each([
    [90, [0, 1]],
    [180, [-1, 0]],
    [270, [0, -1]],
  ] as const)(
    'of a page that is displayed turned by %i° runs along the page as it is stored',
    (rotation, [x, y]) => {
      const page = describePage([0, 0, 600, 800], rotation, 1);
      const { toPicture } = placePicture(page, { part: page.visibleBox, dpi: 72, turn: 0, skew: 0 });
      const [word] = placeWords([makeLine([100, 100, 220, 120], 0)], invert(toPicture));
      expect(
        [Math.cos(word?.angle ?? 0), Math.sin(word?.angle ?? 0)].map(Math.round).map((n) => n + 0),
      ).toEqual([x, y]);
    },
  );

  test('on a line that falls does not take what the slope adds to its box for ink', () => {
    const slope = 0.05;
    const [length, thick] = [200, 20];
    const rise = length * slope;
    const page = describePage([0, 0, 600, 800], 0, 1);
    const { toPicture } = placePicture(page, { part: page.visibleBox, dpi: 72, turn: 0, skew: 0 });
    const line = makeLine([100, 100, 100 + length, 100 + thick + rise], slope);
    const [word] = placeWords(
      [{ ...line, rowAttributes: { rowHeight: thick, descenders: 3, ascenders: 5 } }],
      invert(toPicture),
    );
    expect((word?.above ?? 0) + (word?.below ?? 0)).toBeLessThan(thick * 1.25);
    expect(word?.angle).toBeCloseTo(-Math.atan(slope), 3);
  });

  test('that runs down the picture, as on a page that lies on its side, runs down the page', () => {
    const page = describePage([0, 0, 600, 800], 0, 1);
    const { toPicture } = placePicture(page, { part: page.visibleBox, dpi: 72, turn: 0, skew: 0 });
    const down: RawLine = {
      bbox: { x0: 300, y0: 100, x1: 320, y1: 220 },
      baseline: { x0: 304, y0: 100, x1: 304, y1: 220 },
      rowAttributes: { rowHeight: 20, descenders: 4, ascenders: 5 },
      words: [{ text: 'Thorne', confidence: 90, bbox: { x0: 300, y0: 100, x1: 320, y1: 220 } }],
    };
    const [word] = placeWords([down], invert(toPicture));
    if (word === undefined) throw new Error('no word');
    expect(word.angle).toBeCloseTo(-Math.PI / 2);
    expect(outlineWord(word).map(Math.round)).toEqual([300, 580, 320, 700]);
  });

  test('has its ligatures taken apart, and what is no word is left out', () => {
    const identity = [1, 0, 0, -1, 0, 800] as const;
    const texts = (text: string) =>
      placeWords([makeLine([100, 100, 200, 120], 0, text)], identity).map((word) => word.text);
    expect(texts('ﬁle')).toEqual(['file']);
    expect(texts('\u200b ')).toEqual([]);
  });
});

describe('an e-mail address that was read in two parts', () => {
  const word = (text: string, x0: number, x1: number) => ({
    text,
    confidence: 90,
    bbox: { x0, y0: 100, x1, y1: 130 },
  });
  const place = (...words: RawLine['words']): readonly string[] => {
    const bbox = { x0: 0, y0: 100, x1: 900, y1: 130 };
    const rowAttributes = { rowHeight: 30, descenders: 6, ascenders: 6 };
    const line = { bbox, baseline: { ...bbox, y0: 124, y1: 124 }, rowAttributes, words };
    return placeWords([line], [0.24, 0, 0, -0.24, 0, 600]).map(({ text }) => text);
  };

  test('is one word', () => {
    expect(place(word('office', 0, 90), word('@school.example', 96, 300))).toEqual(['office@school.example']);
    expect(place(word('office@', 0, 100), word('school.example', 104, 300))).toEqual([
      'office@school.example',
    ]);
  });

  test('and other words are not joined', () => {
    expect(place(word('see', 0, 50), word('@school', 90, 200))).toEqual(['see', '@school']);
    expect(place(word('see', 0, 50), word('school', 54, 200))).toEqual(['see', 'school']);
  });
});
