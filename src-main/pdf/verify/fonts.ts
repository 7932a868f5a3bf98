/**
 * What the codes of a font say. Two readings, since a lying ToUnicode map is a hiding place: by the map and by
 * the encoding. Accents need no care here, terms are compared without them.
 */
import type { PdfFile } from '../objects/file.ts';
import {
  dictOf,
  isArray,
  isDict,
  isName,
  isStream,
  nameOf,
  numberOf,
  type PdfDict,
  type PdfValue,
} from '../objects/values.ts';
import { type CMap, readCMap } from './cmap.ts';

export type GlyphReading = {
  readonly byMap: string | null;
  readonly byEncoding: string | null;
  /** Thousandths of the font size; null when the file does not say. */
  readonly width: number | null;
  readonly isSpace: boolean;
};
export type FontReading = {
  readonly codeLength: number;
  readonly vertical: boolean;
  readonly read: (code: number) => GlyphReading;
  /** Content streams of a Type 3 font. */
  readonly glyphStreams: readonly PdfValue[];
};

/** Each code is read once. */
export function readFont(file: PdfFile, font: PdfDict): FontReading {
  const reading = openFont(file, font);
  const known = new Map<number, GlyphReading>();
  return {
    ...reading,
    read: (code) => {
      const glyph = known.get(code) ?? reading.read(code);
      known.set(code, glyph);
      return glyph;
    },
  };
}

function openFont(file: PdfFile, font: PdfDict): FontReading {
  const { resolve } = file;
  const mapStream = resolve(font.entries.get('ToUnicode'));
  const map = isStream(mapStream) ? readCMap(file.decode(mapStream).data) : null;
  const subtype = nameOf(resolve(font.entries.get('Subtype')));
  return subtype === 'Type0' ? readComposite(file, font, map) : readSimple(file, font, map, subtype);
}

function readSimple(file: PdfFile, font: PdfDict, map: CMap | null, subtype: string | null): FontReading {
  const { resolve } = file;
  const first = numberOf(resolve(font.entries.get('FirstChar')), 0);
  const widths = resolve(font.entries.get('Widths'));
  const scale = subtype === 'Type3' ? type3Scale(resolve(font.entries.get('FontMatrix'))) : 1;
  const names = readDifferences(file, font);
  const procs = dictOf(resolve(font.entries.get('CharProcs')));
  return {
    codeLength: 1,
    vertical: false,
    glyphStreams: procs === null ? [] : [...procs.entries.values()],
    read: (code) => {
      const name = names.get(code);
      const width = isArray(widths) ? resolve(widths[code - first]) : null;
      return {
        byMap: map?.toText.get(code) ?? null,
        byEncoding: name === undefined ? String.fromCharCode(code) : textOfGlyphName(name),
        width: typeof width === 'number' ? width * scale : null,
        isSpace: code === 32,
      };
    },
  };
}

function type3Scale(matrix: PdfValue): number {
  return isArray(matrix) ? Math.abs(numberOf(matrix[0], 0.001)) * 1000 : 1;
}

function readDifferences(file: PdfFile, font: PdfDict): Map<number, string> {
  const encoding = dictOf(file.resolve(font.entries.get('Encoding')));
  const differences = file.resolve(encoding?.entries.get('Differences'));
  const names = new Map<number, string>();
  let code = 0;
  for (const item of isArray(differences) ? differences : []) {
    const value = file.resolve(item);
    if (typeof value === 'number') code = value;
    else if (isName(value)) {
      names.set(code, value.name);
      code += 1;
    }
  }
  return names;
}

const glyphNames = new Map(
  Object.entries({
    space: ' ',
    hyphen: '-',
    period: '.',
    comma: ',',
    colon: ':',
    quotesingle: "'",
    quoteright: '’',
    at: '@',
    zero: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    fi: 'fi',
    fl: 'fl',
    ff: 'ff',
    ffi: 'ffi',
    ffl: 'ffl',
    germandbls: 'ss',
    ae: 'ae',
    AE: 'AE',
    oe: 'oe',
    OE: 'OE',
    oslash: 'o',
    Oslash: 'O',
    lslash: 'l',
    Lslash: 'L',
    dotlessi: 'i',
    eth: 'd',
    thorn: 'th',
    slash: '/',
  }),
);

/** The Adobe Glyph List as far as terms need it; an accented letter counts as its base. */
export function textOfGlyphName(name: string): string | null {
  const base = name.split('.')[0] ?? name;
  if (/^[A-Za-z]$/.test(base)) return base;
  const known = glyphNames.get(base);
  if (known !== undefined) return known;
  const code = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(base)?.[1];
  if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff)
    return String.fromCodePoint(Number.parseInt(code, 16));
  const accented =
    /^([A-Za-z])(?:acute|grave|circumflex|dieresis|tilde|cedilla|ring|caron|breve|macron|ogonek)$/;
  return accented.exec(base)?.[1] ?? null;
}

function readComposite(file: PdfFile, font: PdfDict, map: CMap | null): FontReading {
  const { resolve } = file;
  const encoding = resolve(font.entries.get('Encoding'));
  const own = isStream(encoding) ? readCMap(file.decode(encoding).data) : null;
  const descendants = resolve(font.entries.get('DescendantFonts'));
  const descendant = dictOf(resolve(isArray(descendants) ? descendants[0] : descendants));
  const widths = readCidWidths(file, resolve(descendant?.entries.get('W')));
  const defaultWidth = numberOf(resolve(descendant?.entries.get('DW')), 1000);
  const name = nameOf(encoding) ?? '';
  return {
    codeLength: own !== null && own.codeLength > 0 ? own.codeLength : 2,
    vertical: name.endsWith('-V') || (isDict(encoding) && encoding.entries.get('WMode') === 1),
    glyphStreams: [],
    read: (code) => ({
      byMap: map?.toText.get(code) ?? null,
      // Unicode-based encodings name the character in the code itself.
      byEncoding:
        /Uni.*(?:UCS2|UTF16)/.test(name) || map === null ? String.fromCharCode(code & 0xffff) : null,
      width: widths.get(code) ?? defaultWidth,
      isSpace: false,
    }),
  };
}

function readCidWidths(file: PdfFile, value: PdfValue): Map<number, number> {
  const widths = new Map<number, number>();
  const list = isArray(value) ? value.map((item) => file.resolve(item)) : [];
  for (let at = 0; at < list.length; ) {
    const first = numberOf(list[at], 0);
    const second = list[at + 1];
    if (isArray(second)) {
      for (const [index, width] of second.entries())
        widths.set(first + index, numberOf(file.resolve(width), 0));
      at += 2;
    } else {
      const last = Math.min(numberOf(second, 0), first + 65535);
      for (let cid = first; cid <= last; cid += 1) widths.set(cid, numberOf(list[at + 2], 0));
      at += 3;
    }
  }
  return widths;
}
