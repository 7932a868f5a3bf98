/** All checks of one page: its text by two readers, its boxes, and what the original shows there. */
import type { Rect } from '../../contract/values.ts';
import type { PageLayout, RedactionMark } from '../engine.ts';
import type { PdfFile } from '../objects/file.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { checkBoxObjects } from './box-objects.ts';
import { checkBoxedImages, countBadBoxes, marginAround, toleranceIn } from './box-pixels.ts';
import { checkBoxText } from './box-text.ts';
import { checkLayout } from './check-layout.ts';
import { compareWithOriginal, type OriginalFile, readingOf } from './compare-page.ts';
import { type Ink, maskBoxes, maskRect, readInk } from './compare-pictures.ts';
import { countUnseenWords } from './compare-words.ts';
import { type ContentReading, readPageContent } from './content.ts';
import { countOf, type Findings } from './findings.ts';
import { checkMasks } from './images.ts';
import { type PageReading, toDisplay } from './page-tree.ts';
import { dropMarkedContent, readChars, renderPage, type ViewedChar, withPage } from './page-view.ts';
import { choosePictureSize, type PictureSize, toPixels } from './picture-size.ts';
import { type PlacedLayout, placeLayout } from './place-layout.ts';
import { grow, overlap } from './rects.ts';
import { report, type Search, searchContent } from './search-objects.ts';
import { checkReplacements } from './structure-text.ts';
import { findTerms } from './terms.ts';
import { findInGlyphs } from './text-views.ts';
import { checkUnusedResources } from './unused-resources.ts';

export type PageCheck = {
  readonly file: PdfFile;
  readonly viewed: PdfiumDocument;
  readonly page: PageReading;
  /** Those of this page; null where no box is expected. */
  readonly marks: readonly RedactionMark[] | null;
  /** What the writer says it moved on this page. */
  readonly layout: PageLayout | null;
  readonly search: Search;
  readonly original: OriginalFile | null;
  readonly findings: Findings;
};

/** Returns what our own reader finds on the page. */
export function checkPage(check: PageCheck): ContentReading {
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
  const layout = chooseLayout(check);
  const outside = layout.marks.filter((mark) => overlap(mark, page.box) === null).length;
  if (outside > 0)
    findings.add('box-not-covered', page.page, `${countOf(outside, 'mark')} outside the page.`);
  if (layout.marks.length > 0) checkMasks(file, page, findings);
  const shown = withPage(viewed, page.page, (handle) => {
    const chars = readAndSearchText(check, handle);
    if (check.marks === null && check.original === null) return true;
    const { pdfium } = viewed;
    checkBoxText(chars, layout.boxes, layout.labels, page, findings);
    const images = checkBoxedImages({ file, content, pdfium, handle }, layout.boxes, page.page, findings);
    const drawn = checkBoxObjects(pdfium, handle, layout, page, findings);
    if (layout.marks.length === 0 && check.original === null) return true;
    const size = choosePictureSize(page);
    const scale = (size.across / page.width) * page.userUnit;
    const toPlace = (rect: Rect): Rect => toPixels(toDisplay(page, rect), size);
    const boxes = layout.boxes.map((rect) => ({
      place: toPlace(rect),
      margin: marginAround(rect, images) * scale,
      tolerance: toleranceIn(rect, images),
    }));
    const shades = drawn === null ? 'colour' : 'grey';
    const { ink, skip, bad } = renderPage(pdfium, handle, size, shades, (picture) => ({
      ink: readInk(picture),
      skip: maskBoxes(
        picture,
        boxes.map(({ place, margin }) => grow(place, margin + 2)),
        // In grey, the box's own colour could be any other.
        drawn === null ? boxes.map(({ place, margin }) => grow(place, 2 * margin + 5)) : [],
      ),
      bad: countBadBoxes(picture, size, boxes),
    }));
    for (const rect of drawn ?? []) maskRect(skip, size, grow(toPlace(rect), 1.5));
    if (bad > 0)
      findings.add(
        'box-not-covered',
        page.page,
        `${countOf(bad, 'box', 'boxes')} with pixels of another colour.`,
      );
    const around = (rect: Rect): Rect => grow(rect, marginAround(rect, images));
    if (check.marks !== null) checkHiddenText(check, ink, chars, layout.boxes.map(around), size);
    const redraw = (larger: PictureSize) => renderPage(pdfium, handle, larger, shades, readInk);
    const marks = layout.marks.map(around);
    compareWithOriginal(check, layout, { ink, skip, chars, size, shades, marks, redraw });
    return true;
  });
  if (shown === null) findings.add('damaged', page.page, 'The page cannot be opened.');
  return content;
}

/** Without a layout, or with one that cannot be believed, the boxes are where the marks are. */
function chooseLayout({ marks, layout, page, original, findings }: PageCheck): PlacedLayout {
  const from = original === null ? page : (readingOf(original, page.page) ?? page);
  const placed = placeLayout(marks ?? [], layout, from, page);
  if (placed.isPlain) return placed;
  if (original === null)
    findings.add('not-verified', page.page, 'What was moved cannot be checked without the original.');
  return checkLayout(placed, page, findings) ? placed : placeLayout(marks ?? [], null, from, page);
}

function checkHiddenText(
  { page, findings }: PageCheck,
  ink: Ink,
  chars: readonly ViewedChar[],
  boxes: readonly Rect[],
  size: PictureSize,
): void {
  const unseen = countUnseenWords(ink, chars, boxes, (rect) => toPixels(toDisplay(page, rect), size));
  if (unseen > 0)
    findings.add(
      'hidden-text',
      page.page,
      `${countOf(unseen, 'word')} in the text that cannot be seen on the page.`,
    );
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
    const found = [
      ...findTerms(view.map((char) => char.text).join(''), search.terms),
      ...findInGlyphs(view.flatMap(toGlyph), [(glyph) => glyph.byMap], search.terms),
    ];
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
