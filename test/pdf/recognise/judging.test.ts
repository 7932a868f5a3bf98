/** Which pages a machine has to read, and how far it can be trusted. */
import { describe, expect, test } from 'vitest';
import { needsEyes, type ReadWord } from '../../../src-main/contract/reading.ts';
import type { Rect } from '../../../src-main/contract/values.ts';
import { judgePage } from '../../../src-main/pdf/recognise/judge-page.ts';
import {
  judgeReading,
  measureContrast,
  weighConfidence,
} from '../../../src-main/pdf/recognise/judge-reading.ts';
import { isUnevenlyLit } from '../../../src-main/pdf/recognise/lighting.ts';
import { shareOfWords } from '../../../src-main/pdf/recognise/word-like.ts';

const page: Rect = [0, 0, 600, 800];

/** Letters in rows of forty from the top left of a rectangle. */
function write(text: string, [left, , , top]: Rect = page, invisible = false) {
  return [...text].map((letter, at) => {
    const [x, y] = [left + 20 + 10 * (at % 40), top - 40 - 20 * Math.floor(at / 40)];
    return { text: letter, box: letter === ' ' ? null : ([x, y, x + 8, y + 12] as const), invisible };
  });
}

const prose = 'The family moved to the new address in March and the school was told about it by telephone. ';

function reasonFor(more: Partial<Parameters<typeof judgePage>[0]>) {
  return judgePage({ box: page, characters: [], pictures: [], hasInk: false, ...more })?.reason ?? null;
}

describe('a page that a machine has to read', () => {
  test('is a scan without text, in one piece or in strips', () => {
    expect(reasonFor({ pictures: [page], hasInk: true })).toBe('no-text');
    const strips = Array.from({ length: 20 }, (_, index): Rect => [0, 40 * index, 600, 40 * index + 40]);
    expect(reasonFor({ pictures: strips, characters: write('Page 1') })).toBe('little-text');
  });

  test('is one whose letters are drawings', () => {
    expect(reasonFor({ hasInk: true })).toBe('no-text');
    expect(reasonFor({ hasInk: false })).toBeNull();
  });

  test('is a typed page with a large picture in it; and only that picture is read', () => {
    const picture: Rect = [50, 50, 550, 400];
    const found = judgePage({
      box: page,
      characters: write(prose.repeat(3)),
      pictures: [picture],
      hasInk: true,
    });
    expect(found).toEqual({ reason: 'little-text', part: picture });
  });

  test('is not one with a logo or a portrait beside its text', () => {
    expect(reasonFor({ characters: write(prose.repeat(3)), pictures: [[450, 700, 580, 790]] })).toBeNull();
  });

  test('is not one whose text lies on a picture of paper', () => {
    expect(reasonFor({ characters: write(prose.repeat(6)), pictures: [page] })).toBeNull();
  });

  test('is a scan on which only a stamp is typed', () => {
    expect(reasonFor({ characters: write('RECEIVED 4 MAY 2011'), pictures: [page] })).toBe('little-text');
  });

  test('is not a scan that brought good words with it, and is one that brought nonsense or next to nothing', () => {
    expect(reasonFor({ characters: write(prose.repeat(4), page, true), pictures: [page] })).toBeNull();
    const nonsense = '~|1l T#e f@m1ly m0v3d l| ;: q{} x%z1 '.repeat(6);
    expect(reasonFor({ characters: write(nonsense, page, true), pictures: [page] })).toBe('poor-layer');
    expect(reasonFor({ characters: write('Page 3', page, true), pictures: [page] })).toBe('poor-layer');
  });

  test('is one whose font does not say what its letters are', () => {
    expect(reasonFor({ characters: write('\ue001\ue002\ue003 '.repeat(20)) })).toBe('garbled');
    expect(reasonFor({ characters: write(prose) })).toBeNull();
  });
});

