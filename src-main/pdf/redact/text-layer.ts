/**
 * The invisible words over a raster page: a font without outlines, whole-point positions, and no width that is
 * taken from anything but the word's own ink.
 */
import type { Rect } from '../../contract/values.ts';
import { mapPoint, mapRect, type PageGeometry } from '../geometry.ts';
import { resourceNames } from './appearance.ts';
import { buildGlyphlessFont, glyphWidth } from './glyphless-font.ts';
import type { OutputDocument, PdfDictionary } from './output.ts';
import { hexCode } from './to-unicode.ts';
import type { Word } from './words.ts';

export type TextLayer = {
  /** Operators of one text object, empty without words. */
  writeWords(words: readonly Word[], geometry: PageGeometry): string;
  /**
   * One text object with a text that fills a rectangle of displayed points: on the baseline (y) if it is known and
   * fits, else in the middle along the longer side.
   */
  writeText(text: string, rect: Rect, baseline: number | null): string;
  /** What a page with words needs in its /Font resources. */
  readonly fonts: PdfDictionary;
  /** Writes the font; to be called once, after the last page. */
  finish(): void;
};

const mostCodes = 65_000;
/** Points, of a text that fills a rectangle; and how much of its size lies below the baseline. */
const largestText = 8;
const depth = 0.2;

export function createTextLayer(output: OutputDocument): TextLayer {
  const font = output.reserve();
  // Codes in order of first use: a word that does not survive leaves no trace in the font either.
  const codes = new Map<string, number>();
  const encode = (character: string): string => {
    let code = codes.get(character);
    if (code === undefined && codes.size < mostCodes) {
      code = codes.size + 1;
      codes.set(character, code);
    }
    return code === undefined ? '' : hexCode(code);
  };
  return {
    fonts: { [resourceNames.words]: font },
    writeWords: (words, geometry) => {
      if (words.length === 0) return '';
      const shown = words.map((word) => placeWord(word, geometry, encode));
      return `BT\n3 Tr\n${shown.join('')}ET\n`;
    },
    writeText: (text, rect, baseline) => `BT\n3 Tr\n${placeText(text, rect, baseline, encode)}ET\n`,
    finish: () => {
      if (codes.size > 0) buildGlyphlessFont(output, font, [...codes.keys()]);
    },
  };
}

function placeWord(word: Word, geometry: PageGeometry, encode: (character: string) => string): string {
  const box = mapRect(word.box, geometry.toDisplay);
  const loose = mapRect(word.looseBox, geometry.toDisplay);
  const angle = (((word.angle - geometry.rotation) % 360) + 360) % 360;
  const [x, y] = findStart(loose, mapPoint(...word.origin, geometry.toDisplay), angle);
  const lengths = { across: box[2] - box[0], up: box[3] - box[1] };
  const upright = angle === 0 || angle === 180;
  const size = Math.max(1, Math.round(upright ? loose[3] - loose[1] : loose[2] - loose[0]));
  const length = Math.max(1, Math.floor(upright ? lengths.across : lengths.up));
  const count = [...word.text].length;
  const stretch = findStretch(length, count, size);
  const text = [...word.text, ...(word.spaceAfter ? [' '] : [])].map(encode).join('');
  const matrix = {
    0: `1 0 0 1 ${Math.ceil(box[0])} ${y}`,
    90: `0 1 -1 0 ${x} ${Math.ceil(box[1])}`,
    180: `-1 0 0 -1 ${Math.floor(box[2])} ${y}`,
    270: `0 -1 1 0 ${x} ${Math.floor(box[3])}`,
  }[angle];
  return `/${resourceNames.words} ${size} Tf ${stretch} Tz ${matrix ?? ''} Tm <${text}> Tj\n`;
}

/**
 * A whole point on the baseline. Mirrored letters hang from theirs: the layer's letters cannot, and would reach into
 * the line next to it.
 */
function findStart(cell: Rect, [x, y]: readonly [number, number], angle: number): readonly [number, number] {
  const [x0, y0, x1, y1] = cell;
  const upright = angle === 0 || angle === 180;
  const up = angle === 0 || angle === 270 ? 1 : -1;
  const middle = upright ? (y0 + y1) / 2 - y : (x0 + x1) / 2 - x;
  if (up * middle >= 0) return [Math.round(x), Math.round(y)];
  if (upright) return [Math.round(x), Math.round(up > 0 ? y0 + depth * (y1 - y0) : y1 - depth * (y1 - y0))];
  return [Math.round(up > 0 ? x0 + depth * (x1 - x0) : x1 - depth * (x1 - x0)), Math.round(y)];
}

/** Free at each end, so that a neighbour a point off does not touch it; of a short side no more than this share. */
const endRoom = 1.5;
const endShare = 0.33;
/** Glyphs narrower than this (for `Tz`) are no words to some readers: then the text is smaller. */
const leastStretch = 0.3;

function placeText(
  text: string,
  [x0, y0, x1, y1]: Rect,
  baseline: number | null,
  encode: (character: string) => string,
): string {
  const upright = baseline !== null || x1 - x0 >= y1 - y0;
  const [along, across] = upright ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  const room = Math.min(endRoom, along * endShare);
  const length = along - 2 * room;
  const characters = [...text];
  const natural = (length * 1000) / (characters.length * glyphWidth * leastStretch);
  const size = Math.min(largestText, across, natural);
  const middle = (across - size) / 2 + size * depth;
  const line = baseline === null ? middle : Math.round(baseline) - y0;
  const base = upright && line > 0 && line < across / 3 ? line : middle;
  const [x, y] = upright ? [x0 + room, y0 + base] : [x1 - base, y0 + room];
  const direction = upright ? '1 0 0 1' : '0 1 -1 0';
  const stretch = findStretch(length, characters.length, size);
  const codes = characters.map(encode).join('');
  return `/${resourceNames.words} ${size.toFixed(2)} Tf ${stretch} Tz ${direction} ${x.toFixed(2)} ${y.toFixed(2)} Tm <${codes}> Tj\n`;
}

/** Per cent, for `Tz`: so that the glyphs are not wider than `length`. */
function findStretch(length: number, glyphs: number, size: number): number {
  return Math.max(1, Math.floor((100_000 * length) / (glyphs * size * glyphWidth)));
}
