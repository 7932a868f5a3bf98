import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseHeadings } from '../../src-main/pdf/write/choose-headings.ts';
import { groupParagraphs, type TextPiece } from '../../src-main/pdf/write/group-paragraphs.ts';
import type { PageElement, ParagraphLook } from '../../src-main/pdf/write/page-structure.ts';

type Look = { readonly size?: number; readonly weight?: number; readonly length?: number };

function word(text: string, x: number, y: number, look: Look = {}): TextPiece {
  const { size = 12, weight = 0.07, length = text.length * size * 0.5 } = look;
  return { kind: 'text', text, origin: [x, y], direction: [1, 0], length, size, weight };
}

function label(x0: number, y0: number, x1: number, y1: number): TextPiece {
  return { kind: 'label', rect: [x0, y0, x1, y1] };
}

/** Paragraphs as texts, spaces that are told included. */
function read(pieces: readonly TextPiece[]): readonly string[] {
  const { numbers, spaces } = groupParagraphs(pieces);
  const texts: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const number = numbers[index] ?? -1;
    const text = piece.kind === 'text' ? piece.text : '[label]';
    texts[number] = `${texts[number] ?? ''}${text}${spaces[index] ? ' ' : ''}`;
  }
  return texts;
}

describe('the paragraphs of a page', () => {
  it('are lines at an even distance, with a space told where a line ends', () => {
    const lines = ['One line of text', 'and the next', 'and a third'].map((text, i) =>
      word(text, 50, 700 - 14 * i),
    );
    expect(read(lines)).toEqual(['One line of text and the next and a third']);
  });

  it('end where the distance is larger than that of the lines before or after', () => {
    const ys = [700, 686, 666, 652, 638];
    expect(read(ys.map((y, i) => word(`line ${i}`, 50, y)))).toEqual([
      'line 0 line 1',
      'line 2 line 3 line 4',
    ]);
    expect(read([700, 681, 667].map((y, i) => word(`line ${i}`, 50, y)))).toEqual([
      'line 0',
      'line 1 line 2',
    ]);
  });

  it('end where the next is set in, where the size changes, and where a bold line stands', () => {
    const at = (i: number) => 700 - 14 * i;
    expect(read([0, 0, 15, 0].map((indent, i) => word(`line ${i}`, 50 + indent, at(i))))).toEqual([
      'line 0 line 1',
      'line 2 line 3',
    ]);
    expect(read([word('large', 50, at(0), { size: 16 }), word('small', 50, at(1))])).toEqual([
      'large',
      'small',
    ]);
    expect(read([word('bold', 50, at(0), { weight: 0.11 }), word('plain', 50, at(1))])).toEqual([
      'bold',
      'plain',
    ]);
  });

  it('do not run from one column into the other', () => {
    const left = ['left one', 'left two'].map((text, i) => word(text, 50, 700 - 14 * i));
    const right = ['right one', 'right two'].map((text, i) => word(text, 300, 700 - 14 * i));
    expect(read([...left, ...right])).toEqual(['left one left two', 'right one right two']);
  });

  it('have the row of a table on one line, cell after cell', () => {
    const rows = [0, 1].flatMap((i) => [word('Name', 50, 700 - 14 * i), word('Role', 200, 700 - 14 * i)]);
    expect(read([...rows, word('after it', 50, 672)])).toEqual(['Name Role', 'Name Role', 'after it']);
  });

  it('hold the label of a box in its place, with spaces but before punctuation', () => {
    const line = [word('Ms', 50, 700), label(64, 697, 120, 711), word('said', 123, 700)];
    expect(read([...line, word('so.', 50, 686)])).toEqual(['Ms [label] said so.']);
    expect(read([word('with', 50, 700), label(76, 697, 120, 711), word(', who', 121, 700)])).toEqual([
      'with [label], who',
    ]);
    expect(read([label(50, 697, 90, 711), word('said', 93, 700), word('no', 50, 686)])).toEqual([
      '[label] said no',
    ]);
  });

  it('make one of a box over several lines and no more', () => {
    const pieces = [word('before', 50, 700), label(50, 600, 300, 690), word('after', 50, 590)];
    expect(read(pieces)).toEqual(['before', '[label]', 'after']);
  });

  it('do not need a second space, and no letter gets one', () => {
    expect(read([word('one', 50, 700), word(' ', 68, 700), word('two', 71, 700)])).toEqual(['one two']);
    expect(read([...'word'].map((letter, i) => word(letter, 50 + 6 * i, 700)))).toEqual(['word']);
    expect(read([word('one', 50, 700), word('two', 74, 700)])).toEqual(['one two']);
    expect(read([word('well-', 50, 700), word('known', 50, 686)])).toEqual(['well-known']);
  });

  it('follow the direction of the text', () => {
    const turned = (text: string, x: number): TextPiece => ({
      kind: 'text',
      text,
      origin: [x, 50],
      direction: [0, 1],
      length: 40,
      size: 12,
      weight: 0,
    });
    expect(read([turned('up', 100), turned('and on', 114), word('level', 200, 50)])).toEqual([
      'up and on',
      'level',
    ]);
  });

  it('hold every piece once, in the order in which it came', () => {
    const piece = fc.oneof(
      fc.record({
        x: fc.integer({ min: 0, max: 500 }),
        y: fc.integer({ min: 0, max: 800 }),
        blank: fc.boolean(),
      }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const all = pieces.map((one) =>
          one === null ? label(10, 10, 60, 24) : word(one.blank ? ' ' : 'a', one.x, one.y),
        );
        const { numbers, spaces, looks } = groupParagraphs(all);
        expect([numbers.length, spaces.length]).toEqual([all.length, all.length]);
        for (const [i, number] of numbers.entries()) {
          const before = numbers[i - 1] ?? 0;
          expect(number === before || number === before + 1).toBe(true);
          expect(looks[number]).toBeDefined();
        }
      }),
    );
  });
});

