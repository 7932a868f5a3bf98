/** The paragraphs of a page that is drawn anew: its characters and the labels of its boxes, in drawing order. */
import { type Matrix, multiply } from '../geometry.ts';
import { groupParagraphs, type TextPiece } from '../write/group-paragraphs.ts';
import type { ParagraphLook } from '../write/page-structure.ts';
import type { BoxWriter } from './content-writer.ts';
import type { Glyph, Outline } from './display-item.ts';
import type { Drawing, TextDrawing } from './drawing.ts';
import { findWeight } from './find-weight.ts';

/** Of a character or a label. */
export type PiecePlace = {
  readonly paragraph: number;
  /** Who listens must hear a space there, and there is none. */
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
  readonly isBeforeLabel: boolean;
};

export const nowhere: PiecePlace = {
  paragraph: 0,
  spaceBefore: false,
  spaceAfter: false,
  isBeforeLabel: false,
};

export type PageParagraphs = {
  /** By drawing: the place of a character, or those of the labels of boxes; empty for all else. */
  readonly places: readonly (readonly PiecePlace[])[];
  readonly looks: readonly ParagraphLook[];
};

/** `boxes` by drawing, null for what are none. */
export function groupPageText(
  drawings: readonly Drawing[],
  boxes: readonly (ReturnType<BoxWriter> | null)[],
  toPage: Matrix,
): PageParagraphs {
  const pieces = drawings.map((drawing, i): readonly TextPiece[] => {
    if (drawing.kind === 'text') return [describeCharacter(drawing, toPage)];
    return (boxes[i]?.labels ?? []).map(({ rect }) => ({ kind: 'label', rect }));
  });
  const all = pieces.flat();
  const { numbers, spaces, looks } = groupParagraphs(all);
  let next = 0;
  const places = pieces.map((own) =>
    own.map((): PiecePlace => {
      const index = next++;
      return {
        paragraph: numbers[index] ?? 0,
        spaceBefore: spaces[index - 1] ?? false,
        spaceAfter: spaces[index] ?? false,
        isBeforeLabel: all[index + 1]?.kind === 'label',
      };
    }),
  );
  return { places, looks };
}

/** Em. */
const spaceWidth = 0.25;

/** A space after a character, in its font. */
export function makeSpace(glyph: Glyph): Glyph {
  const { matrix, advance, outline } = glyph;
  const [a, b, c, d, x, y] = matrix;
  return {
    ...glyph,
    outline: findSpace(outline.font),
    matrix: [a, b, c, d, x + a * advance, y + b * advance],
    text: ' ',
    advance: spaceWidth,
    shownBy: 'nothing',
  };
}

const spacesByFont = new WeakMap<object, Outline>();

function findSpace(font: object): Outline {
  const space = spacesByFont.get(font) ?? { font, character: ' told', path: [], bounds: null };
  spacesByFont.set(font, space);
  return space;
}

function describeCharacter({ glyph }: TextDrawing, toPage: Matrix): TextPiece {
  const [a, b, c, d, x, y] = multiply(toPage, glyph.matrix);
  const along = Math.hypot(a, b);
  return {
    kind: 'text',
    text: glyph.text,
    origin: [x, y],
    direction: along === 0 ? [1, 0] : [a / along, b / along],
    length: along * glyph.advance,
    size: Math.hypot(c, d),
    weight: findWeight(glyph.outline),
  };
}
