/** Writes set pages as PDF content: plain text operators, so that the words can be searched, copied and read aloud. */
import { assertNever } from '../../contract/errors.ts';
import type { FontEmbedder } from './embed-fonts.ts';
import { type OpenFonts, type ShapedText, shapeText } from './fonts.ts';
import type { SetPage, Shape } from './strips.ts';
import { a4, type Ink, margins } from './style.ts';

export type TextPlace = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: Ink;
};

/** Content of an A4 page, and the names of the fonts that it needs among its resources. */
export function drawPage(
  fonts: OpenFonts,
  embedder: FontEmbedder,
  page: SetPage,
): { readonly content: string; readonly usedFonts: ReadonlySet<string> } {
  const usedFonts = new Set<string>();
  const content = page.flatMap(({ y, strip }) =>
    strip.shapes.map((shape) => drawShape(fonts, embedder, shape, a4.height - margins.top - y, usedFonts)),
  );
  return { content: content.join('\n'), usedFonts };
}

/** `top` is the upper edge of the strip, in points from the bottom of the page. */
function drawShape(
  fonts: OpenFonts,
  embedder: FontEmbedder,
  shape: Shape,
  top: number,
  usedFonts: Set<string>,
): string {
  switch (shape.kind) {
    case 'text': {
      const shaped = shapeText(fonts, shape.style, shape.text, shape.numbers);
      return drawText(embedder, shaped, { ...shape, y: top - shape.y }, usedFonts);
    }
    case 'fill':
      return `${shape.colour.join(' ')} rg ${round(shape.x)} ${round(top - shape.y - shape.height)} ${round(shape.width)} ${round(shape.height)} re f`;
    case 'tick-box':
      return `${shape.colour.join(' ')} RG 0.9 w ${round(shape.x)} ${round(top - shape.y - shape.size)} ${shape.size} ${shape.size} re S`;
    default:
      return assertNever(shape);
  }
}

/** One line of text; `y` is its baseline. Adds the fonts it uses to `usedFonts`. */
export function drawText(
  embedder: FontEmbedder,
  shaped: ShapedText,
  place: TextPlace,
  usedFonts: Set<string>,
): string {
  const parts = [`BT ${place.colour.join(' ')} rg 1 0 0 1 ${round(place.x)} ${round(place.y)} Tm`];
  let codes = '';
  let shown = '';
  const flush = (): void => {
    if (shown !== '' || codes !== '') parts.push(`[${shown}${codes === '' ? '' : `<${codes}>`}] TJ`);
    codes = '';
    shown = '';
  };
  let current: string | null = null;
  for (const run of shaped.runs) {
    const { name } = embedder.use(run.font);
    if (name !== current) {
      flush();
      parts.push(`/${name} ${place.size} Tf`);
      usedFonts.add(name);
      current = name;
    }
    for (const glyph of run.glyphs) {
      codes += embedder.encode(run.font, glyph);
      // In a TJ array, a positive number moves the next glyph back (ISO 32000-2, 9.4.3).
      const kern = Math.round(Math.round(glyph.width) - glyph.advance);
      if (kern !== 0) {
        shown += `<${codes}>${kern}`;
        codes = '';
      }
    }
  }
  flush();
  parts.push('ET');
  return parts.join(' ');
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
