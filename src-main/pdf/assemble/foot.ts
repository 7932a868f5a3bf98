/** The line at the foot of each page: where one is in the document, and in the bundle. */
import { formatNumber } from '../../domain/numbers.ts';
import { drawText } from '../typeset/draw-page.ts';
import type { FontEmbedder } from '../typeset/embed-fonts.ts';
import { type OpenFonts, type ShapedText, shapeText } from '../typeset/fonts.ts';
import { foot, ink, margins } from '../typeset/style.ts';

export type FootInput = {
  /** Of the document, or of the bundle on its own pages. */
  readonly title: string;
  /** ", page 4 of 18" for documents, or nothing. */
  readonly place: string;
  readonly page: number;
  readonly pages: number;
  /** Width of the page in points. */
  readonly width: number;
};

/** Adds the fonts it uses to `usedFonts`. */
export function drawFoot(
  fonts: OpenFonts,
  embedder: FontEmbedder,
  input: FootInput,
  usedFonts: Set<string>,
): string {
  const right = shapeText(
    fonts,
    'regular',
    `Page ${formatNumber(input.page)} of ${formatNumber(input.pages)}`,
  );
  const measure = input.width - margins.left - margins.right;
  const rightWidth = (right.width * foot.size) / 1000;
  const left = shortenToFit(fonts, input.title, input.place, measure - rightWidth - foot.gap);
  const place = { y: foot.baseline, size: foot.size, colour: ink.faint };
  return [
    '/Artifact<</Type/Pagination/Subtype/Footer>>BDC',
    `${ink.rule.join(' ')} rg ${margins.left} ${foot.rule} ${Math.round(measure * 100) / 100} 0.6 re f`,
    drawText(embedder, left, { ...place, x: margins.left }, usedFonts),
    drawText(embedder, right, { ...place, x: input.width - margins.right - rightWidth }, usedFonts),
    'EMC',
  ].join('\n');
}

/** A title that is too long loses its end, never the page number after it. */
function shortenToFit(fonts: OpenFonts, title: string, place: string, width: number): ShapedText {
  const whole = shapeText(fonts, 'regular', title + place);
  if ((whole.width * foot.size) / 1000 <= width) return whole;
  const characters = [...title];
  let low = 0;
  let high = characters.length;
  let best = shapeText(fonts, 'regular', `…${place}`);
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const shaped = shapeText(fonts, 'regular', `${characters.slice(0, middle).join('').trimEnd()}…${place}`);
    if ((shaped.width * foot.size) / 1000 <= width) {
      best = shaped;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}
