import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import { boxHeight, type LinePlan, type Surroundings } from '../../../src-main/pdf/reflow/line-plan.ts';
import { planLines } from '../../../src-main/pdf/reflow/plan-lines.ts';
import type { LineGlyph } from '../../../src-main/pdf/reflow/text-line.ts';
import { measure, size } from './set-page.ts';

type Alignment = 'left' | 'right' | 'centre' | 'justified';
type Layout = {
  readonly glyphs: readonly LineGlyph[];
  readonly marks: readonly { readonly number: number; readonly rect: Rect }[];
};

const font = {};
const page: Rect = [0, 0, 600, 800];
const [left, right] = [80, 500];

/** Lines of words, one above the other; a word that starts with `#` is taken out and reads as the rest of it. */
function layOut(lines: readonly (readonly string[])[], alignment: Alignment): Layout {
  const glyphs: LineGlyph[] = [];
  const marks: { number: number; rect: Rect }[] = [];
  for (const [row, words] of lines.entries()) {
    const base = 700 - row * 15;
    const shown = words.map((word) => word.replace('#', ''));
    const natural = measure(' ');
    const total = shown.map(measure).reduce((a, b) => a + b, 0);
    const full = alignment === 'justified' && row < lines.length - 1 && words.length > 1;
    const space = full ? (right - left - total) / (words.length - 1) : natural;
    const length = total + space * (words.length - 1);
    let x =
      alignment === 'right' ? right - length : alignment === 'centre' ? (left + right - length) / 2 : left;
    for (const [i, word] of words.entries()) {
      const number = word.startsWith('#') ? marks.length : null;
      const start = x;
      for (const letter of shown[i] ?? '') {
        const end = x + measure(letter);
        const ink: Rect = [x + 0.3, base - 2.2, end - 0.3, base + 7.5];
        const own = number === null ? [] : [number];
        glyphs.push({
          id: glyphs.length,
          text: letter,
          start: x,
          end,
          base,
          size,
          font,
          ink,
          movable: true,
          marks: own,
        });
        x = end;
      }
      if (number !== null) marks.push({ number, rect: [start - 0.5, base - 2.3, x + 0.5, base + 8] });
      if (i < words.length - 1) {
        const end = x + natural;
        glyphs.push({
          id: glyphs.length,
          text: ' ',
          start: x,
          end,
          base,
          size,
          font,
          ink: null,
          movable: true,
          marks: [],
        });
        x += space;
      }
    }
  }
  return { glyphs, marks };
}

function surround(glyphs: readonly LineGlyph[], obstacles: readonly Rect[]): Surroundings {
  const isOver = (a: Rect, b: Rect) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  return {
    isFree: (rect, own) =>
      !obstacles.some((obstacle) => isOver(obstacle, rect)) &&
      !glyphs.some(({ id, ink }) => ink !== null && !own.has(id) && isOver(ink, rect)),
    isClear: (rect) => !obstacles.some((obstacle) => isOver(obstacle, rect)),
  };
}

function plan({ glyphs, marks }: Layout, obstacles: readonly Rect[] = []): LinePlan {
  return planLines(glyphs, marks, page, surround(glyphs, obstacles));
}

type Shown = { readonly what: string; readonly at: readonly number[] };

/** What the page shows: letters and boxes in their places. */
function show({ glyphs }: Layout, { gaps, moves }: LinePlan): readonly Shown[] {
  const by = new Map(moves.flatMap((move) => move.glyphs.map((id) => [id, move.by] as const)));
  const letters = glyphs.filter(({ ink, marks }) => ink !== null && marks.length === 0);
  return [
    ...letters.map(({ id, text, start, base }) => ({ what: text, at: [start + (by.get(id) ?? 0), base] })),
    ...gaps.map(({ rect, width }) => ({ what: width, at: rect })),
  ];
}

/** Points: the least that a file of ours can say. */
const least = 0.001;

function isSame(a: readonly Shown[], b: readonly Shown[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ what, at }, i) => {
      const other = b[i];
      return other?.what === what && at.every((value, j) => Math.abs(value - (other.at[j] ?? 0)) < least);
    })
  );
}

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const longWord = fc.stringMatching(/^[a-z]{6,7}$/);
const name = fc.stringMatching(/^[A-Z][a-z]{1,11}$/);
const alignments = fc.constantFrom<Alignment>('left', 'right', 'centre', 'justified');
/** Full lines, so that a block has edges; the named one stays short of them whatever the name. */
const block = fc.record({
  above: fc.array(longWord, { minLength: 9, maxLength: 10 }),
  before: fc.array(longWord, { minLength: 3, maxLength: 3 }),
  after: fc.array(longWord, { minLength: 4, maxLength: 5 }),
  below: fc.array(longWord, { minLength: 9, maxLength: 10 }),
  last: fc.array(word, { minLength: 2, maxLength: 4 }),
  alignment: alignments,
});
type Block = Parameters<typeof block.filter>[0] extends (value: infer Value) => unknown ? Value : never;

const linesOf = ({ above, before, after, below, last }: Block, named: string) => [
  above,
  [...before, `#${named}`, ...after],
  below,
  last,
];