describe('the share of words in a text', () => {
  test.each([
    prose,
    'Annwyl Ms Osei, Diolch am eich llythyr. Cwm Rhondda, 14/06/2004, £12.50, 3rd.',
    "O'Brien-Smith's DN4 A&E",
  ])('is high in %s', (text) => expect(shareOfWords(text)).toBeGreaterThan(0.8));
  test.each(['~|1l T#e f@m1ly m0v3d l|', 'xqzt bcdfgh ||| _ _', 'aBcDeF gHiJ'])('is low in %s', (text) =>
    expect(shareOfWords(text)).toBeLessThan(0.5),
  );
});

function word(text: string, confidence: number): ReadWord {
  return { text, confidence, start: [0, 0], angle: 0, length: 40, above: 9, below: 3, endsLine: false };
}

const sureWords = Array.from({ length: 30 }, () => word('school', 0.95));

describe('what is said of a page that was read', () => {
  test('nothing, where its words are sure and its ink is dark', () => {
    expect(judgeReading(sureWords, 0, 180, false)).toEqual([]);
  });

  test('that it is poor, where many letters are doubtful', () => {
    const flags = judgeReading(
      [...sureWords, ...Array.from({ length: 10 }, () => word('scboo1', 0.4))],
      0,
      180,
      false,
    );
    expect(flags).toContain('poor');
    expect(flags).not.toContain('handwritten');
  });

  test('that it is poor, where something like a line of letters was not read at all', () => {
    expect(judgeReading(sureWords, 30, 180, false)).toEqual(['poor']);
    expect(judgeReading(sureWords, 5, 180, false)).toEqual([]);
  });

  test('that it may be handwritten, where most are, on a page with good contrast only', () => {
    const scrawl = Array.from({ length: 20 }, () => word('wvvnl', 0.3));
    expect(judgeReading(scrawl, 0, 180, false)).toEqual(['poor', 'handwritten']);
    expect(judgeReading(scrawl, 0, 40, false)).toEqual(['poor', 'faint']);
  });

  test('that it is faint, and that it lies on its side', () => {
    expect(judgeReading(sureWords, 0, 40, false)).toEqual(['faint']);
    expect(judgeReading(sureWords, 0, 180, true)).toEqual(['sideways']);
    expect([needsEyes(['faint']), needsEyes(['sideways'])]).toEqual([true, false]);
  });

  test('that no words were found, where specks are all there is', () => {
    expect(judgeReading([], 0, 180, false)).toEqual(['no-text']);
    expect(judgeReading([word('i', 0.9)], 0, 180, false)).toEqual(['no-text']);
  });

  test('goes by letters: a long word counts for more than a short one', () => {
    expect(weighConfidence([word('safeguarding', 0.9), word('a', 0)])).toBeGreaterThan(0.8);
    expect(weighConfidence([])).toBe(0);
  });
});

test('contrast is that between the paper and the darkest ink', () => {
  const data = new Uint8Array(10_000).fill(240);
  data.fill(60, 0, 300);
  expect(measureContrast({ width: 100, height: 100, dpi: 200, data })).toBe(180);
  expect(measureContrast({ width: 100, height: 100, dpi: 200, data: new Uint8Array(10_000).fill(240) })).toBe(
    0,
  );
});

describe('the light on a picture', () => {
  const [width, height] = [400, 400];
  const draw = (shade: (x: number, y: number) => number) => {
    const data = Uint8Array.from({ length: width * height }, (_, at) =>
      shade(at % width, Math.floor(at / width)),
    );
    return { width, height, dpi: 100, data };
  };

  test('is even on a sheet with lines of print and a shaded heading', () => {
    const isInk = (x: number, y: number) => y % 20 < 6 && x % 7 < 3;
    expect(isUnevenlyLit(draw((x, y) => (isInk(x, y) ? 30 : y < 60 ? 222 : 244)))).toBe(false);
  });

  test('is uneven where a shadow lies across the sheet', () => {
    expect(isUnevenlyLit(draw((x, y) => 240 - (100 * (x + y)) / 800))).toBe(true);
  });
});
