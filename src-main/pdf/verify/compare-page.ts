/** What the original shows outside the boxes, and whether the output still shows it. */
import type { Rect } from '../../contract/model.ts';
import type { PdfFile } from '../objects/file.ts';
import { dictOf, isArray, nameOf, type PdfDict } from '../objects/values.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { toPixels } from './box-pixels.ts';
import type { PageCheck } from './check-page.ts';
import { compareInk, type Difference, halveInk, type Ink, readInk, type Spot } from './compare-pictures.ts';
import {
  countErasedWords,
  findLostWords,
  groupWords,
  hasInk,
  isSeen,
  type PageWord,
} from './compare-words.ts';
import { countOf } from './findings.ts';
import { fromDisplay, type PageReading, readBox, toDisplay } from './page-tree.ts';
import {
  dropMarkedContent,
  flattenAnnotations,
  hideText,
  readChars,
  renderPage,
  type ViewedChar,
  withPage,
} from './page-view.ts';
import { grow } from './rects.ts';
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

/**
 * `skip` is 1 for pixels of the output that lie in boxes; within `margins` of each mark, in units of user space, may
 * be burnt; `redraw` draws the output.
 */
export function compareWithOriginal(
  check: PageCheck,
  ink: Ink,
  skip: Uint8Array,
  chars: readonly ViewedChar[],
  margins: readonly number[],
  redraw: (width: number, height: number) => Ink,
): void {
  const { original, page, findings } = check;
  if (original === null || page.page > original.shown) return;
  const reading = readingOf(original, page.page);
  const number = page.page + original.skipped;
  if (reading !== undefined && !hasSameSize(reading, page)) {
    findings.add('page-size', page.page, 'The page has another size than in the original.');
    return;
  }
  const { width, height } = ink;
  const scale = width / page.width;
  flattenAnnotations(original.viewed, number);
  withPage(original.viewed, number, (handle) => {
    const { pdfium } = original.viewed;
    const before = renderPage(pdfium, handle, width, height, readInk);
    if (reading !== undefined && original.file !== null) skipAnnotations(original.file, reading, skip, ink);
    const mapped = (rect: Rect): Rect =>
      reading === undefined ? rect : toPixels(toDisplay(reading, rect), width, height);
    let substituted: readonly Rect[] | null = reading === undefined ? [] : null;
    const compare = (original: Ink, output: Ink): Difference =>
      compareInk(original, output, skip, (spot, direction) => {
        substituted ??= findSubstitutedText(pdfium, handle, mapped);
        return isSubstitution(substituted, original, output, skip, spot, direction);
      });
    let shown = { original: before, output: ink };
    let difference = compare(before, ink);
    // The thinnest lines may be drawn by one and swallowed by the other at this size, and not at another.
    if (isDifferent(difference) && width * height <= mostForSecondLook) {
      const closer = renderPage(pdfium, handle, width * 2, height * 2, readInk);
      shown = { original: halveInk(closer), output: halveInk(redraw(width * 2, height * 2)) };
      difference = compare(shown.original, shown.output);
    }
    const { lost, added } = difference;
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
    if (reading === undefined) return;
    dropMarkedContent(pdfium, handle);
    const grown = (check.marks ?? []).map(({ rect }, index) => grow(rect, margins[index] ?? 0));
    const toOutput = (rect: Rect): Rect => fromDisplay(page, toDisplay(reading, rect));
    const words = groupWords(readChars(pdfium, handle));
    const erased = countErasedWords(words, shown.original, shown.output, skip, grown, mapped);
    if (erased > 0)
      findings.add('lost-ink', page.page, `${countOf(erased, 'word')} of the original cannot be seen.`);
    const missing = findLostWords(words, chars, grown, toOutput);
    if (missing.length === 0) return;
    hideText(pdfium, handle);
    const without = renderPage(pdfium, handle, width, height, readInk);
    const visible = (word: PageWord): boolean =>
      word.invisible ? hasInk(before, word, mapped) : isSeen(before, without, word, mapped);
    const count = missing.filter(visible).length;
    if (count > 0)
      findings.add(
        'lost-word',
        page.page,
        `${countOf(count, 'word')} of the original missing from the text.`,
      );
  });
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
function skipAnnotations(file: PdfFile, page: PageReading, skip: Uint8Array, { width, height }: Ink): void {
  const annotations = file.resolve(page.dict.entries.get('Annots'));
  for (const item of isArray(annotations) ? annotations : []) {
    const annotation = dictOf(file.resolve(item));
    const rect = readBox(file, annotation?.entries.get('Rect'));
    if (annotation === null || rect === null || hasFixedLook(file, annotation)) continue;
    const [x0, y0, x1, y1] = toPixels(toDisplay(page, rect), width, height);
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
