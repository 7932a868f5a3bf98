/** A document in ranges of pages, redacted side by side, put together, and attacked side by side. */
import { AppError } from '../contract/errors.ts';
import type { VerificationReport } from '../contract/model.ts';
import { type PageRange, splitPages } from '../domain/page-ranges.ts';
import { joinReports } from '../domain/verification.ts';
import type { PdfEngine, PdfSource, RedactedPage, RedactionMark } from '../pdf/engine.ts';

export type RedactRequest = {
  readonly source: PdfSource;
  readonly marks: readonly RedactionMark[];
  readonly dpi: number;
};

export type RedactResult = {
  readonly bytes: Uint8Array;
  readonly pages: readonly RedactedPage[];
  readonly verification: VerificationReport;
};

/** `findTerms` runs beside the redaction; nothing that it finds may be in the output. Throws as the engine's tasks do. */
export async function redactRanges(
  request: RedactRequest,
  findTerms: (signal: AbortSignal) => Promise<readonly string[]>,
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<RedactResult> {
  const { source, marks, dpi } = request;
  const { pages: count } = await engine.run('countPages', { source }, { signal });
  const beyond = marks.find(({ page }) => page > count);
  if (beyond !== undefined) throw new AppError('mark-page-missing', { page: beyond.page, pages: count });
  // What fails first ends the rest.
  const failing = new AbortController();
  const stop = { signal: AbortSignal.any([signal, failing.signal]) };
  const ranges = splitPages(count).map((range) => ({ range, ...chooseMarks(marks, range) }));
  try {
    const [terms, ...parts] = await Promise.all([
      findTerms(stop.signal),
      ...ranges.map(({ range, own }) => engine.run('redact', { source, marks: own, dpi, range }, stop)),
    ]);
    const { bytes } = await engine.run('joinRanges', { ranges: parts.map((part) => part.bytes) }, stop);
    const attacks = ranges.map(({ range, own }, index) => {
      const layouts = (parts[index]?.pages ?? []).map(({ layout }) => layout);
      const output: PdfSource = { bytes, password: null };
      return engine.run(
        'verify',
        { output, marks: own, terms, original: source, pages: range, layouts },
        stop,
      );
    });
    const verification = joinReports(await Promise.all(attacks));
    const pages = parts.flatMap((part, index) => renumberMarks(part.pages, ranges[index]?.numbers ?? []));
    return { bytes, pages, verification };
  } catch (error) {
    failing.abort();
    throw error;
  }
}

/** Those of the range, and their numbers among all. */
function chooseMarks(
  marks: readonly RedactionMark[],
  { from, to }: PageRange,
): { own: readonly RedactionMark[]; numbers: readonly number[] } {
  const chosen = marks
    .map((mark, number) => ({ mark, number }))
    .filter(({ mark }) => {
      return mark.page >= from && mark.page <= to;
    });
  return { own: chosen.map(({ mark }) => mark), numbers: chosen.map(({ number }) => number) };
}

function renumberMarks(pages: readonly RedactedPage[], numbers: readonly number[]): readonly RedactedPage[] {
  return pages.map((page) => ({
    ...page,
    gaps: page.gaps.map((gap) => ({ ...gap, marks: gap.marks.flatMap((mark) => numbers[mark] ?? []) })),
  }));
}
