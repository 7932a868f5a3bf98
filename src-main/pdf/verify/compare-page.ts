/** What the original shows outside the boxes, and whether the output still shows it. */
import type { Rect } from '../../contract/values.ts';
import type { PdfFile } from '../objects/file.ts';
import { dictOf, isArray, nameOf, type PdfDict } from '../objects/values.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import type { PageCheck } from './check-page.ts';
import type { Spot } from './compare-blocks.ts';
import { compareInk, type Difference, halveInk, type Ink, readInk } from './compare-pictures.ts';
import { compareWords } from './compare-text.ts';
import { countOf } from './findings.ts';
import { type MovedPicture, showMoved } from './moved-picture.ts';
import { countCrossed, countUnproved, findJoints, placeChars } from './moved-text.ts';
import { fromDisplay, type PageReading, readBox, toDisplay } from './page-tree.ts';
import {
  dropMarkedContent,
  readChars,
  renderPage,
  type Shades,
  type ViewedChar,
  withFlattenedPage,
} from './page-view.ts';
import { doubleSize, type PictureSize, toPixels } from './picture-size.ts';
import { moveRect, type PlacedLayout } from './place-layout.ts';
import { findSubstitutedText, isSubstitution } from './substituted-text.ts';

/** `file` and `pages` are null where only PDFium can make sense of the original. */
export type OriginalFile = {
  readonly viewed: PdfiumDocument;
  readonly file: PdfFile | null;
  readonly pages: readonly PageReading[] | null;
  /** Pages of it before those that the output shows, and how many the output should show. */
  readonly skipped: number;
  readonly shown: number;
};

/** `page` is the output's number. */
export function readingOf(original: OriginalFile, page: number): PageReading | undefined {
  return original.pages?.[page + original.skipped - 1];
}

/** Pixels of a picture that is drawn once more at twice the size. */
const mostForSecondLook = 4_000_000;

function isDifferent({ lost, added }: Difference): boolean {
  return lost.length + added.length > 0;
}

/** The output's page. Rectangles are in its user space. */
export type ShownPage = {
  readonly ink: Ink;
  /** 1 for pixels that lie in boxes. */
  readonly skip: Uint8Array;
  readonly chars: readonly ViewedChar[];
  readonly size: PictureSize;
  /** In which `ink` was drawn. */
  readonly shades: Shades;
  /** What is withheld, grown by what burning may take of its surroundings. */
  readonly marks: readonly Rect[];
  readonly redraw: (size: PictureSize) => Ink;
};

export function compareWithOriginal(check: PageCheck, layout: PlacedLayout, shown: ShownPage): void {
  const { original, page, findings } = check;
  if (original === null || page.page > original.shown) return;
  const reading = readingOf(original, page.page);
  if (reading !== undefined && !hasSameSize(reading, page)) {
    findings.add('page-size', page.page, 'The page has another size than in the original.');
    return;
  }
  const number = page.page + original.skipped;
  const toOutput = (rect: Rect): Rect => fromDisplay(page, toDisplay(reading ?? page, rect));
  const moved = layout.isPlain ? null : readMoved(check, layout, shown, toOutput);
  withFlattenedPage(original.viewed, number, (handle) => {
    const view = { handle, toOutput, layout: moved?.layout ?? layout };
    const pictures = comparePictures(check, view, shown, reading);
    if (reading !== undefined) compareWords(check, view, shown, pictures);
  });
}

export type OriginalView = {
  readonly handle: number;
  readonly toOutput: (rect: Rect) => Rect;
  readonly layout: PlacedLayout;
};

/** The characters of a page that was set anew, one by one; returns the layout with what they say of it. */
function readMoved(
  { original, page, findings }: PageCheck,
  layout: PlacedLayout,
  { chars }: ShownPage,
  toOutput: (rect: Rect) => Rect,
): { readonly layout: PlacedLayout } | null {
  if (original === null) return null;
  return withFlattenedPage(original.viewed, page.page + original.skipped, (handle) => {
    dropMarkedContent(original.viewed.pdfium, handle);
    const before = placeChars(readChars(original.viewed.pdfium, handle), toOutput);
    const found = { ...layout, joints: findJoints(before, layout) };
    const tell = (kind: string, count: number, one: string, what: string): void => {
      if (count > 0) findings.add(kind, page.page, `${countOf(count, one)} ${what}.`);
    };
    tell('layout', countCrossed(before, found), 'part', 'moved across the lines of its text');
    const unproved = countUnproved(chars, before, found, 1 / page.userUnit);
    tell('added-text', unproved, 'character', 'of the text that the original does not have there');
    return { layout: found };
  });
}

export type Pictures = {
  readonly before: Ink;
  readonly expected: Ink;
  readonly output: Ink;
  /** Nothing outside the boxes is lost or added. */
  readonly isAlike: boolean;
  readonly isChanged: Difference['isChanged'];
};

