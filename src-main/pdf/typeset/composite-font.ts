/** Type 0 fonts whose codes are two bytes (ISO 32000-2, 9.7.6), with a map back to the text. */
import { type PDFContext, type PDFName, type PDFObject, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { buildToUnicode } from '../redact/to-unicode.ts';
import type { OpenFont } from './fonts.ts';
import { prepareSubset } from './joined-glyphs.ts';

export type Subset = ReturnType<OpenFont['program']['createSubset']>;

export type CompositeFont = {
  readonly baseFont: PDFName;
  readonly descriptor: PDFRef;
  readonly descendant: {
    readonly CIDToGIDMap: 'Identity' | PDFRef;
    /** Thousandths of the size: for all glyphs, or by code as an array of the file. */
    readonly DW?: number;
    readonly W?: PDFObject[];
  };
  /** By code: what it reads as. */
  readonly texts: readonly { readonly code: number; readonly text: string }[];
};

export function writeCompositeFont(
  context: PDFContext,
  ref: PDFRef,
  { baseFont, descriptor, descendant, texts }: CompositeFont,
): void {
  const CIDSystemInfo = {
    Registry: PDFString.of('Adobe'),
    Ordering: PDFString.of('Identity'),
    Supplement: 0,
  };
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [
        context.register(
          context.obj({
            Type: 'Font',
            Subtype: 'CIDFontType2',
            BaseFont: baseFont,
            CIDSystemInfo,
            FontDescriptor: descriptor,
            ...descendant,
          }),
        ),
      ],
      ToUnicode: context.register(context.flateStream(buildToUnicode(texts))),
    }),
  );
}

/** The font program of the glyphs that were used. */
export function encodeSubset(subset: Subset): Promise<Uint8Array> {
  prepareSubset(subset);
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    const stream = subset.encodeStream();
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => resolve(Buffer.concat(parts)));
  });
}
