/** The paragraphs of a page that is drawn anew: its characters and the labels of its boxes, in drawing order. */
import { type Matrix, multiply } from '../geometry.ts';
import { groupParagraphs, type TextPiece } from '../write/group-paragraphs.ts';
import type { ParagraphLook } from '../write/page-structure.ts';
import type { BoxWriter } from './content-writer.ts';
import type { Drawing, TextDrawing } from './drawing.ts';
import { isBoldFont } from './pdfjs-hooks.ts';

export type PageParagraphs = {
  /** By drawing: the paragraph of a character, or those of the labels of boxes; empty for all else. */
  readonly paragraphs: readonly (readonly number[])[];
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
  const { numbers, looks } = groupParagraphs(pieces.flat());
  let next = 0;
  const paragraphs = pieces.map(({ length }) => {
    next += length;
    return numbers.slice(next - length, next);
  });
  return { paragraphs, looks };
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
    bold: isBoldFont(glyph.outline.font),
  };
}