function comparePictures(
  check: PageCheck,
  { handle, toOutput, layout }: OriginalView,
  { ink, skip, size, shades, redraw }: ShownPage,
  reading: PageReading | undefined,
): Pictures {
  const { original, page, findings } = check;
  const { pdfium } = original?.viewed ?? check.viewed;
  const toPlace = (rect: Rect): Rect => toPixels(toDisplay(page, rect), size);
  const before = renderPage(pdfium, handle, size, shades, readInk);
  if (original !== null && original.file !== null && reading !== undefined)
    skipAnnotations(original.file, reading, skip, ink, (rect) => toPlace(moveRect(layout, toOutput(rect))));
  let substituted: readonly Rect[] | null = reading === undefined ? [] : null;
  const compare = (original: Ink, output: Ink): Difference =>
    compareInk(original, output, skip, (spot, direction) => {
      substituted ??= findSubstitutedText(pdfium, handle, (rect) =>
        toPlace(moveRect(layout, toOutput(rect))),
      );
      return isSubstitution(substituted, original, output, skip, spot, direction);
    });
  const expect = (original: Ink, output: Ink): Ink =>
    layout.isPlain ? original : checkMoved(check, showMoved(original, output, layout, toPlace, fringe));
  let pictures = { before, expected: expect(before, ink), output: ink };
  let difference = compare(pictures.expected, ink);
  // The thinnest lines may be drawn by one and swallowed by the other at this size, and not at another.
  if (isDifferent(difference) && ink.width * ink.height <= mostForSecondLook) {
    const larger = doubleSize(size);
    const output = halveInk(redraw(larger));
    const closer = halveInk(renderPage(pdfium, handle, larger, shades, readInk));
    pictures = { before, expected: expect(closer, output), output };
    difference = compare(pictures.expected, output);
  }
  const { lost, added } = difference;
  const scale = size.across / page.width;
  if (lost.length > 0)
    findings.add(
      'lost-ink',
      page.page,
      `Something of the original is missing outside the boxes ${placesOf(lost, scale)}.`,
    );
  if (added.length > 0)
    findings.add(
      'added-ink',
      page.page,
      `Something outside the boxes is not in the original ${placesOf(added, scale)}.`,
    );
  return { ...pictures, isAlike: !isDifferent(difference), isChanged: difference.isChanged };
}

/** Pixels round a mark in which letters may be cut by it. */
const fringe = 3;

function checkMoved({ page, findings }: PageCheck, moved: MovedPicture): Ink {
  const { collisions, greedyBoxes, openMarks } = moved;
  if (collisions > 0) findings.add('layout', page.page, 'A part was moved over something that stays.');
  if (greedyBoxes > 0)
    findings.add(
      'lost-ink',
      page.page,
      `${countOf(greedyBoxes, 'box', 'boxes')} over something that is not marked.`,
    );
  if (openMarks > 0)
    findings.add(
      'box-not-covered',
      page.page,
      `${countOf(openMarks, 'mark')} in whose place something can be seen without a box.`,
    );
  return moved.expected;
}

function placesOf(spots: readonly Spot[], scale: number): string {
  const [x = 0, y = 0] = spots[0] ?? [];
  const from = `${Math.round(x / scale)} points from the left and ${Math.round(y / scale)} from the top`;
  return spots.length === 1 ? `at ${from}` : `in ${spots.length} places, the first at ${from}`;
}

function hasSameSize(a: PageReading, b: PageReading): boolean {
  return Math.abs(a.width - b.width) < 1 && Math.abs(a.height - b.height) < 1;
}

/**
 * Annotations that carry no appearance of their own look different in every viewer, and a note's window or the
 * outline of a redaction that was never applied is no part of the page. These places are not compared.
 */
function skipAnnotations(
  file: PdfFile,
  page: PageReading,
  skip: Uint8Array,
  { width, height }: Ink,
  toPlace: (rect: Rect) => Rect,
): void {
  const annotations = file.resolve(page.dict.entries.get('Annots'));
  for (const item of isArray(annotations) ? annotations : []) {
    const annotation = dictOf(file.resolve(item));
    const rect = readBox(file, annotation?.entries.get('Rect'));
    if (annotation === null || rect === null || hasFixedLook(file, annotation)) continue;
    const [x0, y0, x1, y1] = toPlace(rect);
    const isLink = nameOf(file.resolve(annotation.entries.get('Subtype'))) === 'Link';
    const [left, right] = [Math.max(0, Math.floor(x0) - edge), Math.min(width, Math.ceil(x1) + edge)];
    const [top, bottom] = [Math.max(0, Math.floor(y0) - edge), Math.min(height, Math.ceil(y1) + edge)];
    for (let y = top; y < bottom; y += 1) {
      const isInside = isLink && y >= top + 2 * edge && y < bottom - 2 * edge && right - left > 4 * edge;
      if (isInside) {
        skip.fill(1, y * width + left, y * width + left + 2 * edge);
        skip.fill(1, y * width + right - 2 * edge, y * width + right);
      } else if (left < right) skip.fill(1, y * width + left, y * width + right);
    }
  }
}

/** Pixels on each side of an annotation's edge. Of a link only the frame is its own: what it stands on is the page. */
const edge = 2;

const variable = new Set(['Popup', 'Text', 'Redact', 'Link', 'FileAttachment']);

function hasFixedLook(file: PdfFile, annotation: PdfDict): boolean {
  const subtype = nameOf(file.resolve(annotation.entries.get('Subtype'))) ?? '';
  const look = dictOf(file.resolve(annotation.entries.get('AP')));
  return look?.entries.has('N') === true && !variable.has(subtype);
}
