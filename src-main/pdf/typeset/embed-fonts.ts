/** Writes the used glyphs of the fonts into a document, as Type 0 fonts with a map back to the text. */
import { type PDFContext, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import { hexCode } from '../redact/to-unicode.ts';
import { encodeSubset, type Subset, writeCompositeFont } from './composite-font.ts';
import type { OpenFont, ShapedGlyph } from './fonts.ts';

type Used = {
  readonly font: OpenFont;
  readonly name: string;
  readonly ref: PDFRef;
  readonly subset: Subset;
  /** By code. */
  readonly glyphs: Map<number, Coded>;
  /** Codes by glyph and text: a glyph stands for different characters in different syllables. */
  readonly codes: Map<string, number>;
  /** How many second readings there are. */
  extras: number;
};

type Coded = {
  readonly glyph: ShapedGlyph;
  /** Number in the subset. */
  readonly number: number;
};

/** Codes from here on are second readings of glyphs: no subset has as many glyphs. */
const firstExtra = 0xc000;

export type EmbeddedFont = { readonly name: string; readonly ref: PDFRef };

export type FontEmbedder = {
  /** The name and object of the font, which is written by `finish`. */
  use(font: OpenFont): EmbeddedFont;
  /** Whether anything was encoded in the font. */
  has(font: OpenFont): boolean;
  /** The code of a glyph in the document's font: four hexadecimal digits. */
  encode(font: OpenFont, glyph: ShapedGlyph): string;
  /** Writes every used font; call once, when all text is encoded. */
  finish(): Promise<void>;
};

export function createFontEmbedder(context: PDFContext): FontEmbedder {
  const used = new Map<string, Used>();

  function openEntry(font: OpenFont): Used {
    const known = used.get(font.key);
    if (known) return known;
    const added: Used = {
      font,
      name: `T${used.size}`,
      ref: context.nextRef(),
      subset: font.program.createSubset(),
      glyphs: new Map<number, Coded>(),
      codes: new Map<string, number>(),
      extras: 0,
    };
    used.set(font.key, added);
    return added;
  }

  return {
    use: openEntry,
    has: (font) => used.has(font.key),
    encode(font, glyph) {
      const entry = openEntry(font);
      const key = `${glyph.id} ${glyph.text}`;
      const known = entry.codes.get(key);
      if (known !== undefined) return hexCode(known);
      const number = entry.subset.includeGlyph(glyph.id);
      const code = entry.glyphs.has(number) ? firstExtra + entry.extras++ : number;
      entry.codes.set(key, code);
      entry.glyphs.set(code, { glyph, number });
      return hexCode(code);
    },
    async finish() {
      for (const entry of used.values()) await writeFont(context, entry);
    },
  };
}

async function writeFont(
  context: PDFContext,
  { font, ref, subset, glyphs, name, extras }: Used,
): Promise<void> {
  const { program } = font;
  const scale = 1000 / program.unitsPerEm;
  // Subset fonts carry a tag of six capitals (ISO 32000-2, 9.9.2); it only has to differ within the file.
  const tag = `CANDO${String.fromCharCode(65 + (Number(name.slice(1)) % 26))}`;
  const baseFont = PDFName.of(`${tag}+${program.postscriptName}`);
  const codes = [...glyphs.keys()].sort((a, b) => a - b);
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: program.italicAngle === 0 ? 4 : 4 + 64,
      FontBBox: [program.bbox.minX, program.bbox.minY, program.bbox.maxX, program.bbox.maxY].map((value) =>
        Math.round(value * scale),
      ),
      ItalicAngle: program.italicAngle,
      Ascent: Math.round(program.ascent * scale),
      Descent: Math.round(program.descent * scale),
      // Old fonts do not state it.
      CapHeight: Math.round((program.capHeight || program.ascent * 0.72) * scale),
      StemV: font.key.startsWith('bold') ? 140 : 80,
      FontFile2: context.register(context.flateStream(await encodeSubset(subset))),
    }),
  );
  writeCompositeFont(context, ref, {
    baseFont,
    descriptor,
    descendant: {
      CIDToGIDMap: extras === 0 ? 'Identity' : context.register(context.flateStream(mapCodes(glyphs))),
      W: codes.flatMap((code) => [
        PDFNumber.of(code),
        context.obj([Math.round(glyphs.get(code)?.glyph.width ?? 0)]),
      ]),
    },
    texts: codes.flatMap((code) => {
      const text = glyphs.get(code)?.glyph.text ?? '';
      return text === '' ? [] : [{ code, text }];
    }),
  });
}

/** Two bytes for each code: the number of its glyph (ISO 32000-2, table 115). */
function mapCodes(glyphs: ReadonlyMap<number, Coded>): Uint8Array {
  const map = Buffer.alloc(2 * (Math.max(...glyphs.keys()) + 1));
  for (const [code, { number }] of glyphs) map.writeUInt16BE(number, 2 * code);
  return map;
}
