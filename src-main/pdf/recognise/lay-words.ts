/**
 * Words that a machine read, laid over their scan without ink: from then on its page is like one that came with a text
 * layer, for every reader. What the page shows stays as it is.
 */
import type { ReadWord } from '../../contract/reading.ts';
import type { PdfTasks } from '../engine.ts';
import { describePage } from '../geometry.ts';
import { openPdfiumDocument, type Pdfium, type PdfiumDocument, saveWithoutSecurity } from '../pdfium.ts';
import { buildGlyphlessFont } from '../redact/glyphless-font.ts';
import { createOutputDocument } from '../redact/output.ts';
import { hexCode } from '../redact/to-unicode.ts';
import { findLetterWidth } from './letter-widths.ts';
import { removeInvisibleWords } from './old-layer.ts';
import { readPageBox } from './page-box.ts';

export type LaidPage = {
  readonly page: number;
  readonly words: readonly ReadWord[];
  /** The invisible words that were there go. */
  readonly replacesLayer: boolean;
};

/** Of the size of the glyphless font: what lies under its baseline. */
const descent = 0.2;
const fontName = 'Read';

/** Changes the opened document; nothing is saved. Pages that it does not have are left out. */
export async function layWords(document: PdfiumDocument, pages: readonly LaidPage[]): Promise<void> {
  const wanted = pages.filter(({ page, words }) => page <= document.pages && words.length > 0);
  if (wanted.length === 0) return;
  const sheets = await openPdfiumDocument({ bytes: await writeSheets(document, wanted), password: null });
  try {
    for (const [index, { page, replacesLayer }] of wanted.entries())
      layOnPage(document, page, { from: sheets.handle, index, replacesLayer });
  } finally {
    sheets.close();
  }
}

function layOnPage(
  { pdfium, handle }: PdfiumDocument,
  page: number,
  sheet: { readonly from: number; readonly index: number; readonly replacesLayer: boolean },
): void {
  const opened = pdfium.FPDF_LoadPage(handle, page - 1);
  if (opened === 0) return;
  try {
    if (sheet.replacesLayer) removeInvisibleWords(pdfium, opened);
    insertSheet(pdfium, handle, opened, sheet);
    pdfium.FPDFPage_GenerateContent(opened);
  } finally {
    pdfium.FPDF_ClosePage(opened);
  }
}

function insertSheet(
  pdfium: Pdfium,
  document: number,
  page: number,
  { from, index }: { readonly from: number; readonly index: number },
): void {
  const form = pdfium.FPDF_NewXObjectFromPage(document, from, index);
  if (form === 0) return;
  const object = pdfium.FPDF_NewFormObjectFromXObject(form);
  if (object !== 0) pdfium.FPDFPage_InsertObject(page, object);
  pdfium.FPDF_CloseXObject(form);
}

type Lay = PdfTasks['layWords'];

/** Throws the codes of opening, file-too-large. */
export async function layReadings({ source, readings }: Lay['input']): Promise<Lay['output']> {
  const document = await openPdfiumDocument(source);
  try {
    await layWords(
      document,
      readings.map(({ page, reading }) => ({ page, ...reading })),
    );
    return { bytes: saveWithoutSecurity(document) };
  } finally {
    document.close();
  }
}

/** One sheet with nothing but words for each page, in its user space. */
async function writeSheets(document: PdfiumDocument, pages: readonly LaidPage[]): Promise<Uint8Array> {
  const output = await createOutputDocument();
  const font = output.reserve();
  const codes = new Map<string, number>();
  const encode = (letter: string): string => {
    const code = codes.get(letter) ?? codes.size + 1;
    codes.set(letter, code);
    return hexCode(code);
  };
  for (const { page, words } of pages) {
    const box = readPageBox(document, page);
    const [left, bottom] = box;
    const written = words.map((word) => writeWord(word, [left, bottom], encode)).join('');
    const operators = `BT\n3 Tr\n${written}ET\n`;
    output.addPage(describePage(box, 0, 1), operators, { Font: { [fontName]: font } }, []);
  }
  const letters = [...codes.keys()];
  buildGlyphlessFont(output, font, letters, letters.map(findLetterWidth));
  return output.finish();
}

function writeWord(
  { text, start, angle, length, above, below, endsLine }: ReadWord,
  [left, bottom]: readonly [number, number],
  encode: (letter: string) => string,
): string {
  const letters = [...text];
  const size = above + below;
  const natural = (letters.reduce((sum, letter) => sum + findLetterWidth(letter), 0) * size) / 1000;
  const stretch = (100 * length) / natural;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // The font's cell reaches from `below` under the line to `above` over it.
  const rise = size * descent - below;
  const [x, y] = [start[0] - left - rise * sin, start[1] - bottom + rise * cos];
  const matrix = [cos, sin, -sin, cos, x, y].map(writeNumber).join(' ');
  const codes = [...letters, ...(endsLine ? [] : [' '])].map(encode).join('');
  return `/${fontName} ${writeNumber(size)} Tf ${writeNumber(stretch)} Tz ${matrix} Tm <${codes}> Tj\n`;
}

function writeNumber(value: number): string {
  return value.toFixed(4).replace(/\.?0+$/u, '');
}