describe('the look of a paragraph', () => {
  it('is the size that most of it has, and the mean weight of its letters', () => {
    const words = [
      word('Large', 50, 700, { size: 12, weight: 0.1 }),
      word('and larger', 90, 700, { size: 14, weight: 0.07 }),
      word('12', 180, 700, { weight: 0.5 }),
    ];
    const [look] = groupParagraphs(words).looks;
    expect(look).toMatchObject({ size: 14, lines: 1, characters: 17, letters: 14, tabular: false });
    expect(look?.weight).toBeCloseTo((5 * 0.1 + 9 * 0.07) / 14, 6);
  });
});

describe('the headings of a document', () => {
  const paragraph = (look: Partial<ParagraphLook> = {}): PageElement => ({
    kind: 'paragraph',
    contents: [0],
    look: { size: 12, lines: 4, characters: 400, letters: 330, weight: 0.07, tabular: false, ...look },
  });
  const short = { lines: 1, characters: 20, letters: 16 };
  const figure: PageElement = { kind: 'figure', contents: [1], alt: 'Picture' };

  it('are larger or bold; the largest comes first, bold lines last', () => {
    const elements = [
      paragraph({ ...short, size: 20 }),
      paragraph(),
      paragraph({ ...short, size: 15 }),
      paragraph(),
      paragraph({ ...short, weight: 0.1 }),
      figure,
      paragraph(),
    ];
    expect(chooseHeadings(elements)).toEqual(['H1', null, 'H2', null, 'H3', null, null]);
    expect(chooseHeadings([paragraph({ ...short, weight: 0.1 }), paragraph()])).toEqual(['H1', null]);
  });

  it.each([
    ['a little larger', { ...short, size: 13 }],
    ['a little bolder', { ...short, weight: 0.08 }],
    ['long', { size: 20, characters: 300 }],
    ['bold, but of several lines', { lines: 2, characters: 90, weight: 0.1 }],
    ['bold, but small print', { ...short, size: 9, weight: 0.1 }],
    ['a bold row of a table', { ...short, weight: 0.1, tabular: true }],
    ['a letter that opens a chapter', { ...short, characters: 1, letters: 1, size: 30 }],
    ['a number', { ...short, characters: 5, letters: 0, size: 30 }],
  ])('are not what is %s', (_, look) => {
    expect(chooseHeadings([paragraph(look), paragraph(), paragraph(), paragraph()])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('are rare: where half of the text is large or bold, that means nothing', () => {
    const elements = [
      paragraph(),
      paragraph({ ...short, size: 20 }),
      paragraph({ size: 20, characters: 380 }),
    ];
    expect(chooseHeadings(elements)).toEqual([null, null, null]);
  });
});
