/** The fonts of the output: glyphs of kept characters only, in the order of their first use, under names of our own. */
import type { PDFRef } from '@cantoo/pdf-lib';
import type { OutputDocument } from '../redact/output.ts';
import { buildToUnicode } from '../redact/to-unicode.ts';
import { buildFontProgram, type FontGlyph } from './cff.ts';
import type { Glyph, Outline } from './display-item.ts';

export type StoredGlyph = {
  readonly font: StoredFont;
  readonly code: number;
  /** Advance, thousandths of an em. */
  readonly width: number;
};

export type StoredFont = { readonly name: string; readonly ref: PDFRef };

export type GlyphStore = {
  /** `painted` false: a glyph without an outline, for text that something else shows. */
  store(glyph: Glyph, painted: boolean): StoredGlyph;
  /** Writes the fonts; to be called once, after the last page. */
  finish(): void;
};

type LastUse = Pick<Glyph, 'text' | 'advance'> & { readonly stored: StoredGlyph };

type OpenFont = StoredFont & { readonly glyphs: (FontGlyph & { readonly text: string })[] };

/** Codes that need no escape in a string and that no reader takes for white space. */
const codes = Array.from({ length: 256 - 33 }, (_, i) => i + 33).filter(
  (code) => !'()\\\x7f\xad'.includes(String.fromCharCode(code)),
);

export function createGlyphStore(output: OutputDocument): GlyphStore {
  const fonts: OpenFont[] = [];
  /** By the input's font; text without outlines has fonts of its own. */
  const open = new Map<object, OpenFont>();
  const unpainted = {};
  const known = new Map<object, Map<string, StoredGlyph>>();
  /** The last one of each outline: most characters are always the same. */
  const last = { painted: new Map<Outline, LastUse>(), unpainted: new Map<Outline, LastUse>() };

  const findRoom = (source: object): OpenFont => {
    const last = open.get(source);
    if (last !== undefined && last.glyphs.length < codes.length) return last;
    const font = { name: `F${fonts.length + 1}`, ref: output.reserve(), glyphs: [] };
    fonts.push(font);
    open.set(source, font);
    return font;
  };

  return {
    store: (glyph, painted) => {
      const { outline, text, advance } = glyph;
      const source = painted ? outline.font : unpainted;
      const uses = painted ? last.painted : last.unpainted;
      const use = uses.get(outline);
      if (use !== undefined && use.advance === advance && use.text === text) return use.stored;
      const keep = (stored: StoredGlyph): StoredGlyph => {
        uses.set(outline, { text, advance, stored });
        return stored;
      };
      const width = clamp(Math.round(advance * 1000));
      const key = `${painted ? outline.character : ''}\0${text}\0${width}`;
      const ofSource = known.get(source) ?? new Map<string, StoredGlyph>();
      known.set(source, ofSource);
      const stored = ofSource.get(key);
      if (stored !== undefined) return keep(stored);
      const font = findRoom(source);
      const code = codes[font.glyphs.length] ?? 0;
      font.glyphs.push({ code, width, outline: painted ? outline.path : [], text });
      const fresh = { font, code, width };
      ofSource.set(key, fresh);
      return keep(fresh);
    },
    finish: () => {
      for (const [i, font] of fonts.entries()) writeFont(output, font, i);
    },
  };
}

/** A charstring's number has sixteen bits. */
function clamp(width: number): number {
  return Math.min(Math.max(width, -30_000), 30_000);
}

/** A simple font (ISO 32000-2, 9.6.2) with its own encoding. */
function writeFont(output: OutputDocument, { name, ref, glyphs }: OpenFont, index: number): void {
  // The prefix of a subset: six capital letters (9.9.2).
  const letters = [index / 676, index / 26, index].map((n) => String.fromCharCode(65 + (Math.floor(n) % 26)));
  const baseName = `AAA${letters.join('')}+${name}`;
  const { bytes, bounds } = buildFontProgram(baseName, glyphs);
  const descriptor = output.reserve();
  const file = output.reserve();
  const unicode = output.reserve();
  const [first = 0] = codes;
  const last = glyphs.at(-1)?.code ?? first;
  const widths = Array.from({ length: last - first + 1 }, () => 0);
  for (const { code, width } of glyphs) widths[code - first] = width;
  output.setDictionary(ref, {
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: baseName,
    FirstChar: first,
    LastChar: last,
    Widths: widths,
    FontDescriptor: descriptor,
    Encoding: { Type: 'Encoding', Differences: listDifferences(glyphs) },
    ToUnicode: unicode,
  });
  output.setDictionary(descriptor, {
    Type: 'FontDescriptor',
    FontName: baseName,
    Flags: 4,
    FontBBox: bounds,
    ItalicAngle: 0,
    Ascent: Math.min(1000, Math.max(700, bounds[3])),
    Descent: Math.max(-300, Math.min(-150, bounds[1])),
    CapHeight: 700,
    StemV: 80,
    FontFile3: file,
  });
  output.setFlateStream(file, { Subtype: 'Type1C' }, bytes);
  const told = glyphs.map(({ code, text }) => ({ code, text: text === '' ? unknown : text }));
  output.setFlateStream(unicode, {}, buildToUnicode(told, 1));
}

function listDifferences(glyphs: readonly FontGlyph[]): (number | string)[] {
  const list: (number | string)[] = [];
  let expected = -1;
  for (const [i, { code }] of glyphs.entries()) {
    if (code !== expected) list.push(code);
    list.push(`g${i}`);
    expected = code + 1;
  }
  return list;
}

/** For a character whose meaning is unknown: else readers would take its code for a letter. */
const unknown = '\ufffd';
