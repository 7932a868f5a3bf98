/**
 * The text that can be seen on each page, with the box of every character. It is read from the glyphs: an
 * ActualText that says something else than the page shows would hide a name from every search.
 */
import { setImmediate } from 'node:timers/promises';
import type { InspectionFinding } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import { type Character, readCharacters } from './characters.ts';
import type { ExtractedDocument, ExtractedPage, PdfSource, PdfTaskOptions } from './engine.ts';
import { hasAnnotations } from './flatten.ts';
import { hasInk } from './ink.ts';
import { openPdfiumDocument } from './pdfium.ts';
import { describePdfjsPage, openPdfjsDocument, openPdfjsPage } from './pdfjs.ts';
import { judgePage } from './recognise/judge-page.ts';

/** Throws the codes of opening, page-too-large, cancelled. */
export async function extractDocument(
  source: PdfSource,
  { signal, onProgress, textOnly = false }: PdfTaskOptions & { readonly textOnly?: boolean } = {},
): Promise<ExtractedDocument> {
  const document = await openPdfjsDocument(source);
  try {
    const reader = await openPdfiumDocument(source);
    try {
      // Before the pages are read, which sets them in the reader's memory.
      const annotated = hasAnnotations(reader);
      const pages: ExtractedPage[] = [];
      const findings: InspectionFinding[] = [];
      for (let number = 1; number <= document.pages; number++) {
        await setImmediate();
        if (signal?.aborted) throw new AppError('cancelled');
        const proxy = await openPdfjsPage(document, number);
        const { visibleBox, rotation, userUnit } = describePdfjsPage(proxy);
        const page = number <= reader.pages ? readCharacters(reader, number) : null;
        const characters = page?.characters ?? [];
        const { text, boxes } = joinCharacters(characters);
        const inked = !textOnly && text.trim() === '' && (await hasInk(document, proxy));
        pages.push({
          page: number,
          mediaBox: page?.mediaBox ?? visibleBox,
          cropBox: visibleBox,
          rotation,
          userUnit,
          text,
          boxes,
          toRead: textOnly
            ? null
            : (judgePage({ box: visibleBox, characters, pictures: page?.pictures ?? [], hasInk: inked })
                ?.reason ?? null),
        });
        if (inked) {
          findings.push({ kind: 'page-without-text', page: number, count: 1, places: [] });
        }
        proxy.cleanup();
        onProgress?.({ done: number, total: document.pages });
      }
      return { pages, annotated, findings };
    } finally {
      reader.close();
    }
  } finally {
    await document.close();
  }
}

/** White space at line ends and empty lines say nothing; a line ends with exactly one `\n`. */
export function joinCharacters(characters: readonly Character[]): { text: string; boxes: Float32Array } {
  const kept: Character[] = [];
  const trimLine = () => {
    while (kept.length > 0 && kept.at(-1)?.box === null && kept.at(-1)?.text !== '\n') kept.pop();
  };
  for (const character of characters) {
    if (character.text === '\n') {
      trimLine();
      if (kept.length > 0 && kept.at(-1)?.text !== '\n') kept.push(character);
    } else if (character.box !== null || (kept.length > 0 && kept.at(-1)?.box !== null)) {
      kept.push(character.box === null ? { ...character, text: ' ' } : character);
    }
  }
  trimLine();
  const last = kept.at(-1);
  if (last !== undefined && last.text !== '\n') kept.push({ ...last, text: '\n', box: null });
  const text = kept.map((character) => character.text).join('');
  const boxes = new Float32Array(text.length * 4);
  let at = 0;
  for (const { text: unit, box } of kept) {
    for (let i = 0; i < unit.length; i++) {
      if (box !== null) boxes.set(box, at * 4);
      at += 1;
    }
  }
  return { text, boxes };
}
