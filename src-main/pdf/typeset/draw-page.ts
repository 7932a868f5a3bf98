/** Writes set pages as PDF content: plain text operators, so that the words can be searched, copied and read aloud. */
import { assertNever } from '../../contract/errors.ts';
import type { Rect } from '../../contract/values.ts';
import { beginArtifact, endMarked } from '../write/page-structure.ts';
import type { FontEmbedder } from './embed-fonts.ts';
import { type OpenFonts, type ShapedText, shapeText } from './fonts.ts';
import type { SetPage, Shape } from './strips.ts';
import { a4, type Ink, margins, measure } from './style.ts';
import type { TextElement } from './text-elements.ts';

export type TextPlace = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: Ink;
};

export type DrawnPage = {
  readonly content: string;
  /** Names of the fonts that it needs among its resources. */
  readonly usedFonts: ReadonlySet<string>;
  /** Elements by the numbers of the marked content that belongs to them. */
  readonly contents: readonly TextElement[];
  /** Where elements that are links can be pressed. */
  readonly links: readonly { readonly rect: Rect; readonly element: TextElement }[];
};

/** An A4 page. */
export function drawPage(fonts: OpenFonts, embedder: FontEmbedder, page: SetPage): DrawnPage {
  const usedFonts = new Set<string>();
  const contents: TextElement[] = [];
  const links: { rect: Rect; element: TextElement }[] = [];
  const operators: string[] = [];
  let open: TextElement | 'artifact' | null = null;
  for (const { y, strip, isRepeated } of page) {
    const top = a4.height - margins.top - y;
    for (const shape of strip.shapes) {
      const owner = shape.kind === 'text' && !isRepeated ? shape.element : 'artifact';
      if (owner !== open) {
        if (open !== null) operators.push(endMarked.trimEnd());
        operators.push(
          owner === 'artifact'
            ? beginArtifact.trimEnd()
            : `/${owner.role}<</MCID ${contents.push(owner) - 1}>>BDC`,
        );
        open = owner;
      }
      operators.push(drawShape(fonts, embedder, shape, top, usedFonts));
      if (owner !== 'artifact' && owner.page !== undefined)
        links.push({
          rect: [margins.left, top - strip.height, margins.left + measure, top],
          element: owner,
        });
    }
  }
  if (open !== null) operators.push(endMarked.trimEnd());
  return { content: operators.join('\n'), usedFonts, contents, links };
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
