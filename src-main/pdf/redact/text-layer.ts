/**
 * The invisible words over a raster page: a font without outlines, whole-point positions, and no width that is
 * taken from anything but the word's own ink.
 */
import { mapPoint, mapRect, type PageGeometry } from '../geometry.ts';
import { resourceNames } from './appearance.ts';
import { buildGlyphlessFont, glyphWidth } from './glyphless-font.ts';
import type { OutputDocument, PdfDictionary } from './output.ts';
import { hexCode } from './to-unicode.ts';
import type { Word } from './words.ts';

export type TextLayer = {
  /** Operators of one text object, empty without words. */
  write(words: readonly Word[], geometry: PageGeometry): string;
  /** What a page with words needs in its /Font resources. */
  readonly fonts: PdfDictionary;
  /** Writes the font; to be called once, after the last page. */
  finish(): void;
};

const mostCodes = 65_000;

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
    write: (words, geometry) => {
      if (words.length === 0) return '';
      const shown = words.map((word) => placeWord(word, geometry, encode));
      return `BT\n3 Tr\n${shown.join('')}ET\n`;
    },
    finish: () => {
      if (codes.size > 0) buildGlyphlessFont(output, font, [...codes.keys()]);
    },
  };
}

function placeWord(word: Word, geometry: PageGeometry, encode: (character: string) => string): string {
  const box = mapRect(word.box, geometry.toDisplay);
  const loose = mapRect(word.looseBox, geometry.toDisplay);
  const [ox, oy] = mapPoint(...word.origin, geometry.toDisplay).map(Math.round);
  const x = ox ?? 0;
  const y = oy ?? 0;
  const lengths = { across: box[2] - box[0], up: box[3] - box[1] };
  const angle = (((word.angle - geometry.rotation) % 360) + 360) % 360;
  const upright = angle === 0 || angle === 180;
  const size = Math.max(1, Math.round(upright ? loose[3] - loose[1] : loose[2] - loose[0]));
  const length = Math.max(1, Math.floor(upright ? lengths.across : lengths.up));
  const count = [...word.text].length;
  const stretch = Math.max(1, Math.floor((100_000 * length) / (count * size * glyphWidth)));
  const text = [...word.text, ...(word.spaceAfter ? [' '] : [])].map(encode).join('');
  const matrix = {
    0: `1 0 0 1 ${Math.ceil(box[0])} ${y}`,
    90: `0 1 -1 0 ${x} ${Math.ceil(box[1])}`,
    180: `-1 0 0 -1 ${Math.floor(box[2])} ${y}`,
    270: `0 -1 1 0 ${x} ${Math.floor(box[3])}`,
  }[angle];
  return `/${resourceNames.words} ${size} Tf ${stretch} Tz ${matrix ?? ''} Tm <${text}> Tj\n`;
}