describe('lines that are set anew', () => {
  it('look the same whatever the name was', () => {
    fc.assert(
      fc.property(block, name, name, (set, one, other) => {
        const [first, second] = [one, other].map((each) => layOut(linesOf(set, each), set.alignment));
        if (first === undefined || second === undefined) throw new Error('two of them');
        const [a, b] = [plan(first), plan(second)];
        expect(a.gaps.map(({ width }) => width)).toEqual(['fixed']);
        expect(isSame(show(first, a), show(second, b))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('would not if they were left as they are', () => {
    const set = { above: ['a'], before: ['b'], after: ['c'], below: ['d'], last: ['e'] };
    const shown = ['Lee', 'Winterbottom'].map((each) =>
      show(layOut(linesOf({ ...set, alignment: 'left' }, each), 'left'), {
        gaps: [],
        moves: [],
        dropped: [],
      }),
    );
    expect(isSame(shown[0] ?? [], shown[1] ?? [])).toBe(false);
  });

  it('keep every letter outside the marks, none on another and none on a box', () => {
    const text = fc.array(
      fc.array(
        fc.oneof(
          word,
          name.map((each) => `#${each}`),
        ),
        // More would not fit a justified line, and stand on each other before anything is moved.
        { minLength: 1, maxLength: 5 },
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(text, alignments, (lines, alignment) => {
        const layout = layOut(lines, alignment);
        const { gaps, moves } = plan(layout);
        const moved = moves.flatMap(({ glyphs }) => glyphs);
        expect(new Set(moved).size).toBe(moved.length);
        const by = new Map(moves.flatMap((move) => move.glyphs.map((id) => [id, move.by] as const)));
        const kept = layout.glyphs.flatMap(({ id, ink, marks }) => {
          if (ink === null || marks.length > 0) return [];
          const shift = by.get(id) ?? 0;
          return [[ink[0] + shift, ink[1], ink[2] + shift, ink[3]] as const];
        });
        const rects = [...kept, ...gaps.map(({ rect }) => rect)];
        for (const [i, a] of rects.entries())
          for (const b of rects.slice(i + 1)) {
            const isClose = Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 0.1;
            // Letters of this test reach as high as boxes do, and lines stand close.
            const onLine = Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 3;
            expect(isClose && onLine).toBe(false);
          }
        const stoodFor = gaps.flatMap((gap) => gap.marks).sort((a, b) => a - b);
        expect(stoodFor).toEqual(layout.marks.map(({ number }) => number));
      }),
      { numRuns: 40 },
    );
  });

  it('have gaps of few widths and of one height', () => {
    const layout = layOut([['a', '#Lee', 'b'], ['c', '#Winterbottom', '#Lee', 'd'], ['#Iqbal']], 'left');
    const { gaps } = plan(layout);
    expect(gaps.map(({ rect }) => Math.round(rect[2] - rect[0]))).toEqual([44, 44, 44]);
    expect(gaps.map(({ rect }) => rect[3] - rect[1])).toEqual(gaps.map(() => expect.closeTo(size)));
    expect(gaps.map(({ marks }) => marks)).toEqual([[0], [1, 2], [3]]);
  });
});

describe('lines that cannot be set anew', () => {
  const rowOf = (words: readonly string[]) => layOut([words], 'left');
  const lineAt = 700 - boxHeight.below * size;

  it('stay where a rule runs through them, and say so', () => {
    const layout = rowOf(['seen', 'by', '#Winterbottom', 'there']);
    const { gaps, moves } = plan(layout, [[left, 699, right, 699.5]]);
    expect(moves).toEqual([]);
    expect(gaps).toMatchObject([
      { width: 'exact', rect: layout.marks[0]?.rect.with(1, lineAt).with(3, expect.any(Number)) },
    ]);
  });

  it('are widened over the white space beside them', () => {
    const layout = rowOf(['seen', 'by', '#Iqbal']);
    const unmovable = { ...layout, glyphs: layout.glyphs.map((glyph) => ({ ...glyph, movable: false })) };
    const { gaps, moves } = plan(unmovable);
    expect(moves).toEqual([]);
    expect(gaps).toMatchObject([{ width: 'widened' }]);
    expect((gaps[0]?.rect[2] ?? 0) - (gaps[0]?.rect[0] ?? 0)).toBeCloseTo(4 * size);
  });

  it('hide the comma between two names', () => {
    const layout = layOut([['seen', '#Iqbal', ',', '#Lee', 'there']], 'left');
    const { gaps } = plan(layout, [[left, 699, right, 699.5]]);
    expect(gaps).toMatchObject([{ width: 'exact', marks: [0, 1] }]);
  });

  it('take the smaller width where the next column is near', () => {
    const set = [['seen', 'by', '#Lee', 'here']];
    const free = plan(layOut(set, 'left'));
    const narrow = plan(layOut(set, 'left'), [[190, 600, 191, 800]]);
    const widthOf = ({ gaps: [gap] }: LinePlan) => (gap === undefined ? 0 : gap.rect[2] - gap.rect[0]);
    expect(widthOf(free)).toBeCloseTo(4 * size);
    expect(widthOf(narrow)).toBeLessThan(4 * size);
    expect(narrow.gaps).toMatchObject([{ width: 'fixed' }]);
  });
});

describe('marks that are not within a line', () => {
  it('are left as they are', () => {
    const layout = layOut(
      [
        ['a', '#Lee', 'b'],
        ['c', 'd'],
      ],
      'left',
    );
    const [, , x1 = 0] = layout.marks[0]?.rect ?? [];
    const rect: Rect = [left, 640, x1, 708];
    const tall = { ...layout, marks: [{ number: 0, rect }] };
    expect(plan(tall)).toEqual({ gaps: [], moves: [], dropped: [] });
  });
});
