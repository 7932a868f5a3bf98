/**
 * Characters that no font of ours has: drawn as a box, and in the text layer what they are. The font has one glyph,
 * the box; its codes all lead to it (CIDToGIDMap, ISO 32000-2, 9.7.4.3) and each to its own character (ToUnicode).
 */
import { type PDFContext, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { hexCode } from '../redact/to-unicode.ts';
import { encodeSubset, writeCompositeFont } from '../typeset/composite-font.ts';
import { findFont, type OpenFonts } from '../typeset/fonts.ts';

export type UnseenFont = {
  readonly name: string;
  readonly ref: PDFRef;
  readonly used: boolean;
  /** Four hexadecimal digits. */
  encode(character: string): string;
  finish(): Promise<void>;
};

/** Thousandths of the size. */
export const boxWidth = 600;

export function createUnseenFont(context: PDFContext, fonts: OpenFonts): UnseenFont {
  const ref = context.nextRef();
  const codes = new Map<string, number>();
  return {
    name: 'FX',
    ref,
    get used() {
      return codes.size > 0;
    },
    encode(character) {
      // A file with more strange characters than codes shares the last one.
      const code = codes.get(character) ?? Math.min(codes.size + 1, 0xffff);
      codes.set(character, code);
      return hexCode(code);
    },
    finish: () => (codes.size > 0 ? writeFont(context, fonts, ref, codes) : Promise.resolve()),
  };
}

async function writeFont(
  context: PDFContext,
  fonts: OpenFonts,
  ref: PDFRef,
  codes: ReadonlyMap<string, number>,
): Promise<void> {
  const program = findFont(fonts.regular, 0xfffd)?.program;
  if (program === undefined) return;
  const file = await encodeSubset(program.createSubset());
  const most = Math.max(...codes.values());
  const scale = 1000 / program.unitsPerEm;
  const baseFont = PDFName.of(`CANDOX+${program.postscriptName}`);
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: 4,
      FontBBox: [program.bbox.minX, program.bbox.minY, program.bbox.maxX, program.bbox.maxY].map((value) =>
        Math.round(value * scale),
      ),
      ItalicAngle: 0,
      Ascent: Math.round(program.ascent * scale),
      Descent: Math.round(program.descent * scale),
      CapHeight: 700,
      StemV: 80,
      FontFile2: context.register(context.flateStream(file)),
    }),
  );
  writeCompositeFont(context, ref, {
    baseFont,
    descriptor,
    descendant: {
      DW: boxWidth,
      // Glyph 0 of every font is what stands for a character that it lacks.
      CIDToGIDMap: context.register(context.flateStream(new Uint8Array(2 * (most + 1)))),
    },
    texts: [...codes].map(([text, code]) => ({ code, text })),
  });
}
