/** The reason printed on each box, as real text in an embedded font, so that it can be read aloud and searched. */
import type { Rect } from '../../contract/values.ts';
import type { PdfResources } from '../resources.ts';
import { labelColour, labelSizes, resourceNames, shortLabel } from './appearance.ts';
import { openLabelFont } from './label-font.ts';
import type { OutputDocument, PdfDictionary } from './output.ts';

/** Whether the text before or after a label needs a space between, which then lies in the box. */
export type LabelSpaces = { readonly before: boolean; readonly after: boolean };

export function addSpaces(text: string, { before, after }: LabelSpaces): string {
  return `${before ? ' ' : ''}${text}${after ? ' ' : ''}`;
}

const noSpaces: LabelSpaces = { before: false, after: false };

export type LabelWriter = {
  /** Operators of one text object, or null where the box has no room; the box in displayed points. */
  write(label: string, box: Rect, spaces?: LabelSpaces): string | null;
  /** What a page with labels needs in its /Font resources. */
  readonly fonts: PdfDictionary;
  /** Writes the font; to be called once, after the last page. */
  finish(): Promise<void>;
};

/** Points left free at the ends of a label, and above and below it. */
const endMargin = 2;
const sideMargin = 0.5;
/** Of the font, at size 1: a capital letter; the tallest letter; the lowest descender. */
const capHeight = 0.67;
const ascent = 0.73;
const descent = 0.25;

export async function createLabelWriter(
  output: OutputDocument,
  resources: PdfResources,
): Promise<LabelWriter> {
  const font = await openLabelFont(output, resources);
  const fits = (text: string, size: number, along: number, across: number) =>
    font.widthOfText(text) * size <= along - 2 * endMargin &&
    (ascent + descent) * size <= across - 2 * sideMargin;

  const place = (
    text: string,
    size: number,
    [x0, y0, x1, y1]: Rect,
    upright: boolean,
    spaces: LabelSpaces,
  ): string => {
    const [along, across] = upright ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
    const room = (along - font.widthOfText(text) * size) / 2;
    const start = room - (spaces.before ? font.widthOfText(' ') * size : 0);
    // By its capitals in the middle, unless a descender would then touch the edge.
    const base = Math.max((across - capHeight * size) / 2, sideMargin + descent * size);
    const matrix = upright
      ? `1 0 0 1 ${number(x0 + start)} ${number(y0 + base)}`
      : `0 1 -1 0 ${number(x1 - base)} ${number(y0 + start)}`;
    const { red, green, blue } = labelColour;
    const colour = [red, green, blue].map((value) => number(value / 255)).join(' ');
    return `BT\n0 Tr 100 Tz ${colour} rg /${resourceNames.labels} ${size} Tf ${matrix} Tm <${font.encode(addSpaces(text, spaces))}> Tj\nET\n`;
  };

  return {
    fonts: { [resourceNames.labels]: font.ref },
    finish: () => font.finish(),
    write: (label, box, spaces = noSpaces) => {
      const [width, height] = [box[2] - box[0], box[3] - box[1]];
      // Upwards only in a narrow box: level text is easier to read.
      for (const text of [label, shortLabel]) {
        for (const upright of height > width ? [true, false] : [true]) {
          const [along, across] = upright ? [width, height] : [height, width];
          for (const size of chooseSizes(text, across)) {
            if (fits(text, size, along, across)) return place(text, size, box, upright, spaces);
          }
        }
      }
      return null;
    },
  };
}

/** The one size that the height of a box asks for; the short word may also have the smallest. */
function chooseSizes(text: string, across: number): readonly number[] {
  const size = labelSizes.find((each) => (ascent + descent) * each <= across - 2 * sideMargin);
  const smallest = Math.min(...labelSizes);
  if (size === undefined) return [];
  return text === shortLabel ? [...new Set([size, smallest])] : [size];
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
