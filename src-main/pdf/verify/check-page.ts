/** All checks of one page: its text by two readers, its boxes, and what the original shows there. */
import type { Rect } from '../../contract/model.ts';
import type { RedactionMark } from '../engine.ts';
import type { PdfFile } from '../objects/file.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { checkBoxObjects } from './box-objects.ts';
import { checkBoxedImages, countBadBoxes, marginAround, toleranceIn, toPixels } from './box-pixels.ts';
import { checkBoxText, type PlacedMark, placeMark } from './box-text.ts';
import { compareWithOriginal, type OriginalFile, readingOf } from './compare-page.ts';
import { maskBoxes, readInk } from './compare-pictures.ts';
import { countUnseenWords } from './compare-words.ts';
import { readPageContent } from './content.ts';
import { countOf, type Findings } from './findings.ts';
import { checkMasks } from './images.ts';
import { fromDisplay, type PageReading, toDisplay } from './page-tree.ts';
import { dropMarkedContent, readChars, renderPage, type ViewedChar, withPage } from './page-view.ts';
import { grow, overlap } from './rects.ts';
import { report, type Search, searchContent } from './search-objects.ts';
import { checkReplacements, shownLetters } from './structure-text.ts';
import { findTerms } from './terms.ts';
import { joinGlyphs, joinPlaced } from './text-views.ts';
import { checkUnusedResources } from './unused-resources.ts';

export type PageCheck = {
  readonly file: PdfFile;
  readonly viewed: PdfiumDocument;
  readonly page: PageReading;
  /** Those of this page; null where no box is expected. */
  readonly marks: readonly RedactionMark[] | null;
  readonly search: Search;
  readonly original: OriginalFile | null;
  readonly findings: Findings;
};

/** Dots an inch of the pictures that are compared. */
const resolution = 80;
const maxPixels = 16_000_000;

/** Returns the letters that the page shows. */
export function checkPage(check: PageCheck): string {
  const { file, viewed, page, search, findings } = check;
  const content = readPageContent(file, page.dict, page.resources);
  searchContent(content, search, page.page, findings);
  checkReplacements(content, page.page, findings);
  checkUnusedResources(file, page, content, check.marks !== null, findings);
  if (check.marks !== null && content.oddities > 0)
    findings.add(
      'foreign-bytes',
      page.page,
      `${countOf(content.oddities, 'place')} of the page's content that draws nothing.`,
    );
  const marks = placeMarks(check);
  const outside = marks.filter(({ rect }) => overlap(rect, page.box) === null).length;
  if (outside > 0)
    findings.add('box-not-covered', page.page, `${countOf(outside, 'mark')} outside the page.`);
  if (marks.length > 0) checkMasks(file, page, findings);
  const shown = withPage(viewed, page.page, (handle) => {
    const chars = readAndSearchText(check, handle);
    if (check.marks === null && check.original === null) return true;
    const { pdfium } = viewed;
    checkBoxText(chars, marks, page, findings);
    const images = checkBoxedImages({ file, content, pdfium, handle }, marks, page.page, findings);
    checkBoxObjects(pdfium, handle, marks, page, findings);
    if (marks.length === 0 && check.original === null) return true;
    const size = pictureSize(page);
    const scale = (size.width / page.width) * page.userUnit;
    const boxes = marks.map(({ rect }) => ({
      place: toPixels(toDisplay(page, rect), size.width, size.height),
      margin: marginAround(rect, images),
      tolerance: toleranceIn(rect, images),
    }));
    const { ink, skip, bad } = renderPage(pdfium, handle, size.width, size.height, (picture) => ({
      ink: readInk(picture),
      skip: maskBoxes(
        picture,
        boxes.map(({ place, margin }) => ({
          inner: grow(place, margin * scale + 2),
          outer: grow(place, 2 * margin * scale + 5),
        })),
      ),
      bad: countBadBoxes(picture, boxes),
    }));
    if (bad > 0)
      findings.add(
        'box-not-covered',
        page.page,
        `${countOf(bad, 'box', 'boxes')} with pixels of another colour.`,
      );
    if (check.marks !== null) {
      const rects = marks.map(({ rect }) => grow(rect, marginAround(rect, images)));
      const unseen = countUnseenWords(ink, chars, rects, (rect) =>
        toPixels(toDisplay(page, rect), size.width, size.height),
      );
      if (unseen > 0)
        findings.add(
          'hidden-text',
          page.page,
          `${countOf(unseen, 'word')} in the text that cannot be seen on the page.`,
        );
    }
    const redraw = (width: number, height: number) => renderPage(pdfium, handle, width, height, readInk);
    const margins = boxes.map(({ margin }) => margin);
    compareWithOriginal(check, ink, skip, chars, margins, redraw);
    return true;
  });
  if (shown === null) findings.add('damaged', page.page, 'The page cannot be opened.');
  return shownLetters(content);
}

function pictureSize(page: PageReading): { width: number; height: number } {
  const wanted =
    (resolution / 72) *
    Math.min(1, Math.sqrt(maxPixels / ((page.width * page.height * resolution ** 2) / 72 ** 2)));
  return {
    width: Math.max(1, Math.round(page.width * wanted)),
    height: Math.max(1, Math.round(page.height * wanted)),
  };
}

/** Marks are in the original's user space; the output may lay the same displayed page out differently. */
function placeMarks(check: PageCheck): PlacedMark[] {
  const { page } = check;
  const from = check.original === null ? undefined : readingOf(check.original, page.page);
  return (check.marks ?? []).map((mark) => {
    const rect: Rect = from === undefined ? mark.rect : fromDisplay(page, toDisplay(from, mark.rect));
    return placeMark(mark, rect);
  });
}

function readAndSearchText(check: PageCheck, handle: number): ViewedChar[] {
  const { viewed, search, page, findings } = check;
  const { pdfium } = viewed;
  let chars = readChars(pdfium, handle);
  const views = [chars];
  if (dropMarkedContent(pdfium, handle)) {
    chars = readChars(pdfium, handle);
    views.push(chars);
  }
  if (search.terms.length === 0) return chars;
  for (const view of views) {
    const glyphs = view.flatMap(toGlyph);
    const texts = [
      view.map((char) => char.text).join(''),
      joinGlyphs(glyphs, (glyph) => glyph.byMap),
      joinPlaced(glyphs, (glyph) => glyph.byMap),
    ];
    const found = texts.flatMap((text) => findTerms(text, search.terms));
    report(found, search, 'withheld-in-text', page.page, 'can be read in the text', findings);
  }
  return chars;
}

function toGlyph(char: ViewedChar) {
  const { box } = char;
  if (box === null) return [];
  const across = Math.abs(Math.sin(char.angle)) < 0.5;
  const along = across ? box[2] - box[0] : box[3] - box[1];
  const size = Math.max(1, across ? box[3] - box[1] : box[2] - box[0]) * 1.4;
  const [ux, uy] = [Math.cos(char.angle), Math.sin(char.angle)];
  const start = across ? (ux > 0 ? box[0] : box[2]) : char.x;
  const base = across ? char.y : uy > 0 ? box[1] : box[3];
  return [
    {
      byMap: char.text,
      byEncoding: null,
      x: start,
      y: base,
      endX: start + ux * along,
      endY: base + uy * along,
      size,
    },
  ];
}
