/** The reason printed on each box, as real text in an embedded font, so that it can be read aloud and searched. */
import type { Rect } from '../../contract/model.ts';
import type { PdfResources } from '../resources.ts';
import { labelColour, largestLabel, resourceNames, shortLabel, smallestLabel } from './appearance.ts';
import { openLabelFont } from './label-font.ts';
import type { OutputDocument, PdfDictionary } from './output.ts';

export type LabelBox = { readonly rect: Rect; readonly label: string };

export type LabelWriter = {
  /** Operators of one text object for each label that fits; boxes in displayed points. */
  write(boxes: readonly LabelBox[]): string;
  /** What a page with labels needs in its /Font resources. */
  readonly fonts: PdfDictionary;
  /** Writes the font; to be called once, after the last page. */
  finish(): Promise<void>;
};

/** Points left free at both ends of a label. */
const margin = 1.5;
/** Of the font, at size 1: a capital letter; and from its top to the lowest descender. */
const capHeight = 0.67;
const inkHeight = 0.92;

export async function createLabelWriter(
  output: OutputDocument,
  resources: PdfResources,
): Promise<LabelWriter> {
  const font = await openLabelFont(output, resources);
  const placeLabel = (box: LabelBox): string | null => {
    for (const text of [box.label, shortLabel]) {
      if (text === '') return null;
      const placed = fitText(text, box.rect) ?? null;
      if (placed !== null) return placed;
    }
    return null;
  };
  const fitText = (text: string, [x0, y0, x1, y1]: Rect): string | null => {
    const upright = x1 - x0 >= y1 - y0;
    const [along, across] = upright ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
    const unit = font.widthOfText(text);
    const size = Math.min(largestLabel, (along - 2 * margin) / unit, across / inkHeight);
    if (!(size >= smallestLabel)) return null;
    const rounded = Math.floor(size * 10) / 10;
    const shift = (along - unit * rounded) / 2;
    const drop = (across - capHeight * rounded) / 2;
    const matrix = upright
      ? `1 0 0 1 ${number(x0 + shift)} ${number(y0 + drop)}`
      : `0 1 -1 0 ${number(x1 - drop)} ${number(y0 + shift)}`;
    const { red, green, blue } = labelColour;
    const colour = [red, green, blue].map((value) => number(value / 255)).join(' ');
    return `BT\n0 Tr 100 Tz ${colour} rg /${resourceNames.labels} ${rounded} Tf ${matrix} Tm <${font.encode(text)}> Tj\nET\n`;
  };
  return {
    fonts: { [resourceNames.labels]: font.ref },
    finish: () => font.finish(),
    write: (boxes) => {
      const taken: Rect[] = [];
      return boxes
        .map((box) => {
          // Boxes that run into each other get one label, or the labels would be unreadable.
          if (taken.some((rect) => overlaps(rect, box.rect))) return '';
          const placed = placeLabel(box);
          if (placed !== null) taken.push(box.rect);
          return placed ?? '';
        })
        .join('');
    },
  };
}

function overlaps(a: Rect, b: Rect): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
