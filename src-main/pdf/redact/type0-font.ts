/** A Type0 font with TrueType outlines (ISO 32000-2, 9.7), whose codes are the numbers of its glyphs. */
import { PDFHexString, type PDFRef } from '@cantoo/pdf-lib';
import type { Rect } from '../../contract/values.ts';
import type { OutputDocument, PdfDictionary, PdfValue } from './output.ts';
import { buildToUnicode } from './to-unicode.ts';

export type Type0Font = {
  readonly name: string;
  readonly program: Uint8Array;
  /** By code: what it reads as. */
  readonly texts: readonly { readonly code: number; readonly text: string }[];
  /** One for all glyphs, or each by its code; thousandths of the size, as everything below. */
  readonly widths: number | ReadonlyMap<number, number>;
  readonly bounds: Rect;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
};

export function writeType0Font(output: OutputDocument, ref: PDFRef, font: Type0Font): void {
  const descendant = output.reserve();
  const descriptor = output.reserve();
  const program = output.reserve();
  const unicode = output.reserve();
  output.setDictionary(ref, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: font.name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: unicode,
  });
  output.setDictionary(descendant, {
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: font.name,
    CIDSystemInfo: identitySystem,
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptor,
    ...describeWidths(font.widths),
  });
  output.setDictionary(descriptor, {
    Type: 'FontDescriptor',
    FontName: font.name,
    Flags: 4,
    FontBBox: font.bounds,
    ItalicAngle: 0,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: font.capHeight,
    StemV: 80,
    FontFile2: program,
  });
  output.setFlateStream(program, { Length1: font.program.length }, font.program);
  output.setFlateStream(unicode, {}, buildToUnicode(font.texts));
}

function describeWidths(widths: Type0Font['widths']): PdfDictionary {
  if (typeof widths === 'number') return { DW: widths };
  return { W: [...widths].flatMap(([code, width]): PdfValue[] => [code, [width]]) };
}

const identitySystem: PdfDictionary = {
  Registry: PDFHexString.of(Buffer.from('Adobe', 'latin1').toString('hex')),
  Ordering: PDFHexString.of(Buffer.from('Identity', 'latin1').toString('hex')),
  Supplement: 0,
};
