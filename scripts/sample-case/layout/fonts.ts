import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import type { Family } from '../model.ts';
import { unpackWoff } from './woff.ts';
import type { Faces } from './wrap.ts';

/** The TrueType bytes of one face of Atkinson Hyperlegible Next (SIL Open Font Licence 1.1). */
export function readAtkinson(face: '400-normal' | '700-normal' | '400-italic'): Uint8Array {
  const file = import.meta.resolve(
    `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${face}.woff`,
  );
  return unpackWoff(readFileSync(fileURLToPath(file)));
}

async function embedStandard(
  pdf: PDFDocument,
  names: readonly [StandardFonts, StandardFonts, StandardFonts],
): Promise<Faces> {
  const [regular, bold, italic] = names;
  return {
    regular: await pdf.embedFont(regular),
    bold: await pdf.embedFont(bold),
    italic: await pdf.embedFont(italic),
  };
}

export async function embedFaces(pdf: PDFDocument, family: Family): Promise<Faces> {
  switch (family) {
    case 'helvetica':
      return embedStandard(pdf, [
        StandardFonts.Helvetica,
        StandardFonts.HelveticaBold,
        StandardFonts.HelveticaOblique,
      ]);
    case 'times':
      return embedStandard(pdf, [
        StandardFonts.TimesRoman,
        StandardFonts.TimesRomanBold,
        StandardFonts.TimesRomanItalic,
      ]);
    case 'courier':
      return embedStandard(pdf, [
        StandardFonts.Courier,
        StandardFonts.CourierBold,
        StandardFonts.CourierOblique,
      ]);
    case 'atkinson': {
      pdf.registerFontkit(fontkit);
      const embed = (face: Parameters<typeof readAtkinson>[0]) =>
        pdf.embedFont(readAtkinson(face), { subset: false });
      return {
        regular: await embed('400-normal'),
        bold: await embed('700-normal'),
        italic: await embed('400-italic'),
      };
    }
  }
}
