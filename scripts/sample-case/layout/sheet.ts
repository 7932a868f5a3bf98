import {
  concatTransformationMatrix,
  degrees,
  type PDFDocument,
  type PDFPage,
  rgb,
  setWordSpacing,
} from '@cantoo/pdf-lib';
import type { Colour, Section } from '../model.ts';
import type { Line, Word } from './wrap.ts';

const A4: readonly [number, number] = [595.28, 841.89];

/** One page under construction, in the upright coordinates a reader sees (origin bottom left). */
export interface Sheet {
  readonly page: PDFPage;
  readonly width: number;
  readonly height: number;
  readonly lines: string[];
}

export function addSheet(pdf: PDFDocument, orientation: Section['orientation']): Sheet {
  const [short, long] = A4;
  switch (orientation) {
    case 'portrait':
      return { page: pdf.addPage([short, long]), width: short, height: long, lines: [] };
    case 'landscape':
      return { page: pdf.addPage([long, short]), width: long, height: short, lines: [] };
    case 'rotated': {
      // The page is stored upright and turned by /Rotate 90 (ISO 32000-1, 7.7.3.3), so the text is stored lying on its side.
      const page = pdf.addPage([short, long]);
      page.setRotation(degrees(90));
      page.pushOperators(concatTransformationMatrix(0, 1, -1, 0, short, 0));
      return { page, width: long, height: short, lines: [] };
    }
  }
}

function toColour([red, green, blue]: Colour) {
  return rgb(red, green, blue);
}

export function fillBox(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Colour,
): void {
  sheet.page.drawRectangle({ x, y, width, height, color: toColour(colour) });
}

export function strokeBox(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Colour,
): void {
  sheet.page.drawRectangle({ x, y, width, height, borderColor: toColour(colour), borderWidth: 0.6 });
}

export function drawRule(
  sheet: Sheet,
  x0: number,
  x1: number,
  y: number,
  colour: Colour,
  thickness = 0.6,
): void {
  sheet.page.drawLine({ start: { x: x0, y }, end: { x: x1, y }, thickness, color: toColour(colour) });
}

/** Neighbouring words of one face, so that a line of one face is one string in the file. */
function groupRuns(words: readonly Word[]): Word[] {
  const runs: Word[] = [];
  for (const word of words) {
    const before = runs.at(-1);
    if (before === undefined) runs.push(word);
    else if (before.font === word.font)
      runs[runs.length - 1] = { font: word.font, text: `${before.text} ${word.text}` };
    else {
      runs[runs.length - 1] = { font: before.font, text: `${before.text} ` };
      runs.push(word);
    }
  }
  return runs;
}

export interface LineStyle {
  readonly size: number;
  readonly colour?: Colour;
  /** Stretch the gaps between words until the line is this wide (single-byte fonts only: Tw, ISO 32000-1, 9.3.3). */
  readonly stretchTo?: number;
}

/** Draws a line with its baseline at y. */
export function drawLine(sheet: Sheet, line: Line, x: number, y: number, style: LineStyle): void {
  const runs = groupRuns(line.words);
  const gaps = line.words.length - 1;
  const spare = style.stretchTo === undefined || line.last ? 0 : style.stretchTo - line.width;
  const extra = gaps > 0 ? spare / gaps : 0;
  if (extra > 0) sheet.page.pushOperators(setWordSpacing(extra));
  let left = x;
  for (const run of runs) {
    sheet.page.drawText(run.text, {
      x: left,
      y,
      size: style.size,
      font: run.font,
      color: toColour(style.colour ?? [0.08, 0.08, 0.1]),
    });
    left += run.font.widthOfTextAtSize(run.text, style.size) + extra * (run.text.split(' ').length - 1);
  }
  if (extra > 0) sheet.page.pushOperators(setWordSpacing(0));
  sheet.lines.push(line.words.map((word) => word.text).join(' '));
}
