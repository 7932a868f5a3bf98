/** PDFs made by the tests: plain pages with lines of text that can be looked for. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildPdf, latin1, type PdfObject, streamOf } from '../fixtures/leaks/pdf-builder.ts';

/** A4 pages, each given as its lines; the first line stands at 72, 770, the next 20 points lower. */
export function makePdf(pages: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const objects = new Map<number, PdfObject>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ]);
  const kids = pages.map((lines, index) => {
    const [page, content] = [10 + 2 * index, 11 + 2 * index];
    objects.set(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R
 /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.set(content, streamOf(latin1(writeLines(lines))));
    return `${page} 0 R`;
  });
  objects.set(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`);
  // A plain array: a Buffer does not cross to the window as one.
  return new Uint8Array(buildPdf(objects));
}

function writeLines(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/gu, '\\$&')}) Tj T*`);
  return `BT /F1 12 Tf 20 TL 72 770 Td ${shown.join(' ')} ET`;
}

/** Many pages of many lines: keeps the worker busy for a while. */
export function makeLongPdf(pages: number, word: string): Uint8Array<ArrayBuffer> {
  return makePdf(
    Array.from({ length: pages }, (_, page) =>
      Array.from(
        { length: 36 },
        (_, line) => `${word} page ${page + 1} line ${line + 1}: a home visit was made.`,
      ),
    ),
  );
}

export async function writePdf(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}
