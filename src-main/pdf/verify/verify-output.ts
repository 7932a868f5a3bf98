/**
 * Attacks a finished file: reopens it with our own reader and with PDFium, and looks for everything that was
 * withheld and for everything that was lost. Independent of the writers but for the look of a box.
 * What each finding means is in docs/verification.md.
 */

import type { VerificationReport } from '../../contract/bundle.ts';
import { AppError } from '../../contract/errors.ts';
import type { PageRange, PdfSource, PdfTaskOptions, RedactionMark, VerifyInput } from '../engine.ts';
import { type PdfFile, readPdfFile } from '../objects/file.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';
import { checkAllowList } from './allow-list.ts';
import { prepareByteSearch } from './byte-search.ts';
import { checkPage } from './check-page.ts';
import type { OriginalFile } from './compare-page.ts';
import { readPageContent } from './content.ts';
import { countOf, createFindings, type Findings } from './findings.ts';
import { checkImages } from './images.ts';
import { checkMetadata } from './metadata.ts';
import { findAcrossPages, type PageEnds, readPageEnds } from './page-ends.ts';
import { type PageReading, readPages } from './page-tree.ts';
import { report, searchNames, searchObjects } from './search-objects.ts';
import { checkStructure } from './structure.ts';
import { checkStructureTexts, listStructureTexts, shownLetters } from './structure-text.ts';
import { prepareTerms } from './terms.ts';

/**
 * Output page k is page `range.from` + k - 1 of the original; findings name the original's pages.
 * @throws AppError file-empty, file-unreadable, file-damaged, file-password-needed, file-password-wrong,
 * file-unsupported, file-too-large, file-without-pages, invalid-input (a range that is none), cancelled. Anything unforeseen is a finding, never clean.
 */
export async function verifyOutput(
  input: VerifyInput,
  options: PdfTaskOptions = {},
): Promise<VerificationReport> {
  checkRange(input.range);
  checkRange(input.pages);
  // Inside, pages and marks are numbered as the output's are; findings add what lies before the range.
  const skipped = (input.range?.from ?? 1) - 1;
  const findings = createFindings(skipped);
  const marks = input.marks?.map((mark) => ({ ...mark, page: mark.page - skipped })) ?? null;
  const file = readPdfFile(input.output.bytes, input.output.password);
  const pages = readPages(file);
  const terms = prepareTerms(input.terms);
  const search = { terms, bytes: prepareByteSearch(terms), total: input.terms.length };
  const layouts = new Map(input.layouts?.map((layout) => [layout.page - skipped, layout]));
  const strict = marks !== null;
  guard(findings, () => checkStructure(file, findings));
  guard(findings, () => checkAllowList(file, pages, strict, findings));
  guard(findings, () => checkMetadata(file, strict, findings));
  guard(findings, () => checkImages(file, findings));
  guard(findings, () => searchObjects(file, search, findings));
  guard(findings, () => searchNames(input.names ?? [], search, findings));
  const texts = listStructureTexts(file);
  const viewed = await openPdfiumDocument(input.output);
  let original: OriginalFile | null = null;
  try {
    original = input.original === null ? null : await openOriginal(input.original, input.range);
    comparePageCounts(viewed, pages, original, findings);
    checkMarkPages(marks ?? [], pages, findings);
    const looked = pages.filter(({ page }) => isInside(page, input.pages));
    const shown: string[] = [];
    let ends: PageEnds | null = null;
    for (const [index, page] of looked.entries()) {
      if (options.signal?.aborted) throw new AppError('cancelled');
      const check = {
        file,
        viewed,
        page,
        marks: marks?.filter((mark) => mark.page === page.page) ?? null,
        layout: layouts.get(page.page) ?? null,
        search,
        original,
        findings,
      };
      guard(findings, () => {
        const content = checkPage(check);
        const here = terms.length > 0 ? readPageEnds(content) : null;
        if (here !== null && ends !== null)
          report(
            findAcrossPages(ends, here, terms),
            search,
            'withheld-in-text',
            page.page,
            'is broken by the end of the page before',
            findings,
          );
        ends = here;
        if (texts.length > 0) shown.push(shownLetters(content));
      });
      options.onProgress?.({ done: index + 1, total: looked.length });
      if (index % 4 === 3) await new Promise((resolve) => setImmediate(resolve));
    }
    // They may repeat what any page shows, so that one of several workers reads the pages of the others too.
    if (isInside(1, input.pages)) {
      const others = pages.filter((page) => !looked.includes(page));
      guard(findings, () => {
        if (texts.length > 0) shown.push(...others.map((page) => readShownLetters(file, page)));
        checkStructureTexts(file, texts, shown, findings);
      });
    }
  } finally {
    original?.viewed.close();
    viewed.close();
  }
  return findings.report();
}

function checkRange(range: PageRange | undefined): void {
  if (range === undefined) return;
  const { from, to } = range;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || from > to)
    throw new AppError('invalid-input', { from: Number(from), to: Number(to) });
}

function isInside(page: number, pages: PageRange | undefined): boolean {
  return pages === undefined || (page >= pages.from && page <= pages.to);
}

function readShownLetters(file: PdfFile, { dict, resources }: PageReading): string {
  return shownLetters(readPageContent(file, dict, resources));
}

/** A check that fails must never look like a check that passed. */
function guard(findings: Findings, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof AppError) throw error;
    findings.add('not-verified', null, 'A check could not be carried out.');
  }
}

/** A damaged original that PDFium can still show is compared by its pictures alone. */
async function openOriginal(source: PdfSource, range: PageRange | undefined): Promise<OriginalFile> {
  const viewed = await openPdfiumDocument(source);
  const from = range?.from ?? 1;
  const shown = Math.max(0, Math.min(viewed.pages, range?.to ?? viewed.pages) - from + 1);
  const part = { viewed, skipped: from - 1, shown };
  try {
    const file = readPdfFile(source.bytes, source.password);
    return { ...part, file, pages: readPages(file) };
  } catch (error) {
    if (error instanceof AppError) return { ...part, file: null, pages: null };
    viewed.close();
    throw error;
  }
}

function comparePageCounts(
  viewed: PdfiumDocument,
  pages: readonly PageReading[],
  original: OriginalFile | null,
  findings: Findings,
): void {
  if (viewed.pages !== pages.length)
    findings.add('damaged', null, 'Two readers count the pages differently.');
  if (original !== null && original.shown !== viewed.pages)
    findings.add(
      'page-count',
      null,
      `Of the original ${countOf(original.shown, 'page')} should be shown, the file has ${viewed.pages}.`,
    );
}

function checkMarkPages(
  marks: readonly RedactionMark[],
  pages: readonly PageReading[],
  findings: Findings,
): void {
  const missing = marks.filter(({ page }) => page < 1 || page > pages.length).length;
  if (missing > 0)
    findings.add('page-count', null, `${countOf(missing, 'mark')} on pages that the file does not have.`);
}
