/** A document in ranges of pages, redacted side by side, put together, and attacked side by side. */

import type { VerificationReport } from '../contract/bundle.ts';
import { AppError } from '../contract/errors.ts';
import { type PageRange, splitPages } from '../domain/page-ranges.ts';
import { chooseNextWays, type PageWay } from '../domain/page-ways.ts';
import { joinReports } from '../domain/verification.ts';
import type { PdfEngine, PdfSource, RedactedPage, RedactionMark, RedactOutput } from '../pdf/engine.ts';

export type RedactRequest = {
  readonly source: PdfSource;
  readonly marks: readonly RedactionMark[];
  readonly dpi: number;
  /** Lines are set anew round boxes of fixed widths. */
  readonly reflow: boolean;
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
  const { source, marks, dpi, reflow } = request;
  const { pages: count } = await engine.run('countPages', { source }, { signal });
  const beyond = marks.find(({ page }) => page > count);
  if (beyond !== undefined) throw new AppError('mark-page-missing', { page: beyond.page, pages: count });
  // What fails first ends the rest.
  const failing = new AbortController();
  const stop = { signal: AbortSignal.any([signal, failing.signal]) };
  const ranges = splitPages(count).map((range) => ({ range, ...chooseMarks(marks, range) }));
  const write = ({ range, own }: Range, ways: readonly PageWay[]) =>
    engine.run('redact', { source, marks: own, dpi, reflow, range, ways }, stop);
  try {
    const join = async (parts: readonly Part[]): Promise<Uint8Array> => {
      const { bytes } = await engine.run(
        'joinRanges',
        { ranges: parts.map(({ output }) => output.bytes) },
        stop,
      );
      return bytes;
    };
    const start = async (): Promise<{ parts: Part[]; bytes: Uint8Array }> => {
      const parts = await Promise.all(
        ranges.map(async (one): Promise<Part> => ({ ...one, ways: [], output: await write(one, []) })),
      );
      return { parts, bytes: await join(parts) };
    };
    // The terms come last, beside the joining.
    const [started, terms] = await Promise.all([start(), findTerms(stop.signal)]);
    const { parts } = started;
    let { bytes } = started;
    for (;;) {
      const output: PdfSource = { bytes, password: null };
      const reports = await Promise.all(
        parts.map(({ range, own, output: { pages } }) => {
          const layouts = pages.map(({ layout }) => layout);
          const attack = { output, marks: own, terms, original: source, pages: range, layouts };
          return engine.run('verify', attack, stop);
        }),
      );
      const next = parts.map(({ output: { pages }, ways }, index) => {
        const { clean, findings } = takeOne(reports, index);
        return clean ? ways : chooseNextWays(pages, findings, ways);
      });
      const verification = joinReports(reports);
      if (verification.clean || next.includes(null)) {
        const pages = parts.flatMap((part) => renumberMarks(part.output.pages, part.numbers));
        return { bytes, pages, verification };
      }
      // A page that the attack finds fault with is written again in a plainer way.
      await Promise.all(
        parts.map(async (part, index) => {
          const ways = next[index] ?? [];
          if (ways !== part.ways) parts[index] = { ...part, ways, output: await write(part, ways) };
        }),
      );
      bytes = await join(parts);
    }
  } catch (error) {
    failing.abort();
    throw error;
  }
}

type Range = {
  readonly range: PageRange;
  readonly own: readonly RedactionMark[];
  readonly numbers: readonly number[];
};

type Part = Range & { readonly ways: readonly PageWay[]; readonly output: RedactOutput };

function takeOne<One>(list: readonly One[], index: number): One {
  const one = list[index];
  if (one === undefined) throw new AppError('internal');
  return one;
}

/** Those of the range, and their numbers among all. */
function chooseMarks(marks: readonly RedactionMark[], { from, to }: PageRange): Omit<Range, 'range'> {
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
