/** Which pages of a document a machine has to read. A page of plain text is not looked at closely. */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import { readCharacters } from '../characters.ts';
import type { PdfTaskOptions, PdfTasks } from '../engine.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';
import { judgePage } from './judge-page.ts';
import { listPictures } from './list-pictures.ts';
import { readPageBox } from './page-box.ts';

type FindScans = PdfTasks['findScans'];

/** Throws the codes of opening, page-too-large, cancelled. */
export async function findScans(
  { source }: FindScans['input'],
  { signal, onProgress }: PdfTaskOptions = {},
): Promise<FindScans['output']> {
  const document = await openPdfiumDocument(source);
  try {
    const pages: FindScans['output']['pages'][number][] = [];
    for (let page = 1; page <= document.pages; page += 1) {
      await setImmediate();
      if (signal?.aborted) throw new AppError('cancelled');
      const { hasText, hasPicture, objects } = countObjects(document, page);
      if (hasPicture || !hasText) {
        const { characters, pictures } = readCharacters(document, page);
        const box = readPageBox(document, page);
        const found = judgePage({ box, characters, pictures, hasInk: objects > 0 });
        if (found !== null) pages.push({ page, reason: found.reason });
      }
      onProgress?.({ done: page, total: document.pages });
    }
    return { pages };
  } finally {
    document.close();
  }
}

const textObject = 1;

function countObjects({ pdfium, handle }: PdfiumDocument, page: number) {
  const opened = pdfium.FPDF_LoadPage(handle, page - 1);
  if (opened === 0) return { hasText: true, hasPicture: false, objects: 0 };
  try {
    const objects = pdfium.FPDFPage_CountObjects(opened);
    let hasText = false;
    for (let index = 0; index < objects && !hasText; index += 1)
      hasText = pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(opened, index)) === textObject;
    return { hasText, hasPicture: listPictures(pdfium, opened).length > 0, objects };
  } finally {
    pdfium.FPDF_ClosePage(opened);
  }
}
