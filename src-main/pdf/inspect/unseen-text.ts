/** Text that is in a page and cannot be seen on it, and what boxes hide of its pictures. */
import type { InspectionFinding } from '../../contract/document.ts';
import type { Rect } from '../../contract/values.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import type { PageReading } from '../verify/page-tree.ts';
import { objectTypes, withPage } from '../verify/page-view.ts';
import { areaOf } from '../verify/rects.ts';
import { findBoxesOverPictures } from './covered-pictures.ts';
import { listCovers } from './covers.ts';
import { type FoundWords, groupWords, type Unseen } from './group-words.ts';
import { judgeLetters, type Pair } from './judge-letters.ts';
import { listPainted, type Painted } from './paint-order.ts';
import { type Letter, readLetters } from './read-letters.ts';
import { type Drawing, drawWithout, planDrawing } from './sight.ts';

export type PageLook = {
  readonly letters: readonly Letter[];
  readonly findings: readonly InspectionFinding[];
  /** Words of an OCR layer, which a scan is expected to have. */
  readonly ocrWords: number;
};

export type Companions = {
  /** The same file with all its layers shown; null where none is hidden. */
  readonly layered: PdfiumDocument | null;
  /** Where annotations may hide what is under them. */
  readonly annotated: readonly Rect[];
};

const nothing: PageLook = { letters: [], findings: [], ocrWords: 0 };

export function lookAtPage(
  viewed: PdfiumDocument,
  reading: PageReading,
  { layered, annotated }: Companions,
): PageLook {
  const look = withPage(viewed, reading.page, (page) => {
    const { pdfium } = viewed;
    const painted = listPainted(pdfium, page);
    const hasText = painted.some(isText);
    const covers = listCovers(pdfium, painted, reading.box);
    if (!hasText && covers.length === 0) return nothing;
    const drawing = planDrawing(pdfium, page, reading);
    const texts = painted.filter(isText);
    const shown = drawPair(drawing, texts, []);
    const uncovered = covers.length === 0 ? null : drawPair(drawing, texts, covers);
    const boxesOverPictures =
      uncovered === null ? [] : findBoxesOverPictures(reading, painted, covers, shown, uncovered);
    const unannotated = annotated.length > 0 ? drawPair(drawing, texts, [], false) : null;
    // From here on layers cannot be told apart: reading the glyphs takes the marks off them.
    const letters = readLetters(pdfium, page, painted);
    const pictures = listPictures(painted);
    const scene = { pdfium, reading, drawing, pictures, letters, shown, uncovered, unannotated };
    const fates = judgeLetters({
      ...scene,
      layered: layered === null ? null : drawLayered(layered, reading),
      boxesOverPictures,
      annotated,
    });
    const words = groupWords(letters, fates);
    return {
      letters,
      findings: [...tellWords(words, reading.page), ...tellBoxes(boxesOverPictures, reading.page)],
      ocrWords: words.get('ocr-layer')?.count ?? 0,
    };
  });
  return look ?? nothing;
}

/** A page is read from a few scans, not from a thousand. */
const mostPictures = 1000;

function listPictures(painted: readonly Painted[]): readonly Painted[] {
  const pictures = painted.filter(({ type }) => type === objectTypes.image);
  return pictures.sort((a, b) => areaOf(b.bounds) - areaOf(a.bounds)).slice(0, mostPictures);
}

function isText(object: Painted): boolean {
  return object.type === objectTypes.text;
}

function drawPair(
  drawing: Drawing,
  texts: readonly Painted[],
  covers: readonly Painted[],
  annotations = true,
): Pair {
  return {
    full: drawWithout(drawing, covers, annotations),
    bare: drawWithout(drawing, [...covers, ...texts], annotations),
  };
}

function drawLayered(document: PdfiumDocument, reading: PageReading): Pair | null {
  return withPage(document, reading.page, (page) => {
    const painted = listPainted(document.pdfium, page);
    return drawPair(planDrawing(document.pdfium, page, reading), painted.filter(isText), []);
  });
}

function tellWords(found: ReadonlyMap<Unseen, FoundWords>, page: number): InspectionFinding[] {
  return [...found].flatMap(([kind, { count, places }]) =>
    kind === 'ocr-layer' ? [] : [{ kind, page, count, places }],
  );
}

function tellBoxes(boxes: readonly Rect[], page: number): InspectionFinding[] {
  if (boxes.length === 0) return [];
  const places = boxes.slice(0, 500).map((rect) => ({ rects: [rect], text: '' }));
  return [{ kind: 'image-under-box', page, count: boxes.length, places }];
}
